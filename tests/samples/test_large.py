"""Caseloads of any size: the same in whatever parts, after published figures, nobody's."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import islice, pairwise

import pytest

from asylia.casefile.contradictions import contradictions
from asylia.casefile.entries import FileAct
from asylia.casefile.statements import Confirmed, SourceKind, Verified, statements_of
from asylia.law.facts.attributes import WORDS
from asylia.law.holidays import calendar_of
from asylia.law.terms import DERIVED_ONLY, Event
from asylia.samples import large_offices, mix
from asylia.samples.large import FIRST_DAY, PACT, Part, large_caseload
from asylia.samples.origins import BY_NATIONALITY
from asylia.samples.values import CaseSample

UNTIL = date(2026, 11, 20)
CASES = list(large_caseload(cases=3000, until=UNTIL))
OFFICE_OF = {member.username: member.office for member in large_offices.STAFF}
SINCE_THE_PACT = {
    Event.SCREENING_STARTED,
    Event.SCREENING_COMPLETED,
    Event.TAKE_BACK_NOTIFICATION_SENT,
    Event.TAKE_BACK_CONFIRMED,
    Event.TAKE_BACK_NOTIFICATION_REJECTED,
}
BEFORE_THE_PACT = {
    Event.TAKE_BACK_REQUEST_SENT,
    Event.TAKE_BACK_REQUEST_ACCEPTED,
    Event.TAKE_BACK_REQUEST_REJECTED,
}


def cases_where(is_wrong: Callable[[CaseSample], bool]) -> list[str]:
    return [case.reference for case in CASES if is_wrong(case)]


def begun_on(case: CaseSample) -> date:
    at = case.entries[0].at
    assert isinstance(at, datetime)
    return at.date()


def test_same_seed_gives_same_caseload() -> None:
    again = list(large_caseload(cases=200, until=UNTIL))

    assert again == CASES[:200]


def test_other_seed_gives_other_cases() -> None:
    other = list(large_caseload(cases=5, until=UNTIL, seed="other"))

    assert [one.entries for one in other] != [one.entries for one in CASES[:5]]


@pytest.mark.parametrize("of", [1, 2, 3, 7])
def test_parts_are_the_whole_and_share_no_case(of: int) -> None:
    parts = [
        list(large_caseload(cases=100, until=UNTIL, part=Part(first=first, of=of)))
        for first in range(of)
    ]

    told = {case.reference: case for part in parts for case in part}
    assert sum(map(len, parts)) == len(told) == 100
    assert [told[case.reference] for case in CASES[:100]] == CASES[:100]


def test_caseload_is_a_stream() -> None:
    endless = large_caseload(cases=10**12, until=UNTIL)

    assert list(islice(endless, 2)) == CASES[:2]


def test_references_are_unique_and_well_formed() -> None:
    references = [case.reference for case in CASES]

    assert len(set(references)) == len(CASES)
    assert all(len(one) == len("LT-7Q4K-2M9X") for one in references)


def test_each_file_has_ten_lines_on_average() -> None:
    def moves(case: CaseSample) -> int:
        return sum(OFFICE_OF[a.by] != OFFICE_OF[b.by] for a, b in pairwise(case.entries))

    lines = sum(len(case.entries) + moves(case) + bool(case.caseworker) for case in CASES)

    assert 10 <= lines / len(CASES) <= 11


def test_lines_stand_in_the_order_of_writing_and_none_before_it_happened() -> None:
    assert cases_where(lambda c: any(a.recorded_at > b.at for a, b in pairwise(c.entries))) == []
    assert cases_where(lambda c: any(e.at > e.recorded_at for e in c.entries)) == []


def test_nothing_is_written_after_the_present() -> None:
    present = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

    assert cases_where(lambda case: case.entries[-1].recorded_at > present) == []
    assert max(case.entries[-1].recorded_at for case in CASES).date() >= date(2026, 11, 19)


def test_no_case_contradicts_itself() -> None:
    local_day = calendar_of("LT").local_day

    assert cases_where(lambda c: bool(contradictions(c.as_file(), local_day=local_day))) == []


def test_cases_begin_under_both_laws_and_keep_to_their_words() -> None:
    old = [case for case in CASES if begun_on(case) < PACT]
    new = [case for case in CASES if begun_on(case) >= PACT]

    assert len(old) > 1000
    assert len(new) > 500
    assert min(map(begun_on, old)) >= FIRST_DAY
    assert not {entry.event for case in old for entry in case.entries} & SINCE_THE_PACT
    assert not {entry.event for case in new for entry in case.entries} & BEFORE_THE_PACT


def test_stories_hold_what_a_core_procedure_holds() -> None:
    written = {entry.event for case in CASES for entry in case.entries}

    assert written == {
        *SINCE_THE_PACT,
        *BEFORE_THE_PACT,
        *(FileAct.IDENTITY_STATED, FileAct.NOTE_ADDED, FileAct.PLACEMENT_STARTED),
        *(FileAct.STATEMENT_RECORDED, FileAct.VERIFICATION_RECORDED),
        *(Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION),
        *(Event.PRESENTATION_AT_CROSSING_POINT, Event.APPLICATION_MADE),
        *(Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED, Event.APPLICATION_WITHDRAWN),
        *(Event.PROCEDURE_ASSIGNED, Event.BIOMETRICS_TAKEN, Event.BIOMETRICS_TRANSMITTED),
        *(Event.REPRESENTATIVE_APPOINTED, Event.INTERVIEW_HELD),
        *(Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED),
        *(Event.APPEAL_FILED, Event.APPEAL_FINAL_DECISION, Event.EURODAC_HIT_RECEIVED),
        *(Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_CHARGE_ACCEPTED, Event.TAKE_CHARGE_REJECTED),
        *(Event.TRANSFER_DECISION_NOTIFIED, Event.TRANSFER_CARRIED_OUT, Event.ABSCONDED),
        Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE,
    }
    assert not written & DERIVED_ONLY


def test_codes_are_words_that_a_history_may_have() -> None:
    told = {
        (code, value)
        for case in CASES
        for entry in case.entries
        for code, value in entry.attributes.items()
        if code in WORDS and isinstance(entry.event, Event)
    }

    assert told
    assert [(code, value) for code, value in told if value not in WORDS[code]] == []


def test_statements_are_read_as_statements_of_the_person() -> None:
    statements = [one for case in CASES for one in statements_of(case.as_file())]

    assert statements
    assert {one.source.kind for one in statements} == {SourceKind.PERSON}
    assert {one.confirmation.answer for one in statements} == {Confirmed.YES}
    assert all(one.rendering and one.language for one in statements)
    assert {one.verified for one in statements} > {Verified.NOT_EXAMINED, Verified.UNCORROBORATED}


def test_office_and_caseworker_are_those_who_wrote_last() -> None:
    assert cases_where(lambda c: OFFICE_OF[c.entries[-1].by] != c.office) == []
    assert cases_where(lambda c: c.caseworker not in {None, c.entries[-1].by}) == []
    assert len({case.office for case in CASES}) == len(large_offices.OFFICES)


def test_a_division_has_a_tenth_of_all_cases() -> None:
    shares = Counter(case.office for case in CASES)

    assert all(shares[large_offices.division(n)] > 250 for n in range(large_offices.DIVISIONS))


def test_names_of_offices_and_staff_are_told_apart() -> None:
    names = {office.name for office in large_offices.OFFICES}
    users = {member.username for member in large_offices.STAFF}

    assert len(names) == len(large_offices.OFFICES)
    assert len(users) == len(large_offices.STAFF)


def test_nationalities_follow_the_published_shares() -> None:
    said = Counter(one for case in CASES for one in nationalities_of(case))
    total = sum(mix.NATIONALITIES.values())

    for code in ("SY", "VE", "AF", "BD"):
        expected = mix.NATIONALITIES[code] / total
        assert abs(said[code] / len(CASES) - expected) < 0.03
    assert set(said) <= set(mix.NATIONALITIES) == set(BY_NATIONALITY)


def nationalities_of(case: CaseSample) -> list[str]:
    said = case.entries[1].content["nationality"]
    assert isinstance(said, list)
    return said


def test_outcomes_follow_the_published_shares_of_the_nationality() -> None:
    outcomes = {"VE": Counter[str](), "BD": Counter[str]()}
    for case in CASES:
        for entry in case.entries:
            if entry.event == Event.FIRST_INSTANCE_DECISION_TAKEN:
                (code,) = nationalities_of(case)
                outcomes.get(code, Counter[str]())[str(entry.attributes["outcome"])] += 1

    assert outcomes["VE"].most_common(1)[0][0] == "subsidiary_protection"
    assert outcomes["BD"].most_common(1)[0][0] == "rejected_unfounded"


def test_shares_of_a_thousand_are_shares_of_a_thousand() -> None:
    assert 990 <= sum(mix.MONTHS) <= 1010
    assert all(980 <= sum(outcome) <= 1020 for outcome in mix.OUTCOMES.values())
    assert set(mix.OUTCOMES) == set(mix.WOMEN) == set(mix.NATIONALITIES)


def test_caseload_may_end_within_its_first_month() -> None:
    found = list(large_caseload(cases=20, until=date(2025, 1, 2)))

    assert {begun_on(case) for case in found} == {date(2025, 1, 1)}
