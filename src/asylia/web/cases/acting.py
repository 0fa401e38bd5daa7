"""The page of an act on a case: asked, refused with the reason, confirmed, done.

Every stage uses it, so that each act behaves alike when a date contradicts the file or somebody
else wrote into it meanwhile: what was typed is kept, what was added is shown, the clerk decides.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from asylia.casefile.entries import NOTHING, Attribute
from asylia.law.citation import Citation
from asylia.law.clock.answer import Answer
from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.models import Away
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.watch.marks import turned_away
from asylia.web.base.actions import now, today
from asylia.web.base.days import moment_words
from asylia.web.base.errors import refused
from asylia.web.base.fields import status_of
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import typed
from asylia.web.cases.changes import Changes, Supposed, changes_between, changes_foreseen
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import Line, entries_of
from asylia.web.cases.meanwhile import Kind, Meanwhile, compared
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.opening import opened_by
from asylia.web.cases.reads import note_read
from asylia.web.cases.telling import standing_of
from asylia.web.cases.typed import Place

TOLD_AT_MOST = 2
NO_MORE: Mapping[str, object] = MappingProxyType({"meanwhile": None, "last": None, "changes": None})
Form = TypeVar("Form", bound=forms.Form)


def _no_codes(form: forms.Form) -> Mapping[str, Attribute]:
    del form
    return NOTHING


def _nothing(form: forms.Form) -> None:
    del form


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
        event: What the file will hold.
        codes: What the clock reads beside it, from a form that may still have errors.
        corrects: The number of the entry that it replaces, from such a form; None for none.
        withdraws: When that happened which such a form only takes back; None if it does not.
        cites: Where the law speaks of it; None where it does not.
        kind: How an entry that says the same is compared with the form; None if none is.
        replaces: Whether it is about one entry, which it replaces.
    """

    title: str
    lead: str
    form: Form
    why_not: str | None
    do: Callable[[Form], Entry]
    button: str
    event: str
    codes: Callable[[Form], Mapping[str, Attribute]] = _no_codes
    corrects: Callable[[Form], int | None] = _nothing
    withdraws: Callable[[Form], date | None] = _nothing
    cites: Citation | None = None
    kind: Callable[[Line], Kind] | None = None
    replaces: bool = False


def case_for(request: StaffRequest, reference: str) -> Case:
    """The case, if this user may open it; to everybody else it does not exist.

    Raises:
        NoSuchCase: There is none for this user.
        TooMany: They opened or sought unusually many.
        Closed: It stands in their lists and they need a reason to open it.
    """
    return opened_by(request.user, reference, at=now())


def asked(request: StaffRequest, case: Case) -> dict[str, Any]:
    """What was sent, or a form that remembers up to where the file was seen."""
    if request.method == "POST":
        return {"data": request.POST}
    return {"initial": {"seen": standing_of(case).last}}


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
        note_read(request.user, [case], what=ReadAct.CASE_OPENED)
        return _opened(request, case, act=act, template=template)
    changes = _foreseen(case, act)
    if request.htmx:
        note_read(request.user, [case], what=ReadAct.CASE_OPENED)
        return render(request, "cases/_foreseen.html", {"changes": changes})
    if act.form.is_valid():
        before = clock_of(case, today=today(), explain=False)
        if entry := _done(request, act):
            typed.forget(request.user, request.path)
            messages.success(request, _what_changed(case, entry, before=before))
            return redirect(address_of_case(case.reference))
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    typed.again(request, act.form, case=case)
    more = {"changes": changes, **_meanwhile(case, act, seen=act.form.cleaned_data.get("seen"))}
    return _shown(request, case, act=act, template=template, more=more)


def _opened(request: StaffRequest, case: Case, *, act: Act[Form], template: str) -> HttpResponse:
    """The form as it is asked for, with what was typed into it earlier and not sent."""
    by, place = request.user, Place(address=request.path, case=case)
    if act.why_not is not None:
        if words := typed.words_of(by, place):
            return refused(request, act.why_not, written=words)
        raise Refused(act.why_not)
    more: Mapping[str, object] = NOTHING
    if typed.restore(request, act.form, user=by, place=place):
        seen = str(act.form.initial.get("seen", ""))
        more = _meanwhile(case, act, seen=int(seen) if seen.isdecimal() else None)
    return _shown(request, case, act=act, template=template, more=more)


def _shown(
    request: StaffRequest,
    case: Case,
    *,
    act: Act[Form],
    template: str,
    more: Mapping[str, object] = NOTHING,
) -> HttpResponse:
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "act": act,
        "form": act.form,
        "contradicts": act.form.has_error("at", "contradicts"),
        **NO_MORE,
        **more,
    }
    return render(request, template, context, status=status_of(act.form))


def _done(request: StaffRequest, act: Act[Form]) -> Entry | None:
    """Do it; if it is refused, say so at its box and keep everything."""
    try:
        return act.do(act.form)
    except Refused as refusal:
        box = refusal.box if refusal.box in act.form.fields else None
        act.form.add_error(box, forms.ValidationError(refusal.reason, code=refusal.code))
        if type(refusal) is Refused:
            turned_away(request, Away.ACT)
    return None


def meanwhile_of(case: Case, form: forms.Form) -> dict[str, object]:
    """What others wrote since a form was opened that was sent; nothing while none was."""
    seen = form.cleaned_data.get("seen") if form.is_bound else None
    added = [line for line in entries_of(case) if line.number > seen] if seen is not None else []
    if not added:
        return {"meanwhile": None, "last": seen}
    return {"meanwhile": Meanwhile(lines=added), "last": added[0].number}


def _meanwhile(case: Case, act: Act[Form], *, seen: int | None) -> dict[str, object]:
    """What others wrote since the form was opened, newest first, and up to where the file goes."""
    if seen is None:
        return {}
    added = [line for line in entries_of(case) if line.number > seen]
    if not added:
        return {"last": seen}
    rival = next((line for line in added if _is_rival(line, act)), None)
    if rival is None or act.kind is None:
        return {"meanwhile": Meanwhile(lines=added), "last": added[0].number}
    found = compared(act.form, rival, kind=act.kind(rival), lines=added)
    return {"meanwhile": found, "last": added[0].number}


def _is_rival(line: Line, act: Act[Form]) -> bool:
    """Whether an entry says what the form is about to say."""
    stands = line.corrected_by is None and not line.withdrawn
    of = act.corrects(act.form) if act.replaces else None
    return stands and line.event == act.event and of in {None, line.number}


def _foreseen(case: Case, act: Act[Form]) -> Changes | None:
    """What the act would change, as far as the form says when it happened."""
    act.form.is_valid()
    withdrawn = act.withdraws(act.form)
    at = act.form.cleaned_data.get("at") or withdrawn
    if at is None:
        return None
    supposed = Supposed(
        event=act.event,
        at=at,
        codes=act.codes(act.form),
        corrects=act.corrects(act.form),
        withdrawn=withdrawn is not None,
    )
    return changes_foreseen(case, supposed, now=now())


def _what_changed(case: Case, entry: Entry, *, before: Answer) -> str:
    """What was recorded, and what the clock says now that it did not say before."""
    case.refresh_from_db()
    changes = changes_between(before, clock_of(case, today=today(), explain=False))
    dated = [limit for limit in changes.runs if limit.due is not None]
    parts = [
        _("Recorded as entry %(number)d.") % {"number": entry.number},
        *(_("Met: “%(title)s”.") % {"title": _(one.title)} for one in changes.met[:TOLD_AT_MOST]),
        *(
            _("Runs now: “%(title)s”, by %(day)s.")
            % {"title": _(one.title), "day": moment_words(one.due) if one.due else ""}
            for one in dated[:TOLD_AT_MOST]
        ),
    ]
    return " ".join(parts)
