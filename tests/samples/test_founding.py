"""The founding case, told twice: what was said, what is known of it, where the person is."""

from datetime import date

import pytest

from asylia.casefile.entries import Entry, FileAct, standing
from asylia.casefile.history import history_of
from asylia.casefile.statements import (
    OwnNote,
    SourceKind,
    Statement,
    Verified,
    links_of,
    statements_of,
)
from asylia.casefile.whereabouts import whereabouts_of
from asylia.law.clock import answer
from asylia.law.terms import Event, Status
from asylia.samples.founding import founding_case
from asylia.samples.founding_2025 import REFERENCE as EARLIER
from asylia.samples.founding_2025 import founding_case_of_2025
from asylia.samples.values import CaseSample

TELLINGS = (founding_case_of_2025(), founding_case())
both_tellings = pytest.mark.parametrize("case", TELLINGS, ids=["2025", "2026"])


def press_report(case: CaseSample) -> Statement:
    (found,) = (one for one in statements_of(case.as_file()) if one.source.kind is SourceKind.PRESS)
    return found


@both_tellings
def test_press_report_is_exactly_what_it_is(case: CaseSample) -> None:
    report = press_report(case)

    assert [teller.kind for teller in report.tellers] == [
        SourceKind.PERSON,
        SourceKind.BROADCASTER,
        SourceKind.PRESS,
    ]
    assert report.source.own_note is OwnNote.SAYS_UNCONFIRMED
    assert report.first_hand is False


@both_tellings
def test_press_report_corroborates_nothing(case: CaseSample) -> None:
    report = press_report(case)

    assert report.verified is Verified.UNCORROBORATED
    assert [one.of for one in report.verifications] == [report.number]


@both_tellings
def test_what_nobody_examined_is_not_examined(case: CaseSample) -> None:
    others = [one for one in statements_of(case.as_file()) if one != press_report(case)]

    assert {one.verified for one in others} == {Verified.NOT_EXAMINED}
    assert {one.source.kind for one in others} == {SourceKind.PERSON, SourceKind.OFFICER}


@both_tellings
def test_words_of_the_person_name_setting_language_and_interpreter(case: CaseSample) -> None:
    said = [one for one in statements_of(case.as_file()) if one.source.kind is SourceKind.PERSON]

    assert all(one.setting and one.language == "ru" and one.interpreter for one in said)


def test_similar_earlier_case_is_linked_in_words() -> None:
    (found,) = links_of(founding_case().as_file())

    assert found.case == EARLIER
    assert found.likeness
    assert found.unlike


def test_each_telling_has_a_person_of_its_own() -> None:
    names = {_told(case.as_file(), FileAct.IDENTITY_STATED)["family_name"] for case in TELLINGS}

    assert len(names) == len(TELLINGS)


@both_tellings
def test_person_is_placed_and_not_detained(case: CaseSample) -> None:
    found = whereabouts_of(
        case.as_file(), member_state="LT", as_of=date(case.entries[0].at.year, 8, 20)
    )

    last = [span.form.value for span in found.spans if span.until is None]
    assert "reception_centre" in last
    assert not {"detention", "held", "screening"} & set(last)
    assert (found.gaps, found.overlaps) == ((), ())


@pytest.mark.parametrize(
    ("case", "limit", "kept_as"),
    [
        (TELLINGS[0], "apd-31-3-examination", Event.APPLICATION_LODGED),
        (TELLINGS[1], "apr-lodge-21d", Event.APPLICATION_REGISTERED),
    ],
    ids=["2025", "2026"],
)
def test_accepted_for_consideration_is_open_until_somebody_says_what_it_was(
    case: CaseSample, limit: str, kept_as: Event
) -> None:
    year = case.entries[0].at.year
    history = history_of(case.as_file(), case=case.reference, member_state="LT")

    status = {
        day: {one.id: one.status for one in answer(history, as_of=day).limits}.get(limit)
        for day in (date(year, 8, 12), date(year, 9, 1))
    }

    assert list(status.values()) == [Status.UNDECIDED, Status.RUNNING]
    assert [
        entry.header.event
        for entry in standing(case.as_file())
        if entry.header.happened == _accepted(case).header.happened
    ] == [Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION, kept_as]


def _accepted(case: CaseSample) -> Entry:
    wanted = Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION
    return next(entry for entry in case.as_file() if entry.header.event == wanted)


def _told(file: tuple[Entry, ...], event: FileAct) -> dict[str, object]:
    return dict(next(entry.content or {} for entry in file if entry.header.event == event))
