"""What an entry of the book is made of: lines under a label."""

from dataclasses import dataclass

from asylia.law.citation import Citation
from asylia.law.periods import Length


@dataclass(frozen=True)
class Line:
    """One thing that an entry says.

    Attributes:
        says: A sentence that still knows its pattern, or a length.
        cites: Where it stands, if not where the rule stands.
        limits: The ids of other limits that it speaks of.
    """

    says: str | Length
    cites: Citation | None = None
    limits: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        """The line as plain values."""
        return {
            "says": str(self.says),
            "cites": str(self.cites) if self.cites else None,
            "limits": list(self.limits),
        }


@dataclass(frozen=True)
class Told:
    """Lines under a label.

    Attributes:
        key: The name of the label, for programs.
        label: What it is called.
        lines: At least one.
    """

    key: str
    label: str
    lines: tuple[Line, ...]


def cited(text: str) -> Citation:
    """A citation from one line: ``APR 73(a)``."""
    instrument, _, article = text.partition(" ")
    return Citation(instrument, article)
