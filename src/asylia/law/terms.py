"""The words of the acts: events, parties, kinds of limit, states of a due date.

A name here is the act's own word. The event names are the vocabulary of the history file
(``docs/reference/history.md``).
"""

from enum import StrEnum


class Event(StrEnum):
    """What can happen in a case. The value is the name in a history file."""

    # First contact and screening
    APPREHENSION = "apprehension"
    BORDER_APPREHENSION = "border_apprehension"
    BORDER_CROSSING = "border_crossing"
    BORDER_EXCEPTION_FOUND = "border_exception_found"
    BORDER_PRESENCE_EXCEEDED_72H = "border_presence_exceeded_72h"
    BORDER_PROCEDURE_ENDED = "border_procedure_ended"
    DISEMBARKATION = "disembarkation"
    ECRIS_HIT_CONSULTED = "ecris_hit_consulted"
    ETIAS_WATCHLIST_HIT_NOTIFIED = "etias_watchlist_hit_notified"
    ILLEGAL_STAY_FOUND = "illegal_stay_found"
    PRESENTATION_AT_CROSSING_POINT = "presentation_at_crossing_point"
    SCREENING_COMPLETED = "screening_completed"
    SCREENING_COMPLETED_OR_EXPIRED = "screening_completed_or_expired"
    SCREENING_DATA_STORED = "screening_data_stored"
    SCREENING_FORM_DISCLOSED = "screening_form_disclosed"
    SCREENING_STARTED = "screening_started"
    SECURITY_OPINION_RECEIVED = "security_opinion_received"
    SECURITY_CHECK_DONE = "security_check_done"
    TERRITORY_APPREHENSION = "territory_apprehension"

    # The application
    ADDRESS_CHANGED = "address_changed"
    ADDRESS_REPORTED = "address_reported"
    ADMISSION_DECIDED = "admission_decided"
    ADMISSION_DECISION = "admission_decision"
    APPLICATION_ACCEPTED_FOR_CONSIDERATION = "application_accepted_for_consideration"
    APPLICATION_DISCONTINUED = "application_discontinued"
    APPLICATION_FIRST_REGISTERED = "application_first_registered"
    APPLICATION_LODGED = "application_lodged"
    APPLICATION_LODGED_AFTER_TRANSFER = "application_lodged_after_transfer"
    APPLICATION_LODGED_AT_BORDER = "application_lodged_at_border"
    APPLICATION_MADE = "application_made"
    APPLICATION_MADE_OTHER_AUTHORITY = "application_made_other_authority"
    APPLICATION_REGISTERED = "application_registered"
    APPLICATION_REOPENED = "application_reopened"
    APPLICATION_SUBMITTED = "application_submitted"
    APPLICATION_SUBMITTED_AT_BORDER = "application_submitted_at_border"
    APPLICATION_SUBMITTED_OR_ACCELERATED_GROUND_FOUND = (
        "application_submitted_or_accelerated_ground_found"
    )
    APPLICATION_WITHDRAWN = "application_withdrawn"
    CERTIFICATE_ISSUED = "certificate_issued"
    CONTACT_CHANGED = "contact_changed"
    CONTACT_LOST = "contact_lost"
    LEAVE_DECIDED = "leave_decided"
    LEAVE_REQUESTED = "leave_requested"
    MASS_ARRIVALS_DECLARED = "mass_arrivals_declared"
    MASS_ARRIVALS_ENDED = "mass_arrivals_ended"
    PROCEDURE_ASSIGNED = "procedure_assigned"
    REGISTERED_IN_MIGRIS = "registered_in_migris"
    REGISTERED_IN_MIGRIS_PLUS_6M = "registered_in_migris_plus_6m"
    REGISTRATION_AUTHORITY_INFORMED = "registration_authority_informed"
    SUBSEQUENT_APPLICATION_MADE = "subsequent_application_made"
    WITHDRAWAL_DECISION_NOTIFIED = "withdrawal_decision_notified"
    WITHDRAWAL_DECISION_TAKEN = "withdrawal_decision_taken"
    WITHDRAWAL_GROUND_FOUND = "withdrawal_ground_found"
    WITHDRAWAL_PROCEDURE_NOTIFIED = "withdrawal_procedure_notified"
    WITHDRAWAL_STATEMENT_MADE = "withdrawal_statement_made"

    # Biometrics and Eurodac
    ACCESS_RECORD_KEPT = "access_record_kept"
    BIOMETRICS_TAKEN = "biometrics_taken"
    BIOMETRICS_TRANSMITTED = "biometrics_transmitted"
    CITIZENSHIP_ACQUIRED = "citizenship_acquired"
    CITIZENSHIP_KNOWN = "citizenship_known"
    COMPARISON_DONE = "comparison_done"
    COMPARISON_REQUESTED = "comparison_requested"
    DATA_ACCESS_REQUESTED = "data_access_requested"
    DATA_ERASED = "data_erased"
    EURODAC_DATA_DISPUTED = "eurodac_data_disputed"
    EURODAC_DATA_ERASED = "eurodac_data_erased"
    EURODAC_DATA_MARKED = "eurodac_data_marked"
    EURODAC_DATA_UPDATED = "eurodac_data_updated"
    EURODAC_HIT_CHECKED = "eurodac_hit_checked"
    EURODAC_HIT_RECEIVED = "eurodac_hit_received"
    EURODAC_INFORMED = "eurodac_informed"
    EURODAC_RETENTION_EXPIRED = "eurodac_retention_expired"
    EURODAC_UPDATE_RECEIVED = "eurodac_update_received"
    FALSE_HIT_REPORTED = "false_hit_reported"
    FINGERPRINTS_RETAKEN = "fingerprints_retaken"
    FINGERPRINTS_TAKEN = "fingerprints_taken"
    HEALTH_GROUND_ENDED = "health_ground_ended"
    HEALTH_GROUNDS_ENDED = "health_grounds_ended"
    INFLUX_DEROGATION_NOTIFIED = "influx_derogation_notified"
    LE_DATA_OBTAINED = "le_data_obtained"
    LE_RESULT_RECEIVED = "le_result_received"
    SECURITY_FLAG_DELETED = "security_flag_deleted"
    VIS_HIT_RECEIVED = "vis_hit_received"

    # The State responsible
    ABSCONDED = "absconded"
    ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE = "absconding_notified_to_responsible_state"
    ABSENCE_BEGAN = "absence_began"
    APPEAL_NOTIFIED_TO_RESPONSIBLE_STATE = "appeal_notified_to_responsible_state"
    AWARENESS_OTHER_STATE_RESPONSIBLE = "awareness_other_state_responsible"
    BILATERAL_ARRANGEMENT = "bilateral_arrangement"
    BEST_INTERESTS_ASSESSED = "best_interests_assessed"
    CONCILIATION_STARTED = "conciliation_started"
    DEPARTURE_FOUND = "departure_found"
    DEPARTURE_FROM_MEMBER_STATES = "departure_from_member_states"
    DEPENDENCY_INFORMATION_REQUEST_RECEIVED = "dependency_information_request_received"
    DUBLIN_APPLICATION_LODGED = "dublin_application_lodged"
    DUBLIN_RESPONSIBILITY_FIXED_AND_IN_CHARGE = "dublin_responsibility_fixed_and_in_charge"
    DUBLINET_DOWN = "dublinet_down"
    HUMANITARIAN_REQUEST_RECEIVED = "humanitarian_request_received"
    INFORMATION_REQUEST_RECEIVED = "information_request_received"
    INFORMATION_REQUEST_ANSWERED = "information_request_answered"
    INFORMATION_REPLY_OVERDUE = "information_reply_overdue"
    LEFT_TERRITORY = "left_territory"
    MINOR_FAMILY_INFORMATION_REQUEST_RECEIVED = "minor_family_information_request_received"
    NEGATIVE_REPLY_RECEIVED = "negative_reply_received"
    OFFSET_REQUEST_ANSWERED = "offset_request_answered"
    OFFSET_REQUEST_RECEIVED = "offset_request_received"
    PERSON_ACCEPTED_BACK = "person_accepted_back"
    PERSON_AVAILABLE_AGAIN = "person_available_again"
    PERSON_IDENTIFIED_FOR_RELOCATION = "person_identified_for_relocation"
    RECONSIDERATION_REQUESTED = "reconsideration_requested"
    REEXAMINATION_REQUEST_RECEIVED = "reexamination_request_received"
    REEXAMINATION_REQUESTED = "reexamination_requested"
    RELOCATION_ARRIVAL = "relocation_arrival"
    RELOCATION_CONFIRMED = "relocation_confirmed"
    RELOCATION_INFORMATION_RECEIVED = "relocation_information_received"
    RELOCATION_INFORMATION_SENT = "relocation_information_sent"
    RELOCATION_REFUSED = "relocation_refused"
    REQUEST_ACCEPTED_OR_FINAL_DECISION_AFTER_SUSPENSION = (
        "request_accepted_or_final_decision_after_suspension"
    )
    REQUEST_ACCEPTED_OR_SUSPENSION_ENDED = "request_accepted_or_suspension_ended"
    REQUEST_DEEMED_ACCEPTED = "request_deemed_accepted"
    REQUEST_RECEIVED_DETAINED = "request_received_detained"
    RESPONSIBILITY_DETERMINED = "responsibility_determined"
    RESPONSIBILITY_INDICATED = "responsibility_indicated"
    RESPONSIBILITY_INTERVIEW_HELD = "responsibility_interview_held"
    RESPONSIBILITY_INTERVIEW_OMITTED = "responsibility_interview_omitted"
    RESPONSIBILITY_SHIFT_EVENT = "responsibility_shift_event"
    RESPONSIBILITY_SUMMARY_AVAILABLE = "responsibility_summary_available"
    SUSPENSION_REQUEST_RECEIVED_BY_COURT = "suspension_request_received_by_court"
    SUSPENSION_REQUESTED = "suspension_requested"
    SUSPENSIVE_EFFECT_ENDED = "suspensive_effect_ended"
    SUSPENSIVE_EFFECT_GRANTED = "suspensive_effect_granted"
    SUSPENSIVE_EFFECT_REFUSED = "suspensive_effect_refused"
    TAKE_BACK_CONFIRMED = "take_back_confirmed"
    TAKE_BACK_NOT_CONFIRMED = "take_back_not_confirmed"
    TAKE_BACK_NOTIFICATION_RECEIVED = "take_back_notification_received"
    TAKE_BACK_NOTIFICATION_REJECTED = "take_back_notification_rejected"
    TAKE_BACK_NOTIFICATION_SENT = "take_back_notification_sent"
    TAKE_BACK_REQUEST_ACCEPTED = "take_back_request_accepted"
    TAKE_BACK_REQUEST_RECEIVED = "take_back_request_received"
    TAKE_BACK_REQUEST_RECEIVED_EURODAC = "take_back_request_received_eurodac"
    TAKE_BACK_REQUEST_REJECTED = "take_back_request_rejected"
    TAKE_BACK_REQUEST_SENT = "take_back_request_sent"
    TAKE_CHARGE_ACCEPTED = "take_charge_accepted"
    TAKE_CHARGE_LIMIT_EXPIRED = "take_charge_limit_expired"
    TAKE_CHARGE_REJECTED = "take_charge_rejected"
    TAKE_CHARGE_REPLY_EXPIRED = "take_charge_reply_expired"
    TAKE_CHARGE_REQUEST_RECEIVED = "take_charge_request_received"
    TAKE_CHARGE_REQUEST_RECEIVED_URGENT = "take_charge_request_received_urgent"
    TAKE_CHARGE_REQUEST_SENT = "take_charge_request_sent"
    TRANSFER_ARRIVAL_DATE = "transfer_arrival_date"
    TRANSFER_CARRIED_OUT = "transfer_carried_out"
    TRANSFER_DECISION_TAKEN = "transfer_decision_taken"
    TRANSFER_AVAILABILITY_ANSWERED = "transfer_availability_answered"
    TRANSFER_DECISION_NOTIFIED = "transfer_decision_notified"
    TRANSFER_FORM_RECEIVED = "transfer_form_received"
    TRANSFER_FORM_SENT = "transfer_form_sent"
    TRANSFER_OBSTACLE_ENDED = "transfer_obstacle_ended"
    TRANSFER_OVERTURNED = "transfer_overturned"
    TRANSFER_PERIOD_END = "transfer_period_end"
    TRANSFER_PLANNED = "transfer_planned"
    TRANSFER_REPORTING_DATE = "transfer_reporting_date"
    TRANSFEREE_IDENTIFIED_IN_RESPONSIBLE_STATE = "transferee_identified_in_responsible_state"
    VISA_ENDED = "visa_ended"
    VISA_EXPIRED = "visa_expired"

    # Detention and imprisonment
    COURT_ASKED_TO_DETAIN = "court_asked_to_detain"
    DETENTION_CHECKED = "detention_checked"
    DETENTION_DECISION = "detention_decision"
    DETENTION_ENDED = "detention_ended"
    DETENTION_REVIEW_LAUNCHED = "detention_review_launched"
    DETENTION_REVIEWED = "detention_reviewed"
    DETENTION_STARTED = "detention_started"
    IMPRISONMENT_ENDED = "imprisonment_ended"
    IMPRISONMENT_STARTED = "imprisonment_started"
    MOVEMENT_RESTRICTION_DECIDED = "movement_restriction_decided"
    PERSON_DETAINED = "person_detained"
    PERSON_HANDED_OVER = "person_handed_over"
    RESTRICTION_APPLIED = "restriction_applied"
    RETURN_DETENTION_STARTED = "return_detention_started"

    # Examination and decision
    ACCELERATED_GROUND_FOUND = "accelerated_ground_found"
    ACCELERATED_GROUND_GONE = "accelerated_ground_gone"
    AGE_DOUBT_RAISED = "age_doubt_raised"
    AGE_ASSESSED = "age_assessed"
    AGE_OF_MAJORITY = "age_of_majority"
    COUNTRY_REVIEW_DONE = "country_review_done"
    DECISION_NOTIFIED = "decision_notified"
    DOCUMENT_RETAINED = "document_retained"
    FINAL_DECISION = "final_decision"
    FIRST_INSTANCE_DECISION_TAKEN = "first_instance_decision_taken"
    INTERVIEW_HELD = "interview_held"
    INTERVIEW_REPORT_AVAILABLE = "interview_report_available"
    MEDICAL_EXAM_ANNOUNCED = "medical_exam_announced"
    MEDICAL_RESULTS_RECEIVED = "medical_results_received"
    NEEDS_IDENTIFIED = "needs_identified"
    POSTPONEMENT_DECIDED = "postponement_decided"
    PROTECTION_GRANTED = "protection_granted"
    PROVISIONAL_ASSISTANT_DESIGNATED = "provisional_assistant_designated"
    REPRESENTATIVE_APPOINTED = "representative_appointed"
    SIX_MONTHS_WILL_BE_MISSED = "six_months_will_be_missed"
    SPECIAL_NEEDS_ASSESSED = "special_needs_assessed"
    STATUS_GRANTED = "status_granted"
    TIME_LIMIT_EXTENDED = "time_limit_extended"

    # Remedies
    APPEAL_ACCEPTED = "appeal_accepted"
    APPEAL_FILED = "appeal_filed"
    APPEAL_FINAL_DECISION = "appeal_final_decision"
    APPEAL_SECOND_ACCEPTED = "appeal_second_accepted"
    COMPLAINT_RECEIVED = "complaint_received"
    COURT_REMITTAL_FINAL = "court_remittal_final"
    INTERIM_MEASURE_REQUESTED = "interim_measure_requested"
    JUDGMENT_ANNOUNCED = "judgment_announced"
    REMAIN_DECIDED = "remain_decided"
    REMAIN_REQUESTED = "remain_requested"
    RIGHT_TO_REMAIN_ENDED = "right_to_remain_ended"

    # Return, residence and everything else
    APPLICANT_DOCUMENT_ISSUED = "applicant_document_issued"
    ASSESSMENT_STARTED = "assessment_started"
    CAPACITY_NOTIFIED = "capacity_notified"
    COUNCIL_DECISION_ADOPTED = "council_decision_adopted"
    COUNCIL_DECISION_IN_FORCE = "council_decision_in_force"
    CRISIS_DEROGATION_STARTED = "crisis_derogation_started"
    CRISIS_PLAN_REQUESTED = "crisis_plan_requested"
    CRISIS_PLAN_SUBMITTED = "crisis_plan_submitted"
    CRISIS_PROPOSAL_RECEIVED = "crisis_proposal_received"
    CRISIS_REQUEST_SUBMITTED = "crisis_request_submitted"
    DELEGATED_ACT_ADOPTED = "delegated_act_adopted"
    DIPLOMA_ISSUED = "diploma_issued"
    ENTRY_BAN_DECIDED = "entry_ban_decided"
    EXCEPTIONAL_RECEPTION_STARTED = "exceptional_reception_started"
    EXCEPTIONAL_RECEPTION_ENDED = "exceptional_reception_ended"
    EMERGENCY_DECLARED = "emergency_declared"
    EMERGENCY_ENDED = "emergency_ended"
    FAMILY_PERMIT_ISSUED = "family_permit_issued"
    FAMILY_TRACING_STARTED = "family_tracing_started"
    FUNDS_DECLARED = "funds_declared"
    FUNDS_RECEIVED = "funds_received"
    GUARDIAN_APPOINTED = "guardian_appointed"
    INFORMATION_PROVIDED = "information_provided"
    INSTRUMENT_DATE = "instrument_date"
    MISCONDUCT_FOUND = "misconduct_found"
    PERMIT_RENEWED = "permit_renewed"
    PLANNED_ARRIVAL = "planned_arrival"
    PROVISIONAL_MEASURE_TAKEN = "provisional_measure_taken"
    READMISSION_ANSWERED = "readmission_answered"
    READMISSION_REQUESTED = "readmission_requested"
    RECEPTION_REDUCED = "reception_reduced"
    REDUCTION_GROUND = "reduction_ground"
    REMOVAL_DECIDED = "removal_decided"
    REMOVAL_SUSPENDED = "removal_suspended"
    RESETTLED_PERSON_ARRIVED = "resettled_person_arrived"
    RESIDENCE_DOCUMENT_ENDED = "residence_document_ended"
    RESIDENCE_DOCUMENT_EXPIRED = "residence_document_expired"
    RESIDENCE_PERMIT_EXPIRED = "residence_permit_expired"
    RESIDENCE_PERMIT_ISSUED = "residence_permit_issued"
    RETURN_DECISION_NOTIFIED = "return_decision_notified"
    RETURN_DECISION_RECEIVED = "return_decision_received"
    RETURN_ENFORCED = "return_enforced"
    SEPARATE_SCHOOLING_STARTED = "separate_schooling_started"
    SCHOOLING_STARTED = "schooling_started"
    STAY_BEGAN = "stay_began"
    TEMPORARY_PROTECTION_GRANTED = "temporary_protection_granted"
    TEMPORARY_PROTECTION_REGISTERED = "temporary_protection_registered"
    TRAVEL_DOCUMENT_ISSUED = "travel_document_issued"
    TREATMENT_STARTED = "treatment_started"
    UNACCOMPANIED_MINOR_IDENTIFIED = "unaccompanied_minor_identified"
    VOLUNTARY_DEPARTURE_GRANTED = "voluntary_departure_granted"

    @property
    def words(self) -> str:
        """The name as words: ``application made``."""
        return self.value.replace("_", " ")


ALIASES: dict[str, Event] = {
    "take_back_notification_accepted": Event.TAKE_BACK_CONFIRMED,
    "examination_postponed": Event.POSTPONEMENT_DECIDED,
    "protection_decision_notified": Event.DECISION_NOTIFIED,
    "request_accepted": Event.TAKE_CHARGE_ACCEPTED,
    "irregular_crossing": Event.BORDER_CROSSING,
    "apprehended_irregular_crossing": Event.BORDER_APPREHENSION,
    "transfer_arrived": Event.TRANSFER_CARRIED_OUT,
    "relocation_transfer": Event.TRANSFER_CARRIED_OUT,
    "appeal_lodged": Event.APPEAL_FILED,
    "take_charge_request_accepted": Event.TAKE_CHARGE_ACCEPTED,
    "take_charge_request_rejected": Event.TAKE_CHARGE_REJECTED,
    "decision_annulled_and_remitted": Event.APPEAL_FINAL_DECISION,
}
"""Other names of the same happening; the name on the right is the one that is written."""

REMITTED = "decision_annulled_and_remitted"
"""An alias that says more than its event: ``appeal_final_decision`` with outcome ``remitted``."""

DERIVED_ONLY = frozenset(
    {
        Event.SCREENING_COMPLETED_OR_EXPIRED,
        Event.BORDER_PROCEDURE_ENDED,
        Event.INFORMATION_REPLY_OVERDUE,
    }
)
"""Events that only the law produces; the clock derives them and says so."""

FORESEEN = frozenset(
    {
        Event.PLANNED_ARRIVAL,
        Event.TRANSFER_ARRIVAL_DATE,
        Event.TRANSFER_PLANNED,
        Event.TRANSFER_REPORTING_DATE,
    }
)
"""Days that are set beforehand: such an entry counts once it is recorded, not on its day."""

UNCERTAIN: dict[Event, tuple[Event, ...]] = {
    Event.APPREHENSION: (Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION),
    Event.APPLICATION_ACCEPTED_FOR_CONSIDERATION: (
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_LODGED,
    ),
}
"""Events whose legal kind is not settled yet, with the events that they may turn out to be."""


NOT_BEFORE: tuple[tuple[Event, Event], ...] = (
    (Event.SCREENING_STARTED, Event.SCREENING_COMPLETED),
    (Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED),
    (Event.APPLICATION_MADE, Event.APPLICATION_LODGED),
    (Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED),
    (Event.APPLICATION_MADE, Event.APPLICATION_WITHDRAWN),
    (Event.APPLICATION_LODGED, Event.FIRST_INSTANCE_DECISION_TAKEN),
    (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED),
    (Event.DECISION_NOTIFIED, Event.APPEAL_FILED),
    (Event.APPEAL_FILED, Event.APPEAL_FINAL_DECISION),
    (Event.DETENTION_STARTED, Event.DETENTION_ENDED),
    (Event.TRANSFER_DECISION_NOTIFIED, Event.TRANSFER_CARRIED_OUT),
    # Between two States: a request, its receipt, its answer.
    (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_CHARGE_REQUEST_RECEIVED),
    (Event.TAKE_CHARGE_REQUEST_RECEIVED, Event.TAKE_CHARGE_ACCEPTED),
    (Event.TAKE_CHARGE_REQUEST_RECEIVED, Event.TAKE_CHARGE_REJECTED),
    (Event.TAKE_BACK_REQUEST_SENT, Event.TAKE_BACK_REQUEST_RECEIVED),
    (Event.TAKE_BACK_REQUEST_RECEIVED, Event.TAKE_BACK_REQUEST_ACCEPTED),
    (Event.TAKE_BACK_REQUEST_RECEIVED, Event.TAKE_BACK_REQUEST_REJECTED),
    (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_NOTIFICATION_RECEIVED),
    (Event.TAKE_BACK_NOTIFICATION_RECEIVED, Event.TAKE_BACK_CONFIRMED),
    (Event.TAKE_BACK_NOTIFICATION_RECEIVED, Event.TAKE_BACK_NOT_CONFIRMED),
    (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_CHARGE_ACCEPTED),
    (Event.TAKE_CHARGE_REQUEST_SENT, Event.TAKE_CHARGE_REJECTED),
    (Event.TAKE_BACK_REQUEST_SENT, Event.TAKE_BACK_REQUEST_ACCEPTED),
    (Event.TAKE_BACK_REQUEST_SENT, Event.TAKE_BACK_REQUEST_REJECTED),
    (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_CONFIRMED),
    (Event.TAKE_BACK_NOTIFICATION_SENT, Event.TAKE_BACK_NOT_CONFIRMED),
    (Event.RELOCATION_INFORMATION_RECEIVED, Event.RELOCATION_CONFIRMED),
    (Event.RELOCATION_INFORMATION_RECEIVED, Event.RELOCATION_REFUSED),
    # What begins, and what follows on it or ends it.
    (Event.TRANSFER_DECISION_TAKEN, Event.TRANSFER_DECISION_NOTIFIED),
    (Event.APPLICATION_MADE, Event.REGISTRATION_AUTHORITY_INFORMED),
    (Event.ABSCONDED, Event.ABSCONDING_NOTIFIED_TO_RESPONSIBLE_STATE),
    (Event.ABSCONDED, Event.PERSON_AVAILABLE_AGAIN),
    (Event.IMPRISONMENT_STARTED, Event.IMPRISONMENT_ENDED),
    (Event.SUSPENSIVE_EFFECT_GRANTED, Event.SUSPENSIVE_EFFECT_ENDED),
    (Event.INTERVIEW_HELD, Event.INTERVIEW_REPORT_AVAILABLE),
    (Event.WITHDRAWAL_DECISION_TAKEN, Event.WITHDRAWAL_DECISION_NOTIFIED),
    (Event.READMISSION_REQUESTED, Event.READMISSION_ANSWERED),
    (Event.POSTPONEMENT_DECIDED, Event.COUNTRY_REVIEW_DONE),
    (Event.MASS_ARRIVALS_DECLARED, Event.MASS_ARRIVALS_ENDED),
    (Event.RESPONSIBILITY_INTERVIEW_HELD, Event.RESPONSIBILITY_SUMMARY_AVAILABLE),
    (Event.OFFSET_REQUEST_RECEIVED, Event.OFFSET_REQUEST_ANSWERED),
    (Event.LEAVE_REQUESTED, Event.LEAVE_DECIDED),
    (Event.RELOCATION_INFORMATION_SENT, Event.RELOCATION_INFORMATION_RECEIVED),
)
"""The second cannot happen before the first has happened."""

ALSO_FIRST: dict[Event, tuple[Event, ...]] = {
    Event.DECISION_NOTIFIED: (Event.TRANSFER_DECISION_NOTIFIED, Event.RETURN_DECISION_NOTIFIED),
    Event.DETENTION_STARTED: (
        Event.PERSON_DETAINED,
        Event.RETURN_DETENTION_STARTED,
        Event.APPREHENSION,
        Event.BORDER_APPREHENSION,
        Event.TERRITORY_APPREHENSION,
    ),
}
"""What else may have come first: a release can end a holding without a detention, an appeal can
be directed against a transfer or a return."""


class Kind(StrEnum):
    """What a limit is."""

    MAXIMUM = "maximum"
    MINIMUM = "minimum"
    RETENTION = "retention"
    RIGHT_FROM = "right_from"
    LAPSE = "lapse"


class Status(StrEnum):
    """How a limit stands in one case on one day."""

    RUNNING = "running"
    MET = "met"
    MET_LATE = "met_late"
    OVERDUE = "overdue"
    PAUSED = "paused"
    STOPPED = "stopped"
    LAPSED = "lapsed"
    RIGHT_OPEN = "right_open"
    RIGHT_NOT_YET = "right_not_yet"
    UNDECIDED = "undecided"


class Reason(StrEnum):
    """Why a limit does not run."""

    NOT_STARTED = "not_started"
    NOT_GOVERNING = "not_governing"
    CONDITION_NOT_MET = "condition_not_met"
    NOT_CONFIGURED = "not_configured"
    UNKNOWN_FACT = "unknown_fact"


class Party(StrEnum):
    """Who owes what a limit asks, in the words of the acts."""

    SCREENING_AUTHORITIES = "screening authorities"
    RECEIVING_AUTHORITY = "authority entrusted with receiving applications"
    REGISTERING_AUTHORITY = "authority responsible for registering applications"
    COMPETENT_AUTHORITIES = "competent authorities"
    DETERMINING_AUTHORITY = "determining authority"
    MEMBER_STATE = "Member State"
    MEMBER_STATE_OF_ORIGIN = "Member State of origin"
    DETERMINING_STATE = "determining Member State"
    REQUESTED_STATE = "requested Member State"
    NOTIFYING_STATE = "notifying Member State"
    NOTIFIED_STATE = "notified Member State"
    TRANSFERRING_STATE = "transferring Member State"
    RESPONSIBLE_STATE = "Member State responsible"
    COURT = "court or tribunal"
    BENEFITTING_STATE = "benefitting Member State"
    CONTRIBUTING_STATE = "contributing Member State"
    RELOCATION_STATE = "Member State of relocation"
    RECEIVING_STATE = "receiving Member State"
    REPRESENTATIVE = "representative of the minor"
    APPLICANT = "applicant"
    PERSON = "person concerned"
    EU_LISA = "eu-LISA"
    ETIAS_OR_EUROPOL = "ETIAS National Unit or Europol"
    CONVICTING_STATE = "convicting Member State"
    THIRD_COUNTRY = "authorities of the third country"
