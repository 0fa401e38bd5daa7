"""Which events may be entered, what is asked about each, and with which words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from functools import cache

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from asylia.law.clock.book import every_rule
from asylia.law.clock.extensible import extensible
from asylia.law.holidays import ASSOCIATED, STATES
from asylia.law.limits import Attribute, Happens
from asylia.law.terms import DERIVED_ONLY, FORESEEN, Event
from asylia.web.base.citations import cite_words
from asylia.web.base.names import countries_now
from asylia.web.base.sentences import in_words
from asylia.web.cases import events, words
from asylia.web.cases.events import event_words

Choices = tuple[tuple[str, object], ...]

GROUPS: tuple[tuple[object, Mapping[Event, object]], ...] = (
    (_("First contact, screening, Eurodac"), events.FIRST_CONTACT),
    (_("Application"), events.APPLICATION),
    (_("Examination and decision"), events.EXAMINATION),
    (_("Appeal"), events.APPEALS),
    (_("Between States"), events.RESPONSIBILITY),
    (_("Liberty"), events.LIBERTY),
)
YES_NO: Choices = (("true", _("yes")), ("false", _("no")))
KEYS: Mapping[str, tuple[object, Choices | None]] = {
    "about": (_("About"), words.ABOUT),
    "against": (_("Against"), words.AGAINST),
    "authority": (_("Authority"), words.AUTHORITIES),
    "basis": (_("Resting on"), words.BASES),
    "beneficiary": (_("Has protection already"), YES_NO),
    "category": (_("Category"), words.CATEGORIES),
    "competent_to_register": (_("May register applications"), YES_NO),
    "crisis_ground": (_("Does the border procedure rest on a crisis?"), YES_NO),
    "expedited": (_("Is it expedited on a recommendation of the Commission?"), YES_NO),
    "facial_image_only": (_("Is it based only on a facial image?"), YES_NO),
    "ground": (_("Article and point, such as 42(1)(j)"), None),
    "legal_capacity": (_("Of a minor: may they lodge it in their own name?"), YES_NO),
    "limit": (_("Which time limit"), None),
    "lodging_by_form": (_("Lodged by a form"), YES_NO),
    "match": (_("The result belongs to the data sent"), YES_NO),
    "mode": (_("How"), words.MODES),
    "orally": (_("Only translated orally, for want of a text?"), YES_NO),
    "ordered_by": (_("Ordered by"), words.ORDERED_BY),
    "outcome": (_("Outcome"), None),
    "procedure": (_("Procedure"), words.PROCEDURES),
    "review": (_("Reviewed"), words.REVIEWS),
    "scheme": (_("Under which scheme"), words.SCHEMES),
    "security_threat": (_("Is a danger to security"), YES_NO),
    "shows_responsibility": (_("Does it show that the State asked is responsible?"), YES_NO),
    "special_needs": (_("Has special needs"), YES_NO),
    "state": (_("Other State"), None),
    "subsequent": (_("Is a subsequent application"), YES_NO),
    "threat": (_("Was a threat found that Eurodac has to show?"), YES_NO),
    "trafficking": (_("May they be a victim of trafficking?"), YES_NO),
    "urgent": (_("Urgent"), YES_NO),
    "violence": (_("Does it come of violence or trafficking?"), YES_NO),
    "with_determining_authority": (_("With the determining authority"), YES_NO),
}
OWN_WORDS: Mapping[tuple[Event, str], tuple[object, Choices]] = {
    (Event.APPEAL_FINAL_DECISION, "outcome"): (_("Outcome"), words.JUDGMENTS),
    (Event.COMPLAINT_RECEIVED, "about"): (_("What about"), words.COMPLAINTS),
    (Event.DECISION_NOTIFIED, "outcome"): (_("Outcome"), words.DECISIONS),
    (Event.DETENTION_STARTED, "ground"): (_("Ground"), words.DETENTION_GROUNDS),
    (Event.EURODAC_DATA_MARKED, "kind"): (_("What is marked"), words.MARKS),
    (Event.EURODAC_DATA_UPDATED, "kind"): (_("What is added or mended"), words.UPDATES),
    (Event.EURODAC_INFORMED, "kind"): (_("Told about"), words.TOLD_BY_EURODAC),
    (Event.FINAL_DECISION, "outcome"): (_("Outcome"), (*words.DECISIONS, *words.JUDGMENTS)),
    (Event.FIRST_INSTANCE_DECISION_TAKEN, "outcome"): (_("Outcome"), words.DECISIONS),
    (Event.INFORMATION_PROVIDED, "kind"): (_("Told about"), words.TOLD_OF),
    (Event.MOVEMENT_RESTRICTION_DECIDED, "ground"): (
        _("Provision of national law, such as 140-8(2)"),
        (),
    ),
    (Event.RETURN_DECISION_NOTIFIED, "kind"): (
        _("Form of the decision"),
        (("separate", _("a decision of its own")),),
    ),
    (Event.SPECIAL_NEEDS_ASSESSED, "kind"): (_("Needs"), words.NEEDS),
    (Event.TIME_LIMIT_EXTENDED, "ground"): (_("Ground"), words.EXTENSIONS),
    (Event.TRANSFER_DECISION_NOTIFIED, "kind"): (
        _("Kind of transfer"),
        (("responsibility", _("to the State responsible")), ("relocation", _("relocation"))),
    ),
    (Event.TRANSFER_FORM_SENT, "kind"): (
        _("Sent when"),
        (("person", _("the person themselves is announced")),),
    ),
    **{
        (event, "kind"): (_("Kind of transfer"), (("relocation", _("relocation")),))
        for event in (
            Event.TRANSFER_ARRIVAL_DATE,
            Event.TRANSFER_CARRIED_OUT,
            Event.TRANSFER_DECISION_TAKEN,
        )
    },
}
"""Where a key means something of its own with one event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One thing that is asked about an event.

    Attributes:
        key: The attribute of the history file.
        label: What the page calls it.
        choices: The words to choose from; none if it is written freely.
        is_truth: Whether it is yes or no.
    """

    key: str
    label: object
    choices: Choices
    is_truth: bool = False


@cache
def enterable() -> frozenset[str]:
    """The names of the events that somebody may enter: the law produces the others."""
    return frozenset(event.value for event in Event if event not in DERIVED_ONLY)


def events_by_group() -> list[tuple[str, list[tuple[str, str]]]]:
    """The events that may be entered, in their groups, each by its name."""
    grouped = [
        (str(label), [event for event in held if event in enterable()]) for label, held in GROUPS
    ]
    told = {event for _label, held in grouped for event in held}
    rest = [event for event in Event if event in enterable() and event not in told]
    return [
        (label, sorted(((event.value, called(event)) for event in held), key=_by_words))
        for label, held in (*grouped, (str(_("Other")), rest))
    ]


def called(event: str) -> str:
    """What an event is called: the pages' own name for it, else the law's."""
    if event in events.EVENTS:
        return event_words(event)
    words_of_it = in_words(Event(event).words)
    return words_of_it[:1].upper() + words_of_it[1:]


def asked_about(event: str) -> tuple[Question, ...]:
    """What is asked about an event beside its day: whatever a rule of the law reads of it."""
    return tuple(_question(Event(event), key) for key in sorted(_keys_of()[event]))


def is_foreseen(event: str) -> bool:
    """Whether the event is a day set beforehand, which counts from when it was made known."""
    return event in FORESEEN


def taking_part() -> list[tuple[str, str]]:
    """The Member States and those associated, by name."""
    codes = {*STATES, *ASSOCIATED}
    return [(code, name) for code, name in countries_now() if code in codes]


@cache
def _keys_of() -> Mapping[str, frozenset[str]]:
    between = {
        event.value: {"state"}
        for event in Event
        if event.value.startswith(("take_", "transfer_", "absconding_", "relocation_", "eurodac_h"))
    }
    found: dict[str, set[str]] = {event.value: set() for event in Event} | between
    found[Event.TIME_LIMIT_EXTENDED] |= {"ground", "limit"}
    for event, key in read_by_law():
        found[event].add(key)
    return {event: frozenset(keys) for event, keys in found.items()}


@cache
def read_by_law() -> Mapping[tuple[Event, str], tuple[object, ...]]:
    """Which attributes of which events some rule looks at, with the values that it looks for."""
    found: dict[tuple[Event, str], dict[object, None]] = {}
    for rule in every_rule():
        for event, key, value in read_by(rule):
            found.setdefault((event, key), {})[value] = None
    return {place: tuple(values) for place, values in found.items()}


def read_by(part: object) -> Iterator[tuple[Event, str, object]]:
    """The attributes of events that a rule looks at, each with a value that it looks for."""
    if isinstance(part, Attribute):
        yield from ((part.event, part.key, value) for value in part.values)
    elif isinstance(part, Happens):
        yield from ((part.event, key, value) for key, values in part.where for value in values)
    if isinstance(part, tuple):
        yield from (found for one in part for found in read_by(one))
    elif is_dataclass(part):
        yield from (found for one in fields(part) for found in read_by(getattr(part, one.name)))


def _question(event: Event, key: str) -> Question:
    if key == "limit":
        return Question(key=key, label=KEYS[key][0], choices=tuple(limits_to_extend().items()))
    if key == "state":
        return Question(key=key, label=KEYS[key][0], choices=tuple(taking_part()))
    label, choices = (
        OWN_WORDS.get((event, key))
        or KEYS.get(key)
        or _by_their_names(key, read_by_law()[event, key])
    )
    return Question(key=key, label=label, choices=choices or (), is_truth=choices is YES_NO)


def _by_their_names(key: str, values: tuple[object, ...]) -> tuple[str, Choices]:
    """A key that has no words of its own yet, and what rules look for, as the vocabulary says."""
    words_of_it = tuple((str(value), str(value).replace("_", " ")) for value in values)
    is_truth = all(isinstance(value, bool) for value in values)
    return key.replace("_", " ").capitalize(), YES_NO if is_truth else words_of_it


def limits_to_extend() -> dict[str, str]:
    """The limits that somebody may extend: id and what it is called."""
    return {
        rule.id: f"{cite_words(rule.cites)}: {gettext(rule.title)}"
        for rule in every_rule()
        if rule.id in extensible(every_rule())
    }


def _by_words(one: tuple[str, str]) -> str:
    return one[1].casefold()
