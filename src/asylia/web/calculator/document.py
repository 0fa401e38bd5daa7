"""The answer as a PDF: the same words as the page, each date also as ISO 8601 writes it."""

from datetime import date, datetime
from pathlib import Path

from django.utils import timezone, translation
from django.utils.translation import gettext as _

from asylia.web.base.citations import cite_words
from asylia.web.base.days import moment_words
from asylia.web.base.documents import pdf_of
from asylia.web.calculator.answering import Answered
from asylia.web.calculator.asked import NO_REFERENCE
from asylia.web.calculator.vocabulary import called
from asylia.web.desk.explained import Row, Why
from asylia.web.desk.strip import Line

TEMPLATE = Path(__file__).parent / "paper" / "answer.typ"


def document_of(answered: Answered, *, now: datetime) -> bytes:
    """The PDF; within ``days_of``.

    Args:
        answered: The answer.
        now: This moment.
    """
    return pdf_of(TEMPLATE, values_of(answered, now=now))


def values_of(answered: Answered, *, now: datetime) -> dict[str, object]:
    """Everything that stands in the document, as plain values; within ``days_of``.

    Args:
        answered: The answer.
        now: This moment.
    """
    part = answered.clock
    return {
        "language": translation.get_language() or "en",
        "title": _title(answered.history.case),
        "about": _about(answered),
        "warning": _(
            "This is no legal advice. The dates follow from what was entered and from rules written"
            " after the acts; an entry that is missing or wrong makes them wrong."
        ),
        "foot": _("Asylia, rules as published up to %(law)s; made %(now)s")
        % {"law": part.answer.law_version, "now": both(now)},
        "words": _words(),
        "limits": [_limit(line, part.whys[line.key]) for line in part.strip.lines],
        "undecided": [
            {"why": one.why, "limits": "; ".join(one.limits)} for one in answered.undecided
        ],
        "entries": [
            {"at": both(entry.at), "says": called(entry.event), "number": _entry(name)}
            for name, entry in answered.entries
        ],
    }


def both(moment: date) -> str:
    """A day as the language writes it, and as ISO 8601 does: some digits are easily misread."""
    return f"{moment_words(moment)} ({_iso(moment)})"


def _iso(moment: date) -> str:
    if isinstance(moment, datetime):
        return timezone.localtime(moment).isoformat(timespec="minutes")
    return moment.isoformat()


def _written(due: date) -> dict[str, str]:
    return {"says": moment_words(due), "iso": _iso(due)}


def _no_day() -> dict[str, str]:
    return {"says": _("no last day"), "iso": ""}


def _title(case: str) -> str:
    if case == NO_REFERENCE:
        return _("Time limits of an asylum case")
    return _("Time limits of the case %(reference)s") % {"reference": case}


def _about(answered: Answered) -> str:
    asked = answered.clock.answer
    words = {"state": answered.history.member_state, "day": both(asked.moment or asked.as_of)}
    if asked.moment is not None:
        return _("State that holds the file: %(state)s. Asked at %(day)s.") % words
    return _("State that holds the file: %(state)s. Asked for the end of %(day)s.") % words


def _words() -> dict[str, str]:
    return {
        "limits": _("Limits"),
        "limit": _("Limit"),
        "article": _("Article"),
        "due": _("Due"),
        "standing": _("How it stands"),
        "reasons": _("How each date was found"),
        "undecided": _("What could not be decided"),
        "nothing_open": _("Nothing stayed open for what was entered."),
        "entries": _("What it was counted from"),
    }


def _limit(line: Line, why: Why) -> dict[str, object]:
    limit = line.limit
    days = [limit.due] if limit.due else []
    days += [one.due for one in limit.candidates if one.due != limit.due]
    state = f" ({limit.state})" if limit.state else ""
    return {
        "title": _(limit.title) + state,
        "article": cite_words(limit),
        "due": [_written(day) for day in dict.fromkeys(days)] or [_no_day()],
        "standing": line.standing.sentence,
        "steps": [_step(row) for row in (*why.readings, *why.rows)],
    }


def _step(row: Row) -> dict[str, str]:
    return {
        "when": _plain(row.when),
        "says": _plain(row.says),
        "cites": _plain(row.cites),
    }


def _plain(text: str) -> str:
    """Text without the links that a page gives it."""
    striptags = getattr(text, "striptags", None)
    return str(striptags()) if striptags else text


def _entry(name: str) -> str:
    return _("entry %(number)s") % {"number": name}
