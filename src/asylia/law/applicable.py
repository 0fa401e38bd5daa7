"""Which law governs a case: the rules of transition of the acts of 12 June 2026."""

from dataclasses import dataclass
from datetime import date

from asylia.law.citation import AMMR, APR, EURODAC, RBP, SCREEN, Citation
from asylia.law.limits import TimeLimit
from asylia.law.terms import Kind


@dataclass(frozen=True)
class Verdict:
    """Whether a rule governs.

    Attributes:
        applies: Yes, no, or None where the texts leave it open.
        why: The reason, empty for a plain yes.
        cites: The provision on transition.
        changes_on: The day on which time alone changes the verdict.
        flag: A doubt that leaves the verdict as it is.
    """

    applies: bool | None
    why: str = ""
    cites: Citation | None = None
    changes_on: date | None = None
    flag: str = ""


YES = Verdict(applies=True)
ON_THE_DAY = Verdict(
    applies=True,
    cites=AMMR(84, 1),
    flag="registered on 12 June 2026 itself, which paragraph 1 (after) and paragraph 2 (before) "
    "leave out; the Regulation applies from that day, so its rules are taken",
)


@dataclass(frozen=True)
class Dates:
    """The days that decide which law governs.

    Attributes:
        starts_on: The day of the event that starts the rule.
        registered_on: The day on which the application was registered, if it was.
        lodged_on: The day on which it was lodged, if it was.
        as_of: The day of the question.
    """

    starts_on: date
    registered_on: date | None
    lodged_on: date | None
    as_of: date


def governs(rule: TimeLimit, dates: Dates) -> Verdict:
    """Whether a rule governs a case with these dates.

    The procedure follows the day of lodging (APR 79(3)), responsibility the day of registration
    (AMMR 84); the other acts follow the event that starts the rule.
    """
    if rule.in_force_until is not None and dates.starts_on > rule.in_force_until:
        return Verdict(applies=False, why=f"this rule ended on {rule.in_force_until.isoformat()}")
    return _BY_ACT.get(rule.cites.instrument, _by_start)(rule, dates)


def _by_lodging(rule: TimeLimit, dates: Dates) -> Verdict:
    decisive = dates.lodged_on or dates.as_of
    if decisive >= rule.in_force_from:
        return YES if dates.starts_on >= rule.in_force_from else _begun_before(rule, dates)
    if dates.lodged_on is None:
        return Verdict(
            applies=False,
            why="not lodged yet, and applications lodged before 12 June 2026 follow "
            "Directive 2013/32/EU",
            cites=APR(79, 3),
            changes_on=rule.in_force_from,
        )
    return Verdict(
        applies=False,
        why=f"lodged on {dates.lodged_on.isoformat()}, before 12 June 2026: Directive 2013/32/EU "
        "governs the procedure",
        cites=APR(79, 3),
    )


def _begun_before(rule: TimeLimit, dates: Dates) -> Verdict:
    lodged = dates.lodged_on.isoformat() if dates.lodged_on else "not yet"
    return Verdict(
        applies=None,
        why=f"begun on {dates.starts_on.isoformat()}, before {rule.in_force_from.isoformat()}, and "
        f"lodged {lodged}: the law of the procedure follows the lodging, what that means for "
        "earlier steps is not said",
        cites=APR(79, 3),
    )


def _by_registration(rule: TimeLimit, dates: Dates) -> Verdict:
    registered = dates.registered_on
    if registered is None and rule.kind is Kind.LAPSE:
        return _by_question(rule, dates)
    if registered is None:
        return _by_start(rule, dates)
    if registered == rule.in_force_from:
        return ON_THE_DAY
    if registered > rule.in_force_from:
        return YES
    if dates.starts_on < rule.in_force_from:
        return Verdict(
            applies=False,
            why=f"registered on {registered.isoformat()}, before 12 June 2026: Regulation (EU) "
            "No 604/2013 governs responsibility",
            cites=AMMR(84, 2),
        )
    return Verdict(
        applies=None,
        why=f"registered on {registered.isoformat()}, before 12 June 2026: the criteria of "
        "Regulation (EU) No 604/2013 are kept, whether its time limits are is not said",
        cites=AMMR(84, 2),
    )


def _by_question(rule: TimeLimit, dates: Dates) -> Verdict:
    """Earlier events that entail responsibility count for whoever is still to be registered."""
    if dates.as_of >= rule.in_force_from:
        return YES
    return Verdict(
        applies=False,
        why="not registered yet, and for applications registered before 12 June 2026 the criteria "
        "of Regulation (EU) No 604/2013 decide",
        cites=AMMR(84, 2),
        changes_on=rule.in_force_from,
    )


def _by_start(rule: TimeLimit, dates: Dates) -> Verdict:
    if dates.starts_on >= rule.in_force_from:
        return YES
    return Verdict(
        applies=False,
        why=f"{dates.starts_on.isoformat()} lies before {rule.in_force_from.isoformat()}, "
        "from when the rule applies",
        cites=_START.get(rule.cites.instrument),
    )


_BY_ACT = {"APR": _by_lodging, "AMMR": _by_registration}
_START = {"SCREEN": SCREEN(25), "EURODAC": EURODAC(63, 2), "RBP": RBP(14)}
