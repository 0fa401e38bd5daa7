"""The page of an act on a case: asked, refused with the reason, confirmed, done.

Every stage uses it, so that each act behaves alike when a date contradicts the file or somebody
else wrote into it meanwhile: what was typed is kept, what was added is shown, the clerk decides.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from asylia.law.clock.answer import Answer, DueDate
from asylia.law.terms import Kind, Status
from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.refusal import Refused, require
from asylia.web.base.actions import today
from asylia.web.base.days import moment_words
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import Line, entries_of
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.cases.refusals import Contradicts

REFUSED = 422
TOLD_AT_MOST = 2
Form = TypeVar("Form", bound=forms.Form)


@dataclass(frozen=True, slots=True, kw_only=True)
class Act(Generic[Form]):
    """An act of a user on a case.

    Attributes:
        title: What is done, in the law's words.
        lead: What follows from it, in a sentence or two.
        form: What is asked; bound if it was sent.
        why_not: Why it is not possible now; None if it is.
        do: What records it.
        button: What the button says.
    """

    title: str
    lead: str
    form: Form
    why_not: str | None
    do: Callable[[Form], Entry]
    button: str


def case_for(request: StaffRequest, reference: str) -> Case:
    """The case, if this user may see it; to everybody else it does not exist."""
    return get_object_or_404(Case.objects.visible_to(request.user), reference=reference)


def act_page(
    request: StaffRequest, case: Case, *, act: Act[Form], template: str = "cases/act.html"
) -> HttpResponse:
    """Show the form of an act, or do what it says.

    Args:
        request: What was asked.
        case: The case.
        act: The act.
        template: The page, which extends ``cases/act.html``.

    Raises:
        Refused: The form was asked for, and the act is not possible now.
    """
    if not act.form.is_bound:
        require(act.why_not)
        note_read(request.user, [case], what=ReadAct.CASE_OPENED)
        return _shown(request, case, act=act, template=template)
    if act.form.is_valid():
        before = clock_of(case, today=today(), explain=False)
        if entry := _done(act):
            messages.success(request, _what_changed(case, entry, before=before))
            return redirect(address_of_case(case.reference))
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    return _shown(request, case, act=act, template=template, added=_added(case, act.form))


def _shown(
    request: StaffRequest, case: Case, *, act: Act[Form], template: str, added: Sequence[Line] = ()
) -> HttpResponse:
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "act": act,
        "form": act.form,
        "added": added,
        "last": added[0].number if added else None,
        "contradicts": act.form.has_error("at", "contradicts")
        if "at" in act.form.fields
        else False,
    }
    status = REFUSED if act.form.is_bound else 200
    return render(request, template, context, status=status)


def _done(act: Act[Form]) -> Entry | None:
    """Do it; if it is refused, say so at its box and keep everything."""
    try:
        return act.do(act.form)
    except Contradicts as refusal:
        act.form.add_error("at", forms.ValidationError(refusal.reason, code="contradicts"))
    except Refused as refusal:
        act.form.add_error(None, refusal.reason)
    return None


def _added(case: Case, form: forms.Form) -> list[Line]:
    """What others wrote since the form was opened, newest first."""
    seen = form.cleaned_data.get("seen")
    return [] if seen is None else [line for line in entries_of(case) if line.number > seen]


def _what_changed(case: Case, entry: Entry, *, before: Answer) -> str:
    """What was recorded, and what the clock says now that it did not say before."""
    case.refresh_from_db()
    recorded = _("Recorded as entry %(number)d.") % {"number": entry.number}
    after = clock_of(case, today=today(), explain=False)
    were = {_name(limit): limit.status for limit in before.limits}
    fresh = [limit for limit in after.limits if were.get(_name(limit)) != limit.status]
    met = [limit for limit in fresh if limit.status in {Status.MET, Status.MET_LATE}]
    runs = [limit for limit in fresh if _is_dated_duty(limit)]
    parts = [
        *(_("Met: “%(title)s”.") % {"title": one.title} for one in met[:TOLD_AT_MOST]),
        *(
            _("Runs now: “%(title)s”, by %(day)s.")
            % {"title": one.title, "day": moment_words(one.due) if one.due else ""}
            for one in runs[:TOLD_AT_MOST]
        ),
    ]
    return " ".join([recorded, *parts])


def _name(limit: DueDate) -> tuple[str, str | None]:
    return limit.id, limit.state


def _is_dated_duty(limit: DueDate) -> bool:
    runs = limit.status in {Status.RUNNING, Status.UNDECIDED}
    return runs and limit.due is not None and limit.rule.kind == Kind.MAXIMUM
