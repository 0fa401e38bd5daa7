"""What the acts leave to a State, what of it is set, and what is not configured yet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from asylia.law.citation import APR, RCD, REG_1182_71
from asylia.law.clock.book import rules_of
from asylia.law.clock.national import allowed_length
from asylia.law.clock.points import all_points
from asylia.law.clock.stated import MATTERS, OF_RECEPTION
from asylia.law.facts import Settings
from asylia.law.facts.settings import key_of
from asylia.law.holidays import Calendar, calendar_of
from asylia.law.limits import TimeLimit
from asylia.law.sentences import joined, plain, sentence
from asylia.law.states import competent_to_register

AUTHORITIES = {
    "determining_authority": sentence("determining authority"),
    "border_guard": sentence("border guard"),
    "police": sentence("police"),
    "detention_staff": sentence("staff of a detention facility"),
}
"""Who receives applications (APR 4(2)), as a history names them; some may register them too."""
OF_NATIONAL_LAW = ("apr-67-7-without-merits", "rcd-5-1-alternative")
"""Disputed points that national law settles by what it says, not an authority's reading."""


class LeftKind(StrEnum):
    """What is left to a State."""

    LENGTH = "length"
    READING = "reading"
    DAY = "day"
    AUTHORITY = "authority"
    WORDS = "words"
    HOLIDAYS = "holidays"


@dataclass(frozen=True, kw_only=True)
class Left:
    """Something that an act leaves to a State.

    Attributes:
        key: How the settings file names it: ``national.apr-exam-remitted``.
        kind: What it is.
        cites: Where an act leaves it.
        says: What it is about, as a sentence.
        allowed: What the act allows; empty if it sets no bounds.
        value: What is set: a length, a day, a sentence; none if it is not configured.
        provision: Where or by whom it is set, if that is said.
        moves: The ids of the limits that rest on it.
    """

    key: str
    kind: LeftKind
    cites: str
    says: str
    allowed: str = ""
    value: object | None = None
    provision: str = ""
    moves: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether it is configured, or told by the State's own file."""
        return self.value is not None

    def as_json(self) -> dict[str, object]:
        """It as plain values."""
        return {
            "key": self.key,
            "kind": self.kind.value,
            "cites": self.cites,
            "says": str(self.says),
            "allowed": str(self.allowed),
            "value": None if self.value is None else plain(self.value),
            "provision": str(self.provision),
            "moves": list(self.moves),
        }


def left_to(state: str, settings: Settings) -> tuple[Left, ...]:
    """Everything that the acts leave to a State, in the order of the acts.

    Args:
        state: Code of the Member State.
        settings: What was set.

    Raises:
        UnknownState: No Member State has this code.
        BadLength: A national setting is no length, or one that the act does not allow.
    """
    rules = rules_of(state)
    return (
        *(_length(rule, settings) for rule in rules if rule.national),
        *_readings(settings),
        _transposed(state, settings, rules=rules),
        *_authorities(state, settings),
        *_matters(settings, rules=rules),
        _holidays(state, settings),
    )


def missing(state: str, settings: Settings) -> tuple[Left, ...]:
    """What the acts leave to a State and nobody has configured.

    Args:
        state: Code of the Member State.
        settings: What was set.

    Raises:
        UnknownState: No Member State has this code.
        BadLength: A national setting is no length, or one that the act does not allow.
    """
    return tuple(one for one in left_to(state, settings) if not one.is_set)


def _length(rule: TimeLimit, settings: Settings) -> Left:
    return Left(
        key=key_of("national", rule.id),
        kind=LeftKind.LENGTH,
        cites=str(rule.cites),
        says=rule.says,
        allowed=joined(*_bounds(rule)),
        value=allowed_length(settings, rule),
        provision=settings.provisions.get(rule.id, ""),
        moves=(rule.id,),
    )


def _bounds(rule: TimeLimit) -> Iterator[str]:
    if rule.at_least:
        yield sentence("at least %(length)s", length=rule.at_least)
    if rule.at_most:
        yield sentence("at most %(length)s", length=rule.at_most)
    if rule.below:
        yield sentence("less than %(length)s", length=rule.below)
    if rule.within:
        yield sentence("no longer than %(limit)s", limit=rule.within)


def _readings(settings: Settings) -> Iterator[Left]:
    for point in (each for each in all_points() if each.id in OF_NATIONAL_LAW):
        key = settings.readings.get(point.id)
        choice = settings.choices.get(point.id)
        yield Left(
            key=key_of("readings", point.id),
            kind=LeftKind.READING,
            cites=point.readings[0].cites,
            says=point.question,
            allowed=joined(*(each.says for each in point.readings)),
            value=None if key is None else point.says(key),
            provision="" if choice is None else _by(choice.by, choice.on),
            moves=point.rules,
        )


def _by(name: str, day: date) -> str:
    return sentence("%(name)s, %(day)s", name=name, day=day)


def _transposed(state: str, settings: Settings, *, rules: tuple[TimeLimit, ...]) -> Left:
    return Left(
        key=key_of("transposed", "RCD", state),
        kind=LeftKind.DAY,
        cites=str(RCD(35, 1)),
        says=sentence("from when national law carries out the directive on reception"),
        allowed=sentence("by 12 June 2026; without a day that one is taken"),
        value=settings.transposed.get("RCD", {}).get(state),
        provision=settings.provisions.get(key_of("transposed", "RCD", state), ""),
        moves=tuple(rule.id for rule in rules if rule.cites.instrument in OF_RECEPTION),
    )


def _authorities(state: str, settings: Settings) -> Iterator[Left]:
    written, own = competent_to_register(state), settings.competent.get(state, {})
    for authority in dict.fromkeys((*AUTHORITIES, *written, *own)):
        may = own.get(authority, written.get(authority))
        of_the_file = sentence("the file of the State in the law book")
        provision = settings.provisions.get(key_of("competent", state, authority), "")
        yield Left(
            key=key_of("competent", state, authority),
            kind=LeftKind.AUTHORITY,
            cites=str(APR(4, 3)),
            says=sentence(
                "whether the authority may register applications: %(authority)s",
                authority=AUTHORITIES.get(authority, authority.replace("_", " ")),
            ),
            value=None if may is None else _may(may=may),
            provision=of_the_file if authority not in own and may is not None else provision,
            moves=("apr-register-5d", "apr-register-5d-forwarded"),
        )


def _may(*, may: bool) -> str:
    if may:
        return sentence("it may register them")
    return sentence("it only receives them")


def _matters(settings: Settings, *, rules: tuple[TimeLimit, ...]) -> Iterator[Left]:
    for matter in MATTERS:
        yield Left(
            key=key_of("stated", matter.id),
            kind=LeftKind.WORDS,
            cites=str(matter.cites),
            says=matter.says,
            value=settings.stated.get(matter.id),
            provision=settings.provisions.get(matter.id, ""),
            moves=tuple(rule.id for rule in rules if matter.moves(rule)),
        )


def _holidays(state: str, settings: Settings) -> Left:
    years = sorted(settings.holidays.get(state, {}))
    calendar = calendar_of(state)
    return Left(
        key=key_of("holidays", state),
        kind=LeftKind.HOLIDAYS,
        cites=str(REG_1182_71(2, 1)),
        says=sentence("the public holidays that the State has notified"),
        value=_listed(calendar, years),
        provision=calendar.source,
    )


def _listed(calendar: Calendar, years: list[int]) -> str:
    table = sentence(
        "the table of the law book, %(first)s to %(last)s",
        first=date.fromordinal(calendar.first).year,
        last=date.fromordinal(calendar.last).year,
    )
    if not years:
        return table
    own = sentence("own lists for %(years)s", years=", ".join(map(str, years)))
    return joined(table, own)
