"""Canary words: each stands in one field of one case, and nowhere else in the world."""

import re
import secrets
import string
from dataclasses import dataclass, field

RUN = "".join(secrets.choice(string.ascii_lowercase) for _ in range(8))
MARK = f"Zq{RUN}"
"""What every canary of this run begins with, and nothing else."""
WORD = re.compile(rf"{MARK}x[a-z]{{4}}", re.IGNORECASE)
WORD_BYTES = re.compile(WORD.pattern.encode(), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Planted:
    """Where a canary was put.

    Attributes:
        case: The name of the case in its world.
        field: The entry and the name in its content, such as ``note_added.words``.
        of_staff: Whether it is a reason that staff gave, beside the file.
    """

    case: str
    field: str
    of_staff: bool = False


@dataclass(slots=True)
class Canaries:
    """Every canary of a world, by its word."""

    planted: dict[str, Planted] = field(default_factory=dict)

    def new(self, case: str, place: str, *, of_staff: bool = False) -> str:
        """A word that was never used, for this field of this case."""
        word = f"{MARK}x{_letters(len(self.planted))}"
        self.planted[word] = Planted(case, place, of_staff)
        return word

    def fields(self) -> set[str]:
        """Every field in which one was put."""
        return {one.field for one in self.planted.values()}

    def within(self, body: bytes) -> set[str]:
        """The canaries that stand in an answer."""
        found = {word.decode() for word in WORD_BYTES.findall(body)}
        return found & self.planted.keys()


def _letters(number: int) -> str:
    """A number in four letters: a name has no digits."""
    letters = ""
    for _ in range(4):
        number, place = divmod(number, len(string.ascii_lowercase))
        letters = string.ascii_lowercase[place] + letters
    return letters
