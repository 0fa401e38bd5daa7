"""Today, a case by its reference, the case page, and the reason of a date."""

from django.db.models import Q, Value
from django.db.models.functions import Replace
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import User
from asylia.web.base import actions as base
from asylia.web.base.addresses import address
from asylia.web.base.pages import render
from asylia.web.cases import access
from asylia.web.cases.acting import case_for
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case, ReadAct
from asylia.web.cases.opening import found_by, require_few
from asylia.web.cases.reads import note_read
from asylia.web.cases.telling import standing_in
from asylia.web.cases.typed import Place, restore
from asylia.web.desk.acts import Offer, found_in, likely, offered
from asylia.web.desk.asked import as_of_form
from asylia.web.desk.casepage import CasePage, case_page, office_colleagues, one_limit
from asylia.web.desk.forms import ActsForm, FilterForm, FindForm, NoteForm
from asylia.web.desk.nextpart import next_part
from asylia.web.desk.worklist import Clock, Wanted, work_list
from asylia.web.need.access import BOOKERS, why_not_see_looks
from asylia.web.need.actions import note_miss
from asylia.web.need.looks import open_until

FOUND = 20


@allow(*access.READERS)
@require_safe
def today(request: StaffRequest) -> HttpResponse:
    """What the law asks of the office, in the order of its clock."""
    form = FilterForm(request.GET, colleagues=office_colleagues(request.user))
    clock, wanted = _clock(), form.wanted()
    found = work_list(request.user, wanted, clock=clock)
    note_read(request.user, found.cases, what=ReadAct.CASES_LISTED)
    template = "_work_list.html" if request.htmx else "today.html"
    context = {
        "found": found,
        "form": form,
        "wanted": wanted,
        "clock": clock,
        "is_narrowed": wanted != Wanted(),
    }
    return render(request, f"desk/{template}", context)


@allow(*access.READERS)
@require_safe
def find(request: StaffRequest) -> HttpResponse:
    """A case by its reference; what is typed is compared with nothing else."""
    form = FindForm(request.GET)
    found = _sought(request, form.cleaned_data["reference"]) if form.is_valid() else []
    require_few(request.user, found[0] if len(found) == 1 else None, at=base.now())
    note_read(request.user, found, what=ReadAct.CASE_SOUGHT)
    if len(found) == 1:
        opens = access.why_not_open(request.user, found[0]) is None
        return redirect("desk:case" if opens else "need:reason", found[0].reference)
    if form.is_valid() and not found:
        note_miss(by=request.user)
    context = {"found": found, "form": form, "asked": form.is_bound and bool(request.GET)}
    return render(request, "desk/find.html", context)


@allow(*access.READERS)
@require_safe
def case(request: StaffRequest, reference: str) -> HttpResponse:
    """The case page."""
    found = case_for(request, reference)
    clock = _clock()
    form = as_of_form(request.GET, found, clock=clock)
    asked, by = form.asked(), request.user
    note_read(by, [found], what=ReadAct.CASE_OPENED, known_on=asked.known_on)
    page = case_page(found, clock, asked=asked)
    offers, every = ((), ()) if asked.on else _offers(by, page)
    note_read(request.user, page.said.cases, what=ReadAct.CASES_LISTED)
    note = NoteForm()
    place = Place(address=address("desk:note", found.reference), case=found)
    if asked.on is None:
        restore(request, note, user=by, place=place)
    context = {
        "page": page,
        "next": next_part(page.ahead, now=asked.moment(clock), offers=every or None),
        "offers": offers,
        "more": len(every),
        "as_of": form,
        "asked": asked,
        "clock": clock,
        "may_book": by.role in BOOKERS,
        "open_until": open_until(found, by=by),
        "note": note,
        "may_write": asked.on is None and access.why_not_write(by, found) is None,
        "may_see_looks": why_not_see_looks(by, found) is None,
    }
    return render(request, "desk/case.html", context)


@allow(*access.WRITERS)
@require_safe
def acts(request: StaffRequest, reference: str) -> HttpResponse:
    """Every act on the case that the user's role may do, and how to find one by its name."""
    found = case_for(request, reference)
    note_read(request.user, [found], what=ReadAct.CASE_OPENED)
    form = ActsForm(request.GET)
    words = form.cleaned_data["find"] if form.is_valid() else ""
    file = file_of(found)
    answer = clock_of(found, today=_clock().today, explain=False, file=file)
    stands = standing_in(entry.header for entry in file)
    stages = offered(request.user, found, file=stands, answer=answer)
    template = "_act_list.html" if request.htmx else "acts.html"
    context = {"case": found, "form": form, "stages": found_in(stages, words), "words": words}
    return render(request, f"desk/{template}", context)


@allow(*access.READERS)
@require_safe
def why(request: StaffRequest, reference: str, key: str) -> HttpResponse:
    """Why one date is what it is: a part of a page, and a page of its own."""
    found = case_for(request, reference)
    note_read(request.user, [found], what=ReadAct.CASE_OPENED)
    limit = one_limit(found, key, clock=_clock())
    if limit is None:
        raise Http404
    template = "_why_alone.html" if request.htmx else "why.html"
    context = {"case": found, "line": limit[0], "why": limit[1]}
    return render(request, f"desk/{template}", context)


def _offers(user: User, page: CasePage) -> tuple[tuple[Offer, ...], tuple[Offer, ...]]:
    """The few acts that the case page shows, and all of them."""
    file = standing_in(entry.header for entry in page.entries)
    answer = page.clock.answer
    stages = offered(user, page.case, file=file, answer=answer)
    every = tuple(offer for stage in stages for offer in stage.offers)
    return likely(stages, file=file, answer=answer), every


def _sought(request: StaffRequest, reference: str) -> list[Case]:
    """The one case of that reference, or the first of those whose reference holds it."""
    listed = Case.objects.known_to(request.user).select_related("caseworker")
    said = reference.upper()
    bare = Replace("reference", Value("-"), Value(""))
    exact = listed.filter(reference=said) or listed.alias(bare=bare).filter(
        bare=said.replace("-", "")
    )
    if not exact and (elsewhere := found_by(request.user, said)):
        return [elsewhere]
    parts = listed.alias(bare=bare).filter(
        Q(reference__contains=said) | Q(bare__contains=said.replace("-", ""))
    )
    found = exact or parts.order_by("-opened_at", "-pk")
    return list(found[:FOUND])


def _clock() -> Clock:
    now = base.now()
    return Clock(today=localdate(now), now=now)
