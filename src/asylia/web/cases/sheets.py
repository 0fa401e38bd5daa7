"""Act sheets: what an act records, what it asks, who may record it and what has to come first.

Each stage lists its own sheets in ``sheets.py``, in the order of the procedure. From a sheet come
the form, the page, its address, the question ``access.why_not_record`` and the offer on the desk.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from asylia.casefile.entries import FileAct, Source
from asylia.law.citation import Citation
from asylia.law.terms import FORESEEN, Event
from asylia.web.accounts.models import Role
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.events import event_words

WRITERS = frozenset({Role.BORDER_GUARD, Role.CASEWORKER, Role.SUPERVISOR})
"""Who writes into files at all; as the roles of a sheet: the border guard records it too."""
WORKERS = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
"""Who examines and decides, and records what comes of it."""

Choices = tuple[tuple[str, object], ...]


class BoxKind(StrEnum):
    """What an answer is."""

    CODE = "code"
    TRUTH = "truth"
    STATE = "state"
    ARTICLE = "article"
    LIMIT = "limit"
    LANGUAGE = "language"
    LINE = "line"
    WORDS = "words"


SEALED = frozenset({BoxKind.LANGUAGE, BoxKind.LINE, BoxKind.WORDS})
"""Answers that may tell of a person: they go into the content, which is sealed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One answer that a sheet asks for beside the moment.

    Attributes:
        name: The attribute of the history, or the name in the sealed content.
        label: What the page calls it.
        kind: What the answer is.
        choices: The codes of a list, each with its words.
        hint: What helps to answer.
        missing: What is said if it stays empty; empty: it may.
        unless: A box and its answer with which this one may stay empty all the same.
    """

    name: str
    label: object
    kind: BoxKind
    choices: Choices = ()
    hint: object = ""
    missing: object = ""
    unless: tuple[str, str] | None = None

    @property
    def is_sealed(self) -> bool:
        """Whether the answer goes into the sealed content and not among the codes."""
        return self.kind in SEALED

    def is_missing(self, told: Mapping[str, object]) -> bool:
        """Whether it has to be answered, and is not.

        Args:
            told: Every answer by the name of its box.
        """
        if not self.missing or told.get(self.name) not in {None, ""}:
            return False
        return self.unless is None or told.get(self.unless[0]) != self.unless[1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """An act of a user that records one event of the law.

    Attributes:
        event: What is recorded.
        lead: What it is, and what follows from it, in a sentence or two.
        cites: Where the law speaks of it; None for an act of the file alone.
        roles: Who may record it; no sheet is open to anybody whom it does not name.
        boxes: What is asked beside the moment.
        label: The act as an order, where the event's own words do not do.
        after: One of these has to stand in the file.
        unless: None of these may stand in the file.
        while_undecided: Whether it needs an application that is not decided for good.
        once: Whether it happens once in a case.
        per_state: Whether what it follows has to concern the same other State.
        ends: What it ends: one of these has to be going on.
        ends_newest: It ends one of these too, if that began after the last end.
        ended_by: What ends it: it cannot begin again before that.
        sources: What the entry may rest on; if there are several, the form asks.
        together_with: An act that may have happened at the same moment, which a box takes over.
        settles: A code that an earlier entry may lack, which this one then completes.
        key: The letter that opens it from the case page.
        address: Its address under the case, where the event's own name does not do.
    """

    event: Event | FileAct
    lead: object
    cites: Citation | None
    roles: frozenset[Role]
    boxes: tuple[Box, ...] = ()
    label: object = ""
    after: tuple[Event, ...] = ()
    unless: tuple[Event, ...] = ()
    while_undecided: bool = False
    once: bool = False
    per_state: bool = False
    ends: tuple[Event, ...] = ()
    ends_newest: tuple[Event, ...] = ()
    ended_by: tuple[Event, ...] = ()
    sources: tuple[Source, ...] = (Source.OBSERVED,)
    together_with: Event | None = None
    settles: str = ""
    key: str = ""
    address: str = ""

    @property
    def is_foreseen(self) -> bool:
        """Whether it names a day that is set beforehand, and may lie in the future."""
        return self.event in FORESEEN

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.event.value.replace("_", "-")

    @property
    def title(self) -> str:
        """What happened, in the law's words."""
        return event_words(self.event)

    @property
    def order(self) -> str:
        """The act as the list of acts calls it."""
        return str(self.label) or self.title

    def codes(self) -> Iterator[Box]:
        """The boxes whose answers the clock may read."""
        return (box for box in self.boxes if not box.is_sealed)

    @property
    def extends(self) -> bool:
        """Whether it makes a limit longer that has to run."""
        return any(box.kind is BoxKind.LIMIT for box in self.boxes)


PAPER = (Source.DOCUMENT, Source.OTHER_AUTHORITY)
"""What came from elsewhere rests on the paper itself or on somebody's word."""


def code(name: str, label: object, *, choices: Choices, **more: object) -> Box:
    """A code from a list."""
    return Box(name=name, label=label, kind=BoxKind.CODE, choices=choices, **more)  # type: ignore[arg-type]


def truth(name: str, label: object, **more: object) -> Box:
    """Yes, no or not known."""
    return Box(name=name, label=label, kind=BoxKind.TRUTH, **more)  # type: ignore[arg-type]


def article(label: object, **more: object) -> Box:
    """The point of an article, such as 42(1)(j)."""
    return Box(name="ground", label=label, kind=BoxKind.ARTICLE, **more)  # type: ignore[arg-type]


def line(name: str, label: object, **more: object) -> Box:
    """A line of words, sealed."""
    return Box(name=name, label=label, kind=BoxKind.LINE, **more)  # type: ignore[arg-type]


def words(label: object, **more: object) -> Box:
    """Free words, sealed."""
    return Box(name="words", label=label, kind=BoxKind.WORDS, **more)  # type: ignore[arg-type]


REMARK = Box(name="words", label=_("Remark"), kind=BoxKind.WORDS)
"""Free words, which are sealed."""
PLACE = Box(name="place", label=_("Place"), kind=BoxKind.LINE)
OTHER_STATE = Box(
    name="state",
    label=_("Other State"),
    kind=BoxKind.STATE,
    missing=_("Choose the other State."),
)
MAYBE_STATE = Box(name="state", label=_("Other State"), kind=BoxKind.STATE)
