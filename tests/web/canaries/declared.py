"""What is asked in words and what is stored as text: which of it tells of a person.

A box or a column that is named nowhere here fails ``test_fields.py``: whoever adds one says whether
it may tell of somebody, and plants a canary in it if so.
"""

from collections.abc import Mapping
from enum import StrEnum

STATEMENT: Mapping[str, str] = {
    name: f"statement_recorded.{key}"
    for name, key in {
        "words": "words",
        "who": "source.who",
        "own_words": "source.words",
        "heard_by": "heard_by",
        "place": "place",
        "interpreter": "interpreter",
        "rendering": "rendering",
        "passage": "passage",
        "not_confirmed_because": "not_confirmed_because",
        "teller_who": "told_by.who",
        "teller_words": "told_by.words",
    }.items()
}
"""The boxes of a statement, and where their answers stand in the file."""
BOXES: Mapping[str, str] = {
    "FirstContactForm.family_name": "identity_stated.family_name",
    "FirstContactForm.given_names": "identity_stated.given_names",
    "FirstContactForm.place": "border_apprehension.place",
    "FirstContactForm.words": "application_made.words",
    "FirstContactForm.care": "note_added.words",
    "IdentityForm.family_name": "identity_stated.family_name",
    "IdentityForm.given_names": "identity_stated.given_names",
    "StatedIdentityForm.family_name": "identity_stated.family_name",
    "StatedIdentityForm.given_names": "identity_stated.given_names",
    "StatedIdentityForm.name_in_own_script": "identity_stated.name_in_own_script",
    "HandOverForm.reason": "case_handed_over.words",
    "NoteForm.words": "note_added.words",
    "CorrectionForm.reason": "note_added.reason",
    **{f"StatementForm.{name}": place for name, place in STATEMENT.items()},
    **{f"CorrectedStatementForm.{name}": place for name, place in STATEMENT.items()},
    "CorrectedStatementForm.reason": "statement_recorded.reason",
    "AskingForm.reason": "statement_confirmed.reason",
    "VerificationForm.how": "verification_recorded.how",
    "VerificationForm.rests_on": "verification_recorded.rests_on",
    "VerificationForm.checked_by": "verification_recorded.checked_by",
    "LinkForm.words": "case_linked.alike",
    "LinkForm.unlike": "case_linked.unlike",
    "PlacementForm.centre": "placement_started.centre",
    "PlacementForm.remark": "placement_started.remark",
    "PaperForm.to_name": "paper_written.addressee.name",
    "PaperForm.to_address": "paper_written.addressee.address",
    "ReasonForm.words": "grant.words",
    "LockForm.words": "lock.words",
    "ReviewForm.words": "review.words",
    "EraseForm.words": "erasure.reason",
    "SoughtForm.name": "sought",
    "SoughtForm.other_name": "sought",
}
"""Boxes for words that may tell of a person: where the canary of each was planted."""
TIMES = ("at", "made_at", "born", "first", "last", "chosen_on", "on", "day")
"""Boxes for a day or an hour, which are read and never kept as they were typed."""
OF_NOBODY: Mapping[str, str] = {
    "ConfirmForm.password": "a secret of staff",
    "ConfirmForm.code": "a secret of staff",
    "ConfirmForm.answer": "of a passkey",
    "FirstCodeForm.code": "a secret of staff",
    "NameForm.name": "the name of a passkey",
    "NewPasskeyForm.name": "the name of a passkey",
    "NewPasskeyForm.answer": "of a passkey",
    "PasskeySignInForm.answer": "of a passkey",
    "SecondForm.code": "a secret of staff",
    "SecondForm.answer": "of a passkey",
    "NewUserForm.full_name": "staff",
    "NewUserForm.username": "staff",
    "UserForm.full_name": "staff",
    "OfficeForm.name": "an office",
    "PasswordForm.current": "a secret of staff",
    "PasswordForm.new": "a secret of staff",
    "PasswordForm.again": "a secret of staff",
    "SignInForm.username": "staff",
    "SignInForm.password": "a secret of staff",
    "IdentityForm.subject": "staff, at their identity provider",
    "ExampleForm.words": "of the style guide",
    "ExampleForm.place": "of the style guide",
    "WordsForm.words": "of the law book",
    "ReadingForm.reason": "why an office reads the law so",
    "ActsForm.find": "the name of an act",
    "FilterForm.words": "a reference or an article",
    "FilterForm.after": "where a list goes on",
    "FindForm.reference": "a reference",
    "LinkForm.reference": "a reference",
    "EraseForm.typed": "a reference",
    "BookingForm.room": "where an interpreter comes to; the page asks for no name",
}


class Kept(StrEnum):
    """What a column of text or bytes may hold."""

    CODE = "a code, a reference, a digest, a public key"
    SEALED = "sealed words, or a sealed key"
    STAFF = "staff, offices, their secrets as digests"
    LAW = "the law, or why it is read so"
    REASON = "a reason of staff in words"
    ROOM = "where an interpreter comes to, and in which language"


COLUMNS: Mapping[str, Kept] = {
    **{f"accounts.Office.{one}": Kept.STAFF for one in ("reference", "name", "kind")},
    "accounts.Office.member_state": Kept.CODE,
    **{
        f"accounts.User.{one}": Kept.STAFF
        for one in ("password", "username", "reference", "full_name", "role")
    },
    "accounts.AccountEntry.act": Kept.CODE,
    "accounts.AccountEntry.detail": Kept.STAFF,
    **{f"accounts.SignInTry.{one}_key": Kept.CODE for one in ("account", "address", "device")},
    **{
        f"accounts.TurnedAway.{one}": Kept.CODE
        for one in ("kind", "name_key", "address_key", "route", "request", "failed")
    },
    "accounts.Session.session_key": Kept.CODE,
    "accounts.Session.session_data": Kept.STAFF,
    **{
        f"accounts.Passkey.{one}": Kept.STAFF
        for one in ("reference", "name", "key_id", "credential")
    },
    "accounts.CodeApp.sealed": Kept.SEALED,
    "accounts.RecoveryCode.digest": Kept.CODE,
    "accounts.LinkedIdentity.issuer": Kept.STAFF,
    "accounts.LinkedIdentity.subject": Kept.STAFF,
    "cases.Grant.kind": Kept.CODE,
    "cases.Grant.why": Kept.CODE,
    "cases.Grant.words": Kept.REASON,
    "cases.Lock.words": Kept.REASON,
    "cases.Notice.kind": Kept.CODE,
    "cases.Review.outcome": Kept.CODE,
    "cases.Review.words": Kept.REASON,
    "cases.CaseKey.store": Kept.CODE,
    "cases.CaseKey.sealed": Kept.SEALED,
    **{f"cases.KeyHolder.{one}": Kept.CODE for one in ("kind", "public_key", "store", "vouched")},
    "cases.ReasonKey.store": Kept.CODE,
    "cases.ReasonKey.sealed": Kept.SEALED,
    "cases.HolderKey.store": Kept.CODE,
    "cases.HolderKey.sealed": Kept.SEALED,
    "cases.KeyShare.sealed": Kept.SEALED,
    "cases.Erasure.limit_id": Kept.CODE,
    "cases.Erasure.reason": Kept.REASON,
    "cases.KeyEntry.act": Kept.CODE,
    "cases.KeyEntry.detail": Kept.CODE,
    "cases.Case.reference": Kept.CODE,
    "cases.Case.member_state": Kept.CODE,
    "cases.CaseHead.hash": Kept.CODE,
    **{
        f"cases.Entry.{one}": Kept.CODE
        for one in ("event", "source", "header", "committed", "hash")
    },
    "cases.EntryContent.sealed": Kept.SEALED,
    **{f"cases.Unsent.{one}": Kept.CODE for one in ("address", "store")},
    **{f"cases.Unsent.{one}": Kept.SEALED for one in ("key", "sealed")},
    **{
        f"cases.DueDate.{one}": Kept.LAW
        for one in ("limit_id", "instrument", "article", "title", "kind", "owed_by")
    },
    **{
        f"cases.NextAct.{one}": Kept.LAW
        for one in ("name", "instrument", "article", "title", "owed_by", "limit_id")
    },
    **{f"cases.NextAct.{one}": Kept.CODE for one in ("turn", "stage")},
    "cases.Read.what": Kept.CODE,
    "cases.Read.ground": Kept.CODE,
    "cases.ChosenReading.point": Kept.LAW,
    "cases.ChosenReading.key": Kept.LAW,
    "cases.ChosenReading.reason": Kept.LAW,
    "cases.Renewal.act": Kept.CODE,
    "cases.Renewal.kind": Kept.CODE,
    "cases.Renewal.account": Kept.STAFF,
    "cases.Renewal.why": Kept.LAW,
    "cases.Renewal.law": Kept.CODE,
    "papers.Paper.sealed": Kept.SEALED,
    "register.RegisterKey.store": Kept.CODE,
    "register.RegisterKey.sealed": Kept.SEALED,
    "register.Person.reference": Kept.CODE,
    "register.Person.sealed": Kept.SEALED,
    "register.Search.purpose": Kept.CODE,
    "register.Search.digest": Kept.CODE,
    **{
        f"need.{model}.{one}": Kept.ROOM
        for model in ("Booking", "Slot")
        for one in ("language", "room")
    },
}
"""Every column of text or bytes, and what it may hold."""
