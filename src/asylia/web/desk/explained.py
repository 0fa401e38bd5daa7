"""Why a date is what it is: read from top to bottom like the law.

The provision, the event with its entry, the counting, the shift, what could make it longer, what
follows if it is missed; and where the law can be read in two ways, both ways side by side.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import NamedTuple

from markupsafe import Markup

from asylia.law.clock.answer import Candidate, DueDate
from asylia.law.limits import Extension, Limb, Longer
from asylia.law.periods import Step
from asylia.law.terms import Status
from asylia.web.base.citations import provision
from asylia.web.base.days import day_words, moment_words, short_day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.sentences import in_words
from asylia.web.desk.provisions import linked, with_entries
from asylia.web.desk.strip import Line, work_to
from asylia.web.desk.words import Look, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One step of an explanation.

    Attributes:
        when: The day it is about, or what kind of step it is, or the provision itself.
        says: The step as a sentence, its entries linked.
        cites: The provision it rests on; empty if ``when`` is that provision.
        chosen: Of two readings, whether it is the one to work to.
    """

    when: str
    says: Markup
    cites: str
    chosen: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The explanation of one limit.

    Attributes:
        key: Names the limit in its case.
        heading: The question it answers.
        kind: ``doubt``, ``late`` or empty.
        standing: How the limit stands.
        rows: The steps.
        readings: Where the law can be read in two ways, each with its date.
    """

    key: str
    heading: str
    kind: str
    standing: Verdict
    rows: tuple[Row, ...]
    readings: tuple[Row, ...]


def why_of(line: Line, *, page: str = "") -> Why:
    """Explain a line of the strip.

    Args:
        line: The line.
        page: The address of the case page, to which entries are linked; empty on that page.
    """
    limit = line.limit
    kinds = {Look.DOUBT: "doubt", Look.LATE: "late"}
    return Why(
        key=line.key,
        heading=_heading(limit),
        kind=kinds.get(line.standing.look, ""),
        standing=line.standing,
        rows=tuple(_row(said, page) for said in _rows(limit)),
        readings=tuple(
            replace(_row(_reading(one), page), chosen=one.due == work_to(limit))
            for one in limit.candidates
        ),
    )


class _Said(NamedTuple):
    when: str
    says: str
    cites: str


def _row(said: _Said, page: str) -> Row:
    says = with_entries(_capital(said.says), page)
    if not said.when:
        return Row(when=linked(said.cites), says=says, cites="")
    return Row(when=said.when, says=says, cites=provision(said.cites))


def _heading(limit: DueDate) -> str:
    if len({one.due for one in limit.candidates}) > 1:
        return _("Why two dates?")
    due = work_to(limit)
    if due is None:
        return _("Why no date?")
    day = moment_words(due) if isinstance(due, datetime) else short_day_words(due)
    if limit.status == Status.UNDECIDED:
        return _("Why perhaps %(day)s?") % {"day": day}
    return _("Why %(day)s?") % {"day": day}


def _rows(limit: DueDate) -> Iterator[_Said]:
    yield from (_step(step) for step in limit.steps)
    rule = limit.rule
    for limb in rule.limbs:
        yield _part(limb)
    if limit.status == Status.RUNNING:
        yield from (_longer(longer, limit) for longer in rule.extended_by)
        yield from (_longer(longer, limit) for longer in rule.longer)
    if rule.reading is not None and not _is_chosen(limit, rule.reading.id):
        yield _point(limit)
    told = {step.text for step in limit.steps}
    if (
        rule.if_missed is not None
        and rule.if_missed.says not in told
        and limit.status not in {Status.MET, Status.MET_LATE, Status.STOPPED}
    ):
        cites = str(rule.if_missed.cites or "")
        yield _Said(when=_("If missed"), says=in_words(rule.if_missed.says), cites=cites)


def _is_chosen(limit: DueDate, point: str) -> bool:
    """Whether the office chose a reading of the point; then its choice is told instead."""
    return any(one.point == point for one in limit.chosen)


def _step(step: Step) -> _Said:
    when = day_words(step.on) if step.on is not None else ""
    return _Said(when=when, says=in_words(step.text), cites=step.cites)


def _part(limb: Limb) -> _Said:
    return _Said(when=_("The earlier binds"), says=in_words(limb.says), cites=str(limb.cites))


def _longer(longer: Extension | Longer, limit: DueDate) -> _Said:
    when = _("Could be longer")
    if limit.longest is not None and len((*limit.rule.extended_by, *limit.rule.longer)) == 1:
        when = _("Up to %(day)s") % {"day": day_words(limit.longest)}
    return _Said(when=when, says=in_words(longer.says), cites=str(longer.cites))


def _point(limit: DueDate) -> _Said:
    reading = limit.rule.reading
    if reading is None:
        raise ValueError("Only a rule with a doubtful point can show it.")
    says = _("%(question)s. %(choice)s (%(day)s).") % {
        "question": in_words(reading.question).rstrip(".?"),
        "choice": _capital(in_words(reading.chosen_by).rstrip(".")),
        "day": day_words(reading.chosen_on),
    }
    return _Said(when=_("Doubtful"), says=says, cites="")


def _reading(one: Candidate) -> _Said:
    texts = [in_words(text) for text in (one.reading, one.why)]
    says = [_capital(text.rstrip(".")) + "." for text in texts if text]
    return _Said(when=moment_words(one.due), says=" ".join(says), cites=one.cites)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
