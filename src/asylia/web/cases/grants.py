"""What is stored of need-to-know: who was let into a case, what was locked, who was told.

A reason is personal data of staff: it stands here and never in the file of the person.
"""

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from asylia.web.accounts.models import Office, User
from asylia.web.cases.reasons import SealedText


class GrantKind(models.TextChoices):
    """In which way somebody was let into a case that is not theirs."""

    ASSIGNMENT = "assignment", _("called in")
    REASON = "reason", _("own reason")
    BREAK_GLASS = "break_glass", _("emergency access")


class Purpose(models.TextChoices):
    """For what somebody is called in to a case."""

    TOGETHER = "together", _("works on it together with the caseworker")
    ABSENCE = "absence", _("stands in while the caseworker is away")
    INTERVIEW = "interview", _("prepares or holds an interview")
    RESPONSIBILITY = "responsibility", _("finds out which State is responsible, or transfers")
    RECEPTION = "reception", _("looks after reception and special needs")
    APPEAL = "appeal", _("answers an appeal or a court")
    QUALITY = "quality", _("checks the quality of the file")


class Reason(models.TextChoices):
    """Why somebody needs a case that is not theirs."""

    ABSENCE = "absence", _("The caseworker is away and something is due")
    PERSON = "person", _("The person is here, calls or writes")
    OTHER_CASE = "other_case", _("A case of mine depends on it")
    REQUEST = "request", _("A court, a lawyer or another State asks")
    CARE = "care", _("Care, health or safety of the person")
    MISTAKE = "mistake", _("A mistake in the file has to be found")
    OTHER = "other", _("Another reason, in my words")


CODES = sorted({*Purpose.values, *Reason.values})


class GrantQuerySet(models.QuerySet["Grant"]):
    """Grants; whether one is in force is judged by the clock of the database."""

    def in_force(self) -> "GrantQuerySet":
        """Those that nobody ended and whose time has not run out."""
        in_time = models.Q(ends_at__isnull=True) | models.Q(ends_at__gt=Now())
        return self.filter(in_time, ended_at__isnull=True)

    def called_in(self, case: int) -> "GrantQuerySet":
        """Whoever is called in to this case."""
        return self.filter(case=case, kind=GrantKind.ASSIGNMENT, ended_at__isnull=True)

    def end(self, *, by: User, at: datetime) -> None:
        """End these: the case goes to another office."""
        self.update(ended_at=at, ended_by=by)


class Grant(models.Model):
    """Somebody may open a case beyond their work: by whom, why, how long. It ends once.

    The database itself cuts ``ends_at`` to the longest that the kind allows.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="grants")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    """The office of the case when it was given: its supervisors and auditors answer for it."""
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=GrantKind)
    why = models.CharField(max_length=20)
    words = SealedText(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ends_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    objects = GrantQuerySet.as_manager()

    class Meta:
        """What the database itself refuses, and how those in force are found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=GrantKind.values), name="grant_kind_is_known"
            ),
            models.CheckConstraint(condition=models.Q(why__in=CODES), name="grant_why_is_known"),
            models.CheckConstraint(
                condition=models.Q(kind=GrantKind.ASSIGNMENT, ends_at__isnull=True)
                | (~models.Q(words="") & models.Q(ends_at__isnull=False, by=models.F("user"))),
                name="grant_is_given_or_has_reason_and_end",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="grant_ended_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["user", "case"],
                name="grant_of_user",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.Index(fields=["case", "-at"], name="grant_of_case"),
            models.Index(
                fields=["office", "-at"],
                name="grant_to_review",
                condition=models.Q(kind=GrantKind.BREAK_GLASS),
            ),
        ]

    def __str__(self) -> str:
        """The kind and its number; never the reason."""
        return f"{self.kind} {self.pk}"


class Lock(models.Model):
    """A case is open to a named list alone: who locked it, why, and who ended that. It ends once.

    Another list is another lock.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="locks")
    words = SealedText()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["case"],
                name="case_has_one_lock",
                condition=models.Q(ended_at__isnull=True),
            ),
            models.CheckConstraint(condition=~models.Q(words=""), name="lock_has_a_reason"),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="lock_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"lock {self.pk}"


class Named(models.Model):
    """Somebody is on the list of a lock."""

    lock = models.ForeignKey(Lock, on_delete=models.PROTECT, related_name="names")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """What the database itself refuses; the index finds the locks of a user."""

        constraints: ClassVar = [
            models.UniqueConstraint(fields=["user", "lock"], name="named_once"),
        ]

    def __str__(self) -> str:
        """Their numbers."""
        return f"user {self.user_id} of lock {self.lock_id}"


class NoticeKind(models.TextChoices):
    """Of what somebody is told."""

    LOOKED = "looked", _("looked at a locked case")
    BROKE_GLASS = "broke_glass", _("used emergency access")
    STATED_REASON = "stated_reason", _("opened the case with a reason of their own")
    CALLED_IN = "called_in", _("called you in to a case")
    TOO_MANY = "too_many", _("opened or sought unusually many cases and was stopped")
    REVIEWED = "reviewed", _("reviewed an emergency access")


class Notice(models.Model):
    """Somebody is told what somebody did. Never removed; that it was seen is added once."""

    to = models.ForeignKey(User, on_delete=models.PROTECT, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, null=True, related_name="+")
    grant = models.ForeignKey(Grant, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    seen_at = models.DateTimeField(null=True)

    class Meta:
        """What the database itself refuses, and how the unseen are counted."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(kind__in=NoticeKind.values), name="notice_kind_is_known"
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["to"], name="notice_unseen", condition=models.Q(seen_at__isnull=True)
            ),
            models.Index(fields=["to", "-id"], name="notice_of_user"),
        ]

    def __str__(self) -> str:
        """The kind and its number."""
        return f"{self.kind} {self.pk}"


class Outcome(models.TextChoices):
    """What the review of an emergency access found."""

    JUSTIFIED = "justified", _("It was needed")
    UNCLEAR = "unclear", _("It is not clear; it is looked into further")
    UNJUSTIFIED = "unjustified", _("It was not needed; the head of the office is told")


class Review(models.Model):
    """A supervisor or auditor looked into an emergency access. Never changed, never removed."""

    grant = models.OneToOneField(
        Grant, on_delete=models.PROTECT, primary_key=True, related_name="review"
    )
    outcome = models.CharField(max_length=20, choices=Outcome)
    words = SealedText()
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=Outcome.values) & ~models.Q(words=""),
                name="review_has_outcome_and_words",
            ),
        ]

    def __str__(self) -> str:
        """The outcome and its grant."""
        return f"{self.outcome} of {self.grant_id}"


class Missed(models.Model):
    """Somebody asked for a reference that is no case of theirs. Kept to count, and says no more."""

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")

    class Meta:
        """How those of a user are counted."""

        indexes: ClassVar = [models.Index(fields=["by", "at"], name="missed_by_user")]

    def __str__(self) -> str:
        """The number only."""
        return f"missed {self.pk}"
