"""Cases that a lawyer found wrong on reading the rules beside the acts once more."""

import pytest

from asylia.law.clock.national import BadLength
from asylia.law.facts import Settings
from tests.law.clock import asking as clock

UNFOUNDED = ("decision_notified", "2026-12-22", {"outcome": "rejected_unfounded"})
RETURN, RETURN_FAST = "apr-appeal-return-decision", "apr-appeal-return-decision-fast"


# APR 67 and 68 ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("procedure", "runs", "due", "other"),
    [
        ("accelerated", RETURN_FAST, "2026-12-28", RETURN),
        ("regular", RETURN, "2027-01-05", RETURN_FAST),
    ],
)
def test_separate_return_decision_has_no_longer_than_the_rejection(
    procedure: str, runs: str, due: str, other: str
) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "separate"}),
    ]
    lengths = Settings(national={RETURN_FAST: "5 days", RETURN: "14 days"})

    answer = clock.ask(events, "2026-12-23", settings=lengths)

    assert clock.stands(answer, runs) == ("running", due)
    assert clock.why_not(answer, other).startswith("only where point (a)")


@pytest.mark.parametrize("procedure", ["accelerated", "regular"])
def test_return_decision_within_the_rejection_has_no_time_of_its_own(procedure: str) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "part"}),
    ]

    answer = clock.ask(events, "2026-12-23")

    assert {clock.why_not(answer, each) for each in (RETURN, RETURN_FAST)} == {
        "only where the return decision is an act of its own, not part of the rejection"
    }


@pytest.mark.parametrize(
    ("procedure", "lengths"),
    [
        ("accelerated", {RETURN_FAST: "11 days"}),
        ("accelerated", {RETURN_FAST: "8 days", "apr-appeal-fast-ceiling": "7 days"}),
        ("regular", {RETURN: "3 weeks", "apr-appeal-other-ceiling": "2 weeks"}),
    ],
)
def test_longer_time_against_the_return_decision_is_refused(
    procedure: str, lengths: dict[str, str]
) -> None:
    events = [
        ("procedure_assigned", "2026-10-19", {"procedure": procedure}),
        UNFOUNDED,
        ("return_decision_notified", "2026-12-22", {"kind": "separate"}),
    ]

    with pytest.raises(BadLength):
        clock.ask(events, "2026-12-23", settings=Settings(national=lengths))


# AMMR 45 ----------------------------------------------------------------------------------

CONFIRMED = ("take_back_confirmed", "2026-07-04", {"state": "LV"})
DETAINED = ("detention_started", "2026-07-01", {"ground": "transfer"})


def test_missed_transfer_decision_ends_the_detention_on_a_saturday_too() -> None:
    on_the_last = clock.ask([DETAINED, CONFIRMED], "2026-07-18")
    after_it = clock.ask([DETAINED, CONFIRMED], "2026-07-19")

    release, duty = "ammr-detained-decision-2w", "ammr-transfer-decision-2w"
    assert clock.stands(on_the_last, release) == ("running", "2026-07-18")
    assert clock.stands(after_it, release) == ("lapsed", "2026-07-18")
    assert clock.stands(after_it, duty) == ("running", "2026-07-20")


def test_transfer_decision_from_before_the_detention_leaves_it_alone() -> None:
    decided = ("transfer_decision_taken", "2026-07-06", {"state": "LV"})
    detained = ("detention_started", "2026-08-03", {"ground": "transfer"})

    answer = clock.ask([CONFIRMED, decided, detained], "2026-08-04")

    assert clock.why_not(answer, "ammr-detained-decision-2w") == (
        "only where no transfer decision had been taken before the detention"
    )


def test_release_within_the_two_weeks_leaves_only_the_duty_to_decide() -> None:
    events = [DETAINED, CONFIRMED, ("detention_ended", "2026-07-10", {"end": "released"})]

    answer = clock.ask(events, "2026-07-11")

    assert clock.stands(answer, "ammr-detained-decision-2w")[0] == "stopped"
    assert clock.stands(answer, "ammr-transfer-decision-2w") == ("running", "2026-07-20")


# RCD 10 and 11 ----------------------------------------------------------------------------

MADE = ("application_made", "2026-10-12", {"competent_to_register": True})
FOR_RETURN = {"ground": "return", "ordered_by": "administrative_authority", "review": "ex_officio"}


def test_applicant_detained_for_return_has_the_reviews_of_an_applicant() -> None:
    answer = clock.ask([MADE, ("detention_started", "2026-10-16", FOR_RETURN)], "2026-10-17")

    assert clock.stands(answer, "rcd-detention-review-exofficio-15d") == ("running", "2026-10-31")
    assert clock.stands(answer, "rcd-detention-release-21d") == ("running", "2026-11-06")
    assert clock.stands(answer, "rcd-detention-reasons") == ("running", None)


def test_who_applies_in_detention_for_return_is_reviewed_from_the_application() -> None:
    answer = clock.ask([("detention_started", "2026-10-08", FOR_RETURN), MADE], "2026-10-13")

    review, release = "rcd-detention-review-exofficio-15d", "rcd-detention-release-21d"
    assert clock.stands(answer, review) == ("running", "2026-10-27")
    assert clock.dates(answer, review) == ["2026-10-23", "2026-10-27"]
    assert clock.stands(answer, release) == ("running", "2026-11-02")
    assert clock.dates(answer, release) == ["2026-10-29", "2026-11-02", "2026-11-03"]


def test_withdrawal_leaves_the_detention_for_return_to_the_other_directive() -> None:
    withdrawn = ("application_withdrawn", "2026-10-20")
    held = ("detention_started", "2026-10-16", FOR_RETURN)

    answer = clock.ask([MADE, held, withdrawn], "2026-10-21")

    assert clock.why_not(answer, "rcd-detention-review-exofficio-15d") == (
        "only where the person is detained as an applicant"
    )


# RCD 17 and 27, APR 8 and 9 ---------------------------------------------------------------

ALONE = {"unaccompanied_minor": True, "date_of_birth": "2012-03-01"}


@pytest.mark.parametrize(
    ("wanted", "meets"),
    [
        ("rcd-family-tracing", ("family_tracing_started", "2026-10-14")),
        (
            "rcd-provisional-representative-inform",
            ("information_provided", "2026-10-14", {"kind": "representative"}),
        ),
        (
            "apr-communicate-before-lodging",
            ("information_provided", "2026-10-14", {"kind": "contact"}),
        ),
    ],
)
def test_duty_without_a_number_runs_until_it_is_done(wanted: str, meets: clock.Row) -> None:
    events = [MADE, ("provisional_assistant_designated", "2026-10-13")]

    before = clock.ask(events, "2026-10-14", person=ALONE)
    after = clock.ask([*events, meets], "2026-10-15", person=ALONE)

    assert clock.stands(before, wanted) == ("running", None)
    assert clock.stands(after, wanted) == ("met", None)


def test_equal_treatment_of_diplomas_waits_at_least_three_months() -> None:
    """Registered on 13 Oct 2026; three months later is Wed 13 Jan 2027."""
    registered = [MADE, ("application_registered", "2026-10-13")]
    limit = "rcd-recognition-3m"
    set_by_law = Settings(national={limit: "3 months"})

    answer = clock.ask(registered, "2026-10-14", settings=set_by_law)

    assert clock.stands(answer, limit) == ("right_not_yet", "2027-01-13")
    with pytest.raises(BadLength):
        clock.ask(registered, "2026-10-14", settings=Settings(national={limit: "2 months"}))


def test_documents_that_were_kept_are_handed_back_for_the_transfer() -> None:
    notified = ("transfer_decision_notified", "2026-11-02", {"state": "LV"})
    kept = ("document_retained", "2026-10-13")
    handed_back = ("information_provided", "2026-11-20", {"kind": "originals"})
    shifted = ("responsibility_shift_event", "2026-11-20")
    limit = "apr-retained-documents-return"

    assert clock.why_not(clock.ask([MADE, notified], "2026-11-03"), limit).startswith("only where")
    assert clock.stands(clock.ask([MADE, kept, notified], "2026-11-03"), limit)[0] == "running"
    for last, status in ((handed_back, "met"), (shifted, "stopped")):
        answer = clock.ask([MADE, kept, notified, last], "2026-11-21")
        assert clock.stands(answer, limit)[0] == status


# APR 29 -----------------------------------------------------------------------------------


def test_document_is_valid_to_its_last_day_even_on_a_saturday() -> None:
    """Issued on Fri 24 Jul 2026: 12 months end on Sat 24 Jul 2027."""
    issued = ("applicant_document_issued", "2026-07-24")

    answer = clock.ask([("application_lodged", "2026-07-20"), issued], "2026-07-27")

    assert clock.stands(answer, "apr-doc-validity-12m") == ("running", "2027-07-24")


# Regulation 2025/2055 26 and 28 -----------------------------------------------------------

LV = {"state": "LV"}


def test_each_person_of_a_group_has_a_form_seven_days_before() -> None:
    """Arrival on Tue 24 Nov 2026: 21 whole days before it lie from 3 Nov on, seven from 17 Nov."""
    planned = {**LV, "mode": "group", "recorded_at": "2026-10-20T09:00:00+03:00"}
    arrival = ("transfer_arrival_date", "2026-11-24", planned)
    announced = ("transfer_form_sent", "2026-10-30", {**LV, "kind": "group"})
    sent = ("transfer_form_sent", "2026-11-12", {**LV, "kind": "person"})

    one_form = clock.ask([arrival, announced], "2026-10-31")
    both = clock.ask([arrival, announced, sent], "2026-11-13")

    assert clock.stands(one_form, "ammr-ir-group-notice-21d") == ("met", "2026-11-02")
    assert clock.stands(one_form, "ammr-ir-group-forms") == ("running", "2026-11-16")
    assert clock.stands(both, "ammr-ir-group-forms") == ("met", "2026-11-16")


def test_other_state_is_told_of_the_appeal_that_suspends() -> None:
    suspended = ("suspensive_effect_granted", "2026-11-02", LV)
    decided = ("appeal_final_decision", "2026-12-01", {**LV, "against": "transfer_decision"})
    told = ("appeal_notified_to_responsible_state", "2026-11-03", LV)
    limit = "ammr-ir-appeal-notice"

    assert clock.stands(clock.ask([suspended], "2026-11-03"), limit)[0] == "running"
    assert clock.stands(clock.ask([suspended, told], "2026-11-03"), limit)[0] == "met"
    assert clock.stands(clock.ask([suspended, decided], "2026-12-02"), limit)[0] == "stopped"


# APR 20 -----------------------------------------------------------------------------------


def test_thirty_days_of_the_assessment_have_three_readings() -> None:
    """From the making on 12 Oct 2026, the start on 14 Oct, the lodging on 19 Oct."""
    events = [MADE, ("assessment_started", "2026-10-14"), ("application_lodged", "2026-10-19")]

    answer = clock.ask(events, "2026-10-20")

    limit = "apr-special-guarantees-30d"
    assert clock.stands(answer, limit) == ("running", "2026-11-11")
    assert clock.dates(answer, limit) == ["2026-11-11", "2026-11-13", "2026-11-18"]


# APR 67(7) --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("ground", "fast", "other"),
    [("44(1)(a)", "undecided", "undecided"), ("42(1)(c)", "running", None)],
)
def test_inadmissible_at_the_border_is_fast_only_with_a_circumstance(
    ground: str, fast: str, other: str | None
) -> None:
    """Notified on Tue 1 Dec 2026: five days end on Mon 7 Dec, two weeks on Tue 15 Dec."""
    events = [
        ("procedure_assigned", "2026-11-02", {"procedure": "border", "ground": ground}),
        ("decision_notified", "2026-12-01", {"outcome": "inadmissible"}),
    ]
    chosen = Settings(readings={"apr-67-7-without-merits": "with_circumstance"})

    open_point = clock.ask(events, "2026-12-02")
    settled = clock.ask(events, "2026-12-02", settings=chosen)

    assert clock.stands(open_point, "apr-appeal-fast-floor") == (fast, "2026-12-07")
    if other:
        assert clock.stands(open_point, "apr-appeal-other-floor") == (other, "2026-12-15")
        assert clock.stands(settled, "apr-appeal-other-floor") == ("running", "2026-12-15")
    else:
        assert clock.stands(settled, "apr-appeal-fast-floor") == ("running", "2026-12-07")
