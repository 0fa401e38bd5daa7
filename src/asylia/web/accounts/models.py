"""What is stored about offices, the people who work in them, and their sign-ins."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.sessions.base_session import AbstractBaseSession
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from asylia.web.base.references import random_reference


def office_reference() -> str:
    """A new public reference of an office."""
    return random_reference("O", groups=1)


def staff_reference() -> str:
    """A new public reference of a user: what the case file and the logs write."""
    return random_reference("S", groups=2)


def passkey_reference() -> str:
    """A new public reference of a passkey."""
    return random_reference("K", groups=2)


class Role(models.TextChoices):
    """What a user is in the system; it opens pages, never single cases."""

    BORDER_GUARD = "border_guard", _("border guard")
    CASEWORKER = "caseworker", _("caseworker")
    SUPERVISOR = "supervisor", _("supervisor")
    AUDITOR = "auditor", _("auditor")
    INTERPRETER = "interpreter", _("interpreter")
    ADMINISTRATOR = "administrator", _("administrator")


class OfficeKind(models.TextChoices):
    """What an office does."""

    BORDER = "border", _("border station")
    ASYLUM = "asylum", _("asylum division")
    RESPONSIBILITY = "responsibility", _("responsibility unit")
    RECEPTION = "reception", _("reception centre")
    OVERSIGHT = "oversight", _("oversight and administration")


class Office(models.Model):
    """A place where cases are worked on; row security keeps each to its own."""

    reference = models.CharField(max_length=20, unique=True, default=office_reference)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=OfficeKind)
    member_state = models.CharField(max_length=2)
    is_active = models.BooleanField(default=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.UniqueConstraint(Lower("name"), name="office_name_is_unique"),
            models.CheckConstraint(condition=~models.Q(name=""), name="office_has_a_name"),
            models.CheckConstraint(
                condition=models.Q(kind__in=OfficeKind.values), name="office_kind_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(member_state__regex=r"^[A-Z]{2}$"),
                name="office_member_state_is_two_letters",
            ),
        ]

    def __str__(self) -> str:
        """The reference, for logs and debugging."""
        return self.reference


class UserManager(BaseUserManager["User"]):
    """Users, found by the name they sign in with, however they type it."""

    def get_queryset(self) -> models.QuerySet["User"]:
        """Users with their offices: wherever one is shown, so is the other."""
        return super().get_queryset().select_related("office")

    def get_by_natural_key(self, username: str | None) -> "User":
        """The user who signs in as ``username``."""
        return self.get(username=(username or "").strip().lower())

    def named_or_first(self, username: str) -> "User | None":
        """The user of that name; if there is none, the first of all: one row either way.

        Whoever asks must compare the name. None only if there is no user at all.
        """
        first = self.model.objects.order_by("pk").values("pk")[:1]
        is_named = models.Case(models.When(username=username, then=0), default=1)
        found = self.filter(models.Q(username=username) | models.Q(pk=models.Subquery(first)))
        return found.order_by(is_named).first()


class User(AbstractBaseUser):
    """Somebody who works in an office."""

    username = models.CharField(max_length=60, unique=True)
    reference = models.CharField(max_length=20, unique=True, default=staff_reference)
    full_name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=Role)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="users")
    is_active = models.BooleanField(default=True)
    must_change_password = models.BooleanField(default=True)
    password_ends_at = models.DateTimeField(null=True)
    """When a one-time password opens nothing any more; null for one's own."""

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects = UserManager()

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(username=Lower("username")), name="username_is_lower_case"
            ),
            models.CheckConstraint(
                condition=~models.Q(username="") & ~models.Q(full_name=""), name="user_has_names"
            ),
            models.CheckConstraint(
                condition=models.Q(role__in=Role.values), name="user_role_is_known"
            ),
        ]

    def __str__(self) -> str:
        """The reference, never the name: this ends up in logs."""
        return self.reference


class AccountAct(models.TextChoices):
    """What can happen to an account or an office."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGNED_OUT = "signed_out", _("signed out")
    PASSWORD_CHANGED = "password_changed", _("password changed")
    PASSWORD_RESET = "password_reset", _("password reset")
    CONFIRMED = "confirmed", _("confirmed who they are")
    SESSIONS_ENDED = "sessions_ended", _("other sessions ended")
    PASSKEY_ADDED = "passkey_added", _("passkey added")
    PASSKEY_REMOVED = "passkey_removed", _("passkey removed")
    CODES_SET_UP = "codes_set_up", _("code app set up")
    CODES_REMOVED = "codes_removed", _("code app removed")
    RECOVERY_MADE = "recovery_made", _("recovery codes made")
    RECOVERY_USED = "recovery_used", _("recovery code used")
    FACTORS_RESET = "factors_reset", _("second factors taken away")
    IDENTITY_LINKED = "identity_linked", _("linked to the identity provider")
    IDENTITY_UNLINKED = "identity_unlinked", _("link to the identity provider removed")
    USER_ADDED = "user_added", _("user added")
    USER_CHANGED = "user_changed", _("user changed")
    USER_DEACTIVATED = "user_deactivated", _("user deactivated")
    USER_REACTIVATED = "user_reactivated", _("user reactivated")
    OFFICE_ADDED = "office_added", _("office added")
    OFFICE_CHANGED = "office_changed", _("office changed")
    OFFICE_CLOSED = "office_closed", _("office closed")
    OFFICE_REOPENED = "office_reopened", _("office reopened")


class AccountEntry(models.Model):
    """One act on an account or an office: who, whom, when. Never changed, never removed."""

    at = models.DateTimeField()
    act = models.CharField(max_length=20, choices=AccountAct)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="entries")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="entries")
    detail = models.JSONField(default=dict)
    """Codes and references only: the role before and after, never a name or a password."""

    class Meta:
        """What the database itself refuses, and how entries are found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(act__in=AccountAct.values), name="account_act_is_known"
            ),
            models.CheckConstraint(
                condition=models.Q(user__isnull=False) | models.Q(office__isnull=False),
                name="account_entry_is_about_something",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["user", "-at"], name="account_entry_of_user"),
            models.Index(fields=["office", "-at"], name="account_entry_of_office"),
        ]

    def __str__(self) -> str:
        """The act and its number."""
        return f"{self.act} {self.pk}"


class SignInTry(models.Model):
    """A sign-in that failed, kept for as long as it slows the next one down.

    The name typed and the address are stored as keyed digests: the table tells nobody who exists.
    """

    account_key = models.CharField(max_length=64)
    address_key = models.CharField(max_length=64)
    device_key = models.CharField(max_length=64, default="")
    """The browser that failed, if this account has signed in with it before; else empty."""
    at = models.DateTimeField()

    class Meta:
        """How tries are counted."""

        indexes: ClassVar = [
            models.Index(fields=["account_key", "at"], name="try_by_account"),
            models.Index(fields=["address_key", "at"], name="try_by_address"),
            models.Index(fields=["device_key", "at"], name="try_by_device"),
        ]

    def __str__(self) -> str:
        """The number only."""
        return f"try {self.pk}"


class Away(models.TextChoices):
    """What was turned away."""

    SIGN_IN = "sign_in", _("sign-in: name and password do not belong together")
    SECOND = "second", _("sign-in: second factor")
    PASSKEY = "passkey", _("passkey")
    TOKEN = "token", _("answer of the identity provider")
    CONFIRM = "confirm", _("proof of who sits there")
    SESSION = "session", _("session that is none, or has ended")
    FORM = "form", _("form without its token")
    WAIT = "wait", _("too many tries, or too many cases")
    ROLE = "role", _("page of another role")
    CASE = "case", _("reference that is no case of theirs")
    CLOSED = "closed", _("case that does not open to them")
    ACT = "act", _("act that is not possible")
    THING = "thing", _("thing that is none of theirs")
    INPUT = "input", _("form filled as its page does not let anybody")
    VERB = "verb", _("request of another kind than the page takes")
    REQUEST = "request", _("request that could not be read")


class TurnedAway(models.Model):
    """Something was refused: what, whose, where, when. Kept for a year, never changed.

    A name that was typed and the address are keyed digests; ``route`` is the pattern of the page,
    without what stood in it.
    """

    at = models.DateTimeField()
    kind = models.CharField(max_length=20, choices=Away)
    by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    """Their office then: its auditors see it."""
    name_key = models.CharField(max_length=64)
    address_key = models.CharField(max_length=64)
    route = models.CharField(max_length=120)
    request = models.CharField(max_length=16)
    """The number that the answer carried in ``X-Request-Id``."""
    failed = models.CharField(max_length=20)
    """Which check said no, as a code; empty where there is only one."""

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=Away.values), name="turned_away_kind_is_known"
            ),
        ]

    def __str__(self) -> str:
        """The kind and its number."""
        return f"{self.kind} {self.pk}"


class Session(AbstractBaseSession):
    """A session, found by its owner too. Its key is a digest: a dump opens no session."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="sessions")

    def __str__(self) -> str:
        """Whose it is, by reference."""
        return f"session of {self.user or 'nobody'}"

    @classmethod
    def get_session_store_class(cls) -> type:
        """What reads and writes it."""
        from asylia.web.accounts.sessions import SessionStore

        return SessionStore


class Passkey(models.Model):
    """A key pair in somebody's device; only the public half is here."""

    reference = models.CharField(max_length=20, unique=True, default=passkey_reference)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="passkeys")
    name = models.CharField(max_length=60)
    key_id = models.BinaryField(max_length=1023, unique=True)
    credential = models.BinaryField(max_length=4096)
    """The id, the make and the public key, as the device wrote them."""
    uses = models.BigIntegerField(default=0)
    """The device's own counter; many always say 0."""
    added_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=~models.Q(name=""), name="passkey_has_a_name"),
            models.CheckConstraint(condition=models.Q(uses__gte=0), name="passkey_uses_count"),
        ]

    def __str__(self) -> str:
        """The reference: the name is its owner's own."""
        return self.reference


class CodeApp(models.Model):
    """The secret that somebody's code app shares with us, sealed; each code counts once."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="code_app")
    sealed = models.BinaryField(max_length=200)
    last_step = models.BigIntegerField(default=0)
    """The half minute of the last code taken: it and all before it are used up."""
    begun_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    """When its first code came; before, it opens nothing."""

    def __str__(self) -> str:
        """Whose it is, by reference."""
        return f"code app of {self.user}"


class RecoveryCode(models.Model):
    """A code on paper, good for one sign-in; kept as a keyed digest."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        """The number only."""
        return f"recovery code {self.pk}"


class LinkedIdentity(models.Model):
    """Who a user is at the authority's identity provider, as an administrator wrote it."""

    user = models.OneToOneField(User, on_delete=models.PROTECT, related_name="identity")
    issuer = models.CharField(max_length=255)
    subject = models.CharField(max_length=255)
    linked_at = models.DateTimeField()

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["issuer", "subject"], name="identity_is_one_users"),
            models.CheckConstraint(
                condition=~models.Q(subject="") & ~models.Q(issuer=""), name="identity_is_named"
            ),
        ]

    def __str__(self) -> str:
        """Whose it is, by reference."""
        return f"identity of {self.user}"
