"""What national law sets stands at the dates that it moves, with its own provision."""

import pytest

from asylia.law.clock import Answer, choices
from asylia.law.clock.stated import MATTERS
from asylia.law.facts import HistoryError, Settings
from asylia.law.limits import carrying
from asylia.law.terms import Event
from tests.law.clock import asking as clock
from tests.law.clock.asking import rule

NOTIFIED = ("decision_notified", "2026-09-01", {"outcome": "rejected_manifestly_unfounded"})
LODGED = ("application_lodged", "2026-08-14")


def settings(*lines: str) -> Settings:
    return choices.chosen("\n".join(('format = "asylia-settings/1"', *lines)), file="own.toml")


def texts(answer: Answer, limit: str) -> list[tuple[str, str]]:
    return [(step.text, step.cites) for step in clock.limit(answer, limit).steps]


def test_length_with_its_national_provision_is_told_with_both() -> None:
    own = settings(
        "[national]",
        '"apr-appeal-fast-ceiling" = { length = "7 days", cites = "Law on Asylum Art. 12(1)" }',
    )

    answer = clock.ask([LODGED, NOTIFIED], "2026-09-02", settings=own)

    told = ("national law sets 7 days (Law on Asylum Art. 12(1))", "APR 67(7)(a)")
    assert told in texts(answer, "apr-appeal-fast-ceiling")
    assert clock.stands(answer, "apr-appeal-fast-ceiling") == ("running", "2026-09-08")


def test_length_without_a_national_provision_is_counted_all_the_same() -> None:
    own = settings("[national]", '"apr-appeal-fast-ceiling" = "7 days"')

    answer = clock.ask([LODGED, NOTIFIED], "2026-09-02", settings=own)

    assert clock.stands(answer, "apr-appeal-fast-ceiling") == ("running", "2026-09-08")
    assert not [
        text for text, _ in texts(answer, "apr-appeal-fast-ceiling") if text.startswith("national")
    ]


def test_day_of_the_national_law_on_reception_is_told_at_its_dates() -> None:
    own = settings(
        'transposed.RCD.LT = { from = 2026-06-12, cites = "Law Art. 90" }',
    )

    answer = clock.ask([("application_registered", "2026-08-11")], "2026-08-12", settings=own)

    text = "national law carries out Directive (EU) 2024/1346 from Fri 12 Jun 2026 (Law Art. 90)"
    told = (text, "RCD 35(1)")
    assert told in texts(answer, "rcd-work-6m")
    assert not [one for one in texts(answer, "apr-lodge-21d") if one == told]


def test_moment_of_service_is_told_where_a_period_starts_with_a_notification() -> None:
    own = settings(
        'national.apr-appeal-fast-ceiling = "7 days"',
        'stated.moment-of-service = { says = "three days after posting", cites = "Law Art. 4" }',
    )

    answer = clock.ask([LODGED, NOTIFIED], "2026-09-02", settings=own)

    told = ("national law: three days after posting (Law Art. 4)", "APR 9(3)")
    assert told in texts(answer, "apr-appeal-fast-ceiling")
    assert told not in texts(answer, "apr-exam-regular-6m")


def test_counting_of_reception_periods_is_told_at_each_of_them() -> None:
    own = settings(
        'stated.counting-of-reception-periods = { says = "as in civil law", cites = "Law Art. 5" }',
    )

    answer = clock.ask([("application_registered", "2026-08-11")], "2026-08-12", settings=own)

    told = ("national law: as in civil law (Law Art. 5)", "RCD 35(1)")
    assert told in texts(answer, "rcd-work-6m")


def test_authority_that_may_register_is_told_by_the_settings() -> None:
    made = ("application_made", "2026-08-10", {"authority": "police"})
    own = settings('competent.LT.police = { may_register = true, cites = "Law Art. 6" }')

    silent = clock.ask([made], "2026-08-12")
    told = clock.ask([made], "2026-08-12", settings=own)

    assert clock.stands(silent, "apr-register-5d")[0] == "undecided"
    assert clock.stands(told, "apr-register-5d") == ("running", "2026-08-17")


def test_settings_go_before_the_file_of_the_state() -> None:
    made = ("application_made", "2026-08-10", {"authority": "border_guard"})
    own = settings("competent.LT.border_guard = false")

    written = clock.ask([made], "2026-08-12")
    told = clock.ask([made], "2026-08-12", settings=own)

    assert clock.stands(written, "apr-register-5d") == ("running", "2026-08-17")
    assert "apr-register-5d" not in [limit.id for limit in told.limits]


def test_authority_that_is_no_word_is_left_open() -> None:
    made = ("application_made", "2026-08-10")

    answer = clock.ask([made], "2026-08-12", settings=settings("competent.LT.police = true"))

    assert clock.stands(answer, "apr-register-5d")[0] == "undecided"


@pytest.mark.parametrize(
    ("line", "position", "what"),
    [
        (
            'stated.moment = "at once"',
            "stated, moment",
            "nothing of this name is left to national law",
        ),
        (
            'holidays.LT.2060 = ["2060-01-01"]',
            "holidays, LT",
            "a list for 2060 alone would leave a gap after the table of Lithuania",
        ),
    ],
)
def test_what_cannot_be_set_is_refused_with_its_place(line: str, position: str, what: str) -> None:
    with pytest.raises(HistoryError) as refused:
        settings(line)

    assert (refused.value.position, refused.value.what) == (position, what)


def test_parts_of_the_border_procedure_fit_into_its_weeks() -> None:
    lines = [
        'national.apr-border-examination = "6 weeks"',
        'national.apr-border-request-to-remain = "1 week"',
    ]

    taken = settings(*lines, 'national.apr-border-appeal-duration = "5 weeks"')
    with pytest.raises(HistoryError) as refused:
        settings(*lines, 'national.apr-border-appeal-duration = "36 days"')

    assert len(taken.national) == 3
    assert refused.value.what == (
        "together they are longer than the 12 weeks of the border procedure (APR 51(2))"
    )


def test_lists_without_a_gap_are_taken() -> None:
    own = settings('holidays.LT.2051 = ["2051-01-01"]', 'holidays.CH.2027 = ["2027-08-01"]')

    assert sorted(own.holidays) == ["CH", "LT"]


CHOSEN = '{ key = "from_apprehension", by = "Head", on = 2026-06-12, reason = "safe" }'


def test_authority_that_works_by_a_reading_says_who_chose_it() -> None:
    head = 'format = "asylia-settings/1"\nreadings.screen-8-3-four-days = '

    with pytest.raises(HistoryError) as refused:
        choices.chosen(head + '"from_apprehension"', file="own.toml", deployed=True)
    taken = choices.chosen(head + CHOSEN, file="own.toml", deployed=True)

    assert refused.value.position == "readings, screen-8-3-four-days"
    assert refused.value.what == "nobody answers for this reading"
    assert taken.readings == {"screen-8-3-four-days": "from_apprehension"}
    assert taken.choices["screen-8-3-four-days"].by == "Head"


def test_matter_of_national_law_moves_what_its_event_starts_whatever_that_carries() -> None:
    matter = next(one for one in MATTERS if one.id == "moment-of-service")
    notified = Event.DECISION_NOTIFIED

    assert matter.moves(rule(runs_from=notified))
    assert matter.moves(rule(runs_from=carrying(notified, outcome="inadmissible")))
    assert not matter.moves(rule(runs_from=Event.APPLICATION_MADE))
