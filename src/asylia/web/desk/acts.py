"""What can be done with a case: a few acts that are likely now, and every act in a list.

Each question is the one that the action itself asks, so no page offers what is refused. What a
role never does is not shown to it. Sheets bring their acts themselves; the others stand here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Protocol

from asylia.casefile.entries import FileAct
from asylia.law.clock.answer import Answer
from asylia.law.limits import Happens
from asylia.law.terms import Event, Kind, Status
from asylia.web.accounts.models import Role, User
from asylia.web.appeals import sheets as appeals
from asylia.web.applications import sheets as applications
from asylia.web.arrivals import access as liberty_access
from asylia.web.arrivals import liberty
from asylia.web.arrivals import sheets as arrivals
from asylia.web.base.addresses import address
from asylia.web.base.citations import cite_words
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.sentences import in_words
from asylia.web.cases import access
from asylia.web.cases.extensions import offered_in
from asylia.web.cases.models import Case
from asylia.web.cases.regime import Regime
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Standing
from asylia.web.evidence import access as evidence
from asylia.web.examination import sheets as examination
from asylia.web.papers import access as papers
from asylia.web.reception import access as reception
from asylia.web.responsibility import sheets as requests
from asylia.web.responsibility import transfers

WhyNot = Callable[[User, Case], str | None]
MOST = 7
"""So many acts stand on the case page: few enough to be read, and one of them may be refused."""
BESIDE = 2
"""So many acts that the clock asks for, and that are none of the usual steps."""
ASKS = frozenset({Status.RUNNING, Status.OVERDUE, Status.UNDECIDED})

DECIDED = frozenset({Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED})
"""What still follows once an application is decided for good follows on one of these."""


class WhyNotIn(Protocol):
    """The question of an action that depends on what stands in the file."""

    def __call__(self, user: User, case: Case, /, *, file: Standing) -> str | None:
        """Why this user may not; None if they may."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Door:
    """An act that no sheet describes.

    Attributes:
        label: The act in the law's words.
        hint: The article, or a word on what it needs.
        name: The name of its address, which takes the case's reference.
        key: The letter that opens it; empty for none.
        why_not: The question that the action asks.
        why_not_in: The same, where it depends on what stands in the file.
        roles: To whom it is shown.
    """

    label: object
    hint: object
    name: str
    key: str = ""
    why_not: WhyNot = access.why_not_write
    why_not_in: WhyNotIn | None = None
    roles: frozenset[Role] = access.WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A part of the procedure with its acts.

    Attributes:
        title: What it is called.
        app: The app that has the pages of its sheets.
        sheets: Its acts, in the order of the procedure.
        doors: Its acts that no sheet describes.
    """

    title: object
    app: str = ""
    sheets: tuple[Sheet, ...] = ()
    doors: tuple[Door, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An act as a page shows it: open, or refused with the reason.

    Of some 200 acts the case page shows seven: the others are never put into words.

    Attributes:
        act: The sheet or the door that describes it.
        name: The name of its address.
        reference: The case.
        reason: Why it is not possible now; None if it is.
        is_over: Whether it is refused because it is done, or because of what came after.
        regime: The law that governs the case; None where an act belongs to no law.
    """

    act: Sheet | Door
    name: str
    reference: str
    reason: str | None
    is_over: bool = False
    regime: Regime | None = field(default=None, compare=False, repr=False)

    @property
    def apart(self) -> str:
        """Which law governs the case instead of the one that the act belongs to, as it says itself.

        Empty if it is the same, or if nobody can tell.
        """
        return self.regime.other_law(self.sheet) if self.regime and self.sheet else ""

    @property
    def other_law(self) -> str:
        """Which law governs the case instead of the one that the act belongs to; or nothing."""
        return in_words(self.apart)

    @property
    def sheet(self) -> Sheet | None:
        """The sheet that describes it; None for a door."""
        return self.act if isinstance(self.act, Sheet) else None

    @property
    def key(self) -> str:
        """The letter that opens it; empty for none."""
        return self.act.key

    @property
    def label(self) -> str:
        """The act, in words."""
        return self.act.order if isinstance(self.act, Sheet) else str(self.act.label)

    @property
    def hint(self) -> str:
        """The article and, if it does not govern the case, why; or a word on what it needs."""
        return f"{self.needs} · {self.other_law}" if self.apart else self.needs

    @property
    def needs(self) -> str:
        """The article, or a word on what it needs."""
        if isinstance(self.act, Sheet):
            return cite_words(self.act.cites) if self.act.cites else ""
        return str(self.act.hint)

    @property
    def href(self) -> str:
        """Its page."""
        return address(self.name, self.reference)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offered:
    """A stage with what it offers."""

    title: str
    offers: tuple[Offer, ...]


FILE = (
    Door(
        label=gettext_lazy("Add a note"),
        hint=gettext_lazy("becomes an entry of the file"),
        name="desk:note",
        key="n",
        why_not=access.why_not_add_note,
    ),
    Door(
        label=gettext_lazy("Write a paper"),
        hint=gettext_lazy("a letter as PDF: certificate, invitation, decision and others"),
        name="papers:papers",
        why_not=papers.why_not_write_any,
    ),
    Door(
        label=gettext_lazy("State who the person is"),
        hint=gettext_lazy("what is newly said; earlier statements stay"),
        name="cases:identity",
        key="s",
        why_not=access.why_not_state_identity,
    ),
    Door(
        label=gettext_lazy("Assign the case"),
        hint=gettext_lazy("to a caseworker of this office"),
        name="cases:assign",
        key="a",
        why_not=access.why_not_assign_any,
        roles=access.WORKERS_ON_CASES,
    ),
    Door(
        label=gettext_lazy("Hand the case over"),
        hint=gettext_lazy("to another office, which alone sees it then"),
        name="cases:hand-over",
        key="h",
        why_not=access.why_not_hand_over_any,
    ),
)
SAID = (
    Door(
        label=gettext_lazy("Record a statement"),
        hint=gettext_lazy("who said it, to whom, in what words"),
        name="evidence:record",
        key="q",
        why_not=evidence.why_not_record_statement,
    ),
    Door(
        label=gettext_lazy("Link a similar case"),
        hint=gettext_lazy("what is alike, in words"),
        name="evidence:link",
        why_not=evidence.why_not_link_any,
    ),
)
LIBERTY = (
    Door(
        label=gettext_lazy("Record that a restriction of movement ended"),
        hint=gettext_lazy("the placement stays as it is"),
        name="arrivals:end-restriction",
        why_not_in=liberty_access.why_not_end_restriction,
    ),
)
RECEPTION = (
    Door(
        label=gettext_lazy("Record a placement"),
        hint=gettext_lazy("in a centre or at an address; it is no detention"),
        name="reception:place",
        key="g",
        why_not=reception.why_not_start_placement,
    ),
    Door(
        label=gettext_lazy("Record that a placement ended"),
        hint=gettext_lazy("and say next where the person is"),
        name="reception:end",
        why_not_in=reception.why_not_end_placement,
    ),
)
STAGES: tuple[Stage, ...] = (
    Stage(title=gettext_lazy("What was said"), doors=SAID),
    Stage(
        title=gettext_lazy("Found, screened, sent to Eurodac"),
        app="arrivals",
        sheets=arrivals.SHEETS,
    ),
    Stage(
        title=gettext_lazy("Liberty: held, detained, restricted"),
        app="arrivals",
        sheets=liberty.SHEETS,
        doors=LIBERTY,
    ),
    Stage(title=gettext_lazy("Where the person is placed"), doors=RECEPTION),
    Stage(
        title=gettext_lazy("The application"),
        app="applications",
        sheets=applications.COURSE,
    ),
    Stage(
        title=gettext_lazy("Around the application"),
        app="applications",
        sheets=applications.AROUND,
    ),
    Stage(
        title=gettext_lazy("The State responsible: requests and replies"),
        app="responsibility",
        sheets=requests.REQUESTS,
    ),
    Stage(
        title=gettext_lazy("The State responsible: transfer and absence"),
        app="responsibility",
        sheets=transfers.TRANSFERS,
    ),
    Stage(
        title=gettext_lazy("Examination, decision, return"),
        app="examination",
        sheets=examination.SHEETS,
    ),
    Stage(title=gettext_lazy("Before the courts"), app="appeals", sheets=appeals.SHEETS),
    Stage(title=gettext_lazy("The file"), doors=FILE),
)
"""The stages in the order of the procedure; a stage without sheets has doors."""


BY_EVENT: dict[str, Sheet] = {sheet.event: sheet for stage in STAGES for sheet in stage.sheets}


def sheets() -> Iterator[Sheet]:
    """Every sheet of every stage."""
    return (sheet for stage in STAGES for sheet in stage.sheets)


def sheet_of(event: str) -> Sheet | None:
    """The sheet that describes an event; None if none does."""
    return BY_EVENT.get(event)


def offered(user: User, case: Case, *, file: Standing, answer: Answer) -> tuple[Offered, ...]:
    """Every act that the user's role may do, by stage; the refused ones with their reason.

    Args:
        user: Who would act.
        case: The case.
        file: What stands in its file.
        answer: What the clock answers today.
    """
    extensible = offered_in(answer)
    regime = Regime(file, today=answer.as_of)
    closed = access.why_not_write(user, case)

    def of_stage(stage: Stage) -> Iterator[Offer]:
        for sheet in stage.sheets:
            if user.role in sheet.roles:
                why_not = closed or access.why_not_by_sheet(
                    user, case, sheet=sheet, file=file, extensible=extensible
                )
                yield Offer(
                    act=sheet,
                    name=f"{stage.app}:{sheet.slug}",
                    reference=case.reference,
                    reason=why_not,
                    is_over=_is_over(sheet, file),
                    regime=regime,
                )
        for door in stage.doors:
            if user.role in door.roles:
                yield _of_door(door, user=user, case=case, file=file)

    stages = (Offered(title=str(one.title), offers=tuple(of_stage(one))) for one in STAGES)
    return tuple(stage for stage in stages if stage.offers)


def likely(stages: Iterable[Offered], *, file: Standing, answer: Answer) -> tuple[Offer, ...]:
    """The acts that the case page shows: what the clock asks for, what usually comes next, one no.

    Args:
        stages: Every act.
        file: What stands in the file.
        answer: What the clock answers today.
    """
    offers = [offer for stage in stages for offer in stage.offers]
    usual = [one for one in offers if one.reason is None and one.key and _fits(one, file)]
    by_event: dict[str, Offer] = {
        one.sheet.event: one for one in offers if one.sheet and one.reason is None
    }
    asked = [by_event[event] for event in _asked_for(answer) if event in by_event]
    shown = list(
        dict.fromkeys(
            [
                *(one for one in asked if one.key),
                *[one for one in asked if not one.key][:BESIDE],
                *(one for one in usual if not one.apart),
                *(one for one in usual if one.apart),
            ]
        )
    )
    steps = {one.sheet.event for one in shown if one.sheet}
    refused = [one for one in offers if _comes_after(one, steps)][:1]
    return (*shown[: MOST - len(refused)], *refused)


def found_in(stages: Iterable[Offered], words: str) -> tuple[Offered, ...]:
    """The acts whose name or article holds every one of these words.

    Args:
        stages: Every act.
        words: What was typed; nothing for all.
    """
    parts = words.casefold().split()

    def is_meant(offer: Offer) -> bool:
        said = f"{offer.label} {offer.needs}".casefold()
        return all(part in said for part in parts)

    kept = (
        Offered(title=stage.title, offers=tuple(filter(is_meant, stage.offers))) for stage in stages
    )
    return tuple(stage for stage in kept if stage.offers)


def _asked_for(answer: Answer) -> Iterator[str]:
    """The events that would meet what runs, the nearest duty first."""
    running = [
        limit
        for limit in answer.limits
        if limit.status in ASKS and limit.rule.kind is Kind.MAXIMUM and limit.due_on is not None
    ]
    for limit in sorted(running, key=lambda one: (one.due_on, one.id)):
        yield from (one.event if isinstance(one, Happens) else one for one in limit.rule.met_by)


def _is_over(sheet: Sheet, file: Standing) -> bool:
    is_done = sheet.once and file.has(sheet.event)
    is_late = sheet.while_undecided and file.concluded() is not None
    return is_done or is_late or file.has(*sheet.unless)


def _comes_after(offer: Offer, steps: set[Event | FileAct]) -> bool:
    """Whether it is a usual act that only waits for one of these."""
    waits = offer.reason is not None and bool(offer.key)
    return waits and offer.sheet is not None and not steps.isdisjoint(offer.sheet.after)


def _fits(offer: Offer, file: Standing) -> bool:
    """Whether it is a step from here: not recorded once more, nor before what is decided."""
    if offer.sheet is None:
        return True
    is_before = file.concluded() is not None and DECIDED.isdisjoint(offer.sheet.after)
    return not is_before and not file.has(offer.sheet.event)


def _of_door(door: Door, *, user: User, case: Case, file: Standing) -> Offer:
    in_file = door.why_not_in
    return Offer(
        act=door,
        name=door.name,
        reference=case.reference,
        reason=in_file(user, case, file=file) if in_file else door.why_not(user, case),
    )
