"""What can be done with a case now: a few acts, and what stands in the way of the others.

Each question is the one that the action itself asks, so the page never offers what is refused.
"""

from collections.abc import Callable, Container
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy

from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.applications import access as applications
from asylia.web.arrivals import access as arrivals
from asylia.web.cases import access
from asylia.web.cases.models import Case
from asylia.web.evidence import access as evidence
from asylia.web.responsibility import access as responsibility

WhyNot = Callable[[User, Case], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """An act of a user on a case.

    Attributes:
        label: The act in the law's words.
        hint: The article, or a word on what it needs.
        name: The name of its address, which takes the case's reference.
        key: The letter that opens it.
        why_not: The question that the action asks.
        done: The event that it records, if it can happen only once: then it is not offered again.
    """

    label: object
    hint: object
    name: str
    key: str
    why_not: WhyNot
    done: Event | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """An act as the page shows it: open, or refused with the reason."""

    label: str
    hint: str
    href: str
    key: str
    reason: str | None


ACTS: tuple[Act, ...] = (
    Act(
        label=gettext_lazy("Add a note"),
        hint=gettext_lazy("becomes an entry of the file"),
        name="desk:note",
        key="n",
        why_not=access.why_not_add_note,
    ),
    Act(
        label=gettext_lazy("State who the person is"),
        hint=gettext_lazy("what is newly said; earlier statements stay"),
        name="cases:identity",
        key="s",
        why_not=access.why_not_state_identity,
    ),
    Act(
        label=gettext_lazy("Record that the application was made"),
        hint=gettext_lazy("the person said so · APR Art. 3(13)"),
        name="applications:make",
        key="m",
        why_not=applications.why_not_make,
        done=Event.APPLICATION_MADE,
    ),
    Act(
        label=gettext_lazy("Register the application"),
        hint=gettext_lazy("the authority enters it · APR Art. 27"),
        name="applications:register",
        key="r",
        why_not=applications.why_not_register,
        done=Event.APPLICATION_REGISTERED,
    ),
    Act(
        label=gettext_lazy("Lodge the application"),
        hint=gettext_lazy("in person, complete · APR Art. 28"),
        name="applications:lodge",
        key="l",
        why_not=applications.why_not_lodge,
        done=Event.APPLICATION_LODGED,
    ),
    Act(
        label=gettext_lazy("Choose the procedure"),
        hint=gettext_lazy("regular, accelerated, border · APR Art. 35"),
        name="applications:procedure",
        key="p",
        why_not=applications.why_not_assign_procedure,
    ),
    Act(
        label=gettext_lazy("Record a withdrawal"),
        hint=gettext_lazy("by the applicant, expressly · APR Art. 40"),
        name="applications:withdraw",
        key="w",
        why_not=applications.why_not_withdraw,
        done=Event.APPLICATION_WITHDRAWN,
    ),
    Act(
        label=gettext_lazy("Complete the screening"),
        hint=gettext_lazy("the form is handed over · SCREEN Art. 18"),
        name="arrivals:complete-screening",
        key="c",
        why_not=arrivals.why_not_complete_screening,
        done=Event.SCREENING_COMPLETED,
    ),
    Act(
        label=gettext_lazy("Send data to Eurodac"),
        hint=gettext_lazy("each category by itself · EURODAC Art. 15, 22"),
        name="arrivals:transmit-biometrics",
        key="d",
        why_not=arrivals.why_not_transmit_biometrics,
    ),
    Act(
        label=gettext_lazy("Record a hit"),
        hint=gettext_lazy("or file the answer to one · AMMR Art. 39, 41"),
        name="responsibility:hit",
        key="i",
        why_not=responsibility.why_not_record_hit,
    ),
    Act(
        label=gettext_lazy("Record a statement"),
        hint=gettext_lazy("who said it, to whom, in what words"),
        name="evidence:record",
        key="q",
        why_not=evidence.why_not_record_statement,
    ),
    Act(
        label=gettext_lazy("Link a similar case"),
        hint=gettext_lazy("what is alike, in words"),
        name="evidence:link",
        key="k",
        why_not=evidence.why_not_link_any,
    ),
    Act(
        label=gettext_lazy("Assign the case"),
        hint=gettext_lazy("to a caseworker of this office"),
        name="cases:assign",
        key="a",
        why_not=access.why_not_assign_any,
    ),
    Act(
        label=gettext_lazy("Hand the case over"),
        hint=gettext_lazy("to another office, which alone sees it then"),
        name="cases:hand-over",
        key="h",
        why_not=access.why_not_hand_over_any,
    ),
)


def offers(user: User, case: Case, *, happened: Container[str]) -> tuple[Offer, ...]:
    """The acts on this case: those that are possible first, then the refused ones.

    Args:
        user: Who would act.
        case: The case.
        happened: The events that stand in the file.
    """
    found = (
        _offer(act, user=user, case=case)
        for act in ACTS
        if act.done is None or act.done not in happened
    )
    return tuple(sorted(found, key=lambda offer: offer.reason is not None))


def _offer(act: Act, *, user: User, case: Case) -> Offer:
    return Offer(
        label=str(act.label),
        hint=str(act.hint),
        href=reverse(act.name, args=[case.reference]),
        key=act.key,
        reason=act.why_not(user, case),
    )
