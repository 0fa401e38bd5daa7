"""Which law governs a case: the rules of transition of the acts of 12 June 2026.

The procedure follows the lodging, responsibility the registration, withdrawal of protection the
start of its examination, screening the first contact, reception the day of the national law, the
rights of protection the day of the question, and everything else the event that starts the rule.
What the texts leave open stays open.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from asylia.law.applicable.verdicts import (
    CORRECTED_ON,
    ON_THE_DAY,
    OVER_BEFORE,
    PRINTED_FROM,
    YES,
    Case,
    Track,
    Verdict,
    ended,
    is_apart,
    is_of_responsibility,
    is_of_the_old_law,
    often,
    out_of_force,
    too_early,
    track_of,
    until_then,
)
from asylia.law.citation import AMMR, APR, EURODAC, QR, RBP, RCD
from asylia.law.limits import ACTS_OF_2013_UNTIL, PACT_APPLIES_FROM, TimeLimit
from asylia.law.sentences import sentence
from asylia.law.terms import Kind

__all__ = [
    "OVER_BEFORE",
    "Case",
    "Track",
    "Verdict",
    "governs",
    "is_of_the_old_law",
    "track_of",
]


def governs(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    """Whether a rule governs a period that starts on a day.

    Args:
        rule: The rule, of an act of 2026 or of the act before it.
        starts_on: The day of the event that starts it; of what has not begun, the day of the
            question.
        case: The days that decide.
    """
    until = rule.in_force_until
    if until is not None and until != ACTS_OF_2013_UNTIL and starts_on > until:
        return out_of_force(until)
    if rule.in_force_from > starts_on and rule.in_force_from != PACT_APPLIES_FROM:
        return too_early(rule.cites.instrument, starts_on, first=rule.in_force_from)
    return _BY_ACT.get(rule.cites.instrument, _by_start)(rule, starts_on, case=case)


# The procedure: Directive 2013/32 or the APR


def _by_lodging(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    old = rule.cites.instrument == "APD"
    if is_apart(rule):
        return _by_withdrawal(case.withdrawal_on or starts_on, old=old)
    lodged = case.lodged_on
    if lodged is not None and lodged < PACT_APPLIES_FROM:
        return YES if old else _lodged_before(lodged)
    if lodged is None and case.as_of < PACT_APPLIES_FROM:
        return until_then(PACT_APPLIES_FROM) if old else NOT_LODGED
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


# Responsibility: Regulation 604/2013 or the AMMR


def _by_registration(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    corrected = _responsibility(rule, starts_on, case=case, first=PACT_APPLIES_FROM)
    if case.known_on >= CORRECTED_ON:
        return corrected
    printed = _responsibility(rule, starts_on, case=case, first=PRINTED_FROM)
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


def _responsibility(rule: TimeLimit, starts_on: date, *, case: Case, first: date) -> Verdict:
    old = rule.cites.instrument == "DUBLIN3"
    registered = case.registered_on or _no_later_than(case.lodged_on, first)
    if registered is None:
        return _unregistered(rule, starts_on, case=case, first=first)
    if registered >= first:
        return _of_the_new(registered, old=old, first=first)
    if is_apart(rule):
        return YES if old else _criteria_kept(registered, first)
    if case.as_of < first:
        until = until_then(first) if old else _criteria_kept(registered, first)
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


def _unregistered(rule: TimeLimit, starts_on: date, *, case: Case, first: date) -> Verdict:
    old = rule.cites.instrument == "DUBLIN3"
    if is_apart(rule):
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
        return ended(first) if old else YES
    return (
        until_then(first)
        if old
        else replace(too_early(rule.cites.instrument, starts_on, first=first), changes_on=first)
    )


def _by_question(case: Case, *, old: bool, first: date) -> Verdict:
    """Earlier events that entail responsibility count for whoever is still to be registered."""
    if (case.as_of < first) is old:
        return until_then(first) if old else YES
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


# Protection, Eurodac, reception, screening, return, national law


def _of_protection(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    """Directive 2011/95 or the Qualification Regulation, which has no clause on pending cases.

    A paper has the validity that it had to be issued with; the rights are those of whoever holds
    the status; of a duty that was under way nothing is said.
    """
    found = _by_start(rule, starts_on, case=case)
    first = _first_day(rule, case)
    if rule.kind is Kind.MINIMUM or starts_on >= PACT_APPLIES_FROM:
        return found
    if case.as_of < first:
        return replace(found, changes_on=first)
    if rule.kind is Kind.RIGHT_FROM:
        return ended(first) if rule.cites.instrument == "QD" else YES
    return Verdict(
        applies=None,
        why=sentence(
            "begun on %(day)s, before 12 June 2026: for protection granted before there is no rule "
            "of transition",
            day=starts_on,
        ),
        cites=QR(41),
        pending_on=PACT_APPLIES_FROM,
    )


def _of_crisis(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    """A derogation governs where the act governs from which it derogates."""
    found = _by_start(rule, starts_on, case=case)
    if not found.applies:
        return found
    decides = _by_registration if is_of_responsibility(rule) else _by_lodging
    return decides(rule, starts_on, case=case)


def _of_eurodac(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    found = _by_start(rule, starts_on, case=case)
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


def _of_reception(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
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
        return ended(first) if old else YES
    return (
        until_then(first)
        if old
        else replace(too_early(rule.cites.instrument, starts_on, first=first), changes_on=first)
    )


def _of_screening(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    contact = case.contact_on
    decisive = contact if contact is not None and contact < starts_on else starts_on
    return _by_start(rule, decisive, case=case)


def _of_return(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    lodged = case.lodged_on
    if lodged is None or lodged >= PACT_APPLIES_FROM:
        return _by_start(rule, starts_on, case=case)
    return Verdict(
        applies=False,
        why=sentence(
            "lodged on %(day)s, before 12 June 2026: no border procedure under Regulation (EU) "
            "2024/1348, which a return border procedure follows",
            day=lodged,
        ),
        cites=RBP(4),
    )


def _of_lithuania(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    if starts_on < PACT_APPLIES_FROM:
        return YES
    if case.lodged_on is None or case.lodged_on >= PACT_APPLIES_FROM:
        return ended(PACT_APPLIES_FROM)
    return Verdict(
        applies=None,
        why=sentence(
            "lodged on %(day)s, before 12 June 2026: what the national law that carries out the "
            "acts of 2026 leaves of this rule has not been found",
            day=case.lodged_on,
        ),
        cites=rule.cites,
    )


def _by_start(rule: TimeLimit, starts_on: date, *, case: Case) -> Verdict:
    instrument = rule.cites.instrument
    if instrument in _OLD_BY_START:
        return YES if starts_on < PACT_APPLIES_FROM else ended(PACT_APPLIES_FROM)
    first = rule.in_force_from
    if first == PACT_APPLIES_FROM:
        first = _first_day(rule, case)
    return YES if starts_on >= first else too_early(rule.cites.instrument, starts_on, first=first)


def _first_day(rule: TimeLimit, case: Case) -> date:
    """The first day of the new law as it could be known."""
    printed = rule.cites.instrument in _PRINTED and case.known_on < CORRECTED_ON
    return PRINTED_FROM if printed else PACT_APPLIES_FROM


_OLD_BY_START = frozenset({"EURODAC13", "REG-1560", "QD"})
_PRINTED = frozenset({"QR", "CRISIS"})
_BY_ACT: dict[str, Callable[..., Verdict]] = {
    "APR": _by_lodging,
    "APD": _by_lodging,
    "AMMR": _by_registration,
    "DUBLIN3": _by_registration,
    "QR": _of_protection,
    "QD": _of_protection,
    "CRISIS": _of_crisis,
    "EURODAC": _of_eurodac,
    "EURODAC13": _of_eurodac,
    "RCD": _of_reception,
    "RCD13": _of_reception,
    "SCREEN": _of_screening,
    "RBP": _of_return,
    "UTPI": _of_lithuania,
}
