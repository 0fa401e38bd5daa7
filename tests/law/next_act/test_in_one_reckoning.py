"""The clock and the course in one reckoning: the limits are those of the clock alone."""

from datetime import date
from pathlib import Path

import pytest

from asylia import samples
from asylia.law import clock
from asylia.law.clock.timeline import Question
from asylia.law.facts import Settings, read_history
from asylia.law.next_act import clock_and_course, next_acts

GOLDEN = sorted((Path(samples.__file__).parent / "golden").glob("*.toml"))


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_answer_is_that_of_the_clock_which_knows_no_step(path: Path) -> None:
    history = read_history(path.read_bytes(), file=path.name)
    days = {getattr(one.at, "date", lambda one=one: one.at)() for one in history.events}

    for day in sorted(days):
        question = Question(as_of=day, known_on=day)
        answer, course = clock_and_course(history, question, settings=Settings(), explain=True)

        assert answer.as_json() == clock.answer(history, as_of=day).as_json()
        assert course.as_json() == next_acts(history, as_of=day).as_json()


def test_act_has_the_time_of_its_limit() -> None:
    path = GOLDEN[0]
    history = read_history(path.read_bytes(), file=path.name)

    course = next_acts(history, as_of=date(2026, 9, 1))

    dated = [act for act in course.acts if act.limit is not None]
    assert dated
    assert all(act.limit is not None and act.until == act.limit.due for act in dated)
