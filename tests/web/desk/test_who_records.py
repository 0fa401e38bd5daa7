"""Who records what: a table of its own, beside the sheets, so that neither is widened unseen."""

from collections.abc import Iterator

import pytest
from django.test import Client

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import actions
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Telling
from asylia.web.desk.acts import sheet_of, sheets
from tests.web.clients import sign_in
from tests.web.factories import make_case, make_user
from tests.web.sheets import BEFORE, NEUTRAL

BORDER_GUARDS_TOO: dict[str, str] = {
    "arrivals": """
        border_crossing border_apprehension territory_apprehension apprehension
        presentation_at_crossing_point disembarkation illegal_stay_found screening_started
        border_presence_exceeded_72h screening_form_disclosed screening_completed
        screening_data_stored etias_watchlist_hit_notified biometrics_taken
        fingerprints_taken fingerprints_retaken health_grounds_ended health_ground_ended
        biometrics_transmitted comparison_requested comparison_done eurodac_hit_received
        vis_hit_received eurodac_update_received ecris_hit_consulted
        security_opinion_received eurodac_hit_checked false_hit_reported
    """,
    "arrivals, liberty": """
        detention_started movement_restriction_decided person_detained detention_decision
        detention_review_launched detention_reviewed detention_checked detention_ended
        restriction_applied
    """,
    "applications": """
        application_made registration_authority_informed application_made_other_authority
        application_registered application_accepted_for_consideration
        subsequent_application_made information_provided certificate_issued
        document_retained unaccompanied_minor_identified needs_identified
    """,
}
"""What is seen and done at the border: border guards record it as caseworkers do."""
CASEWORKERS_ONLY: dict[str, str] = {
    "arrivals": """
        departure_from_member_states eurodac_data_marked eurodac_data_erased data_erased
        security_flag_deleted citizenship_acquired citizenship_known le_data_obtained
        le_result_received data_access_requested eurodac_data_updated eurodac_informed
        eurodac_data_disputed access_record_kept admission_decision
        resettled_person_arrived council_decision_in_force
    """,
    "applications": """
        application_first_registered application_lodged application_lodged_at_border
        application_lodged_after_transfer procedure_assigned application_withdrawn
        application_discontinued applicant_document_issued
        provisional_assistant_designated representative_appointed assessment_started
        special_needs_assessed time_limit_extended mass_arrivals_declared
        mass_arrivals_ended funds_received funds_declared address_changed
        contact_changed contact_lost leave_requested
        leave_decided address_reported reception_reduced treatment_started
        schooling_started separate_schooling_started exceptional_reception_started
        exceptional_reception_ended misconduct_found temporary_protection_registered
    """,
    "responsibility": """
        awareness_other_state_responsible dublin_application_lodged
        take_charge_request_sent take_charge_request_received
        take_charge_request_received_urgent take_charge_accepted take_charge_rejected
        take_back_notification_sent take_back_notification_received take_back_confirmed
        take_back_not_confirmed take_back_notification_rejected take_back_request_sent
        take_back_request_received take_back_request_received_eurodac
        take_back_request_accepted take_back_request_rejected negative_reply_received
        reexamination_requested reexamination_request_received reconsideration_requested
        request_received_detained family_tracing_started security_check_done
        responsibility_interview_held responsibility_interview_omitted
        responsibility_summary_available best_interests_assessed
    """,
    "responsibility, transfers": """
        responsibility_determined dublin_responsibility_fixed_and_in_charge
        responsibility_indicated stay_began responsibility_shift_event
        transfer_decision_taken transfer_decision_notified suspension_requested
        suspension_request_received_by_court suspensive_effect_granted
        suspensive_effect_refused suspensive_effect_ended transfer_form_sent
        transfer_form_received transfer_availability_answered transfer_planned
        transfer_arrival_date transfer_reporting_date planned_arrival
        transfer_obstacle_ended transfer_carried_out
        transferee_identified_in_responsible_state transfer_overturned
        person_accepted_back absconded absconding_notified_to_responsible_state
        person_available_again imprisonment_started imprisonment_ended absence_began
        left_territory departure_found information_request_received
        minor_family_information_request_received dependency_information_request_received
        information_request_answered humanitarian_request_received offset_request_received
        offset_request_answered person_identified_for_relocation relocation_information_sent
        relocation_information_received relocation_confirmed relocation_refused
        relocation_arrival residence_document_ended residence_document_expired visa_ended
        visa_expired diploma_issued appeal_notified_to_responsible_state
    """,
    "examination": """
        age_doubt_raised age_assessed medical_exam_announced age_of_majority
        interview_held interview_report_available accelerated_ground_found
        accelerated_ground_gone border_exception_found admission_decided
        readmission_requested six_months_will_be_missed postponement_decided
        country_review_done first_instance_decision_taken decision_notified
        protection_granted status_granted final_decision residence_permit_issued
        residence_permit_expired permit_renewed travel_document_issued
        provisional_measure_taken family_permit_issued guardian_appointed
        medical_results_received readmission_answered withdrawal_statement_made
        withdrawal_decision_taken withdrawal_decision_notified
        withdrawal_ground_found withdrawal_procedure_notified return_decision_received
        return_decision_notified voluntary_departure_granted removal_decided
        removal_suspended return_enforced entry_ban_decided
    """,
    "appeals": """
        appeal_filed remain_requested remain_decided interim_measure_requested
        right_to_remain_ended appeal_accepted appeal_second_accepted complaint_received
        judgment_announced appeal_final_decision court_remittal_final
    """,
}
"""The examination and all that is decided: caseworkers and supervisors, and nobody else."""

NEVER = ("responsibility", "responsibility, transfers", "examination", "appeals")
"""Stages of which a border guard records nothing."""


def table() -> Iterator[tuple[str, frozenset[Role]]]:
    """Each act with the roles that record it."""
    workers = frozenset({Role.CASEWORKER, Role.SUPERVISOR})
    for acts in CASEWORKERS_ONLY.values():
        yield from ((act, workers) for act in acts.split())
    for acts in BORDER_GUARDS_TOO.values():
        yield from ((act, workers | {Role.BORDER_GUARD}) for act in acts.split())


TABLE = dict(table())


def test_every_sheet_is_in_the_table_once() -> None:
    assert sorted(act for act, _ in table()) == sorted(str(sheet.event) for sheet in sheets())
    assert not BORDER_GUARDS_TOO.keys() & set(NEVER)


@pytest.mark.parametrize("act", sorted(TABLE))
def test_act_is_recorded_by_the_roles_of_the_table_alone(act: str) -> None:
    sheet = sheet_of(act)

    assert sheet is not None
    assert sheet.roles == TABLE[act]


def test_sheet_that_names_no_role_cannot_be_written() -> None:
    with pytest.raises(TypeError, match="roles"):
        Sheet(event=Event.INTERVIEW_HELD, lead="", cites=None)  # type: ignore[call-arg]


@pytest.mark.django_db
def test_border_guard_who_may_not_is_told_to_hand_the_case_over(client: Client) -> None:
    guard = make_user(Role.BORDER_GUARD)
    case = make_case(guard, event=NEUTRAL, at=BEFORE)
    page = f"/cases/{case.reference}/application/lodge"

    asked = sign_in(client, guard).get(page)
    auditor = make_user(Role.AUDITOR, office=guard.office)
    looked = sign_in(client, auditor).get(page)

    assert (asked.status_code, looked.status_code) == (403, 403)
    assert "hand the case over to their office" in asked.text
    assert f'href="/cases/{case.reference}">Back to the case</a>' in asked.text
    assert "hand the case over" not in looked.text
    assert "This page is not open to your role." in looked.text
    assert "Back to the case" not in looked.text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "act",
    ["interview_held", "procedure_assigned", "age_assessed", "decision_notified", "appeal_filed"],
)
def test_border_guard_is_refused_by_the_action_itself(act: str) -> None:
    guard, sheet = make_user(Role.BORDER_GUARD), sheet_of(act)
    case = make_case(guard, event=NEUTRAL, at=BEFORE)
    assert sheet is not None

    act_as(guard)
    with pytest.raises(Refused, match="recorded by: caseworker, supervisor"):
        actions.record_act(case, sheet, by=guard, telling=Telling(at=BEFORE, seen=1))
