"""What a limit is made of. The files in ``acts/`` are written with these words.

These classes have no slots and no comparison of their own: nobody compares rules, and making them
so would cost a tenth of the time that ``asylia clock`` takes (ADR 3).
"""

from collections.abc import Mapping
from datetime import date

from asylia.law.citation import Citation
from asylia.law.periods import Counting, Length
from asylia.law.terms import Event, Kind, Party
from asylia.law.unchanging import unchanging

PACT_APPLIES_FROM = date(2026, 6, 12)
"""APR 79(2), AMMR 85 (as corrected), SCREEN 25, EURODAC 63(2), RBP 14, RCD 35."""

ACTS_OF_2013_UNTIL = date(2026, 6, 11)
"""The last day of the acts of 2013: what still follows them later, ``applicable`` says."""


@unchanging()
class Happens:
    """An event of a certain kind.

    Attributes:
        event: Its name.
        where: Attributes that it has to carry, each with the values that count. An entry that
            does not carry the attribute counts too, unless ``strictly``.
        strictly: True if an entry without the attribute does not count.
    """

    event: Event
    where: tuple[tuple[str, tuple[object, ...]], ...] = ()
    strictly: bool = False


def happens(event: Event, **where: object) -> Happens:
    """An event whose attributes have the given value, or one of a tuple, or are not recorded."""
    return Happens(event, _values(where))


def carrying(event: Event, **where: object) -> Happens:
    """An event whose attributes are recorded with the given value, or one of a tuple."""
    return Happens(event, _values(where), strictly=True)


def _values(where: Mapping[str, object]) -> tuple[tuple[str, tuple[object, ...]], ...]:
    return tuple(
        (key, value if isinstance(value, tuple) else (value,)) for key, value in where.items()
    )


@unchanging()
class Latest:
    """The newest of several events: each new one starts the period again."""

    events: tuple[Event | Happens, ...]


@unchanging()
class Preferred:
    """Of several events the one that stands first here, whichever happened earlier."""

    events: tuple[Event | Happens, ...]


Start = Event | Happens | Latest | Preferred | tuple[Event | Happens, ...]
"""What a period runs from; of a tuple, the first that happens."""


# Conditions -------------------------------------------------------------------------------


@unchanging()
class Happened:
    """True once one of the events has happened."""

    events: tuple[Event | Happens, ...]
    says: str


@unchanging()
class Attribute:
    """True if the newest entry of the event carries one of the values.

    Attributes:
        absent: The answer where there is no such entry: None is "not known".
        silent: The answer where the entry lacks the attribute.
    """

    event: Event
    key: str
    values: tuple[object, ...]
    says: str
    absent: bool | None = None
    silent: bool | None = None


@unchanging()
class PersonIs:
    """True if the fact about the person has the value; not known if the file is silent.

    Attributes:
        fact: The fact's name.
        value: The value that it must have.
        under: An age: where the file is silent, it is not known only of who is known to be younger.
            Of anybody else nobody has said it.
    """

    fact: str
    value: object
    says: str
    under: int | None = None


@unchanging()
class Younger:
    """True if the person is known to be under an age when the period starts.

    An unknown date of birth is no: the acts make the young the exception.
    """

    years: int
    says: str


@unchanging()
class During:
    """True if the period starts while a state of things lasts, such as mass arrivals.

    Attributes:
        now: True if the day of the question counts, not the start of the period.
    """

    begins: Event | Happens
    ends: Event | Happens
    says: str
    now: bool = False


@unchanging()
class Extended:
    """True if ``time_limit_extended`` names the limit while the limit still runs.

    Attributes:
        limit: The id of the limit that is extended.
        ground: Words, one of which the ground has to contain; empty for every ground.
    """

    limit: str
    says: str
    ground: tuple[str, ...] = ()


@unchanging()
class WithinLimit:
    """True if one of the events fell no later than the end of a limit; the newest such counts.

    Attributes:
        after_start: True if an event before the start of the limit that asks does not count.
    """

    events: tuple[Event | Happens, ...]
    limit: str
    says: str
    after_start: bool = False


@unchanging()
class Unused:
    """True if a time to act is over on the day of the question and nobody acted in it.

    Attributes:
        events: What would have used it.
        limit: The limit that is that time; its length may wait for national law.
        least: The limit that every State has to leave: while no length is configured, the answer
            is "not known" once this one is over.
    """

    events: tuple[Event | Happens, ...]
    limit: str
    least: str
    says: str


@unchanging()
class Unsettled:
    """Not known as long as nobody has chosen: the act itself leaves the point open.

    Attributes:
        id: Its name in the settings, like that of an ``Interpretation``.
        says: The point.
        yes: The key of the reading under which it is so.
        no: The key of the one under which it is not.
    """

    id: str
    says: str
    yes: str
    no: str


@unchanging()
class Derogates:
    """True if a State may do otherwise in a crisis: the settings hold the decision (ADR 15).

    Attributes:
        article: The derogation, as the settings name it.
        says: The condition as a sentence.
        at: The event whose day has to lie in the time of the decision; none: the start.
        asked: True if the State counts that is asked in a matter between two; else the one that
            asks or, where there is no other State, the one that holds the file.
        running: Limits that run otherwise: one of them may have been running when the time began.
        pending: True if a limit that was running then is covered.
        left_open: The point that the act leaves open, where a day is in doubt.
    """

    article: str
    says: str
    at: Event | None = None
    asked: bool = False
    running: tuple[str, ...] = ()
    pending: bool = False
    left_open: Unsettled | None = None


@unchanging()
class LessLeft:
    """True if, at the event, less than a length was left of another limit."""

    event: Event
    limit: str
    length: Length
    says: str


@unchanging()
class Before:
    """True if the first event happened and the second had not happened by then."""

    event: Event | Happens
    other: Event | Happens
    says: str


@unchanging()
class AllOf:
    """True if every part is."""

    parts: tuple["Condition", ...]
    says: str


@unchanging()
class AnyOf:
    """True if one part is."""

    parts: tuple["Condition", ...]
    says: str


@unchanging()
class Not:
    """True if the part is false."""

    part: "Condition"
    says: str


Condition = (
    Happened
    | Attribute
    | PersonIs
    | Younger
    | During
    | Extended
    | WithinLimit
    | Unused
    | Unsettled
    | Derogates
    | LessLeft
    | Before
    | AllOf
    | AnyOf
    | Not
)
"""A question to the file with the answers yes, no and not known. ``says`` is its sentence."""


# Parts of a limit -------------------------------------------------------------------------


@unchanging(kw_only=True)
class Limb:
    """A second period within the same limit; the earlier end binds, or caps the first."""

    runs_from: Start
    lasts: Length
    cites: Citation
    says: str


@unchanging(kw_only=True)
class Extension:
    """A longer period, counted once from the first event.

    Attributes:
        lasts: The whole length with the extension.
        when: What has to be recorded for it to count.
    """

    lasts: Length
    when: Condition
    cites: Citation
    says: str


@unchanging(kw_only=True)
class Longer:
    """How long the limit could become under another rule, shown before anybody decides it."""

    lasts: Length
    cites: Citation
    says: str


@unchanging(kw_only=True)
class Pause:
    """The period stands still from one event to another.

    Attributes:
        restarts: True if the whole period begins again at the end; false if it goes on and the
            days of the pause are added.
        once_ended: True if the period goes on meanwhile, and is longer only once the pause has
            ended; beginning and end then concern the same other State.
    """

    begins: Event | Happens
    ends: Event | Happens
    restarts: bool
    cites: Citation
    says: str
    once_ended: bool = False


@unchanging(kw_only=True)
class Overtaken:
    """Something after which the limit no longer matters.

    Attributes:
        by: What has to be true.
        until: An event after which the limit matters again.
    """

    by: Condition
    cites: Citation
    says: str
    until: Event | Happens | None = None


@unchanging(kw_only=True)
class Missed:
    """What follows if the limit passes.

    Attributes:
        derives: The event that the law then produces by itself, dated on the last day.
        lapses: True if the step can no longer be taken: the limit has lapsed, it is not overdue.
        final: True if a step taken late does not count as taken.
        goes_on: True if the duty goes on, though the law produces an event: it is overdue.
    """

    says: str
    cites: Citation | None = None
    derives: Event | None = None
    lapses: bool = False
    final: bool = False
    goes_on: bool = False


@unchanging(kw_only=True)
class Reading:
    """One way to read a doubtful provision; what is left out stays as in the limit.

    Attributes:
        only_if: The case to which it belongs; another reading of the same key belongs to the rest.
    """

    key: str
    says: str
    cites: Citation
    runs_from: Start | None = None
    lasts: Length | None = None
    counted_by: Counting | None = None
    limb: Limb | None = None
    whole_day: bool = False
    only_if: Condition | None = None


EARLIER = "earlier"
"""As a default: work to the reading that ends first."""


@unchanging(kw_only=True)
class Interpretation:
    """A doubtful point: the question, the readings, and which of them is worked to.

    Attributes:
        default: The key of a reading, or ``EARLIER``.
        only_if: The case in which the doubt arises; none: always.
        chosen_by: Who chose the default, and on what.
    """

    id: str
    question: str
    readings: tuple[Reading, ...]
    default: str
    chosen_by: str
    chosen_on: date
    only_if: Condition | None = None


@unchanging(kw_only=True)
class TimeLimit:
    """One rule of an act.

    Attributes:
        id: Its name in answers; it never changes.
        cites: Where it stands.
        title: What has to be done, as a short order.
        says: The rule as a sentence of ours.
        owed_by: Who has to do it.
        runs_from: The event that starts it.
        lasts: How long; none for a duty without a number.
        counted_by: The rule of counting.
        kind: Maximum, minimum, retention, right or lapse.
        at_once: The act's words where there is no number, such as "as soon as possible".
        no_later_than: Events: the first of them that follows the start is its latest moment.
        that_day: True if it may still be met on the whole day of that event.
        before_end_of: The id of another limit, whose end is its latest moment.
        applies_if: What has to be true of the case.
        met_by: What meets it.
        shown_by: What shows that it was met by then, without saying on which day.
        early: True if a meeting event before the start meets it too.
        per_state: True if there is one clock for each other Member State.
        liberty: True if it ends a restriction of liberty: the end is then never moved.
        national: True if national law sets the length.
        at_least: The least that national law may set.
        at_most: The most that it may set.
        below: A length that it must not reach.
        within: The id of another limit of national law, which this one must not be longer than.
        stated: The attribute of the starting entry in which its author says the length.
        longer: Lengths that it could reach under rules with ids of their own.
        rivals: Other limits of which only one can apply while a fact is open.
        twins: Limits of the later law in the same matter: while it is open which law governs,
            each shows the dates of the other.
        unverified: Why we cannot vouch for it, if nobody read the provision itself.
    """

    id: str
    cites: Citation
    title: str
    says: str
    owed_by: Party
    runs_from: Start
    counted_by: Counting
    lasts: Length | None = None
    kind: Kind = Kind.MAXIMUM
    at_once: str = ""
    no_later_than: tuple[Event | Happens, ...] = ()
    that_day: bool = False
    before_end_of: str = ""
    applies_if: tuple[Condition, ...] = ()
    met_by: tuple[Event | Happens, ...] = ()
    shown_by: tuple[Event | Happens, ...] = ()
    early: bool = False
    limbs: tuple[Limb, ...] = ()
    extended_by: tuple[Extension, ...] = ()
    pauses: tuple[Pause, ...] = ()
    overtaken_by: tuple[Overtaken, ...] = ()
    if_missed: Missed | None = None
    reading: Interpretation | None = None
    per_state: bool = False
    liberty: bool = False
    national: bool = False
    at_least: Length | None = None
    at_most: Length | None = None
    below: Length | None = None
    within: str = ""
    stated: str = ""
    longer: tuple[Longer, ...] = ()
    rivals: tuple[str, ...] = ()
    twins: tuple[str, ...] = ()
    unverified: str = ""
    in_force_from: date = PACT_APPLIES_FROM
    in_force_until: date | None = None
