"""What is stored of a paper beside its entry: the PDF itself, sealed with the case's key."""

from django.db import models


class Paper(models.Model):
    """A paper as it left the house. Never changed, never removed; its digest stands in its entry.

    It lies apart from the entry's content, so that whoever opens a file need not open every paper.
    """

    entry = models.OneToOneField(
        "cases.Entry", on_delete=models.PROTECT, primary_key=True, related_name="+"
    )
    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="papers")
    sealed = models.BinaryField()

    def __str__(self) -> str:
        """The entry; never a word of it."""
        return f"paper of entry {self.entry_id}"
