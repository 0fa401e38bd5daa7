"""An iCalendar file (RFC 5545) of the days to work to: no person in it, nothing that rings."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from hashlib import sha256

from django.utils import translation
from django.utils.translation import gettext as _

from asylia.law.clock.answer import DueDate
from asylia.law.terms import Status
from asylia.web.base.citations import cite_words
from asylia.web.base.sentences import in_words
from asylia.web.calculator.answering import Answered
from asylia.web.calculator.asked import NO_REFERENCE
from asylia.web.desk.strip import Line, key_of

OCTETS = 75
IN_CALENDAR = frozenset(
    {
        *(Status.RUNNING, Status.OVERDUE, Status.UNDECIDED, Status.PAUSED),
        *(Status.RIGHT_NOT_YET, Status.RIGHT_OPEN),
    }
)
DAY, MOMENT = "%Y%m%d", "%Y%m%dT%H%M%SZ"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One entry of the calendar.

    Attributes:
        key: Names it within its case, and stays the same when its day moves.
        due: The day; for a limit in hours the moment.
        title: What is due.
        says: Why, in lines.
    """

    key: str
    due: date
    title: str
    says: tuple[str, ...]


def calendar_of_answer(answered: Answered, *, now: datetime) -> str:
    """The calendar of an answer; within ``days_of``.

    Args:
        answered: The answer.
        now: This moment.
    """
    language = (translation.get_language() or "en").upper()
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//Asylia//Calculator//{language}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
    ]
    case = answered.history.case
    for mark in marks_of(answered):
        lines += _event(mark, case=case, state=answered.history.member_state, now=now)
    return "".join(f"{_folded(line)}\r\n" for line in (*lines, "END:VCALENDAR"))


def marks_of(answered: Answered) -> Iterator[Mark]:
    """What stands in the calendar: each last day, and each reading of it where there are two."""
    for line in answered.clock.strip.lines:
        limit = line.limit
        if limit.status not in IN_CALENDAR:
            continue
        days = list(dict.fromkeys(one.due for one in limit.candidates))
        if len(days) > 1:
            for number, due in enumerate(days, start=1):
                yield _mark(line, due, key=f"{key_of(limit)}/{number}", one_of=len(days))
        elif limit.due is not None:
            yield _mark(line, limit.due, key=key_of(limit), one_of=1)


def _mark(line: Line, due: date, *, key: str, one_of: int) -> Mark:
    limit = line.limit
    title = f"{_(limit.title)} ({cite_words(limit)})"
    if one_of > 1 or limit.status == Status.UNDECIDED:
        title = _("perhaps: %(title)s") % {"title": title}
    return Mark(
        key=f"{key}/{limit.starts_on.isoformat()}", due=due, title=title, says=tuple(_says(limit))
    )


def _says(limit: DueDate) -> Iterator[str]:
    for step in limit.steps:
        yield f"{in_words(step.text)} [{step.cites}]"
    for one in limit.candidates:
        yield f"{one.due.isoformat()}: {in_words(one.reading)}. {in_words(one.why)} [{one.cites}]"
    yield _("Counted by rules of law from what was entered. No legal advice.")


def _event(mark: Mark, *, case: str, state: str, now: datetime) -> list[str]:
    name = sha256(f"{state}|{case}|{mark.key}".encode()).hexdigest()[:32]
    title = mark.title if case == NO_REFERENCE else f"{case}: {mark.title}"
    return [
        "BEGIN:VEVENT",
        f"UID:{name}@asylia.invalid",
        f"DTSTAMP:{now.astimezone(UTC).strftime(MOMENT)}",
        _start(mark.due),
        f"SUMMARY:{_escaped(title)}",
        f"DESCRIPTION:{_escaped(chr(10).join(mark.says))}",
        "CLASS:CONFIDENTIAL",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
    ]


def _start(due: date) -> str:
    if isinstance(due, datetime):
        return f"DTSTART:{due.astimezone(UTC).strftime(MOMENT)}"
    return f"DTSTART;VALUE=DATE:{due.strftime(DAY)}"


def _escaped(text: str) -> str:
    for mark, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(mark, written)
    return text


def _folded(line: str) -> str:
    """The line in pieces of at most 75 octets, none of which cuts a letter in two."""
    pieces, piece, room = [], "", OCTETS
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", OCTETS - 1  # the space that begins the next line
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece])
