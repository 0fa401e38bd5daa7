"""Who records what: a table of its own, beside the sheets, so that neither is widened unseen."""

from collections.abc import Iterator

from asylia.web.accounts.models import Role

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
