"""What is stored to find people by name: sealed persons, keyed tokens, and who searched.

No row of persons or tokens exists for anybody, except for the one search that the database knows
to be on record (``0002_rows_of_a_search``), and for the case whose identity is being written.
"""

from typing import ClassVar

from django.db import models

from asylia.web.accounts.models import Office, User
from asylia.web.cases.models import Case


class RegisterKey(models.Model):
    """The key of the register, itself sealed by the key store. There is one."""

    store = models.CharField(max_length=40)
    """Which key of the key store seals it."""
    sealed = models.BinaryField()

    class Meta:
        """What the database itself refuses."""

        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(pk=1), name="register_has_one_key")
        ]

    def __str__(self) -> str:
        """The key of the key store; never the key."""
        return f"register key under {self.store}"


class Person(models.Model):
    """Who somebody is, as their file says, folded and sealed: for comparing, not for reading."""

    case = models.OneToOneField(Case, on_delete=models.PROTECT, primary_key=True, related_name="+")
    reference = models.CharField(max_length=20)
    """The case's reference, which what is sealed is bound to."""
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    folded_as = models.PositiveSmallIntegerField()
    """The version of the folding; an older one waits for ``asylia register rebuild``."""
    sealed = models.BinaryField()

    class Meta:
        """How what waits for a rebuild is found."""

        indexes: ClassVar = [models.Index(fields=["folded_as"], name="person_by_folding")]

    def __str__(self) -> str:
        """The case's reference."""
        return self.reference


class Token(models.Model):
    """That a person has a token: the first eight bytes of its keyed digest."""

    pk = models.CompositePrimaryKey("token", "person_id")
    token = models.BigIntegerField()
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, related_name="tokens", db_constraint=False
    )
    """Not checked row by row, for they are written by the million; always with their person."""

    def __str__(self) -> str:
        """The case's number; the token itself says nothing."""
        return f"token of case {self.person_id}"


class Purpose(models.TextChoices):
    """Why somebody is searched for by name."""

    IS_HERE = "is_here"
    KNOWN_ALREADY = "known_already"
    ASKED_BY_AUTHORITY = "asked_by_authority"
    FAMILY = "family"
    MAIL = "mail"


class Search(models.Model):
    """Somebody searched by name. Never changed, never removed; what was sought is not in it.

    ``digest`` is a keyed digest of the words: it tells whether two searches were for the same,
    and to nobody without the register's key what they were for.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey(Office, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=20, choices=Purpose)
    digest = models.BinaryField(max_length=32)
    refused = models.BooleanField(default=False)
    """Whether there had been too many before it: then nothing was looked up."""

    class Meta:
        """What the database itself refuses, and how somebody's searches are counted."""

        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(purpose__in=Purpose.values), name="search_purpose_is_known"
            )
        ]
        indexes: ClassVar = [models.Index(fields=["by", "at"], name="searches_of_a_user")]

    def __str__(self) -> str:
        """The number."""
        return f"search {self.pk}"
