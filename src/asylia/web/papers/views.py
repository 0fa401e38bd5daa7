"""The papers of a case: which there are, writing one with its preview, and taking one out."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from asylia.casefile.entries import FileAct, identity_of
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.refusal import Refused, require
from asylia.web.base import actions as base
from asylia.web.base.days import local_day
from asylia.web.base.fields import form_page, sent
from asylia.web.base.languages import gettext as _
from asylia.web.base.names import languages_now
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.cases import access as cases
from asylia.web.cases import typed
from asylia.web.cases.acting import case_for
from asylia.web.cases.file import Line, entries_of, file_of
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.cases.telling import standing_in, standing_of
from asylia.web.papers import access, actions
from asylia.web.papers.composing import Asked, compose, fields_asked, own_language, wordings_for
from asylia.web.papers.forms import OTHER, PERSON, PaperForm
from asylia.web.papers.kinds import KINDS, Kind
from asylia.web.papers.models import Paper
from asylia.web.papers.sealing import opened
from asylia.web.papers.setting import Letter
from asylia.web.papers.told import read
from asylia.web.papers.wording import all_kinds, languages_of

PREVIEW = "preview"


@allow(*cases.READERS)
@require_safe
def papers(request: StaffRequest, reference: str) -> HttpResponse:
    """The papers of a case, and which can be written now."""
    case, by = case_for(request, reference), request.user
    note_read(by, [case], what=ReadAct.CASE_OPENED)
    lines = entries_of(case)
    stands = standing_in(line.entry.header for line in reversed(lines))
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "papers": [_shown(line) for line in lines if line.event == FileAct.PAPER_WRITTEN],
        "kinds": [
            (kind, access.why_not_write(by, case, kind=kind, file=stands)) for kind in all_kinds()
        ],
        "may_write": access.why_not_write_any(by, case) is None,
    }
    return render(request, "papers/papers.html", context)


@allow(*cases.WRITERS)
@form_page
def write(request: StaffRequest, reference: str, *, kind: str) -> HttpResponse:
    """Write a paper: what it asks, how it will look, and making it."""
    case = case_for(request, reference)
    return _write(request, case, kind=_kind(kind.replace("-", "_")))


@allow(*cases.WRITERS)
@form_page
def replace(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """Write a paper in the place of one that was wrong; the earlier one stays in the file."""
    case = case_for(request, reference)
    line = _paper_in(case, number)
    kind = _kind(str(line.entry.header.attributes.get("paper")))
    require(access.why_not_replace(case, number=number, kind=kind))
    return _write(request, case, kind=kind, earlier=line)


@allow(*cases.READERS)
@require_safe
def take(request: StaffRequest, reference: str, *, number: int) -> HttpResponse:
    """The PDF of a paper, as it was made; that it was taken is on record."""
    case = case_for(request, reference)
    line = _paper_in(case, number)
    stored = Paper.objects.filter(case=case, entry__number=number).first()
    if stored is None:
        raise Http404
    note_read(request.user, [case], what=ReadAct.PAPER_TAKEN)
    name = f"{case.reference}-{line.number}.pdf"
    return HttpResponse(
        opened(case, stored.sealed, number=number),
        content_type="application/pdf",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _write(
    request: StaffRequest, case: Case, *, kind: Kind, earlier: Line | None = None
) -> HttpResponse:
    require(access.why_not_write(request.user, case, kind=kind))
    form = _form(request, case, kind=kind, earlier=earlier)
    letter: Letter | None = None
    if form.is_bound and form.is_valid():
        asked = _asked(form, kind)
        try:
            if request.POST.get("do") != PREVIEW:
                return _made(request, case, form=form, asked=asked, earlier=earlier)
            letter = compose(case, asked, today=local_day(base.now())).letter
        except Refused as refusal:
            form.add_error(None, refusal.reason)
    note_read(request.user, [case], what=ReadAct.CASE_OPENED)
    typed.again(request, form, case=case)
    context = {
        "case": case,
        "case_address": address_of_case(case.reference),
        "kind": kind,
        "form": form,
        "letter": letter,
        "earlier": earlier.number if earlier else None,
    }
    status = 422 if form.errors else 200
    return render(request, "papers/write.html", context, status=status)


def _made(
    request: StaffRequest, case: Case, *, form: PaperForm, asked: Asked, earlier: Line | None
) -> HttpResponse:
    entry = actions.write_paper(
        case,
        by=request.user,
        asked=asked,
        seen=form.cleaned_data["seen"],
        replaces=earlier.number if earlier else None,
    )
    typed.forget(request.user, request.path)
    words = _("The paper is made and stored: entry %(number)d of the file.")
    messages.success(request, words % {"number": entry.number})
    return redirect("papers:papers", case.reference)


def _asked(form: PaperForm, kind: Kind) -> Asked:
    return Asked(
        kind=kind,
        language=form.cleaned_data["language"],
        to=form.addressee(),
        told=form.told(),
    )


def _form(request: StaffRequest, case: Case, *, kind: Kind, earlier: Line | None) -> PaperForm:
    """The form with the fields of the templates in the language that was chosen, or is usual."""
    languages = languages_of(kind)
    data = sent(request)
    usual = _usual(case, kind, earlier=earlier)
    chosen = str(data.get("language")) if data is not None else str(usual["language"])
    language = chosen if chosen in languages else own_language(case, kind)
    wordings = wordings_for(case, kind, language=language)
    return PaperForm(
        data,
        initial=usual,
        now=base.now(),
        languages=languages,
        asked=fields_asked(wordings),
        needed={*kind.with_appeal, *(name for one in wordings for name in one.needs)},
        own_state=case.member_state,
        to_state=kind.to_state,
    )


def _usual(case: Case, kind: Kind, *, earlier: Line | None) -> dict[str, object]:
    """With what a form opens: the language of the person, or what the earlier paper said."""
    spoken = str(identity_of(file_of(case)).get("language", ""))
    found = languages_of(kind)
    usual: dict[str, object] = {
        "language": spoken if spoken in found else own_language(case, kind),
        "interpreter_language": spoken,
        "seen": standing_of(case).last,
    }
    content = earlier.content if earlier else {}
    to = content.get("addressee")
    if isinstance(to, dict):
        usual |= {
            "language": content.get("language"),
            "to": PERSON if to["is_the_person"] else OTHER,
            "to_name": "" if to["is_the_person"] else to["name"],
            "to_address": "\n".join(to["address"]),
            "to_country": to["country"],
        }
    told = content.get("told")
    return usual | (read(told) if isinstance(told, dict) else {})


def _kind(code: str) -> Kind:
    if code not in KINDS:
        raise Http404
    return KINDS[code]


def _paper_in(case: Case, number: int) -> Line:
    for line in entries_of(case):
        if line.number == number and line.event == FileAct.PAPER_WRITTEN:
            return line
    raise Http404


def _shown(line: Line) -> dict[str, object]:
    """A paper as the list shows it."""
    code = str(line.entry.header.attributes.get("paper"))
    to, language = line.content.get("addressee"), str(line.content.get("language", ""))
    return {
        "line": line,
        "kind": KINDS[code].label if code in KINDS else code,
        "to": to["name"] if isinstance(to, dict) else "",
        "language": dict(languages_now()).get(language, language),
        "sha256": line.content.get("sha256", ""),
        "stands": line.corrected_by is None,
    }
