"""What was said, what the person says to it, what is known of it, and which case it recalls."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from asylia.casefile.entries import FileAct
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.refusal import require
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import typed
from asylia.web.cases.access import READERS, WRITERS
from asylia.web.cases.acting import Act, Form, act_page, asked, case_for
from asylia.web.cases.file import Line, entries_of
from asylia.web.cases.meanwhile import Kind, Merging
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.evidence import access, actions
from asylia.web.evidence.defaults import answers_for
from asylia.web.evidence.forms import (
    AskingForm,
    CorrectedStatementForm,
    LinkForm,
    StatementForm,
    VerificationForm,
    answers_of,
)
from asylia.web.evidence.panel import Shown, one_of, panel_of


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutStatement(Act[Form]):
    """An act on a statement, which its page shows."""

    shown: Shown


@allow(*WRITERS)
@form_page
def record(request: StaffRequest, reference: str) -> HttpResponse:
    """Write down what somebody said; the file answers beforehand what it can."""
    case, by = case_for(request, reference), request.user
    form = StatementForm(**_with(asked(request, case), answers_for(case, by, now=now())), now=now())

    def do(form: StatementForm) -> Entry:
        telling, saying = form.telling(), form.saying()
        return actions.record_statement(case, by=by, telling=telling, saying=saying)

    act = Act(
        title=_("What was said"),
        lead=_("A statement is kept as it was said. It is not examined until somebody does so."),
        form=form,
        why_not=access.why_not_record_statement(by, case),
        do=do,
        button=_("Record the statement"),
        event=FileAct.STATEMENT_RECORDED,
    )
    return act_page(request, case, act=act, template="evidence/record.html")


@allow(*READERS)
@require_safe
def statement(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """One statement: the words, the way they came, and the history of what is known of them."""
    case = case_for(request, reference)
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    lines = entries_of(case)
    shown = _spoken_of(lines, number, case=case)
    earlier = set(shown.statement.earlier)
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "shown": shown,
        "earlier": [line for line in reversed(lines) if line.number in earlier],
        "may_write": access.why_not_record_statement(request.user, case) is None,
    }
    return render(request, "evidence/statement.html", context)


@allow(*WRITERS)
@form_page
def correct(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Put what was really said in the place of a statement."""
    case, by = case_for(request, reference), request.user
    lines = entries_of(case)
    shown = _spoken_of(lines, number, case=case)
    if shown.statement.number != number:
        return _to_what_stands(request, case, number=shown.statement.number)
    answers = answers_of(shown.statement)
    told_by = len(shown.statement.tellers) - 1
    form = CorrectedStatementForm(
        **_with(asked(request, case), answers), told_by=told_by, now=now()
    )

    def do(form: CorrectedStatementForm) -> Entry:
        return actions.correct_statement(
            case,
            by=by,
            telling=form.telling(),
            of=number,
            saying=form.saying(),
            reason=form.cleaned_data["reason"],
        )

    act = Act(
        title=_("Correct a statement"),
        lead=_("The earlier words stay in the file, struck. What was found out stays beside them."),
        form=form,
        why_not=access.why_not_correct_statement(by, case, of=number),
        do=do,
        button=_("Correct the statement"),
        event=FileAct.STATEMENT_RECORDED,
        corrects=lambda _form: number,
        replaces=True,
        kind=lambda other: _corrected(other, lines=lines, case=case),
    )
    return act_page(request, case, act=act, template="evidence/record.html")


def _to_what_stands(request: StaffRequest, case: Case, *, number: int) -> HttpResponse:
    """Who would correct what was corrected goes on with the words that stand, and their own."""
    words = _("The statement was corrected meanwhile. This is entry %(n)d, which stands.")
    messages.info(request, words % {"n": number})
    address = reverse("evidence:correct", args=[case.reference, number])
    typed.move(request, case, to=address)
    return redirect(address)


def _corrected(other: Line, *, lines: Iterable[Line], case: Case) -> Kind:
    """What a correction says that takes the place of an earlier statement."""
    now_there = one_of(panel_of(case, lines), other.number)
    earlier = [line for line in lines if line.number < other.number]
    before = one_of(panel_of(case, earlier), other.corrects or 0)
    return Kind(
        says=answers_of(now_there.statement) if now_there else {},
        before=answers_of(before.statement) if before else {},
        merging=Merging.IN_ITS_PLACE,
    )


@allow(*WRITERS)
@form_page
def confirm(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Write down what the person said when the words were put to them."""
    case, by = case_for(request, reference), request.user
    shown = _spoken_of(entries_of(case), number, case=case)
    form = AskingForm(**_with(asked(request, case), {"at": now()}), now=now())

    def do(form: AskingForm) -> Entry:
        telling, asking = form.telling(), form.asking(number)
        return actions.confirm_statement(case, by=by, telling=telling, asking=asking)

    act = AboutStatement(
        title=_("The words, put to the person"),
        lead=_(
            "Read the words to the person and write down the answer, a refusal with its reason."
        ),
        form=form,
        why_not=access.why_not_confirm(by, case, of=number),
        do=do,
        button=_("Record the answer"),
        event=FileAct.STATEMENT_CONFIRMED,
        shown=shown,
    )
    return act_page(request, case, act=act, template="evidence/confirm.html")


@allow(*WRITERS)
@form_page
def verify(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Write down what was found out about a statement."""
    case, by = case_for(request, reference), request.user
    shown = _spoken_of(entries_of(case), number, case=case)
    form = VerificationForm(**_with(asked(request, case), {"at": now()}), now=now())

    def do(form: VerificationForm) -> Entry:
        telling, check = form.telling(), form.check(number)
        return actions.record_verification(case, by=by, telling=telling, check=check)

    act = AboutStatement(
        title=_("What was found out"),
        lead=_(
            "Ask nobody in a way that could reveal the application to those the person fears"
            " (APR Art. 7(2)); then it cannot be checked safely, and that is a finding."
        ),
        form=form,
        why_not=access.why_not_verify(by, case, of=number),
        do=do,
        button=_("Record the finding"),
        event=FileAct.VERIFICATION_RECORDED,
        shown=shown,
    )
    return act_page(request, case, act=act, template="evidence/verify.html")


@allow(*WRITERS)
@form_page
def link(request: StaffRequest, reference: str) -> HttpResponse:
    """Link the case to a similar earlier one that the writer may open."""
    case, by = case_for(request, reference), request.user
    form = LinkForm(**asked(request, case))

    def do(form: LinkForm) -> Entry:
        told = form.cleaned_data
        other = _sought(request, told["reference"])
        return actions.link_case(
            case,
            by=by,
            seen=told["seen"],
            other=other,
            alike=told["words"],
            unlike=told["unlike"],
        )

    act = Act(
        title=_("A similar case"),
        lead=_(
            "What is alike is said in words. A likeness decides nothing and is never counted;"
            " who may not open the other case does not see which it is."
        ),
        form=form,
        why_not=access.why_not_link_any(by, case),
        do=do,
        button=_("Link the case"),
        event=FileAct.CASE_LINKED,
    )
    return act_page(request, case, act=act, template="evidence/link.html")


def _with(sent: dict[str, Any], answers: Mapping[str, object]) -> dict[str, Any]:
    """What was sent; else a form that opens with these answers."""
    if "initial" in sent:
        sent["initial"] = {**answers, **sent["initial"]}
    return sent


def _spoken_of(lines: Iterable[Line], number: int, *, case: Case) -> Shown:
    """The statement that this entry holds, or held before somebody corrected it."""
    shown = one_of(panel_of(case, lines), number)
    require(None if shown else access.why_not_speak_of(case, number))
    assert shown is not None  # noqa: S101 -- why_not_speak_of has seen to it
    return shown


def _sought(request: StaffRequest, reference: str) -> Case | None:
    """The other case, if this user may open it; that they looked for it is noted."""
    found = Case.objects.visible_to(request.user).filter(reference=reference.upper()).first()
    note_read(request.user, [found] if found else [], what=ReadAct.CASE_SOUGHT)
    return found
