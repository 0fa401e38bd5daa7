"""Notes and corrections: what is written into a file from the case page."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.refusal import Refused, require
from asylia.web.base import actions as base
from asylia.web.base.fields import form_page, status_of
from asylia.web.base.pages import render
from asylia.web.cases import access, actions
from asylia.web.cases.acting import case_for
from asylia.web.cases.file import Line, entries_of
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.desk.course import item_of
from asylia.web.desk.forms import CorrectionForm, NoteForm


@allow(*access.READERS)
@form_page
def note(request: StaffRequest, reference: str) -> HttpResponse:
    """Add a free note to the file."""
    case = case_for(request, reference)
    require(access.why_not_add_note(request.user, case))
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = actions.add_note(case, by=request.user, words=form.cleaned_data["words"])
        messages.success(request, _("The note is entry %(n)d of the file.") % {"n": entry.number})
        return redirect("desk:case", case.reference)
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    context = {"case": case, "form": form}
    return render(request, "desk/note.html", context, status=status_of(form))


@allow(*access.READERS)
@form_page
def correct(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Correct an entry or take it back; the earlier one stays in the file."""
    case = case_for(request, reference)
    line = _line(case, number)
    entry = Entry.objects.get(case=case, number=number)
    require(access.why_not_correct(request.user, case, entry=entry))
    initial = {"when": line.happened, "words": line.content.get("words", "")}
    form = CorrectionForm(request.POST or None, now=base.now(), initial=initial)
    if (
        request.method == "POST"
        and form.is_valid()
        and _write(request, entry, line=line, form=form)
    ):
        messages.success(request, _("Entry %(n)d is corrected.") % {"n": number})
        return redirect("desk:case", case.reference)
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    context = {"case": case, "item": item_of(line), "form": form}
    return render(request, "desk/correct.html", context, status=status_of(form))


def _write(request: StaffRequest, entry: Entry, *, line: Line, form: CorrectionForm) -> bool:
    """Write the correction; if it is refused, say so above the form."""
    try:
        if form.cleaned_data["withdrawn"]:
            reason = form.cleaned_data["reason"]
            actions.withdraw_entry(entry.case, entry, by=request.user, reason=reason)
        else:
            _replace(request, entry, line=line, form=form)
    except Refused as refusal:
        form.add_error(None, refusal.reason)
        return False
    return True


def _replace(request: StaffRequest, entry: Entry, *, line: Line, form: CorrectionForm) -> None:
    happened_on, happened_at = form.happened()
    actions.correct_entry(
        entry.case,
        entry,
        by=request.user,
        happened_on=happened_on,
        happened_at=happened_at,
        attributes=line.entry.header.attributes,
        content=form.content(line),
        source=line.entry.header.source,
        acknowledged_contradiction=form.cleaned_data["known"],
    )


def _line(case: Case, number: int) -> Line:
    found = next((line for line in entries_of(case) if line.number == number), None)
    if found is None:
        raise Http404
    return found
