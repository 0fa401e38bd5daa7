"""Whether a State may do otherwise in a crisis: the decisions that the settings hold, and the case.

A derogation is an overlay, not an extension of a case: it depends on the State, on the day of the
event that starts the limit, and perhaps on the group (CRISIS 1(4), 5, 10 to 13).
"""

from datetime import date, timedelta

from asylia.law.clock.sides import APPLIED, ASKING, TAKE_BACK_CAME_IN
from asylia.law.clock.world import View
from asylia.law.facts import Derogation, Person
from asylia.law.limits import Derogates
from asylia.law.terms import Event

EARLY, RELIEF, EARLIER_REJECTION = "10(6)", "13(1)", "RBP 6(2)"
COVERS = {EARLIER_REJECTION: "RBP 6(1)"}
"""What is allowed together with another derogation."""
EARLY_DAYS = 10
SUBJECT_TO_IT = "subject_to_instrumentalisation"
"""The fact about the person that a decision for an instrumentalisation asks for."""


def derogates(condition: Derogates, view: View) -> bool | None:
    """Whether the State concerned may do otherwise; None where the file or the act leaves it open.

    Args:
        condition: Which derogation, and which day decides.
        view: The case, seen from the limit.
    """
    if not view.world.settings.crisis:
        return False
    found = [
        _all(_of_the_group(one, view.world.person), _in_time(one, condition, view=view))
        for one in _decisions(condition, view)
    ]
    return True if True in found else None if None in found else False


def waits_for_a_choice(condition: Derogates, view: View) -> bool:
    """Whether the point that the act leaves open is all that keeps the answer from being known."""
    return _day(condition, view) is not None and any(
        _of_the_group(one, view.world.person) and _in_time(one, condition, view=view) is None
        for one in _decisions(condition, view)
    )


def _decisions(condition: Derogates, view: View) -> list[Derogation]:
    """The decisions that allow the derogation to the State concerned."""
    state, article = _whose(condition, view), COVERS.get(condition.article, condition.article)
    return [
        one for one in view.world.settings.crisis if one.state == state and article in one.articles
    ]


def _all(*parts: bool | None) -> bool | None:
    return False if False in parts else None if None in parts else True


def _whose(condition: Derogates, view: View) -> str | None:
    """The State whose decision counts."""
    holder = view.world.calendar.state
    if view.state is None:
        return None if condition.asked else holder
    return view.state if _holder_asks(view) is condition.asked else holder


def _holder_asks(view: View) -> bool:
    """Whether the State that holds the file asks the other; ``sides`` says the same of a rule."""
    timeline = view.world.timeline
    if timeline.first(*ASKING, state=view.state) is not None:
        return True
    charge = view.start is not None and view.start.event.value.startswith("take_charge_")
    if not charge and timeline.first(*TAKE_BACK_CAME_IN, state=view.state) is not None:
        return False
    return timeline.first(*APPLIED) is not None


def _of_the_group(one: Derogation, person: Person) -> bool | None:
    """Whether the decision concerns the person; an instrumentalisation concerns who was used."""
    if one.nationalities and person.nationality is not None:
        if not set(one.nationalities) & set(person.nationality):
            return False
    elif one.nationalities:
        return None
    if one.situation != "instrumentalisation":
        return True
    used = person.other.get(SUBJECT_TO_IT)
    return used if isinstance(used, bool) else None


def _in_time(one: Derogation, condition: Derogates, *, view: View) -> bool | None:
    day = _day(condition, view)
    if day is None:
        return None
    if condition.article == EARLY:
        return _early(one, condition, view=view, day=day)
    if condition.article == RELIEF:
        return _looking_back(one, condition, view=view, day=day)
    if condition.article == EARLIER_REJECTION:
        return one.decided is not None and day < one.decided
    first, last = one.first or date.max, one.last or date.min
    if first <= day <= last:
        return True
    if day > last or not _was_running(condition, view, on=first):
        return False
    return True if condition.pending else _chosen(condition, view)


def _day(condition: Derogates, view: View) -> date | None:
    if condition.at is None:
        return view.start.day if view.start else None
    if condition.article == RELIEF and _holder_asks(view):
        return _registered_there(view)
    found = view.world.timeline.first(condition.at)
    return found.day if found else None


def _registered_there(view: View) -> date | None:
    """The registration in the State that is to take back: that of the file is the second one."""
    found = view.world.timeline.first(Event.APPLICATION_FIRST_REGISTERED, state=view.state)
    return found.day if found else None


def _early(one: Derogation, condition: Derogates, *, view: View, day: date) -> bool | None:
    """Ten days from the day after the request; whether that day is one of them is not said."""
    if one.requested is None or day <= one.requested:
        return False
    last = one.requested + timedelta(days=EARLY_DAYS)
    if day == last + timedelta(days=1):
        return _chosen(condition, view)
    return day <= last


def _looking_back(one: Derogation, condition: Derogates, *, view: View, day: date) -> bool | None:
    """Registered in the time that the decision names, and notified no later than it lasts.

    Whether a notification from before the decision is covered, paragraph 3 says only of its own
    second subparagraph.
    """
    since, decided = one.registered_from or date.max, one.decided or date.min
    notified = view.start.day if view.start else decided
    if not since <= day <= decided or notified > (one.last or date.min):
        return False
    return True if notified >= decided else _chosen(condition, view)


def _was_running(condition: Derogates, view: View, *, on: date) -> bool:
    ends = (view.world.ends.get((limit, view.state)) for limit in condition.running)
    return any(end is not None and view.world.day(end) >= on for end in ends)


def _chosen(condition: Derogates, view: View) -> bool | None:
    point = condition.left_open
    chosen = view.world.settings.readings.get(point.id) if point else None
    if point is None or chosen not in (point.yes, point.no):
        return None
    return chosen == point.yes
