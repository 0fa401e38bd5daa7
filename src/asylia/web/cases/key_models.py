"""What is stored of keys: who holds some, each holder's share of a case, and what became of them.

No key stands here in clear. The key store seals private keys and the escrow copy of each case's
key; a share is sealed to the public key of its holder.
"""

from typing import ClassVar

from django.db import models

from asylia.web.accounts.models import Office, User
from asylia.web.cases.need import HolderKind
from asylia.web.cases.reasons import SealedText


class CaseKey(models.Model):
    """The escrow copy of a case's key, sealed by the key store; empty once the case is erased."""

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="key"
    )
    store = models.CharField(max_length=40)
    """Which key of the key store seals it."""
    sealed = models.BinaryField()

    def __str__(self) -> str:
        """The case; never the key."""
        return f"key of case {self.case_id}"


class KeyHolder(models.Model):
    """An office, its lead or a user, with a key pair; a new pair is a new row.

    ``vouched`` is the public key once more, sealed by the key store for this holder: whoever puts
    another public key into the database finds that nobody seals a share to it.
    """

    kind = models.CharField(max_length=10)
    office = models.ForeignKey(Office, on_delete=models.PROTECT, null=True, related_name="+")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField()
    public_key = models.BinaryField(max_length=32)
    store = models.CharField(max_length=40)
    vouched = models.BinaryField()
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)
    """When a newer pair took its place; its shares are sealed anew, then it is destroyed."""

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(
                    kind=HolderKind.USER.value, user__isnull=False, office__isnull=True
                )
                | models.Q(
                    kind__in=[HolderKind.OFFICE.value, HolderKind.LEAD.value],
                    user__isnull=True,
                    office__isnull=False,
                ),
                name="key_holder_is_an_office_or_a_user",
            ),
            models.UniqueConstraint(
                fields=["kind", "office", "user"],
                condition=models.Q(retired_at__isnull=True),
                nulls_distinct=False,
                name="key_holder_has_one_pair",
            ),
        ]

    def __str__(self) -> str:
        """What kind, and its number; never a key."""
        return f"{self.kind} holder {self.pk}"


class HolderKey(models.Model):
    """The private key of a holder, sealed by the key store for its public key."""

    holder = models.OneToOneField(
        KeyHolder, on_delete=models.PROTECT, primary_key=True, related_name="private"
    )
    store = models.CharField(max_length=40)
    sealed = models.BinaryField()

    def __str__(self) -> str:
        """The holder; never the key."""
        return f"key of holder {self.holder_id}"


class KeyShare(models.Model):
    """The key of a case, sealed to one holder. Without one, nobody reads the case."""

    pk = models.CompositePrimaryKey("case", "holder")
    case = models.ForeignKey(
        "cases.Case", on_delete=models.PROTECT, related_name="shares", db_index=False
    )
    holder = models.ForeignKey(KeyHolder, on_delete=models.PROTECT, related_name="shares")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        """The case and the holder; never the key."""
        return f"share of case {self.case_id} for holder {self.holder_id}"


class ReasonKey(models.Model):
    """The key of the reasons that staff give, itself sealed by the key store. There is one."""

    store = models.CharField(max_length=40)
    """Which key of the key store seals it."""
    sealed = models.BinaryField()

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="reasons_have_one_key")
        ]

    def __str__(self) -> str:
        """The key of the key store; never the key."""
        return f"key of reasons under {self.store}"


class Erasure(models.Model):
    """A person had a case erased: nobody has its key any more; the chain of its entries stays.

    The copy in escrow is destroyed by ``asylia erase``, under a role that nobody serves pages by.
    """

    case = models.OneToOneField(
        "cases.Case", on_delete=models.PROTECT, primary_key=True, related_name="erasure"
    )
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    limit_id = models.CharField(max_length=80)
    """Which rule of the law had it erased."""
    kept_until_on = models.DateField(null=True)
    """The day until which that rule kept it; null for one that erases at once."""
    reason = SealedText()

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(limit_id="") & ~models.Q(reason=""),
                name="erasure_has_a_rule_and_a_reason",
            ),
        ]

    def __str__(self) -> str:
        """The case's number."""
        return f"erasure of case {self.case_id}"


class KeyAct(models.TextChoices):
    """What can happen to keys."""

    STORE_ROTATION_BEGUN = "store_rotation_begun"
    STORE_ROTATED = "store_rotated"
    HOLDER_ROTATED = "holder_rotated"
    CASE_ERASED = "case_erased"


class KeyEntry(models.Model):
    """One act on keys: when, which. Never changed, never removed; it names keys and holds none."""

    at = models.DateTimeField()
    act = models.CharField(max_length=30, choices=KeyAct)
    detail = models.JSONField(default=dict)
    """Names of keys, numbers of holders, counts."""

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(act__in=KeyAct.values), name="key_act_is_known"
            ),
        ]

    def __str__(self) -> str:
        """The act and its number."""
        return f"{self.act} {self.pk}"
