"""Which law governs a case: the rules of transition of the acts of 12 June 2026.

The procedure follows the lodging, responsibility the registration, withdrawal of protection the
start of its examination, screening the first contact, reception the day of the national law, and
everything else the event that starts the rule. What the texts leave open stays open.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, lru_cache
from re import match

from asylia.law.citation import AMMR, APR, EURODAC, RBP, RCD, SCREEN, Citation
from asylia.law.limits import ACTS_OF_2013_UNTIL, PACT_APPLIES_FROM, TimeLimit
from asylia.law.sentences import sentence
from asylia.law.terms import Kind

PRINTED_FROM = date(2026, 7, 1)
"""The start that the Official Journal of 22 May 2024 printed for AMMR, QR and CRISIS."""
CORRECTED_ON = date(2025, 11, 25)
"""The day of the corrigenda; before it nobody could know the 12 June for those three acts."""


often = lru_cache(maxsize=4096)
"""Of a verdict that many cases share: a day has the same one in each of them."""


@dataclass(frozen=True, eq=False, repr=False)
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


@dataclass(frozen=True, kw_only=True, eq=False, repr=False)
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


def governs(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    """Whether a rule governs a period that starts on a day.

    Args:
        rule: The rule, of an act of 2026 or of the act before it.
        starts_on: The day of the event that starts it; of what has not begun, the day of the
            question.
        case: The days that decide.
    """
    until = rule.in_force_until
    if until is not None and until != ACTS_OF_2013_UNTIL and starts_on > until:
        return _out_of_force(until)
    if rule.in_force_from > starts_on and rule.in_force_from != PACT_APPLIES_FROM:
        return _too_early(rule.cites.instrument, starts_on, rule.in_force_from)
    return _BY_ACT.get(rule.cites.instrument, _by_start)(rule, starts_on, case)


@often
def _out_of_force(until: date) -> Verdict:
    return Verdict(applies=False, why=sentence("this rule ended on %(day)s", day=until))


# The procedure: Directive 2013/32 or the APR


def _by_lodging(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    old = rule.cites.instrument == "APD"
    if _is_apart(rule):
        return _by_withdrawal(case.withdrawal_on or starts_on, old=old)
    lodged = case.lodged_on
    if lodged is not None and lodged < PACT_APPLIES_FROM:
        return YES if old else _lodged_before(lodged)
    if lodged is None and case.as_of < PACT_APPLIES_FROM:
        return _until(PACT_APPLIES_FROM) if old else NOT_LODGED
    if starts_on < PACT_APPLIES_FROM:
        return _begun_before(starts_on, lodged)
    if not old:
        return YES
    return NOT_LODGED_BEFORE if lodged is None else _lodged_since(lodged)


@often
def _lodged_before(lodged: date) -> Verdict:
    return Verdict(
        applies=False,
        why=sentence(
            "lodged on %(day)s, before 12 June 2026: Directive 2013/32/EU governs the procedure",
            day=lodged,
        ),
        cites=APR(79, 3),
    )


@often
def _lodged_since(lodged: date) -> Verdict:
    return Verdict(
        applies=False,
        why=sentence(
            "lodged on %(day)s: Regulation (EU) 2024/1348 governs the procedure", day=lodged
        ),
        cites=APR(79, 3),
    )


NOT_LODGED_BEFORE = Verdict(
    applies=False,
    why=sentence("not lodged before 12 June 2026: Regulation (EU) 2024/1348 governs the procedure"),
    cites=APR(79, 3),
)
NOT_LODGED = Verdict(
    applies=False,
    why=sentence(
        "not lodged yet, and applications lodged before 12 June 2026 follow Directive 2013/32/EU"
    ),
    cites=APR(79, 3),
    changes_on=PACT_APPLIES_FROM,
)


@often
def _begun_before(starts_on: date, lodged: date | None) -> Verdict:
    if lodged is None:
        why = sentence(
            "begun on %(day)s, before 12 June 2026, and not lodged yet: the law of the procedure "
            "follows the lodging, what that means for earlier steps is not said",
            day=starts_on,
        )
    else:
        why = sentence(
            "begun on %(day)s, before 12 June 2026, and lodged on %(lodged)s: the law of the "
            "procedure follows the lodging, what that means for earlier steps is not said",
            day=starts_on,
            lodged=lodged,
        )
    return Verdict(
        applies=None,
        why=why,
        cites=APR(79, 3),
        pending_on=PACT_APPLIES_FROM,
    )


@often
def _by_withdrawal(began: date, *, old: bool) -> Verdict:
    if (began < PACT_APPLIES_FROM) is old:
        return YES
    return Verdict(
        applies=False,
        why=sentence(
            "the examination to withdraw protection began on %(day)s: %(act)s governs it",
            day=began,
            act="Regulation (EU) 2024/1348" if old else "Directive 2013/32/EU",
        ),
        cites=APR(79, 3),
    )


_WITHDRAWAL = {"APR": (65, 66), "APD": (44, 45)}


# Responsibility: Regulation 604/2013 or the AMMR


def _by_registration(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    corrected = _responsibility(rule, starts_on, case, PACT_APPLIES_FROM)
    if case.known_on >= CORRECTED_ON:
        return corrected
    printed = _responsibility(rule, starts_on, case, PRINTED_FROM)
    if printed.applies is corrected.applies:
        return printed
    return Verdict(
        applies=None,
        why=sentence(
            "known before the corrigenda of 25 November 2025: as printed Regulation (EU) "
            "2024/1351 applies from 1 July 2026, as corrected from 12 June 2026"
        ),
        cites=AMMR(85),
    )


def _responsibility(rule: TimeLimit, starts_on: date, case: Case, first: date) -> Verdict:
    old = rule.cites.instrument == "DUBLIN3"
    registered = case.registered_on or _no_later_than(case.lodged_on, first)
    if registered is None:
        return _unregistered(rule, starts_on, case, first)
    if registered >= first:
        return _of_the_new(registered, old=old, first=first)
    if _is_apart(rule):
        return YES if old else _criteria_kept(registered, first)
    if case.as_of < first:
        until = _until(first) if old else _criteria_kept(registered, first)
        return replace(until, changes_on=first)
    return Verdict(
        applies=None,
        why=sentence(
            "registered on %(day)s, before %(first)s: the criteria of Regulation (EU) No 604/2013 "
            "are kept, whether its time limits are is not said",
            day=registered,
            first=first,
        ),
        cites=AMMR(84, 2),
        pending_on=first if starts_on < first else None,
    )


def _no_later_than(lodged: date | None, first: date) -> date | None:
    """Under the law before, nothing was lodged that had not been registered by then."""
    return lodged if lodged is not None and lodged < first else None


@often
def _of_the_new(registered: date, *, old: bool, first: date) -> Verdict:
    if old:
        return Verdict(
            applies=False,
            why=sentence(
                "registered on %(day)s: Regulation (EU) 2024/1351 governs responsibility",
                day=registered,
            ),
            cites=AMMR(84, 1),
        )
    return ON_THE_DAY if registered == first == PACT_APPLIES_FROM else YES


@often
def _criteria_kept(registered: date, first: date) -> Verdict:
    return Verdict(
        applies=False,
        why=sentence(
            "registered on %(day)s, before %(first)s: Regulation (EU) No 604/2013 governs "
            "responsibility",
            day=registered,
            first=first,
        ),
        cites=AMMR(84, 2),
    )


def _unregistered(rule: TimeLimit, starts_on: date, case: Case, first: date) -> Verdict:
    old = rule.cites.instrument == "DUBLIN3"
    if _is_apart(rule):
        return _by_question(case, old=old, first=first)
    if starts_on < first <= case.as_of:
        return Verdict(
            applies=None,
            why=sentence(
                "begun on %(day)s, before %(first)s: which time limits a procedure under way then "
                "follows is not said",
                day=starts_on,
                first=first,
            ),
            cites=AMMR(84, 2),
            pending_on=first,
        )
    if starts_on >= first:
        return _ended(first) if old else YES
    return (
        _until(first)
        if old
        else replace(_too_early(rule.cites.instrument, starts_on, first), changes_on=first)
    )


@often
def _until(first: date) -> Verdict:
    """Yes, until the day from which it is open."""
    return Verdict(applies=True, changes_on=first)


def _by_question(case: Case, *, old: bool, first: date) -> Verdict:
    """Earlier events that entail responsibility count for whoever is still to be registered."""
    if (case.as_of < first) is old:
        return _until(first) if old else YES
    if old:
        return Verdict(
            applies=False,
            why=sentence(
                "not registered before %(first)s, from when the criteria of Regulation (EU) "
                "2024/1351 decide",
                first=first,
            ),
            cites=AMMR(84, 1),
        )
    return Verdict(
        applies=False,
        why=sentence(
            "not registered yet, and for applications registered before %(first)s the criteria "
            "of Regulation (EU) No 604/2013 decide",
            first=first,
        ),
        cites=AMMR(84, 2),
        changes_on=first,
    )


_CRITERIA = {"AMMR": range(24, 35), "DUBLIN3": range(7, 17)}


# Eurodac, reception, screening, return, national law


def _of_eurodac(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    found = _by_start(rule, starts_on, case)
    if rule.kind is not Kind.RETENTION or starts_on >= PACT_APPLIES_FROM:
        return found
    if case.as_of < PACT_APPLIES_FROM:
        return replace(found, changes_on=PACT_APPLIES_FROM)
    return Verdict(
        applies=None,
        why=sentence(
            "stored from %(day)s: for data stored before 12 June 2026 there is no rule of "
            "transition",
            day=starts_on,
        ),
        cites=EURODAC(63, 2),
        pending_on=PACT_APPLIES_FROM,
    )


def _of_reception(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    old = rule.cites.instrument == "RCD13"
    first = case.transposed_on or PACT_APPLIES_FROM
    late = starts_on >= PACT_APPLIES_FROM and starts_on < first
    if late or starts_on < first <= case.as_of:
        return Verdict(
            applies=None,
            why=sentence(
                "begun on %(day)s, and national law follows Directive (EU) 2024/1346 from "
                "%(first)s: there is no rule of transition",
                day=starts_on,
                first=first,
            ),
            cites=RCD(35, 1),
            pending_on=first,
        )
    if starts_on >= first:
        return _ended(first) if old else YES
    return (
        _until(first)
        if old
        else replace(_too_early(rule.cites.instrument, starts_on, first), changes_on=first)
    )


def _of_screening(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    contact = case.contact_on
    decisive = contact if contact is not None and contact < starts_on else starts_on
    return _by_start(rule, decisive, case)


def _of_return(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    lodged = case.lodged_on
    if lodged is None or lodged >= PACT_APPLIES_FROM:
        return _by_start(rule, starts_on, case)
    return Verdict(
        applies=False,
        why=sentence(
            "lodged on %(day)s, before 12 June 2026: no border procedure under Regulation (EU) "
            "2024/1348, which a return border procedure follows",
            day=lodged,
        ),
        cites=RBP(4),
    )


def _of_lithuania(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    if starts_on < PACT_APPLIES_FROM:
        return YES
    if case.lodged_on is None or case.lodged_on >= PACT_APPLIES_FROM:
        return _ended(PACT_APPLIES_FROM)
    return Verdict(
        applies=None,
        why=sentence(
            "lodged on %(day)s, before 12 June 2026: what the national law that carries out the "
            "acts of 2026 leaves of this rule has not been found",
            day=case.lodged_on,
        ),
        cites=rule.cites,
    )


def _by_start(rule: TimeLimit, starts_on: date, case: Case) -> Verdict:
    instrument = rule.cites.instrument
    if instrument in _OLD_BY_START:
        return YES if starts_on < PACT_APPLIES_FROM else _ended(PACT_APPLIES_FROM)
    first = rule.in_force_from
    if instrument in _PRINTED and case.known_on < CORRECTED_ON and first == PACT_APPLIES_FROM:
        first = PRINTED_FROM
    return YES if starts_on >= first else _too_early(rule.cites.instrument, starts_on, first)


@often
def _ended(first: date) -> Verdict:
    return Verdict(
        applies=False, why=sentence("the act governs what began before %(first)s", first=first)
    )


@often
def _too_early(instrument: str, starts_on: date, first: date) -> Verdict:
    return Verdict(
        applies=False,
        why=sentence(
            "%(day)s lies before %(first)s, from when the rule applies", day=starts_on, first=first
        ),
        cites=_START.get(instrument),
    )


Track = tuple[str, int, bool, date, date | None]
"""What of a rule decides which law governs it; rules of one track are judged alike."""


@cache
def track_of(rule: TimeLimit) -> Track:
    """The track of a rule: its article matters only where the acts treat it apart."""
    instrument = rule.cites.instrument
    apart = (*_CRITERIA.get(instrument, ()), *_WITHDRAWAL.get(instrument, ()))
    article = _article(rule) if apart else 0
    return (
        instrument,
        article if article in apart else 0,
        rule.kind is Kind.RETENTION,
        rule.in_force_from,
        rule.in_force_until,
    )


def _is_apart(rule: TimeLimit) -> bool:
    """Whether a rule is one of withdrawal, or a criterion of responsibility."""
    return track_of(rule)[1] > 0


def is_of_the_old_law(rule: TimeLimit) -> bool:
    """Whether a rule belongs to the law that ended when the acts of 2026 began."""
    return rule.cites.instrument in _OLD


def _article(rule: TimeLimit) -> int:
    """The number of the article: 27 of ``27(1)``."""
    found = match(r"\d+", rule.cites.article)
    return int(found[0]) if found else 0


_OLD = frozenset({"APD", "DUBLIN3", "RCD13", "EURODAC13", "REG-1560", "UTPI"})
_OLD_BY_START = frozenset({"EURODAC13", "REG-1560"})
_PRINTED = frozenset({"QR", "CRISIS"})
_BY_ACT: dict[str, Callable[[TimeLimit, date, Case], Verdict]] = {
    "APR": _by_lodging,
    "APD": _by_lodging,
    "AMMR": _by_registration,
    "DUBLIN3": _by_registration,
    "EURODAC": _of_eurodac,
    "EURODAC13": _of_eurodac,
    "RCD": _of_reception,
    "RCD13": _of_reception,
    "SCREEN": _of_screening,
    "RBP": _of_return,
    "UTPI": _of_lithuania,
}
_START = {
    "SCREEN": SCREEN(25),
    "EURODAC": EURODAC(63, 2),
    "RBP": RBP(14),
    "AMMR": AMMR(85),
    "RCD": RCD(35, 1),
}
