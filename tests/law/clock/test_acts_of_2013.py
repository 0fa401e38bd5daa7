"""The acts before 12 June 2026, rule by rule: dates worked out by hand from the acts."""

import pytest

from asylia.law.acts import RULES
from asylia.law.facts import Settings
from asylia.samples.examples import every
from tests.law.clock import asking as clock

OLD = ("APD", "DUBLIN3", "REG-1560", "EURODAC13", "RCD13")
NATIONAL = Settings(
    national={
        "apd-31-9-accelerated": "10 working days",
        "dub3-27-3-suspension-request": "7 days",
        "apd-46-4-time-limit-for-appeal": "14 days",
        "apd-46-10-court-examination": "2 months",
        "dub3-27-2-time-to-appeal": "14 days",
        "rcd-9-3-detention-review": "2 days",
        "rcd-9-3-detention-review-on-request": "2 days",
    }
)
MADE = ("application_made", "2025-08-11", {"competent_to_register": True})
LODGED = ("application_lodged", "2025-08-11")
DUBLIN = ("dublin_application_lodged", "2025-08-11")
HIT = ("eurodac_hit_received", "2025-08-20", {"state": "LV", "category": "applicant"})
BACK = ("take_back_request_received", "2025-09-01", {"state": "LV", "basis": "other"})
CHARGE = ("take_charge_request_received", "2025-09-01", {"state": "LV", "basis": "other"})
ACCEPTED = ("take_charge_accepted", "2025-01-15", {"state": "LV"})
IN_PRISON = ("imprisonment_started", "2025-03-01", {"state": "LV"})
TOLD_LATER = (
    "time_limit_extended",
    "2025-07-10",
    {"limit": "dub3-29-1-transfer", "ground": "imprisonment", "state": "LV"},
)
DETAINED = (
    "detention_started",
    "2025-08-01",
    {"ground": "transfer", "ordered_by": "administrative_authority"},
)
POSTPONED = ("examination_postponed", "2025-12-01")
TAKEN_CHARGE = [LODGED, ("dublin_responsibility_fixed_and_in_charge", "2025-11-03")]
AFTER_DUBLIN = (
    "time_limit_extended",
    "2026-05-04",
    {"limit": "apd-31-3-start-after-dublin", "ground": "complex"},
)

CASES = [
    # Directive 2013/32
    ("apd-6-1-registration-competent-authority", [("application_made", "2025-08-10",
      {"competent_to_register": True})], "2025-08-11", "running", "2025-08-13"),
    ("apd-6-1-registration-competent-authority", [("application_made", "2026-04-02",
      {"competent_to_register": True})], "2026-04-03", "running", "2026-04-08"),
    ("apd-6-1-registration-other-authority", [("application_made_other_authority", "2025-04-10")],
     "2025-04-11", "running", "2025-04-18"),
    ("apd-6-5-registration-mass-arrivals", [("mass_arrivals_declared", "2025-12-01"),
      ("application_made", "2025-12-19", {"competent_to_register": True})],
     "2025-12-20", "running", "2026-01-08"),
    ("apd-6-1-registration-competent-authority", [("mass_arrivals_declared", "2025-12-01"),
      ("application_made", "2025-12-19", {"competent_to_register": True})],
     "2025-12-20", "stopped", "2025-12-29"),
    ("apd-6-2-opportunity-to-lodge", [MADE], "2025-09-01", "running", None),
    ("apd-6-2-opportunity-to-lodge", [MADE, LODGED], "2025-09-01", "met", None),
    ("apd-25-1-representative", [("unaccompanied_minor_identified", "2025-08-11"), LODGED],
     "2025-08-12", "running", None),
    ("apd-28-2-reopening-window", [("application_lodged", "2025-03-01"),
      ("application_discontinued", "2025-05-31")], "2025-06-01", "running", "2026-02-28"),
    ("apd-31-3-examination", [("application_lodged", "2024-02-29")], "2024-03-01", "running",
     "2024-08-29"),
    ("apd-31-3-examination", [LODGED, POSTPONED], "2025-12-02", "stopped", "2026-02-11"),
    ("apd-31-3-examination", [LODGED, ("time_limit_extended", "2026-02-10",
      {"limit": "apd-31-3-examination", "ground": "31(3), fourth subparagraph"})], "2026-02-11",
     "running", "2026-05-11"),
    ("apd-31-3-extension-three-months", [("application_lodged", "2024-08-31"),
      ("time_limit_extended", "2025-02-20", {"limit": "apd-31-3-examination", "ground": "complex"}),
      ("time_limit_extended", "2025-11-20", {"limit": "apd-31-3-extension-nine-months"})],
     "2025-11-21", "running", "2026-03-02"),
    ("apd-31-3-start-after-dublin", [LODGED,
      ("dublin_responsibility_fixed_and_in_charge", "2025-11-03")], "2025-11-04", "running",
     "2026-05-04"),
    ("apd-31-3-start-after-dublin", [LODGED,
      ("dublin_responsibility_fixed_and_in_charge", "2025-11-03"), ("time_limit_extended",
      "2026-05-04", {"limit": "apd-31-3-start-after-dublin", "ground": "complex"})], "2026-05-05",
     "stopped", "2026-05-04"),
    ("apd-31-3-start-after-dublin", [*TAKEN_CHARGE, ("time_limit_extended", "2026-05-04",
      {"limit": "apd-31-3-start-after-dublin", "ground": "31(3) fourth subparagraph"})],
     "2026-05-05", "running", "2026-08-03"),
    ("apd-31-3-after-dublin-nine-months", [*TAKEN_CHARGE, AFTER_DUBLIN], "2026-05-05", "running",
     "2027-02-03"),
    ("apd-31-3-after-dublin-nine-months", [*TAKEN_CHARGE, AFTER_DUBLIN, ("postponement_decided",
      "2026-06-01")], "2026-06-02", "stopped", "2027-02-03"),
    ("apd-31-3-after-dublin-three-months", [*TAKEN_CHARGE, AFTER_DUBLIN, ("time_limit_extended",
      "2027-01-11", {"limit": "apd-31-3-after-dublin-nine-months"})], "2027-01-12", "running",
     "2027-05-03"),
    ("apd-31-4-tell-of-postponement", [LODGED, POSTPONED], "2025-12-02", "running", None),
    ("apd-31-4-tell-of-postponement", [LODGED, POSTPONED, ("information_provided", "2025-12-05",
      {"kind": "delay"})], "2025-12-06", "met", None),
    ("apd-31-3-start-after-dublin", [LODGED,
      ("dublin_responsibility_fixed_and_in_charge", "2025-11-03"), ("postponement_decided",
      "2025-12-01")], "2025-12-02", "stopped", "2026-05-04"),
    ("apd-31-4-review-of-country-situation", [LODGED, POSTPONED], "2025-12-02", "running",
     "2026-06-01"),
    ("apd-31-5-absolute-cap", [("application_lodged", "2024-05-31")], "2024-06-01", "running",
     "2026-03-02"),
    ("apd-31-5-absolute-cap", [("application_lodged", "2024-09-15")], "2026-06-13", "running",
     "2026-06-15"),
    ("apd-31-6-tell-about-delay", [LODGED, ("six_months_will_be_missed", "2026-02-02")],
     "2026-02-03", "running", None),
    ("apd-31-6-tell-about-delay", [LODGED, ("time_limit_extended", "2026-02-02",
      {"limit": "apd-31-3-examination", "ground": "complex"}), ("information_provided",
      "2026-02-03", {"kind": "reception"})], "2026-02-04", "running", None),
    ("apd-31-9-accelerated", [LODGED, ("procedure_assigned", "2025-08-11",
      {"procedure": "accelerated"})], "2025-08-12", "running", "2025-08-26"),
    ("apd-43-2-border-procedure", [("application_lodged_at_border", "2025-08-02"),
      ("application_lodged", "2025-08-02")], "2025-08-30", "running", "2025-08-30"),
    ("apd-43-2-border-procedure", [LODGED, ("procedure_assigned", "2025-08-11",
      {"procedure": "border"})], "2025-09-09", "lapsed", "2025-09-08"),
    ("apd-46-4-time-limit-for-appeal", [LODGED, ("decision_notified", "2026-07-01")], "2026-07-02",
     "running", "2026-07-15"),
    ("apd-46-10-court-examination", [LODGED, ("appeal_filed", "2025-09-01",
      {"against": "decision"})], "2025-09-02", "running", "2025-11-03"),
    # Dublin III
    ("dub3-12-4-expired-documents", [("residence_document_expired", "2024-02-29",
      {"state": "LV"})], "2024-03-01", "running", "2026-02-28"),
    ("dub3-12-4-expired-documents", [("residence_document_expired", "2024-03-01",
      {"state": "LV"}), ("left_territory", "2024-05-01"), DUBLIN], "2025-08-12", "stopped",
     "2026-03-01"),
    ("dub3-12-4-expired-visa", [("visa_expired", "2025-02-11", {"state": "LV"}), DUBLIN],
     "2025-08-12", "met", "2025-08-11"),
    ("dub3-12-4-expired-visa", [("visa_expired", "2025-02-10", {"state": "LV"}), DUBLIN],
     "2025-08-12", "lapsed", "2025-08-10"),
    ("dub3-13-1-irregular-entry-lapse", [("border_crossing", "2024-08-10"),
      ("dublin_application_lodged", "2025-08-10")], "2025-08-11", "met", "2025-08-10"),
    ("dub3-13-1-irregular-entry-lapse", [("border_crossing", "2024-08-10"), DUBLIN], "2025-08-12",
     "lapsed", "2025-08-10"),
    ("dub3-13-2-five-months-stay", [("stay_began", "2025-03-31", {"state": "LV"}),
      ("dublin_application_lodged", "2025-09-01")], "2025-09-02", "lapsed", "2025-08-31"),
    ("dub3-13-2-five-months-stay", [("stay_began", "2025-03-31", {"state": "LV"}),
      ("dublin_application_lodged", "2025-08-31")], "2025-09-02", "stopped", "2025-08-31"),
    ("dub3-17-2-humanitarian-reply", [DUBLIN, ("humanitarian_request_received", "2025-08-29",
      {"state": "LV"})], "2025-10-30", "overdue", "2025-10-29"),
    ("dub3-19-2-absence", [ACCEPTED, ("left_territory", "2025-01-30")], "2025-02-01", "running",
     "2025-04-30"),
    ("dub3-20-5-take-back-duty-ends", [("left_territory", "2024-11-30")], "2025-02-28", "running",
     "2025-02-28"),
    ("dub3-20-5-take-back-duty-ends", [("left_territory", "2024-11-30")], "2025-03-01", "lapsed",
     "2025-02-28"),
    ("dub3-21-1-take-charge-request", [("dublin_application_lodged", "2025-11-30")], "2025-12-01",
     "running", "2026-02-28"),
    ("dub3-21-1-take-charge-request", [DUBLIN], "2025-11-12", "lapsed", "2025-11-11"),
    ("dub3-21-1-take-charge-eurodac", [("dublin_application_lodged", "2025-12-29"),
      ("eurodac_hit_received", "2025-12-31", {"state": "LV", "category": "irregular_crossing"})],
     "2026-01-02", "running", "2026-02-28"),
    ("dub3-21-2-urgent-reply-minimum", [DUBLIN, ("take_charge_request_sent", "2025-08-25",
      {"state": "LV", "urgent": True})], "2025-08-26", "running", "2025-09-01"),
    ("dub3-22-6-urgent-take-charge-reply", [DUBLIN, ("take_charge_request_received", "2025-08-31",
      {"state": "LV", "basis": "other", "urgent": True})], "2025-09-01", "running", "2025-09-30"),
    ("dub3-22-6-urgent-take-charge-reply", [DUBLIN, ("take_charge_request_received_urgent",
      "2025-08-31", {"state": "LV"})], "2025-10-01", "lapsed", "2025-09-30"),
    ("dub3-22-6-urgent-asked", [DUBLIN, ("take_charge_request_received", "2025-08-25",
      {"state": "LV", "urgent": True, "reply_within": "10 days"})], "2025-09-05", "overdue",
     "2025-09-04"),
    ("dub3-23-2-take-back-eurodac", [DUBLIN, HIT], "2025-08-21", "running", "2025-10-20"),
    ("dub3-23-2-take-back-eurodac", [DUBLIN, HIT, BACK], "2025-09-02", "stopped", "2025-10-20"),
    ("dub3-23-2-take-back-other-evidence", [DUBLIN, ("awareness_other_state_responsible",
      "2025-08-15", {"state": "LV"})], "2025-08-21", "running", "2025-11-11"),
    ("dub3-24-2-take-back-no-application-eurodac", [HIT], "2025-08-21", "running", "2025-10-20"),
    ("dub3-24-2-take-back-no-application-other", [("awareness_other_state_responsible",
      "2025-08-15", {"state": "LV"})], "2025-11-16", "lapsed", "2025-11-15"),
    ("dub3-25-1-take-back-reply", [DUBLIN, ("take_back_request_received", "2026-01-31",
      {"state": "LV", "basis": "other"})], "2026-02-01", "running", "2026-02-28"),
    ("dub3-25-1-take-back-reply-eurodac", [DUBLIN, ("take_back_request_received", "2025-12-24",
      {"state": "LV", "basis": "eurodac"})], "2025-12-25", "running", "2026-01-07"),
    ("dub3-25-1-take-back-reply-eurodac", [DUBLIN, ("take_back_request_received_eurodac",
      "2025-12-24", {"state": "LV"})], "2026-01-08", "lapsed", "2026-01-07"),
    ("dub3-26-notify-transfer-decision", [ACCEPTED], "2025-02-01", "running", None),
    ("dub3-27-2-time-to-appeal", [ACCEPTED, ("transfer_decision_notified", "2025-02-03",
      {"state": "LV"})], "2025-02-04", "running", "2025-02-17"),
    ("dub3-27-3-suspension-request-decision", [ACCEPTED, ("suspension_requested", "2025-02-10",
      {"state": "LV"})], "2025-02-11", "running", None),
    ("dub3-27-3-suspension-request", [DUBLIN, ("transfer_decision_notified", "2025-09-01",
      {"state": "LV"})], "2025-09-02", "running", "2025-09-08"),
    ("dub3-31-1-pre-transfer-data", [DUBLIN, ("transfer_planned", "2025-10-01", {"state": "LV",
      "recorded_at": "2025-09-20T09:00:00+03:00"})], "2025-09-21", "running", None),
    ("dub3-28-3-detained-reply", [DETAINED, DUBLIN, ("take_charge_request_received", "2025-08-25",
      {"state": "LV", "basis": "other"})], "2025-08-26", "running", "2025-09-08"),
    ("dub3-29-1-transfer", [("take_charge_accepted", "2025-08-31", {"state": "LV"})], "2025-09-01",
     "running", "2026-02-28"),
    ("dub3-29-1-transfer", [ACCEPTED], "2025-07-16", "lapsed", "2025-07-15"),
    ("dub3-29-2-imprisonment", [("take_charge_accepted", "2024-02-29", {"state": "LV"}),
      ("imprisonment_started", "2024-03-01", {"state": "LV"}), ("time_limit_extended", "2024-08-20",
      {"limit": "dub3-29-1-transfer", "ground": "imprisonment", "state": "LV"})], "2024-09-01",
     "running", "2025-02-28"),
    ("dub3-29-1-transfer", [ACCEPTED, IN_PRISON, TOLD_LATER], "2025-07-16", "stopped",
     "2025-07-15"),
    ("dub3-29-2-absconding", [ACCEPTED, ("absconding_notified_to_responsible_state", "2025-07-14",
      {"state": "LV"})], "2025-07-15", "running", "2026-07-15"),
    ("dub3-29-3-accept-back", [ACCEPTED, ("transfer_carried_out", "2025-03-03", {"state": "LV"}),
      ("transfer_overturned", "2025-04-07", {"state": "LV"})], "2025-04-08", "running", None),
    ("dub3-33-3-crisis-plan", [("crisis_plan_requested", "2025-01-31")], "2025-02-01", "running",
     "2025-04-30"),
    ("dub3-33-3-crisis-plan-reports", [("crisis_plan_submitted", "2025-04-30")], "2025-05-01",
     "running", "2025-07-30"),
    ("dub3-34-5-information-reply", [DUBLIN, ("information_request_received", "2025-08-15",
      {"state": "LV"})], "2025-08-16", "running", "2025-09-19"),
    ("dub3-37-2-conciliation", [("conciliation_started", "2025-01-31")], "2025-02-01", "running",
     "2025-02-28"),
    # Regulation 1560/2003
    ("imp1560-8-2-notice-of-arrival", [ACCEPTED, ("planned_arrival", "2025-12-29",
      {"state": "LV", "recorded_at": "2025-12-10T09:00+02:00"})], "2025-12-17", "running",
     "2025-12-18"),
    ("imp1560-9-1a-resume-after-delay", [ACCEPTED, ("transfer_obstacle_ended", "2025-04-07",
      {"state": "LV"})], "2025-04-08", "running", "2025-04-22"),
    ("imp1560-9-2-inform-before-expiry", [ACCEPTED, ("absconded", "2025-07-01", {"state": "LV"})],
     "2025-07-16", "lapsed", "2025-07-15"),
    ("imp1560-11-6-dependency-information", [("dependency_information_request_received",
      "2025-08-11", {"state": "LV"})], "2025-08-12", "running", "2025-09-08"),
    ("imp1560-11-6-dependency-information", [("dependency_information_request_received",
      "2025-08-11", {"state": "LV"}), ("time_limit_extended", "2025-09-08",
      {"limit": "imp1560-11-6-dependency-information", "state": "LV"})], "2025-09-09", "running",
     "2025-09-22"),
    ("imp1560-12-5-minor-information", [("minor_family_information_request_received", "2025-07-18",
      {"state": "LV"})], "2025-07-19", "running", "2025-08-15"),
    ("imp1560-12-5-minor-information", [("minor_family_information_request_received", "2025-07-18",
      {"state": "PL"})], "2025-07-19", "running", "2025-08-18"),
    # Eurodac 603/2013
    ("eurodac13-9-1-applicant-72h", [("dublin_application_lodged", "2025-08-11T10:20+03:00")],
     "2025-08-12", "running", "2025-08-14T11:00:00+03:00"),
    ("eurodac13-9-1-applicant-72h", [("dublin_application_lodged", "2026-03-28T08:30+02:00")],
     "2026-03-29", "running", "2026-03-31T10:00:00+03:00"),
    ("eurodac13-9-1-applicant-72h", [("dublin_application_lodged", "2025-08-11T10:20+03:00"),
      ("time_limit_extended", "2025-08-13", {"limit": "eurodac13-9-1-applicant-72h"})],
     "2025-08-14", "running", "2025-08-16T11:00:00+03:00"),
    ("eurodac13-9-1-retake-48h", [("dublin_application_lodged", "2025-08-11T10:20+03:00"),
      ("fingerprints_retaken", "2025-08-12T09:05+03:00")], "2025-08-12", "running",
     "2025-08-14T10:00:00+03:00"),
    ("eurodac13-9-2-health-48h", [("application_registered", "2025-08-11T10:20+03:00"),
      ("health_ground_ended", "2025-08-20T09:05+03:00")], "2025-08-20", "running",
     "2025-08-22T10:00:00+03:00"),
    ("eurodac13-9-1-applicant-72h", [("dublin_application_lodged", "2025-08-11T10:20+03:00"),
      ("health_grounds_ended", "2025-08-20T09:05+03:00")], "2025-08-20", "stopped",
     "2025-08-14T11:00:00+03:00"),
    ("eurodac13-13-1-citizenship", [("citizenship_known", "2025-08-11")], "2025-08-12", "running",
     None),
    ("eurodac13-12-1-retention-applicant", [LODGED, ("fingerprints_taken", "2025-08-11"),
      ("citizenship_known", "2026-01-05")], "2026-01-06", "stopped", "2035-08-11"),
    ("eurodac13-14-3-kept", [("border_apprehension", "2025-08-10T14:10+03:00"),
      ("border_presence_exceeded_72h", "2025-08-13T14:10+03:00")], "2025-08-14", "running", None),
    ("eurodac13-14-4-retake-48h", [("border_apprehension", "2025-08-10T14:10+03:00"),
      ("fingerprints_retaken", "2025-08-11T09:05+03:00")], "2025-08-11", "running",
     "2025-08-13T10:00:00+03:00"),
    ("eurodac13-14-5-health-48h", [("border_apprehension", "2025-08-10T14:10+03:00"),
      ("health_grounds_ended", "2025-08-20T09:05+03:00")], "2025-08-20", "running",
     "2025-08-22T10:00:00+03:00"),
    ("eurodac13-16-1-retention-crossing", [("border_apprehension", "2024-08-31T14:10+03:00"),
      ("fingerprints_taken", "2024-08-31", {"category": "irregular_crossing"})], "2024-09-01",
     "running", "2026-02-28"),
    ("eurodac13-16-1-retention-crossing", [("border_apprehension", "2024-08-31T14:10+03:00"),
      ("fingerprints_taken", "2024-08-31", {"category": "irregular_crossing"}),
      ("left_territory", "2025-01-10")], "2025-02-01", "stopped", "2026-02-28"),
    ("eurodac13-18-2-marking", [("protection_granted", "2025-03-01")], "2025-03-02", "running",
     "2028-03-01"),
    ("eurodac13-28-2-logs", [("eurodac_data_erased", "2025-03-01")], "2025-03-02", "running",
     "2026-03-01"),
    ("eurodac13-33-5-law-enforcement-erasure", [("le_result_received", "2025-01-31")],
     "2025-02-01", "running", "2025-02-28"),
    # Directive 2013/33
    ("rcd-5-1-information", [("application_lodged", "2025-10-17")], "2025-10-18", "running",
     "2025-11-03"),
    ("rcd-6-1-document", [("application_lodged", "2025-12-12")], "2025-12-13", "running",
     "2025-12-16"),
    ("rcd-6-1-document", [("application_lodged", "2025-12-23")], "2025-12-24", "running",
     "2025-12-30"),
    ("rcd-9-3-detention-review", [DETAINED], "2025-08-01", "running", "2025-08-03"),
    ("rcd-9-3-detention-review-on-request", [DETAINED,
      ("detention_review_launched", "2025-08-06")], "2025-08-07", "running", "2025-08-08"),
    ("rcd-9-5-detention-periodic", [DETAINED, ("detention_reviewed", "2025-08-04")], "2025-09-04",
     "running", None),
    ("rcd-9-5-detention-periodic", [DETAINED, ("detention_reviewed", "2025-08-04"),
      ("detention_ended", "2025-09-01")], "2025-09-04", "stopped", None),
    ("rcd-11-detention-of-minors", [DETAINED], "2025-09-04", "running", None),
    ("rcd-15-1-labour-market", [("application_lodged", "2025-05-31")], "2026-03-01", "right_open",
     "2026-02-28"),
    ("rcd-15-1-labour-market", [("application_lodged", "2025-05-31"),
      ("first_instance_decision_taken", "2026-02-28")], "2026-03-01", "stopped", "2026-02-28"),
    ("rcd-22-1-special-needs", [MADE], "2025-08-12", "running", None),
    ("rcd-24-1-representative", [("unaccompanied_minor_identified", "2025-08-11"),
      ("representative_appointed", "2025-08-13")], "2025-08-14", "met", None),
]  # fmt: skip


@pytest.mark.parametrize(("wanted", "events", "as_of", "status", "due"), CASES)
def test_rule_of_2013_stands_as_worked_out(
    wanted: str, events: list[clock.Row], as_of: str, status: str, due: str | None
) -> None:
    person = {"date_of_birth": "2009-02-03"} if "minor" in wanted else None

    answer = clock.ask(events, as_of, settings=NATIONAL, person=person, explain=False)

    assert clock.stands(answer, wanted) == (status, due)


def test_request_of_which_the_basis_is_not_recorded_has_both_dates() -> None:
    received = ("take_back_request_received", "2025-09-01", {"state": "LV"})

    answer = clock.ask([DUBLIN, received], "2025-09-02")

    for wanted in ("dub3-25-1-take-back-reply", "dub3-25-1-take-back-reply-eurodac"):
        assert clock.stands(answer, wanted)[0] == "undecided"
        assert clock.dates(answer, wanted) == ["2025-09-15", "2025-10-01"]


def test_registration_and_later_form_are_two_readings_of_the_lodging() -> None:
    events = [("application_registered", "2025-08-14"), ("application_lodged", "2025-10-02")]

    before = clock.ask(events, "2025-11-14")
    between = clock.ask(events, "2025-11-17")
    settled = clock.ask([*events, ("dublin_application_lodged", "2025-08-18")], "2025-11-17")

    assert clock.stands(before, "dub3-21-1-take-charge-request") == ("running", "2025-11-14")
    assert clock.dates(before, "dub3-21-1-take-charge-request") == ["2025-11-14", "2026-01-02"]
    assert clock.stands(between, "dub3-21-1-take-charge-request")[0] == "undecided"
    assert clock.stands(settled, "dub3-21-1-take-charge-request") == ("running", "2025-11-18")


def test_accepted_for_consideration_may_be_the_registration_or_the_lodging() -> None:
    accepted = ("application_accepted_for_consideration", "2025-08-12")
    made = ("application_made", "2025-08-11", {"competent_to_register": True})

    answer = clock.ask([made, accepted], "2025-08-13")

    assert clock.stands(answer, "apd-6-1-registration-competent-authority")[0] == "undecided"
    assert clock.stands(answer, "apd-31-3-examination") == ("undecided", "2026-02-12")
    assert clock.stands(answer, "dub3-21-1-take-charge-request") == ("running", "2025-11-12")


def test_detained_after_the_acceptance_has_two_readings_of_the_six_weeks() -> None:
    later = ("detention_started", "2025-02-10", {"ground": "transfer"})

    answer = clock.ask([ACCEPTED, later], "2025-02-11")

    assert clock.stands(answer, "dub3-28-3-detained-transfer") == ("running", "2025-02-26")
    assert clock.dates(answer, "dub3-28-3-detained-transfer") == ["2025-02-26", "2025-03-24"]


def test_suspension_moves_the_six_weeks_to_its_end() -> None:
    events = [
        ("detention_started", "2025-01-10", {"ground": "transfer"}),
        ACCEPTED,
        ("suspensive_effect_granted", "2025-01-20", {"state": "LV"}),
    ]
    over = [
        ("appeal_final_decision", "2025-03-03", {"against": "transfer_decision", "state": "LV"}),
        ("suspensive_effect_ended", "2025-03-03", {"state": "LV"}),
    ]

    paused = clock.ask(events, "2025-02-01")
    again = clock.ask([*events, *over], "2025-03-04")

    assert clock.stands(paused, "dub3-28-3-detained-transfer")[0] == "paused"
    assert clock.stands(again, "dub3-28-3-detained-transfer") == ("running", "2025-04-14")


def test_responsibility_shifts_when_the_time_for_the_transfer_is_over() -> None:
    answer = clock.ask([ACCEPTED], "2025-07-16")

    assert [(each.event.value, str(each.at)) for each in answer.derived_events] == [
        ("responsibility_shift_event", "2025-07-15")
    ]
    assert clock.stands(answer, "dub3-26-notify-transfer-decision")[0] == "stopped"


def test_responsibility_that_shifts_here_starts_the_examination() -> None:
    events = [("application_lodged", "2024-12-02"), ACCEPTED]
    gone = ("absconded", "2025-06-01", {"state": "LV"})
    found = ("dublin_responsibility_fixed_and_in_charge", "2025-09-01")

    here = clock.ask(events, "2025-07-16")
    away = clock.ask([*events, gone], "2025-07-16")
    back = clock.ask([*events, gone, found], "2025-09-02")

    assert clock.stands(here, "apd-31-3-start-after-dublin") == ("running", "2026-01-15")
    assert clock.why_not(away, "apd-31-3-start-after-dublin") == (
        "only where the person is on the territory and has been taken in charge"
    )
    assert clock.stands(back, "apd-31-3-start-after-dublin") == ("running", "2026-03-02")


def test_silence_on_a_request_to_take_back_accepts_it() -> None:
    received = ("take_back_request_received", "2025-09-01", {"state": "LV", "basis": "eurodac"})

    answer = clock.ask([DUBLIN, received], "2025-09-16")

    assert [(each.event.value, str(each.at), each.cites) for each in answer.derived_events] == [
        ("take_back_request_accepted", "2025-09-15", "DUBLIN3 25(2)")
    ]
    assert clock.stands(answer, "dub3-29-1-transfer") == ("running", "2026-03-15")


def test_silence_on_a_humanitarian_request_accepts_nothing() -> None:
    received = ("humanitarian_request_received", "2025-08-29", {"state": "LV"})

    answer = clock.ask([DUBLIN, received], "2025-10-30")

    assert answer.derived_events == ()


def test_absconding_told_too_late_leaves_the_shift() -> None:
    late = ("absconding_notified_to_responsible_state", "2025-07-16", {"state": "LV"})

    answer = clock.ask([ACCEPTED, late], "2025-07-17")

    assert clock.stands(answer, "dub3-29-1-transfer") == ("lapsed", "2025-07-15")
    assert clock.why_not(answer, "dub3-29-2-absconding").startswith("only where")


def test_extension_without_its_ground_is_shown_both_ways() -> None:
    events = [LODGED, ("time_limit_extended", "2026-02-02", {"limit": "apd-31-3-examination"})]

    answer = clock.ask(events, "2026-02-03")

    assert clock.stands(answer, "apd-31-3-examination") == ("undecided", "2026-02-11")
    assert clock.stands(answer, "apd-31-3-extension-nine-months") == ("undecided", "2026-11-11")


def test_border_procedure_of_2013_ends_with_its_four_weeks() -> None:
    border = ("procedure_assigned", "2025-08-11", {"procedure": "border"})

    answer = clock.ask([LODGED, border], "2025-09-09")

    assert [(each.event.value, str(each.at)) for each in answer.derived_events] == [
        ("border_procedure_ended", "2025-09-08")
    ]


def test_fingerprints_sent_without_a_category_are_the_applicants() -> None:
    lodged = ("dublin_application_lodged", "2025-08-11T10:20+03:00")
    sent = ("biometrics_transmitted", "2025-08-12T10:20+03:00")

    answer = clock.ask([lodged, sent], "2025-08-15")

    assert clock.stands(answer, "eurodac13-9-1-applicant-72h")[0] == "met"


def test_children_under_fourteen_leave_no_fingerprints() -> None:
    lodged = ("dublin_application_lodged", "2025-08-11T10:20+03:00")

    answer = clock.ask([lodged], "2025-08-12", person={"date_of_birth": "2011-08-12"})

    assert clock.why_not(answer, "eurodac13-9-1-applicant-72h") == (
        "only where the person is at least fourteen years old"
    )


def test_national_limits_wait_for_their_length() -> None:
    answer = clock.ask([LODGED, ("decision_notified", "2025-09-01")], "2025-09-02")

    assert clock.why_not(answer, "apd-46-4-time-limit-for-appeal").startswith("not configured")


GOLDEN = {
    "dub3-22-1-take-charge-reply",
    "dub3-28-3-detained-request",
    "dub3-28-3-detained-reply-take-back",
    "dub3-28-3-detained-transfer",
    "apd-31-3-extension-nine-months",
    "eurodac13-14-2-crossing-72h",
    "imp1560-5-2-reexamination-request",
    "imp1560-5-2-reexamination-reply",
    "rcd-14-2-school",
}
"""Rules that the golden cases of 2025 ask about, and nothing here."""


def test_every_rule_of_2013_is_asked_about() -> None:
    ids = {rule.id for rule in RULES if rule.cites.instrument in OLD}
    asked = {wanted for wanted, *_ in CASES} | GOLDEN

    assert asked <= ids
    assert ids <= asked | {example.limit for example in every()}
