"""What is stored of a booked interpreter. Need-to-know itself stands in ``cases.grants``."""

from typing import ClassVar

from django.db import models

from asylia.web.accounts.models import User


class Booking(models.Model):
    """An interpreter is booked for a case: when, in which language, where. It ends once.

    The interpreter sees ``Slot`` and nothing else of it.
    """

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="bookings")
    interpreter = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8)
    room = models.CharField(max_length=40)
    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        """What the database itself refuses, and how those of an interpreter are found."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~models.Q(language="") & ~models.Q(room=""), name="booking_says_where"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="booking_ended_by_somebody",
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["interpreter", "starts_at"], name="booking_of_interpreter"),
            models.Index(fields=["case", "starts_at"], name="booking_of_case"),
        ]

    def __str__(self) -> str:
        """Its number."""
        return f"booking {self.pk}"


class Slot(models.Model):
    """What interpreters see of their own bookings: a view that has no more columns than these."""

    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=8)
    room = models.CharField(max_length=40)

    class Meta:
        """The database makes the view."""

        managed = False
        db_table = "need_slot"

    def __str__(self) -> str:
        """Its number."""
        return f"slot {self.pk}"
