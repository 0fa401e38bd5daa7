"""The acts from 12 June 2026, rule by rule: what no golden case asks, worked out by hand."""

import re
from pathlib import Path

import pytest

from asylia import samples
from asylia.law.acts import RULES
from asylia.law.clock.national import BadLength
from asylia.law.facts import Settings
from tests.law.clock import asking as clock

NATIONAL = {
    "apr-appeal-fast-ceiling": "7 days",
    "apr-appeal-other-ceiling": "1 month",
    "apr-appeal-return-decision": "14 days",
    "apr-request-to-remain": "7 days",
    "apr-first-appeal-duration": "3 months",
    "ammr-transfer-appeal-ceiling": "2 weeks",
    "ammr-suspension-request": "1 week",
    "rcd-detention-periodic-review": "2 months",
}
LV = {"state": "LV"}
MADE = ("application_made", "2026-10-12", {"competent_to_register": True})
REGISTERED = ("application_registered", "2026-10-13")
LODGED = ("application_lodged", "2026-10-19")
WITHDRAWN = ("application_withdrawn", "2026-10-20")
DETAINED = (
    "detention_started",
    "2026-10-16",
    {"ground": "asylum", "ordered_by": "administrative_authority", "review": "ex_officio"},
)
FAST = ("procedure_assigned", "2026-10-19", {"procedure": "accelerated"})
SLOW = ("procedure_assigned", "2026-10-19", {"procedure": "regular"})
MANIFESTLY = ("decision_notified", "2026-12-21", {"outcome": "rejected_manifestly_unfounded"})
UNFOUNDED = ("decision_notified", "2026-12-22", {"outcome": "rejected_unfounded"})
RETURN = ("return_decision_notified", "2026-12-22", {"kind": "separate"})
APPEAL = ("appeal_filed", "2027-01-08", {"against": "decision"})
ACCEPTED = ("take_charge_accepted", "2026-09-21", LV)
ABSCONDED = ("absconded", "2026-11-01", LV)
TRANSFER = ("transfer_decision_notified", "2026-10-09", LV)
GROUND_FOUND = ("withdrawal_ground_found", "2026-11-02")
ISSUED = ("applicant_document_issued", "2026-11-02")
KEPT = ("document_retained", "2026-10-12")
MOVED = ("transfer_carried_out", "2026-11-16", LV)
ARRIVED = ("transferee_identified_in_responsible_state", "2026-11-16")
ANNULLED = (
    "appeal_final_decision",
    "2026-11-02",
    {**LV, "against": "transfer_decision", "outcome": "upheld"},
)


def told(day: str, kind: str | None = None) -> clock.Row:
    return ("information_provided", day, {"kind": kind} if kind else {})


def arrival(day: str, **more: object) -> clock.Row:
    return (
        "transfer_arrival_date",
        day,
        {**LV, **more, "recorded_at": "2026-10-20T09:00:00+03:00"},
    )


CASES = [
    # Guarantees
    ("apr-info-at-registration", [MADE], "2026-10-13", "running", None),
    ("apr-info-at-registration", [MADE, told("2026-10-13")], "2026-10-13", "met", None),
    ("apr-info-at-registration", [MADE, told("2026-10-13", "copies")], "2026-10-13",
     "running", None),
    ("apr-legal-counsel-information", [MADE, told("2026-10-13", "counselling")], "2026-10-13",
     "met", None),
    ("ammr-information", [MADE, told("2026-10-13", "responsibility")], "2026-10-13", "met", None),
    ("ammr-information", [MADE, WITHDRAWN], "2026-10-21", "stopped", None),
    ("apr-retained-documents-copies", [KEPT, told("2026-10-13")], "2026-10-13", "running", None),
    ("apr-retained-documents-copies", [KEPT, told("2026-10-13", "copies")], "2026-10-13", "met",
     None),
    # Documents
    ("apr-doc-registration", [REGISTERED], "2026-10-14", "running", None),
    ("apr-doc-registration", [REGISTERED, ("certificate_issued", "2026-10-14")], "2026-10-14",
     "met", None),
    ("apr-doc-registration", [REGISTERED, DETAINED], "2026-10-17", "stopped", None),
    ("apr-doc-registration", [REGISTERED, DETAINED, ("detention_ended", "2026-10-20")],
     "2026-10-21", "running", None),
    ("rcd-documentation", [REGISTERED, ("certificate_issued", "2026-10-14")], "2026-10-14", "met",
     None),
    ("apr-doc-applicant", [LODGED], "2026-10-20", "running", None),
    ("apr-doc-applicant", [LODGED, ISSUED], "2026-11-02", "met", None),
    ("apr-doc-validity-12m", [LODGED, ISSUED], "2026-11-03", "running", "2027-11-02"),
    ("apr-doc-validity-12m", [LODGED, ISSUED, ("right_to_remain_ended", "2027-04-15")],
     "2027-04-15", "stopped", "2027-11-02"),
    ("apr-doc-applicant", [LODGED, SLOW, UNFOUNDED], "2026-12-23", "running", None),
    ("apr-doc-applicant", [LODGED, ("final_decision", "2026-12-23")], "2026-12-23", "stopped",
     None),
    ("apr-doc-applicant", [LODGED, ("imprisonment_started", "2026-10-20")], "2026-10-21",
     "stopped", None),
    ("apr-doc-applicant", [LODGED, MOVED], "2026-11-17", "stopped", None),
    ("apr-doc-applicant", [LODGED, MOVED, ("application_lodged_after_transfer", "2026-11-20")],
     "2026-11-21", "running", None),
    ("apr-doc-after-transfer", [MOVED, ARRIVED], "2026-11-17", "running", None),
    ("apr-doc-after-transfer", [MOVED, ARRIVED, ("certificate_issued", "2026-11-17")],
     "2026-11-17", "met", None),
    ("apr-doc-validity-12m", [LODGED, ISSUED, ("protection_granted", "2026-12-21")],
     "2026-12-21", "stopped", "2027-11-02"),
    # The end of the procedure
    ("apr-withdrawal-information", [LODGED, WITHDRAWN, told("2026-10-20", "withdrawal")],
     "2026-10-20", "met", None),
    ("apr-withdrawal-information", [LODGED, WITHDRAWN, UNFOUNDED], "2026-12-22", "stopped", None),
    ("apr-implicit-withdrawal-rectification", [LODGED, GROUND_FOUND], "2026-11-03", "running",
     None),
    ("apr-implicit-withdrawal-rectification", [LODGED, GROUND_FOUND, UNFOUNDED], "2026-12-22",
     "stopped", None),
    # Remedies, with what national law sets
    ("apr-appeal-fast-ceiling", [LODGED, FAST, MANIFESTLY], "2026-12-22", "running", "2026-12-28"),
    ("apr-request-to-remain", [LODGED, FAST, MANIFESTLY], "2026-12-28", "running", "2026-12-28"),
    ("apr-request-to-remain", [LODGED, FAST, MANIFESTLY], "2026-12-29", "lapsed", "2026-12-28"),
    ("apr-no-removal-pending-request", [LODGED, FAST, MANIFESTLY], "2026-12-28", "running", None),
    ("apr-no-removal-pending-request", [LODGED, FAST, MANIFESTLY], "2026-12-29", "stopped", None),
    ("apr-appeal-other-ceiling", [LODGED, SLOW, UNFOUNDED], "2026-12-23", "running", "2027-01-22"),
    ("apr-appeal-other-ceiling", [LODGED, SLOW, UNFOUNDED, APPEAL], "2027-01-08", "met",
     "2027-01-22"),
    ("apr-appeal-other-ceiling", [LODGED, SLOW, UNFOUNDED], "2027-01-23", "lapsed", "2027-01-22"),
    ("apr-right-to-remain-appeal", [LODGED, SLOW, UNFOUNDED], "2027-01-22", "right_open",
     "2026-12-22"),
    ("apr-right-to-remain-appeal", [LODGED, SLOW, UNFOUNDED], "2027-01-23", "stopped",
     "2026-12-22"),
    ("apr-right-to-remain-appeal", [LODGED, SLOW, UNFOUNDED, APPEAL], "2027-01-23", "right_open",
     "2026-12-22"),
    ("apr-appeal-return-decision", [LODGED, SLOW, UNFOUNDED, RETURN], "2026-12-23", "running",
     "2027-01-05"),
    ("apr-first-appeal-duration", [LODGED, SLOW, UNFOUNDED, APPEAL], "2027-01-09", "running",
     "2027-04-08"),
    ("ammr-transfer-appeal-ceiling", [TRANSFER], "2026-10-10", "running", "2026-10-23"),
    ("ammr-suspension-request", [TRANSFER], "2026-10-10", "running", "2026-10-16"),
    # Responsibility
    ("ammr-irregular-entry-20m", [("border_crossing", "2026-07-01"),
      ("application_registered", "2028-03-02")], "2028-03-03", "lapsed", "2028-03-01"),
    ("ammr-sar-12m", [("disembarkation", "2026-07-01")], "2026-07-02", "running", "2027-07-01"),
    ("ammr-sar-12m", [("disembarkation", "2026-07-01"), REGISTERED], "2026-10-13", "stopped",
     "2027-07-01"),
    ("ammr-sar-12m", [("disembarkation", "2026-07-01"), ("application_registered", "2027-07-02")],
     "2027-07-03", "lapsed", "2027-07-01"),
    ("ammr-cessation-other-shift", [("responsibility_shift_event", "2026-11-02", LV)],
     "2026-11-03", "running", None),
    ("ammr-cessation-other-shift", [("responsibility_shift_event", "2026-11-02", LV),
      ("responsibility_indicated", "2026-11-03", LV)], "2026-11-03", "met", None),
    ("ammr-cessation-removal", [("return_enforced", "2026-11-02")], "2026-11-03", "right_open",
     "2026-11-02"),
    ("ammr-cessation-absence-9m", [("departure_from_member_states", "2026-11-30"),
      ("territory_apprehension", "2027-08-30")], "2027-08-31", "stopped", "2027-08-30"),
    ("ammr-detention-duration", [("detention_started", "2026-10-16", {"ground": "transfer"})],
     "2026-10-17", "running", None),
    ("ammr-detention-duration", [("detention_started", "2026-10-16", {"ground": "transfer"}),
      ("detention_ended", "2026-10-20")], "2026-10-21", "met", None),
    # Transfers
    ("ammr-relocation-notice-beneficiary",
     [arrival("2026-11-19", kind="relocation", beneficiary=True)], "2026-10-21", "running",
     "2026-11-11"),
    ("ammr-ir-group-notice-21d", [arrival("2026-11-24", mode="group")], "2026-10-21", "running",
     "2026-11-02"),
    ("ammr-ir-escort-form", [arrival("2026-11-24", mode="escort")], "2026-10-21", "running",
     "2026-11-16"),
    ("ammr-ir-escort-form", [arrival("2026-11-24", mode="escort", security_threat=True)],
     "2026-10-21", "running", "2026-11-02"),
    ("ammr-ir-supervised-form", [arrival("2026-11-24", mode="supervised", security_threat=True)],
     "2026-10-21", "running", "2026-11-16"),
    ("ammr-ir-delay-notice-6m", [ACCEPTED, ABSCONDED], "2026-11-02", "running", "2027-03-22"),
    ("ammr-ir-delay-notice-6m", [ACCEPTED, ABSCONDED,
      ("absconding_notified_to_responsible_state", "2026-11-04", LV)], "2026-11-05", "met",
     "2027-03-22"),
    ("ammr-take-back-confirm-2w", [("take_back_notification_received", "2026-10-13", LV)],
     "2026-10-14", "running", "2026-10-27"),
    # Reception
    ("apr-lodge-by-form", [("application_registered", "2026-10-13", {"lodging_by_form": True})],
     "2026-10-14", "running", "2026-11-03"),
    ("rcd-information-3d", [MADE], "2026-10-13", "running", "2026-10-15"),
    ("rcd-information-3d", [MADE], "2026-10-16", "overdue", "2026-10-15"),
    ("rcd-special-needs-30d", [MADE, LODGED, SLOW, UNFOUNDED], "2026-12-23", "overdue",
     "2026-11-11"),
    ("rcd-special-needs-30d", [MADE, LODGED, ("final_decision", "2026-11-02")], "2026-11-03",
     "stopped", "2026-11-11"),
    ("rcd-different-conditions", [MADE, ("exceptional_reception_started", "2026-10-13")],
     "2026-10-14", "running", None),
    ("rcd-different-conditions", [MADE, ("exceptional_reception_started", "2026-10-13"),
      ("exceptional_reception_ended", "2026-10-20")], "2026-10-21", "met", None),
    ("rcd-detention-periodic-review", [MADE, DETAINED], "2026-10-20", "running", "2026-12-16"),
    ("rcd-detention-periodic-review", [MADE, DETAINED, ("detention_reviewed", "2026-10-30")],
     "2026-11-02", "running", "2026-12-30"),
    ("rcd-material-conditions", [MADE, TRANSFER], "2026-10-20", "stopped",
     "2026-10-12"),
    ("rcd-material-conditions", [MADE, TRANSFER, ANNULLED], "2026-11-03", "right_open",
     "2026-10-12"),
    ("rcd-material-conditions", [MADE, TRANSFER, ANNULLED,
      ("transfer_decision_notified", "2026-11-09", LV)], "2026-11-10", "stopped", "2026-10-12"),
    ("rcd-material-conditions", [MADE, TRANSFER, ("responsibility_shift_event", "2027-04-12", LV)],
     "2027-04-12", "right_open", "2026-10-12"),
    ("rcd-work-6m", [REGISTERED, TRANSFER], "2027-04-14", "stopped", "2027-04-13"),
    ("rcd-work-6m", [REGISTERED, TRANSFER, ANNULLED], "2027-04-14", "right_open", "2027-04-13"),
    ("rcd-work-6m", [REGISTERED], "2027-04-14", "right_open", "2027-04-13"),
    ("rcd-work-6m", [REGISTERED, LODGED, UNFOUNDED], "2027-04-14", "stopped", "2027-04-13"),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "events", "as_of", "status", "due"), CASES)
def test_rule_of_the_pact_stands_as_worked_out(
    wanted: str, events: list[clock.Row], as_of: str, status: str, due: str | None
) -> None:
    answer = clock.ask(events, as_of, settings=Settings(national=NATIONAL), explain=False)

    assert clock.stands(answer, wanted) == (status, due)


@pytest.mark.parametrize(
    ("limit", "length"),
    [
        ("apr-appeal-fast-ceiling", "4 days"),
        ("apr-appeal-fast-ceiling", "11 days"),
        ("apr-appeal-other-ceiling", "13 days"),
        ("apr-appeal-other-ceiling", "32 days"),
        ("apr-appeal-return-decision", "2 months"),
        ("apr-request-to-remain", "4 days"),
        ("apr-exam-remitted", "6 months"),
        ("ammr-transfer-appeal-ceiling", "6 days"),
        ("ammr-transfer-appeal-ceiling", "4 weeks"),
        ("ammr-suspension-request", "22 days"),
        ("ammr-suspension-request", "3 weeks"),
    ],
)
def test_national_law_cannot_leave_the_room_that_the_act_gives(limit: str, length: str) -> None:
    remitted = ("appeal_final_decision", "2027-03-01", {"outcome": "remitted"})
    slow = limit not in {"apr-appeal-fast-ceiling", "apr-request-to-remain"}
    course = [SLOW, UNFOUNDED] if slow else [FAST, MANIFESTLY]
    events = [LODGED, *course, RETURN, TRANSFER, remitted]

    with pytest.raises(BadLength, match=f"national.{limit}: .* leaves national law "):
        clock.ask(events, "2027-03-02", settings=Settings(national={**NATIONAL, limit: length}))


@pytest.mark.parametrize(
    ("alone", "procedure", "automatic"),
    [(True, "border", True), (True, "accelerated", False), (False, "border", False)],
)
def test_minor_alone_in_the_border_procedure_keeps_the_right_to_remain(
    *, alone: bool, procedure: str, automatic: bool
) -> None:
    assigned = ("procedure_assigned", "2026-10-19", {"procedure": procedure})

    answer = clock.ask(
        [LODGED, assigned, UNFOUNDED], "2026-12-23", person={"unaccompanied_minor": alone}
    )

    found = {each.id for each in answer.limits}
    assert ("apr-right-to-remain-appeal" in found) is automatic
    assert ("apr-no-removal-pending-request" in found) is not automatic


def test_appeal_that_the_minor_at_the_border_did_not_file_ends_the_right_to_remain() -> None:
    assigned = ("procedure_assigned", "2026-10-19", {"procedure": "border"})
    person = {"unaccompanied_minor": True}
    events, settings = [LODGED, assigned, UNFOUNDED], Settings(national=NATIONAL)

    in_time = clock.ask(events, "2026-12-29", person=person, settings=settings)
    over = clock.ask(events, "2026-12-30", person=person, settings=settings)

    assert clock.stands(in_time, "apr-right-to-remain-appeal")[0] == "right_open"
    assert clock.stands(over, "apr-right-to-remain-appeal")[0] == "stopped"


def test_minor_in_the_border_procedure_has_five_days_to_lodge_not_three_weeks() -> None:
    assigned = ("procedure_assigned", "2026-10-13", {"procedure": "border"})
    again = ("application_registered", "2026-10-15")

    answer = clock.ask(
        [REGISTERED, assigned, again], "2026-10-16", person={"unaccompanied_minor": True}
    )

    assert clock.stands(answer, "apr-lodge-border-5d") == ("running", "2026-10-19")
    assert clock.why_not(answer, "apr-minor-lodging") == (
        "only where the application is not examined in a border procedure"
    )


def test_nobody_confirms_availability_for_a_person_who_has_to_report() -> None:
    form = ("transfer_form_received", "2026-10-26", LV)
    reports = ("transfer_reporting_date", "2026-11-05", {**LV, "mode": "supervised"})

    received = clock.ask([form], "2026-10-27")
    reporting = clock.ask([form, reports], "2026-11-06")

    assert clock.stands(received, "ammr-ir-availability-5d")[0] == "running"
    assert clock.why_not(reporting, "ammr-ir-availability-5d") == (
        "only where authorities receive the person on arrival"
    )


def test_start_of_the_assessment_gives_a_second_reading_of_the_thirty_days() -> None:
    answer = clock.ask([MADE, ("assessment_started", "2026-10-20")], "2026-10-21")

    assert clock.dates(answer, "apr-special-guarantees-30d") == ["2026-11-11", "2026-11-19"]


def test_child_alone_is_represented_provisionally_until_somebody_is_appointed() -> None:
    alone = {"unaccompanied_minor": True}
    appointed = ("representative_appointed", "2026-10-20")

    before = clock.ask([MADE], "2026-10-13", person=alone)
    after = clock.ask([MADE, appointed], "2026-10-20", person=alone)

    assert clock.stands(before, "rcd-provisional-representative") == ("running", None)
    assert clock.stands(after, "rcd-provisional-representative") == ("stopped", None)


def test_detention_for_return_after_the_procedure_has_no_review_of_the_directive() -> None:
    over = ("final_decision", "2026-10-15")
    held = ("detention_started", "2026-10-16", {"ground": "return"})

    answer = clock.ask([MADE, over, held], "2026-10-17")

    assert clock.why_not(answer, "rcd-detention-review-exofficio-15d") == (
        "only where the person is detained as an applicant"
    )


def test_each_rule_is_asked_about_somewhere() -> None:
    here = Path(__file__).resolve().parent
    told = Path(samples.__file__).parent
    files = [*here.glob("*.py"), *told.glob("golden/*.toml"), *told.glob("examples/*.toml")]
    asked = {
        name
        for file in files
        for name in re.findall(r'(?:"|\[\[)([a-z0-9-]+)(?:"|\]\])', file.read_text("utf-8"))
    }

    assert {rule.id for rule in RULES} - asked == set()


@pytest.mark.parametrize(
    ("more", "stands"),
    [
        ({"reply_within": "10 days"}, ("running", "2026-10-23")),
        ({"reply_within": "soon"}, ("not running", "")),
        ({}, ("not running", "")),
    ],
)
def test_urgent_request_says_itself_how_long_the_reply_may_take(
    more: dict[str, object], stands: tuple[str, str]
) -> None:
    asked = {**LV, "basis": "other", "urgent": True, **more}
    received = ("take_charge_request_received", "2026-10-13", asked)

    answer = clock.ask([received], "2026-10-14")

    assert clock.stands(answer, "ammr-reply-urgent-2w") == ("running", "2026-10-27")
    if stands[1]:
        assert clock.stands(answer, "ammr-reply-urgent-asked") == stands
    else:
        assert clock.why_not(answer, "ammr-reply-urgent-asked") == (
            "entry 1 does not say how long, as in reply_within = '10 days'"
        )


def test_subsidiary_protection_can_be_appealed_against_as_regards_refugee_status() -> None:
    granted = ("protection_granted", "2026-12-21")
    decided = ("decision_notified", "2026-12-22", {"outcome": "subsidiary_protection"})

    answer = clock.ask([LODGED, SLOW, granted, decided], "2026-12-23")

    assert clock.stands(answer, "apr-appeal-other-floor") == ("running", "2027-01-05")
    assert clock.stands(answer, "apr-right-to-remain-appeal")[0] == "stopped"
