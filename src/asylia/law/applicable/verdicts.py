"""What a rule of transition can answer, what it looks at, and the answers that many share."""

from datetime import date
from functools import cache, lru_cache
from re import match

from asylia.law.citation import AMMR, CRISIS, EURODAC, QR, RBP, RCD, SCREEN, Citation
from asylia.law.limits import Happens, Latest, TimeLimit
from asylia.law.sentences import sentence
from asylia.law.terms import Event, Kind
from asylia.law.unchanging import unchanging

PRINTED_FROM = date(2026, 7, 1)
"""The start that the Official Journal of 22 May 2024 printed for AMMR, QR and CRISIS."""
CORRECTED_ON = date(2025, 11, 25)
"""The day of the corrigenda; before it nobody could know the 12 June for those three acts."""


often = lru_cache(maxsize=4096)
"""Of a verdict that many cases share: a day has the same one in each of them."""


@unchanging()
class Verdict:
    """Whether a rule governs.

    Attributes:
        applies: Yes, no, or None where the texts leave it open.
        why: The reason, empty for a plain yes.
        cites: The provision on transition.
        changes_on: The day on which time alone changes the verdict.
        flag: A doubt that leaves the verdict as it is.
        pending_on: The doubt is only about what was unfinished on this day.
    """

    applies: bool | None
    why: str = ""
    cites: Citation | None = None
    changes_on: date | None = None
    flag: str = ""
    pending_on: date | None = None


@unchanging(kw_only=True)
class Case:
    """The days of one application that decide which law governs it; None: it has not happened.

    Attributes:
        as_of: The day of the question.
        known_on: The day of knowledge: which start of an act could be known.
        registered_on: The day on which the application was registered.
        lodged_on: The day on which it was lodged.
        contact_on: The day of the apprehension, disembarkation or presentation at the border.
        withdrawal_on: The day on which an examination to withdraw protection started.
        transposed_on: The day from which national law carries out the Directive on reception.
    """

    as_of: date
    known_on: date
    registered_on: date | None = None
    lodged_on: date | None = None
    contact_on: date | None = None
    withdrawal_on: date | None = None
    transposed_on: date | None = None


YES = Verdict(applies=True)
ON_THE_DAY = Verdict(
    applies=True,
    cites=AMMR(84, 1),
    flag=sentence(
        "registered on 12 June 2026 itself, which paragraph 1 (after) and paragraph 2 (before) "
        "leave out; the Regulation applies from that day, so its rules are taken"
    ),
)


OVER_BEFORE = sentence("over before the act began to apply: the law before it governed")


@often
def out_of_force(until: date) -> Verdict:
    """No: the rule itself was in force only until a day."""
    return Verdict(applies=False, why=sentence("this rule ended on %(day)s", day=until))


@often
def until_then(first: date) -> Verdict:
    """Yes, until the day from which it is open."""
    return Verdict(applies=True, changes_on=first)


@often
def ended(first: date) -> Verdict:
    """No: the old act governs what began before a day."""
    return Verdict(
        applies=False, why=sentence("the act governs what began before %(first)s", first=first)
    )


@often
def too_early(instrument: str, starts_on: date, *, first: date) -> Verdict:
    """No: the act applies from a later day."""
    return Verdict(
        applies=False,
        why=sentence(
            "%(day)s lies before %(first)s, from when the rule applies", day=starts_on, first=first
        ),
        cites=_START.get(instrument),
    )


Track = tuple[str, int, Kind | None, date, date | None]
"""What of a rule decides which law governs it; rules of one track are judged alike."""


@cache
def track_of(rule: TimeLimit) -> Track:
    """The track of a rule: its article matters only where the acts treat it apart."""
    instrument = rule.cites.instrument
    apart = (
        *_CRITERIA.get(instrument, ()),
        *_WITHDRAWAL.get(instrument, ()),
        *_BY_CHAPTER.get(instrument, ()),
    )
    article = _article(rule)
    return (
        instrument,
        article if article in apart or (apart and _of_a_withdrawal(rule)) else 0,
        rule.kind if rule.kind in _APART_BY_KIND.get(instrument, ()) else None,
        rule.in_force_from,
        rule.in_force_until,
    )


def is_apart(rule: TimeLimit) -> bool:
    """Whether a rule is one of withdrawal, or a criterion of responsibility."""
    return rule.cites.instrument not in _BY_CHAPTER and bool(track_of(rule)[1])


def is_of_responsibility(rule: TimeLimit) -> bool:
    """Whether a rule on crises derogates from those on responsibility, not on the procedure."""
    return rule.cites.instrument in _BY_CHAPTER and bool(track_of(rule)[1])


def is_of_the_old_law(rule: TimeLimit) -> bool:
    """Whether a rule belongs to the law that ended when the acts of 2026 began."""
    return rule.cites.instrument in _OLD


def _of_a_withdrawal(rule: TimeLimit) -> bool:
    """Whether a rule begins with a decision to withdraw protection, or the appeal against it."""
    begins = rule.runs_from.events if isinstance(rule.runs_from, Latest) else ()
    return any(
        ("against", ("withdrawal_decision",)) in one.where
        if isinstance(one, Happens)
        else one in _WITHDRAWN
        for one in begins
    )


def _article(rule: TimeLimit) -> int:
    """The number of the article: 27 of ``27(1)``."""
    found = match(r"\d+", rule.cites.article)
    return int(found[0]) if found else 0


_WITHDRAWN = (Event.WITHDRAWAL_DECISION_TAKEN, Event.WITHDRAWAL_DECISION_NOTIFIED)
_WITHDRAWAL = {"APR": (65, 66), "APD": (44, 45)}
_CRITERIA = {"AMMR": range(24, 35), "DUBLIN3": range(7, 17)}
_BY_CHAPTER = {"CRISIS": (12, 13)}
"""Articles that derogate from the rules on responsibility; the others from the procedure."""
_APART_BY_KIND = {
    "EURODAC": (Kind.RETENTION,),
    "EURODAC13": (Kind.RETENTION,),
    "QR": (Kind.MINIMUM, Kind.RIGHT_FROM),
    "QD": (Kind.MINIMUM, Kind.RIGHT_FROM),
}
"""Stored data, the validity of a paper and a right have a transition of their own."""
_OLD = frozenset({"APD", "DUBLIN3", "RCD13", "QD", "EURODAC13", "REG-1560", "UTPI"})
_START = {
    "SCREEN": SCREEN(25),
    "EURODAC": EURODAC(63, 2),
    "RBP": RBP(14),
    "AMMR": AMMR(85),
    "RCD": RCD(35, 1),
    "QR": QR(42),
    "CRISIS": CRISIS(20),
}
