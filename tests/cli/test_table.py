"""The table says how each limit stands, in words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from asylia import samples
from asylia.cli.table import days_in_words, left_in_words, page
from asylia.law.clock import answer
from asylia.law.facts import History, read_history

HISTORIES = Path(samples.__file__).parent / "histories"


def history(name: str) -> History:
    return read_history((HISTORIES / f"{name}.json").read_bytes(), file=name)


def standing(name: str, as_of: date) -> dict[str, str]:
    found = answer(history(name), as_of=as_of)
    return {limit.id: left_in_words(limit) for limit in found.limits}


def under(heading: str, text: str) -> list[str]:
    part = text.split(f"\n\n{heading}\n")[1]
    return part.split("\n\n")[0].splitlines()


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (12, "in 12 days"),
        (1, "tomorrow"),
        (0, "today"),
        (-1, "1 day late"),
        (-42, "42 days late"),
    ],
)
def test_days_left_are_said_in_words(days: int, words: str) -> None:
    assert days_in_words(days) == words


def test_each_standing_has_its_word() -> None:
    after_silence = standing("silence-transfer", date(2026, 10, 2))
    during_appeal = standing("silence-transfer", date(2026, 10, 25))
    after_flight = standing("silence-transfer", date(2027, 3, 2))

    assert after_silence["apr-register-5d"] == "met"
    assert after_silence["apr-lodge-21d"] == "31 days late"
    assert after_silence["ammr-reply-1m"] == "lapsed"
    assert after_silence["ammr-transfer-decision-notify"] == "without delay"
    assert during_appeal["ammr-transfer-6m"] == "paused"
    assert after_flight["ammr-transfer-6m"] == "stopped"


def test_limit_in_hours_says_until_when() -> None:
    with_a_day = standing("founding", date(2026, 8, 10))

    assert with_a_day["eurodac-irregular-crossing-72h"] == "until 14:00"


def test_what_the_law_produced_is_said() -> None:
    case = history("silence-transfer")
    found = answer(case, as_of=date(2026, 10, 2))

    lines = under("What the law itself produced", page(found, case, explain=False, width=100))

    assert " ".join(" ".join(lines).split()) == (
        "Thu 1 Oct 2026 by law AMMR 40(8) take charge accepted (by the end of ammr-reply-1m)"
    )


def test_each_reading_of_an_undecided_limit_is_shown() -> None:
    case = history("bus-station-undecided")
    found = answer(case, as_of=date(2026, 8, 11))

    text = page(found, case, explain=False, width=80)

    assert [line[2:50].rstrip() for line in under("Undecided", text) if line[2:17].strip()] == [
        "Thu 13 Aug 2026  undecided       SCREEN 8(4)",
        "Thu 13 Aug 2026  undecided       EURODAC 22(2)",
        "Mon 17 Aug 2026  undecided       SCREEN 8(3)",
    ]
    assert max(map(len, text.splitlines())) <= 80


def test_day_of_knowledge_is_named_if_it_is_another() -> None:
    case = history("founding")
    found = answer(case, as_of=date(2026, 8, 13), known_on=date(2026, 8, 12))

    head = page(found, case, explain=True, width=100).splitlines()[1]

    assert head.startswith("At the end of Thu 13 Aug 2026, known on Wed 12 Aug 2026; law as of ")


def test_heading_without_lines_is_left_out() -> None:
    case = history("founding")
    found = replace(answer(case, as_of=date(2026, 8, 20)), not_running=())

    lines = page(found, case, explain=False, width=100).splitlines()

    assert [line for line in lines if line and not line.startswith(" ")][2:] == [
        "To do",
        "Met",
        "Stopped or lapsed",
    ]
