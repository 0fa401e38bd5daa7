"""Notes and corrections: what is written into a file from the case page."""

from collections.abc import Mapping

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import Refused, require
from asylia.web.base import actions as base
from asylia.web.base.days import moment_words
from asylia.web.base.fields import form_page, status_of
from asylia.web.base.languages import gettext as _
from asylia.web.base.pages import render
from asylia.web.cases import access, actions, typed
from asylia.web.cases.acting import Act, act_page, asked, case_for
from asylia.web.cases.file import Line, entries_of
from asylia.web.cases.meanwhile import Kind, Merging
from asylia.web.cases.models import Case, Entry, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.cases.telling import standing_of
from asylia.web.desk.correcting import CorrectionForm, answers_of, form_for
from asylia.web.desk.course import item_of
from asylia.web.desk.forms import NoteForm


@allow(*access.READERS)
@form_page
def note(request: StaffRequest, reference: str) -> HttpResponse:
    """Add a free note to the file."""
    case = case_for(request, reference)
    require(access.why_not_add_note(request.user, case))
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        entry = actions.add_note(case, by=request.user, words=form.cleaned_data["words"])
        typed.forget(request.user, request.path)
        messages.success(request, _("The note is entry %(n)d of the file.") % {"n": entry.number})
        return redirect("desk:case", case.reference)
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    typed.again(request, form, case=case)
    context = {"case": case, "form": form}
    return render(request, "desk/note.html", context, status=status_of(form))


@allow(*access.READERS)
@form_page
def correct(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Correct an entry or take it back; the earlier one stays in the file."""
    case, by = case_for(request, reference), request.user
    line = _line(case, number)
    if line.corrected_by is not None and not request.htmx:
        return _to_what_stands(request, case, line=line)
    entry = Entry.objects.get(case=case, number=number)
    told = asked(request, case)
    told.get("initial", {}).update(answers_of(line))
    item = item_of(line)

    def do(form: CorrectionForm) -> Entry:
        return _write(case, entry, by=by, form=form)

    act = Act(
        title=_("Correct entry %(number)d") % {"number": number},
        lead=_(
            "The file says: %(title)s, %(moment)s. The earlier entry stays in the file, struck; the"
            " dates of the law are counted anew from the correction."
        )
        % {"title": item.title, "moment": moment_words(line.happened)},
        form=form_for(case, line, file=standing_of(case), now=base.now(), **told),
        why_not=access.why_not_correct(by, case, entry=entry),
        do=do,
        button=_("Correct the entry"),
        event=line.event,
        codes=CorrectionForm.right_codes,
        corrects=lambda _form: number,
        withdraws=CorrectionForm.taken_back,
        replaces=True,
        kind=lambda other: _other(other, lines={one.number: one for one in entries_of(case)}),
    )
    return act_page(request, case, act=act, template="desk/correct.html")


def _to_what_stands(request: StaffRequest, case: Case, *, line: Line) -> HttpResponse:
    """Who would correct what was corrected is led to the entry that stands now."""
    lines = {one.number: one for one in entries_of(case)}
    last = line
    while last.corrected_by is not None:
        last = lines[last.corrected_by]
    if last.withdrawn:
        words = _("Entry %(number)d was taken back. If it happened after all, record it anew.")
        raise Refused(words % {"number": line.number})
    words = _("Entry %(old)d was corrected already. This is entry %(new)d, which stands.")
    messages.info(request, words % {"old": line.number, "new": last.number})
    address = reverse("desk:correct", args=[case.reference, last.number])
    typed.move(request, case, to=address)
    return redirect(address)


def _other(line: Line, *, lines: Mapping[int, Line]) -> Kind:
    """What a correction says that takes the place of an earlier entry."""
    before = lines.get(line.corrects or 0)
    return Kind(
        says=answers_of(line),
        before=answers_of(before) if before else {},
        merging=Merging.IN_ITS_PLACE,
    )


def _write(case: Case, entry: Entry, *, by: User, form: CorrectionForm) -> Entry:
    told = form.cleaned_data
    if told["withdrawn"]:
        return actions.withdraw_entry(
            case, entry, by=by, reason=told["reason"], seen=told["seen"], stays=told["stays"]
        )
    at = form.telling()
    return actions.correct_entry(
        case,
        entry,
        by=by,
        seen=at.seen,
        happened_on=at.happened_on,
        happened_at=at.happened_at,
        attributes=form.right_codes(),
        content=form.right_content(),
        source=entry.source,
        acknowledged_contradiction=at.knows,
    )


def _line(case: Case, number: int) -> Line:
    found = next((line for line in entries_of(case) if line.number == number), None)
    if found is None:
        raise Http404
    return found
