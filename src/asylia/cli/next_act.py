"""`asylia next`: what has to be done next in one case, by whom, by when and why."""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap

from asylia.cli.actions import today
from asylia.cli.clock import asking, content_of, day_of, name_of, refuse, settings_of, width
from asylia.cli.parties import short_name
from asylia.cli.printing import print_out
from asylia.law.clock.timeline import Question
from asylia.law.facts import HistoryError, read_history
from asylia.law.holidays import STATES, OutsideSpan
from asylia.law.next_act import Course, NextAct, next_acts
from asylia.law.sentences import short_day
from asylia.law.terms import Status

WHEN = 22
UNDATED = "no day is set"


def main(words: Sequence[str]) -> int:
    """Read a history, find what has to be done, print it.

    Args:
        words: The words after `asylia next`.

    Returns:
        0 with acts, or with the reason why none is left; 1 for a case that nobody has to do
        anything in though it is not over; 2 with the reason on standard error.
    """
    try:
        asked = asking("next", says="What has to be done next in one case").parse_args(words)
        history = read_history(content_of(asked.history), file=name_of(asked.history))
        as_of = day_of(asked.as_of, "--as-of") or today(history.member_state)
        known_on = day_of(asked.known_on, "--known-on") or as_of
        settings = settings_of(asked.config)
        try:
            found = next_acts(history, as_of=as_of, known_on=known_on, settings=settings)
        except OutsideSpan as error:
            from asylia.cli.outside import refusal

            question = Question(as_of=as_of, known_on=known_on)
            raise refusal(
                error, history, question=question, settings=settings, file=name_of(asked.history)
            ) from error
    except HistoryError as error:
        return refuse(error, as_json="--json" in words, word="next")
    if asked.json:
        print_out(json.dumps(found.as_json(), indent=2, ensure_ascii=False))
    else:
        print_out("\n".join(_lines(found, STATES[history.member_state])))
    return 1 if found.is_alarm else 0


def _lines(course: Course, state: str) -> Iterator[str]:
    yield f"Case {course.case}, {state}"
    yield f"At the end of {short_day(course.as_of)}"
    if course.over:
        yield f"\nNothing has to be done: {course.over}."
    elif course.is_alarm:
        yield "\nNobody has to do anything, though the case is not over. Is an entry missing?"
    for heading, is_ours in (("To do", True), ("Owed by others", False)):
        acts = [act for act in course.acts if act.is_ours is is_ours]
        if acts:
            yield f"\n{heading}"
        for act in acts:
            yield from _act(act)
    if any(act.status is Status.UNDECIDED for act in course.acts):
        yield "\n? The file leaves open whether, or from when: asylia clock shows the dates."


def _act(act: NextAct) -> Iterator[str]:
    state = f", {act.state}" if act.state else ""
    title = f"{act.title}{state} ({short_name(act.owed_by)})"
    first, *rest = wrap(title, width() - WHEN - 2)
    yield f"  {_until(act):<{WHEN}}{first}"
    why = "; ".join(dict.fromkeys(str(one.cites) for one in act.because))
    for line in (*rest, *wrap(why, width() - WHEN - 2)):
        yield f"  {'':<{WHEN}}{line}"


def _until(act: NextAct) -> str:
    mark = {Status.OVERDUE: " late", Status.UNDECIDED: " ?"}.get(act.status, "")
    if act.until is None:
        return f"{UNDATED}{mark}"
    day = act.until.date() if isinstance(act.until, datetime) else act.until
    return f"{short_day(day)}{mark}"
