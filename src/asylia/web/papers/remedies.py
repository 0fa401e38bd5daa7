"""The last day to appeal, as the law's clock reckons it from the service; never a guess."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from asylia.casefile.entries import Attribute, Entry, Header
from asylia.law.citation import ACTS
from asylia.law.clock.answer import Answer, DueDate
from asylia.law.limits import Happens, TimeLimit
from asylia.law.terms import Event, Kind, Reason, Status
from asylia.web.base.days import local_day, moment_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.sentences import in_words
from asylia.web.cases.clock import clock_of
from asylia.web.cases.national import law_settings
from asylia.web.papers.found import Basis, Open, day_in

RUNS = frozenset({Status.RUNNING, Status.OVERDUE})
UNSURE = frozenset({Reason.NOT_CONFIGURED, Reason.UNKNOWN_FACT})
NO_APPEAL = frozenset({"refugee_status"})
"""Outcomes against which nobody appeals who has them."""
WITHDRAWN = "withdrawn_explicit"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remedy:
    """A decision against which somebody may appeal.

    Attributes:
        taken: The event with which it was taken.
        notified: The event with which it is served, from which the appeal runs.
        against: How an appeal names it.
        asks: The events that ask for leave to remain meanwhile.
    """

    taken: Event
    notified: Event
    against: str
    asks: tuple[Event, ...]


DECISION = Remedy(
    taken=Event.FIRST_INSTANCE_DECISION_TAKEN,
    notified=Event.DECISION_NOTIFIED,
    against="decision",
    asks=(Event.REMAIN_REQUESTED,),
)
TRANSFER = Remedy(
    taken=Event.TRANSFER_DECISION_TAKEN,
    notified=Event.TRANSFER_DECISION_NOTIFIED,
    against="transfer_decision",
    asks=(Event.SUSPENSION_REQUESTED,),
)


def remedies_of(basis: Basis, remedy: Remedy) -> dict[str, object]:
    """The fields of the last day to appeal and of the last day to ask to remain.

    The clock is asked for the day of the service: as the file has it, else as staff told it.

    Args:
        basis: What the paper is made from.
        remedy: Which decision.
    """
    taken = basis.stands.newest.get(remedy.taken)
    if taken is None:
        return dict.fromkeys(NAMES, Open(_("The file does not hold the decision."), stops=True))
    if taken.attributes.get("outcome") in NO_APPEAL:
        return dict.fromkeys(NAMES, Open(_("Nobody appeals against this decision.")))
    served = basis.stands.newest.get(remedy.notified)
    if served is not None and served.number > taken.number:
        day, file = local_day(served.happened), basis.file
    else:
        told = day_in(basis.told, "served_on")
        if told is None:
            return dict.fromkeys(NAMES, Open(_("Write the day of service."), stops=True))
        day, file = told, (*basis.file, _supposed(basis, remedy, on=told, like=taken))
    answer = clock_of(basis.case, today=day, file=file)
    return _appeal(basis, answer, remedy=remedy, day=day) | {
        "remain_until": _ask(answer, remedy, day=day),
        "served_on": day,
    }


NAMES = ("appeal_until", "appeal_provision", "remain_until")


def _supposed(basis: Basis, remedy: Remedy, *, on: date, like: Header) -> Entry:
    """The service as an entry, as if it had happened on that day."""
    codes: Mapping[str, Attribute] = {
        name: value
        for name, value in like.attributes.items()
        if name in {"outcome", "ground", "state", "kind"}
    }
    header = Header(
        case=basis.case.reference,
        number=len(basis.file) + 1,
        event=remedy.notified,
        happened_on=on,
        recorded_at=datetime(on.year, on.month, on.day, 12, tzinfo=UTC),
        office="",
        recorded_by="",
        attributes=codes,
    )
    return Entry(header=header, content={})


def _appeal(basis: Basis, answer: Answer, *, remedy: Remedy, day: date) -> dict[str, object]:
    found = [one for one in answer.limits if _is_appeal(one.rule, remedy) and one.starts_on == day]
    running = [one for one in found if one.status in RUNS and one.due is not None]
    if why := _why_unsure(answer, found, running=running, remedy=remedy):
        return dict.fromkeys(("appeal_until", "appeal_provision"), Open(why, stops=True))
    due = running[0].due_on
    return {
        "appeal_until": due,
        "appeal_provision": "; ".join(
            dict.fromkeys(cited for one in running for cited in _cited(basis, one))
        ),
    }


def _why_unsure(
    answer: Answer, found: list[DueDate], *, running: list[DueDate], remedy: Remedy
) -> str | None:
    """Why nobody can say one last day; None if the clock can."""
    for one in found:
        days = {candidate.due for candidate in one.candidates}
        if len(days) > 1 or one.status is Status.UNDECIDED:
            said = "; ".join(
                f"{moment_words(c.due)}: {in_words(c.reading)}" for c in one.candidates
            )
            return _(
                "The law can be read in more than one way (%(limit)s), and the office has chosen"
                " none: %(readings)s"
            ) % {"limit": one.rule.cites, "readings": said or in_words(one.reason or "")}
    for rests in answer.not_running:
        if _is_appeal(rests.rule, remedy) and rests.kind in UNSURE and not running:
            return _("%(limit)s does not run: %(why)s.") % {
                "limit": rests.rule.cites,
                "why": in_words(rests.why),
            }
    if not running:
        return _("The clock knows no time to appeal against this decision.")
    if len({one.due_on for one in running}) > 1 or running[0].due_on is None:
        return _("The clock gives more than one last day: %(days)s.") % {
            "days": "; ".join(
                f"{one.rule.cites}: {moment_words(one.due)}" for one in running if one.due
            )
        }
    return None


def _ask(answer: Answer, remedy: Remedy, *, day: date) -> object:
    """The last day to ask to remain; where the clock cannot say, the paper does not either."""
    found = [
        one
        for one in answer.limits
        if one.starts_on == day
        and any(event in one.rule.met_by for event in remedy.asks)
        and one.rule.kind is not Kind.MINIMUM
    ]
    running = {one.due_on for one in found if one.status in RUNS and not one.candidates}
    if len(running) == 1 and (due := running.pop()) is not None:
        return due
    rests = (
        one.why
        for one in answer.not_running
        if any(event in one.rule.met_by for event in remedy.asks) and one.kind in UNSURE
    )
    why = next(rests, "")
    return Open(in_words(why), stops=True) if why else Open(_("Nobody has to ask to remain."))


def _is_appeal(rule: TimeLimit, remedy: Remedy) -> bool:
    return rule.kind is not Kind.MINIMUM and any(
        isinstance(want, Happens)
        and want.event is Event.APPEAL_FILED
        and any(name == "against" and remedy.against in values for name, values in want.where)
        for want in rule.met_by
    )


def _cited(basis: Basis, limit: DueDate) -> Iterator[str]:
    """The provision by the number of its act, and that of national law which sets the length."""
    act = ACTS[limit.instrument]
    yield f"{act.number}, Art. {limit.article}"
    provision = law_settings(basis.case.office_id).provisions.get(limit.id)
    if provision:
        yield str(provision)
