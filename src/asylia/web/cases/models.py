"""What is stored of a case: its file, its dates, and who read it."""

from typing import ClassVar

from django.db import models

from asylia.casefile.entries import Source
from asylia.law.acts.apr_data import ERASE_CITIZEN, KEEP_DATA
from asylia.law.next_act import Turn
from asylia.web.accounts.models import Office, User
from asylia.web.cases.grants import Grant, GrantKind, Lock, Named
from asylia.web.cases.key_models import CaseKey
from asylia.web.cases.need import LEADS, READERS, Ground


class CaseQuerySet(models.QuerySet["Case"]):
    """Cases, always through ``visible_to``, ``listed_for`` or ``known_to``.

    For one case that was found, ``access.is_known`` says the same over plain values.
    """

    def visible_to(self, user: User) -> "CaseQuerySet":
        """The cases that this user may open: the rule of ``need``, in words of the database.

        Row security says the same again.
        """
        return self.filter(_opens(user)) if _is_reader(user) else self.none()

    def listed_for(self, user: User) -> "CaseQuerySet":
        """The cases that this user may see in lists, without a name: those of their office."""
        return self.filter(office_id=user.office_id) if _is_reader(user) else self.none()

    def known_to(self, user: User) -> "CaseQuerySet":
        """The cases that stand in a list of this user or that they may open."""
        if not _is_reader(user):
            return self.none()
        return self.filter(models.Q(office_id=user.office_id) | _opens(user))


def _is_reader(user: User) -> bool:
    return user.role in READERS and user.is_active


def _opens(user: User) -> models.Q:
    """Which cases open to this reader."""
    grants = Grant.objects.in_force().filter(user=user)
    broken = grants.filter(kind=GrantKind.BREAK_GLASS)
    named = Named.objects.filter(user=user)
    own = models.Q(caseworker=user) | models.Q(caseworker__isnull=True)
    work = models.Q(office_id=user.office_id) & (models.Q() if user.role in LEADS else own)
    unlocked = work | models.Q(pk__in=grants.values("case"))
    locked = models.Q(lock__in=named.values("lock")) | models.Q(pk__in=broken.values("case"))
    return models.Q(lock__isnull=True) & unlocked | models.Q(lock__isnull=False) & locked


class Case(models.Model):
    """One person's case. Who the person is stands in the file, not here."""

    reference = models.CharField(max_length=20, unique=True)
    member_state = models.CharField(max_length=2)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="cases")
    caseworker = models.ForeignKey(
        User, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    lock = models.ForeignKey(
        Lock, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    """The lock in force; with one, the case opens to its named list alone."""
    opened_at = models.DateTimeField()
    recompute_on = models.DateField(null=True)
    """The day on which time alone changes the dates; null if it never does."""

    objects = CaseQuerySet.as_manager()

    class Meta:
        """What the database itself refuses, and how cases are found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(reference__regex=r"^[A-Z]{2}(-[2-9A-HJ-NP-Z]{4}){2}$"),
                name="case_reference_says_nothing",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "caseworker"], name="case_by_office"),
            models.Index(
                fields=["recompute_on"],
                name="case_to_recompute",
                condition=models.Q(recompute_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """The reference, never a name: this ends up in logs."""
        return self.reference


class CaseHead(models.Model):
    """The end of a case's chain. Whoever writes to the file locks this row first."""

    case = models.OneToOneField(
        Case, on_delete=models.PROTECT, primary_key=True, related_name="head"
    )
    number = models.PositiveIntegerField()
    hash = models.BinaryField(max_length=32)

    def __str__(self) -> str:
        """The case and the number of its last entry."""
        return f"{self.case_id} up to {self.number}"


class Entry(models.Model):
    """One line of a case file, never changed and never removed.

    ``header`` is what the chain covers; the columns beside it repeat parts of it, to be found by.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="entries")
    number = models.PositiveIntegerField()
    event = models.CharField(max_length=80)
    happened_on = models.DateField(null=True)
    happened_at = models.DateTimeField(null=True)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    source = models.CharField(max_length=20, blank=True)
    corrects = models.PositiveIntegerField(null=True)
    header = models.BinaryField()
    committed = models.BinaryField(max_length=32)
    hash = models.BinaryField(max_length=32)

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["case", "number"], name="entry_number_is_unique"),
            models.CheckConstraint(
                condition=models.Q(event__regex=r"^[a-z][a-z0-9_]+$"), name="entry_event_is_a_term"
            ),
            models.CheckConstraint(
                condition=models.Q(source__in=["", *(str(source) for source in Source)]),
                name="entry_source_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(happened_on__isnull=True, happened_at__isnull=False)
                | models.Q(happened_on__isnull=False, happened_at__isnull=True),
                name="entry_has_day_or_moment",
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1)
                & (models.Q(corrects__isnull=True) | models.Q(corrects__lt=models.F("number"))),
                name="entry_corrects_an_earlier_one",
            ),
        ]

    def __str__(self) -> str:
        """The case's number and the entry's."""
        return f"entry {self.number} of case {self.case_id}"


class EntryContent(models.Model):
    """The names and words of an entry, sealed, away from the chain, so that they can be erased."""

    entry = models.OneToOneField(
        Entry, on_delete=models.PROTECT, primary_key=True, related_name="content"
    )
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="+")
    key = models.ForeignKey(CaseKey, on_delete=models.PROTECT, related_name="+")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        """The entry; never a word of it."""
        return f"content of entry {self.entry_id}"


ENDS_RETENTION = (KEEP_DATA.id, ERASE_CITIZEN.id)
"""The rules after which a case is erased."""


class DueDateQuerySet(models.QuerySet["DueDate"]):
    """Dates, always through ``listed_for``."""

    def listed_for(self, user: User) -> "DueDateQuerySet":
        """The dates of the cases that this user may see in lists; the office stands beside each."""
        if user.role not in READERS or not user.is_active:
            return self.none()
        return self.filter(office_id=user.office_id)


class DueDate(models.Model):
    """A limit's dates in one case, as the law's clock last answered: dates, never a status.

    Whether a date is near or past, the reader sees by comparing it with today.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="due_dates")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    limit_id = models.CharField(max_length=80)
    instrument = models.CharField(max_length=40)
    article = models.CharField(max_length=40)
    title = models.TextField()
    kind = models.CharField(max_length=20)
    owed_by = models.CharField(max_length=60)
    starts_on = models.DateField(null=True)
    nominal_end = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    other_due_on = models.DateField(null=True)
    """The earliest date of another reading of the law, if readings differ."""
    met_on = models.DateField(null=True)
    sort_on = models.DateField(null=True)
    """The local day of the due date, to sort and to page by; null for a duty without a number."""

    objects = DueDateQuerySet.as_manager()

    class Meta:
        """How those cases are found that the law no longer keeps."""

        indexes: ClassVar = [
            models.Index(
                fields=["office", "due_on"],
                name="due_date_of_retention",
                condition=models.Q(limit_id__in=ENDS_RETENTION),
            ),
        ]

    def __str__(self) -> str:
        """The limit and the case's number."""
        return f"{self.limit_id} in case {self.case_id}"


OURS = models.Q(turn="ours")
IN_ORDER = ["sort_on", "due_at", "id"]


class NextActQuerySet(models.QuerySet["NextAct"]):
    """Next acts, always through ``listed_for``."""

    def listed_for(self, user: User) -> "NextActQuerySet":
        """The acts of the cases that this user may see in lists; the office stands beside each."""
        if user.role not in READERS or not user.is_active:
            return self.none()
        return self.filter(office_id=user.office_id)


class NextAct(models.Model):
    """Something that has to be done in one case: by whom, by when and why; never a status.

    A case in which nobody has to do anything, though nothing has ended it, has one row that says
    so: its turn is nobody's.
    """

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="next_acts")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(max_length=80)
    """The limit or step that asks for it, with the other State where it is done with one."""
    instrument = models.CharField(max_length=40)
    article = models.CharField(max_length=40)
    title = models.TextField()
    owed_by = models.CharField(max_length=60)
    turn = models.CharField(max_length=10, choices=[(one.value, one.value) for one in Turn])
    limit_id = models.CharField(max_length=80)
    """The limit whose time it has, which explains the day; empty if none does."""
    starts_on = models.DateField(null=True)
    nominal_end = models.DateField(null=True)
    due_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    other_due_on = models.DateField(null=True)
    """The earliest date of another reading of the law, if readings differ."""
    sort_on = models.DateField(null=True)
    """The local day of the due date, to sort and to page by; null for an act without a number."""
    stage = models.CharField(max_length=60)
    """The event that says how far the case is; empty before any of those."""

    objects = NextActQuerySet.as_manager()

    class Meta:
        """How *Today* finds its rows: in its own order, and by its filters in the same order."""

        indexes: ClassVar = [
            models.Index(
                fields=["office", "turn", *IN_ORDER],
                name="next_act_in_order",
            ),
            models.Index(
                fields=["office", "instrument", *IN_ORDER],
                name="next_act_by_law",
                condition=OURS,
            ),
            models.Index(
                fields=["office", *IN_ORDER],
                name="next_act_in_doubt",
                condition=OURS & models.Q(other_due_on__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        """What asks for it, and the case's number."""
        return f"{self.name} in case {self.case_id}"


class ReadAct(models.TextChoices):
    """What was read."""

    CASE_OPENED = "case_opened"
    CASES_LISTED = "cases_listed"
    CASE_SOUGHT = "case_sought"
    HISTORY_EXPORTED = "history_exported"
    CASE_PRINTED = "case_printed"
    PAPER_TAKEN = "paper_taken"


class Read(models.Model):
    """Somebody read about somebody: who, which case, when. Never changed, never removed.

    ``known_on`` is the past day as of which the file was read; null for the file as it stood.
    ``ground`` is why they might; what was read before it was asked says nothing.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reads")
    what = models.CharField(max_length=20, choices=ReadAct)
    known_on = models.DateField(null=True)
    ground = models.CharField(max_length=20, blank=True)
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """How reads are found: those of a case, those of a user."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(ground__in=["", *(str(ground) for ground in Ground)]),
                name="read_ground_is_known",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["case", "at"], name="read_of_case"),
            models.Index(fields=["by", "at"], name="read_by_user"),
            models.Index(
                fields=["by", "at"],
                include=["case"],
                name="read_opened_by_user",
                condition=~models.Q(what=ReadAct.CASES_LISTED),
            ),
        ]

    def __str__(self) -> str:
        """The act and its number."""
        return f"{self.what} {self.pk}"


class ChosenReading(models.Model):
    """An office chose how it reads a disputed point of the law. Never changed, never removed.

    The newest choice holds; an empty key gives the point back to the settings file and the book.
    """

    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    point = models.CharField(max_length=80)
    key = models.CharField(max_length=60, blank=True)
    chosen_on = models.DateField()
    reason = models.TextField()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """What the database itself refuses, and how the newest is found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(point="") & ~models.Q(reason=""),
                name="choice_of_a_reading_has_point_and_reason",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["office", "-id"], name="choices_of_an_office"),
        ]

    def __str__(self) -> str:
        """The point and the number of the choice."""
        return f"{self.point} {self.pk}"


class RenewalAct(models.TextChoices):
    """A step of renewing stored dates in bulk."""

    BEGAN = "began"
    CONTINUED = "continued"
    MARKED = "marked"
    ENDED = "ended"


class RenewalKind(models.TextChoices):
    """Which stored dates are renewed, or only compared."""

    TIME = "time"
    ALL = "all"
    DIFF = "diff"
    MOVED = "moved"


class Renewal(models.Model):
    """Somebody had dates reckoned in bulk: who, why, by which law. Never changed, never removed.

    A row begins; others tell that every case waits (``marked``), that it was broken off and goes on
    (``continued``), that it ended, with what it came to. Nothing in them is about a person's case.
    """

    at = models.DateTimeField()
    act = models.CharField(max_length=10, choices=RenewalAct)
    of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="steps")
    kind = models.CharField(max_length=10, choices=RenewalKind)
    asked_on = models.DateField()
    account = models.CharField(max_length=100)
    """The account of the operating system under which it was asked for."""
    why = models.TextField()
    law = models.CharField(max_length=64)
    """The hash of the files of the law and of its settings."""
    cases = models.PositiveIntegerField(null=True)
    moved = models.PositiveIntegerField(null=True)
    refused = models.PositiveIntegerField(null=True)
    left_to_the_clock = models.PositiveIntegerField(null=True)

    class Meta:
        """What the database itself refuses, and how the newest is found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(act="began", of__isnull=True)
                | (~models.Q(act="began") & models.Q(of__isnull=False)),
                name="renewal_begins_or_belongs",
            ),
            models.CheckConstraint(
                condition=~models.Q(why="") & ~models.Q(account=""),
                name="renewal_has_who_and_why",
            ),
            models.CheckConstraint(
                condition=models.Q(act="ended", cases__isnull=False)
                | (~models.Q(act="ended") & models.Q(cases__isnull=True)),
                name="renewal_ends_with_a_count",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["act", "-id"], name="renewals_by_act")]

    def __str__(self) -> str:
        """The step and its number."""
        return f"{self.kind} {self.act} {self.pk}"


class Unsent(models.Model):
    """What somebody typed into a form and has not sent, sealed: one for each user and form.

    It is sealed under the key of the case that the form is about; a form about no case under a key
    of its own, which the key store sealed for this user and form. The database shows it to its
    user alone, and to nobody after seven days.
    """

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, related_name="unsent")
    address = models.CharField(max_length=200)
    """Where the form stands: its page, without anything after a question mark."""
    kept_at = models.DateTimeField()
    store = models.CharField(max_length=40, default="")
    """Which key of the key store seals ``key``; empty under the key of a case."""
    key = models.BinaryField(default=b"")
    sealed = models.BinaryField()

    class Meta:
        """What the database itself refuses, and how what is too old is found."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "address"], name="unsent_once_for_a_form"),
            models.CheckConstraint(
                condition=models.Q(case__isnull=False, store="")
                | (models.Q(case__isnull=True) & ~models.Q(store="")),
                name="unsent_is_sealed_by_one_key",
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["kept_at"], name="unsent_by_age")]

    def __str__(self) -> str:
        """Whose it is and its number; never a word of it."""
        return f"unsent {self.pk} of {self.user_id}"
