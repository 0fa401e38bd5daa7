"""The kinds of papers: who may write each, what no template may leave out, what has to be there."""

from collections.abc import Mapping
from dataclasses import dataclass

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.sheets import WORKERS, WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper.

    Attributes:
        code: Its name in entries, in addresses and in the folder of templates.
        label: What staff call it.
        hint: What it is for.
        roles: Who may write it.
        after: One of these events stands in the file before it can be written.
        must: Fields that every template of it names, whoever wrote it.
        with_appeal: Fields that no paper lacks that names a last day to appeal.
        to_state: Whether it goes to another State and not to the person.
    """

    code: str
    label: object
    hint: object
    roles: frozenset[Role] = WRITERS
    after: tuple[Event, ...] = ()
    must: frozenset[str] = frozenset()
    with_appeal: tuple[str, ...] = ()
    to_state: bool = False


APPEAL = ("appeal_provision", "served_on", "court", "court_address")
TO_APPEAL = frozenset({"appeal_until", *APPEAL})
KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            code="registration_certificate",
            label=_("Certificate of registration"),
            hint=_("that the application was made and registered, and what follows"),
            after=(Event.APPLICATION_REGISTERED,),
            must=frozenset({"case", "name", "registered_on"}),
        ),
        Kind(
            code="information_sheet",
            label=_("Information sheet"),
            hint=_("what follows, with rights and duties"),
            must=frozenset({"case", "office"}),
        ),
        Kind(
            code="receipt",
            label=_("Receipt"),
            hint=_("for documents and things that were handed in"),
            must=frozenset({"handed_in", "handed_in_on"}),
        ),
        Kind(
            code="invitation",
            label=_("Invitation to the interview"),
            hint=_("when, where, and with an interpreter of which language"),
            roles=WORKERS,
            after=(Event.APPLICATION_REGISTERED, Event.APPLICATION_LODGED),
            must=frozenset({"interview_at", "place", "interpreter_language"}),
        ),
        Kind(
            code="take_charge_request",
            label=_("Take-charge request: summary"),
            hint=_("to another State, with criterion and evidence"),
            roles=WORKERS,
            after=(Event.APPLICATION_MADE, Event.APPLICATION_REGISTERED),
            must=frozenset({"state", "criterion", "evidence"}),
            to_state=True,
        ),
        Kind(
            code="transfer_notice",
            label=_("Notice of a transfer"),
            hint=_("the decision, with the last day to appeal"),
            roles=WORKERS,
            after=(Event.TRANSFER_DECISION_TAKEN,),
            must=frozenset({"state", "transfer_decided_on", "reasons"}) | TO_APPEAL,
            with_appeal=APPEAL,
        ),
        Kind(
            code="decision",
            label=_("Decision on the application"),
            hint=_("with reasons, remedies and the last day to appeal"),
            roles=WORKERS,
            after=(Event.FIRST_INSTANCE_DECISION_TAKEN,),
            must=frozenset({"decided_on", "outcome", "reasons"}) | TO_APPEAL,
            with_appeal=APPEAL,
        ),
    )
}
