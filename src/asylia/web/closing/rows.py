"""What must stand in the database before a page is shown; a test compares it with what does."""

POLICIES = {
    "accounts_turnedaway": "written seen",
    "cases_case": "listed asked opened moved",
    "cases_casehead": "needed",
    "cases_casekey": "added",
    "cases_chosenreading": "all_read office_writes",
    "cases_duedate": "listed",
    "cases_entry": "needed written",
    "cases_entrycontent": "needed",
    "cases_erasure": "known decided",
    "cases_grant": "seen given ended",
    "cases_holderkey": "own made",
    "cases_keyholder": "known made",
    "cases_keyshare": "needed",
    "cases_lock": "needed",
    "cases_missed": "own",
    "cases_named": "seen written",
    "cases_nextact": "listed",
    "cases_notice": "seen sent read",
    "cases_read": "own_and_ours read_by_me sought",
    "cases_reasonkey": "made of_who_acts",
    "cases_renewal": "all_read",
    "cases_review": "seen made",
    "cases_unsent": "own",
    "need_booking": "needed",
    "papers_paper": "needed written",
    "register_person": "searched kept",
    "register_search": "own led made",
    "register_token": "searched kept",
}
"""Tables with row security, and their policies for the role of the application, by name."""
OPEN_TO_ALL = ("cases_chosenreading.all_read", "cases_keyholder.known", "cases_renewal.all_read")
"""Policies that show every row, for there is nothing of anybody in it."""
RECORDS = (
    "accounts_accountentry",
    "accounts_signintry",
    "accounts_turnedaway",
    "cases_entry",
    "cases_missed",
    "cases_notice",
    "cases_read",
    "register_search",
)
"""Tables in which it is written down who does what."""
