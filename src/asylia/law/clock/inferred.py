"""What a file says without saying it: a State's list of authorities, the only duty open."""

from collections.abc import Sequence
from dataclasses import replace

from asylia.law.clock.timeline import Occurrence, not_after
from asylia.law.facts import Settings
from asylia.law.states import competent_to_register
from asylia.law.terms import Event

CROSSING, APPLICANT = "irregular_crossing", "applicant"
STAY, RESCUE = "illegal_stay", "sar"
APPLIED = (
    Event.APPLICATION_REGISTERED,
    Event.DUBLIN_APPLICATION_LODGED,
    Event.APPLICATION_LODGED,
)
"""What begins the duty to send an applicant's data: EURODAC 15(1), EURODAC13 9(1)."""


def inferred(
    occurrences: Sequence[Occurrence], state: str, *, settings: Settings
) -> list[Occurrence]:
    """The events, with what follows from the State's file, the settings or the other events.

    What does not follow stays open.
    """
    found = [_with_competence(one, state, settings=settings) for one in occurrences]
    return _with_categories(found)


def _with_competence(one: Occurrence, state: str, *, settings: Settings) -> Occurrence:
    """An application made to an authority of which the settings or the State's file tell."""
    if one.event is not Event.APPLICATION_MADE or "competent_to_register" in one.attributes:
        return one
    authority = one.attributes.get("authority")
    if not isinstance(authority, str):
        return one
    written = competent_to_register(state).get(authority)
    competent = settings.competent.get(state, {}).get(authority, written)
    if competent is None:
        return one
    return replace(one, attributes={**one.attributes, "competent_to_register": competent})


def _with_categories(occurrences: list[Occurrence]) -> list[Occurrence]:
    """Transmissions to Eurodac, each with its category where only one is possible.

    A transmission belongs to a duty that had begun and was not met by another. Where as many are
    left as duties, each meets one; where one is left for two duties, its category stays open.
    """
    begun = {
        category: start
        for category, start in (
            (CROSSING, _first(occurrences, Event.BORDER_APPREHENSION)),
            (APPLICANT, _first(occurrences, *APPLIED)),
            (STAY, _first(occurrences, Event.ILLEGAL_STAY_FOUND)),
            (RESCUE, _first(occurrences, Event.DISEMBARKATION)),
        )
        if start is not None
    }
    sent = [one for one in occurrences if one.event is Event.BIOMETRICS_TRANSMITTED]
    met = {one.attributes.get("category") for one in sent}
    silent = [one for one in sent if "category" not in one.attributes]
    given: dict[int, str] = {}
    for place, one in enumerate(silent):
        open_duties = [c for c, start in begun.items() if c not in met and not_after(start, one)]
        if len(open_duties) == 1 or 1 < len(open_duties) <= len(silent) - place:
            given[id(one)] = open_duties[0]
            met.add(open_duties[0])
    return [_named(one, given.get(id(one))) for one in occurrences]


def _first(occurrences: Sequence[Occurrence], *events: Event) -> Occurrence | None:
    return next((one for one in occurrences if one.event in events), None)


def _named(one: Occurrence, category: str | None) -> Occurrence:
    if category is None:
        return one
    return replace(one, attributes={**one.attributes, "category": category})
