"""The table says how each limit stands, in words."""

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asylia import samples
from asylia.cli.table import page
from asylia.law.clock import Answer, Candidate, NotRunning, answer
from asylia.law.facts import History, read_history
from asylia.law.sentences import joined
from asylia.law.terms import Reason

HISTORIES = Path(samples.__file__).parent / "histories"


def history(name: str) -> History:
    return read_history((HISTORIES / f"{name}.json").read_bytes(), file=name)


def case_of(*events: tuple[str, str, dict[str, Any]], state: str = "LT") -> History:
    entries = [{"event": name, "at": at, "attributes": more} for name, at, more in events]
    head = {"format": "asylia-history/1", "case": "LT-1", "member_state": state}
    return read_history(json.dumps({**head, "events": entries}), file="case.json")


def shown(case: History, as_of: date, *, width: int = 100, explain: bool = False) -> str:
    return page(answer(case, as_of=as_of), case, explain=explain, width=width)


def only(found: Answer, limit: str, **changes: Any) -> Answer:
    """The answer with one limit alone, changed as named."""
    kept = tuple(replace(one, **changes) for one in found.limits if one.id == limit)
    return replace(found, limits=kept, derived_events=(), not_running=())


def under(heading: str, text: str) -> list[str]:
    part = text.split(f"\n\n{heading}\n")[1]
    return part.split("\n\n")[0].splitlines()


def test_what_the_law_produced_is_said() -> None:
    case = history("silence-transfer")
    found = answer(case, as_of=date(2026, 10, 2))

    lines = under("What the law itself produced", page(found, case, explain=False, width=100))

    assert " ".join(" ".join(lines).split()) == (
        "Thu 1 Oct 2026 by law take charge request accepted AMMR 40(8) · by the end of "
        "ammr-reply-1m"
    )


def test_open_question_is_said_once_and_each_reading_below_it() -> None:
    case = history("bus-station-undecided")

    text = shown(case, date(2026, 8, 11))

    assert under("Undecided", text) == [
        "  Thu 13 Aug 2026  undecided         Finish the screening within the territory",
        "                                     SCREEN 8(4) · screening authorities",
        "                   apprehension: which it was is open:",
        (
            "                   Thu 13 Aug 2026: found staying illegally within the territory "
            "(SCREEN 8(4))"
        ),
        (
            "                   Mon 17 Aug 2026: apprehended in connection with the crossing "
            "of the external"
        ),
        "                   border (SCREEN 8(3))",
        (
            "                   to settle it: record border_apprehension or territory_apprehension "
            "as a"
        ),
        "                   correction of apprehension",
        "  Thu 13 Aug 2026  undecided         Send the data of the crossing to Eurodac",
        "                                     EURODAC 22(2) · Member State",
        (
            "                   apprehension: which it was is open; whether 72 hours after the "
            "date of"
        ),
        "                   apprehension run from its hour or from the end of that day:",
        (
            "                   Thu 13 Aug 2026 15:00: apprehended in connection with the crossing "
            "of the"
        ),
        (
            "                   external border; 72 hours from the hour of the apprehension "
            "(EURODAC 22(2))"
        ),
        (
            "                   Fri 14 Aug 2026 00:00: apprehended in connection with the crossing "
            "of the"
        ),
        "                   external border; 72 hours from the end of the day of the apprehension",
        "                   (EURODAC 22(2))",
        (
            "                   to narrow it: record border_apprehension or territory_apprehension "
            "as a"
        ),
        "                   correction of apprehension",
        "  Mon 17 Aug 2026  undecided         Finish the screening at the external border",
        "                                     SCREEN 8(3) · screening authorities",
        "                   the dates and the open question are those under SCREEN 8(4) above",
    ]


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("explain", [False, True])
@pytest.mark.parametrize("day", [date(2026, 8, 11), date(2026, 10, 2), date(2027, 3, 2)])
@pytest.mark.parametrize("name", ["founding", "bus-station-undecided", "silence-transfer"])
def test_page_keeps_to_its_width(name: str, day: date, explain: bool, width: int) -> None:  # noqa: FBT001
    lines = shown(history(name), day, width=width, explain=explain).splitlines()

    assert [line for line in lines if len(line) > width or line != line.rstrip()] == []


def test_what_only_one_reading_depends_on_stays_with_it() -> None:
    case = history("founding")
    found = answer(case, as_of=date(2026, 8, 20))
    readings = tuple(
        Candidate(due=date(2026, 9, day), reading=f"reading {day}", cites="APR 28(1)", why=why)
        for day, why in ((1, "whether a"), (2, joined("whether a", "whether b")))
    )
    lodge = only(found, "apr-lodge-21d", candidates=readings)

    text = page(lodge, case, explain=False, width=100)

    assert under("Owed by others", text)[1:] == [
        "                   whether a:",
        "                   Tue 1 Sep 2026: reading 1 (APR 28(1))",
        "                   Wed 2 Sep 2026: reading 2 (APR 28(1)); whether b",
    ]


def test_lapsed_limit_whose_facts_are_open_says_what_to_record() -> None:
    case = case_of(("apprehension", "2026-08-10T14:10+03:00", {}))

    lines = under("Stopped or lapsed", shown(case, date(2026, 9, 15)))

    assert [line.strip() for line in lines if "to settle it" in line] == [
        "to settle it: record border_apprehension or territory_apprehension as a"
    ]


def test_what_others_owe_stands_apart() -> None:
    text = shown(history("silence-transfer"), date(2026, 9, 15))

    assert [line for line in under("To do", text) if "Lodge the" in line] == []
    assert under("Owed by others", text) == [
        "  Tue 1 Sep 2026   14 days late      Lodge the application · APR 28(1) · applicant",
        "  Thu 1 Oct 2026   in 16 days        Reply to the take charge request (LV)",
        "                                     AMMR 40(1) · requested State",
        "  no date          no fixed day      Tell what matters for the State responsible",
        "                                     AMMR 17(3) · applicant",
        "                   as soon as possible, at the latest at the interview",
    ]


def test_undated_duty_says_in_a_line_of_its_own_what_stands_for_the_date() -> None:
    case = case_of(("application_lodged", "2026-08-31", {"with_determining_authority": True}))

    text = shown(case, date(2026, 10, 5), width=80)

    assert under("Owed by others", text) == [
        "  no date          no fixed day      Hand in additional elements",
        "                                     APR 28(6) · applicant",
        "                   until a decision under the administrative procedure is taken",
    ]


def test_right_opens() -> None:
    case = case_of(
        ("border_apprehension", "2026-08-10T14:10+03:00", {}),
        ("application_made", "2026-08-10T14:40+03:00", {"competent_to_register": True}),
    )

    rows = under("Rights", shown(case, date(2026, 8, 14)))
    explained = shown(case, date(2026, 8, 14), explain=True)

    later = [row[:36] for row in rows if "opens in" in row]
    assert later == ["  Mon 17 Aug 2026  opens in 3 days  "]
    assert (
        "The rules on registration begin to apply   from Mon 17 Aug 2026 (opens in 3 days)"
        in explained.splitlines()
    )


def test_explanation_says_who_owes_it() -> None:
    lines = shown(history("founding"), date(2026, 8, 20), explain=True).splitlines()

    lodge = lines.index("Lodge the application   due Tue 1 Sep 2026 (in 12 days)")

    assert lines[lodge + 1] == "  owed by: applicant"


# What does not run


KINDS = {
    "the hour is unknown": Reason.UNKNOWN_FACT,
    "only where a": Reason.CONDITION_NOT_MET,
    "not recorded: b": Reason.NOT_STARTED,
    "not recorded: border presence exceeded 72h": Reason.NOT_STARTED,
    "another law governs": Reason.NOT_GOVERNING,
    "an older law governs": Reason.NOT_GOVERNING,
}


def not_running(*whys: str) -> tuple[Answer, History]:
    case = history("founding")
    found = answer(case, as_of=date(2026, 8, 20))
    rule = next(one.rule for one in found.limits if one.id == "apr-lodge-21d")
    without = tuple(NotRunning(rule=rule, why=why, kind=KINDS[why]) for why in whys)
    return replace(found, not_running=without), case


def rows_of(found: Answer, case: History, *, explain: bool = False) -> list[str]:
    return under("Not running", page(found, case, explain=explain, width=100))


@pytest.mark.parametrize(
    ("more", "line"),
    [
        (("only where a",), "1 more limit does not run; --explain says why"),
        (("only where a", "not recorded: b"), "2 more limits do not run; --explain says why"),
    ],
)
def test_only_what_a_fact_or_a_setting_would_start_is_said(
    more: tuple[str, ...], line: str
) -> None:
    found, case = not_running("the hour is unknown", *more)

    assert rows_of(found, case) == [
        "  APR, Asylum Procedures Regulation",
        ("    28(1)              Lodge the application: the hour is unknown; record the hour of"),
        "                       application_registered",
        f"  {line}",
    ]


def test_number_alone_is_said_if_nothing_is_missing() -> None:
    found, case = not_running("only where a", "only where a")

    assert rows_of(found, case) == ["  2 limits do not run; --explain says why"]


def test_another_law_is_said_once_with_the_number_of_limits() -> None:
    found, case = not_running("another law governs", "an older law governs", "another law governs")

    assert rows_of(found, case) == [
        "  2 limits: another law governs",
        "  1 limit: an older law governs",
    ]


def test_explanation_says_why_each_limit_does_not_run_act_by_act() -> None:
    found, case = not_running("not recorded: border presence exceeded 72h", "another law governs")
    by_state = found.not_running[1]._replace(state="LV")
    found = replace(found, not_running=(found.not_running[0], by_state))

    assert rows_of(found, case, explain=True) == [
        "  APR, Asylum Procedures Regulation",
        (
            "    28(1)              Lodge the application: not recorded: stay at the border beyond "
            "72 hours"
        ),
        "    28(1)              Lodge the application (LV): another law governs",
    ]


def test_notes_stand_at_the_end() -> None:
    case = history("founding")
    found = replace(answer(case, as_of=date(2026, 8, 20)), notes=("entry 4 extends nothing",))

    lines = page(found, case, explain=False, width=100).splitlines()

    assert lines[-3:] == ["", "Notes", "  entry 4 extends nothing"]


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
        "Owed by others",
        "Rights",
        "Met",
        "Stopped or lapsed",
    ]
