"""What changed in the law between two days: what began, what ended, what took whose place."""

from dataclasses import dataclass
from datetime import date

from asylia.law.book import Book, Entry


@dataclass(frozen=True)
class Replaced:
    """Limits of one matter in the law of both days; one side at least is not empty.

    Attributes:
        before: Those of the earlier day.
        after: Those of the later day.
    """

    before: tuple[Entry, ...]
    after: tuple[Entry, ...]


@dataclass(frozen=True)
class Change:
    """The law of two days.

    Attributes:
        first: The earlier day.
        last: The later day.
        pairs: Limits that ended beside those that govern the same matter since.
        ended: Limits that ended with nothing in their place.
        began: Limits that began where nothing was before.
    """

    first: date
    last: date
    pairs: tuple[Replaced, ...]
    ended: tuple[Entry, ...]
    began: tuple[Entry, ...]

    def as_json(self) -> dict[str, object]:
        """The change as plain values: ids."""
        return {
            "from": self.first.isoformat(),
            "to": self.last.isoformat(),
            "replaced": [
                {"before": _ids(one.before), "after": _ids(one.after)} for one in self.pairs
            ],
            "ended": _ids(self.ended),
            "began": _ids(self.began),
        }


def change_of(book: Book, first: date, *, last: date) -> Change:
    """What changed from the end of one day to the end of another.

    Args:
        book: The book.
        first: A day; if it is the later one, the two change places.
        last: The other day.
    """
    first, last = min(first, last), max(first, last)
    before, after = book.on(first), book.on(last)
    ended = [one for one in before if one not in after]
    began = [one for one in after if one not in before]
    pairs = tuple(_pairs(ended, began))
    paired = {one.id for pair in pairs for one in (*pair.before, *pair.after)}
    return Change(
        first=first,
        last=last,
        pairs=pairs,
        ended=tuple(one for one in ended if one.id not in paired),
        began=tuple(one for one in began if one.id not in paired),
    )


def _pairs(ended: list[Entry], began: list[Entry]) -> list[Replaced]:
    """Each matter once: the limits that name each other as twins, however many on each side."""
    found: list[Replaced] = []
    waiting = [*ended, *began]
    while waiting:
        matter = _matter(waiting[0], waiting)
        waiting = [one for one in waiting if one not in matter]
        pair = Replaced(
            tuple(one for one in ended if one in matter),
            tuple(one for one in began if one in matter),
        )
        if pair.before and pair.after:
            found.append(pair)
    return found


def _matter(first: Entry, among: list[Entry]) -> list[Entry]:
    matter = [first]
    for one in matter:
        near = (other for other in among if other.id in one.twins and other not in matter)
        matter.extend(near)
    return matter


def _ids(entries: tuple[Entry, ...]) -> list[str]:
    return [one.id for one in entries]
