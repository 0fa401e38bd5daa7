"""What national law sets, what is disputed, and which reading the office follows."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from asylia.law.clock.left import left_to
from asylia.law.clock.points import Point, all_points, point_of
from asylia.law.facts import Settings
from asylia.law.holidays import STATES
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import User
from asylia.web.base.actions import now, today
from asylia.web.base.fields import form_page, sent, status_of
from asylia.web.base.pages import render
from asylia.web.base.sentences import in_words
from asylia.web.cases import access, actions
from asylia.web.cases.forms import ReadingForm
from asylia.web.cases.models import Case, ChosenReading
from asylia.web.cases.national import law_settings

FILE, BOOK = "file", "book"


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """Which reading of a point is followed, and by whose word.

    Attributes:
        point: The point.
        says: The reading that is followed; empty where both dates are shown.
        by: Who chose it, or ``file`` or ``book``.
        reason: Why, if somebody chose it.
        on: When.
    """

    point: Point
    says: str
    by: str
    reason: str = ""
    on: object = None


@allow(*sorted(access.LAW_READERS))
def law_left(request: StaffRequest) -> HttpResponse:
    """What the acts leave to the State, what is set by which provision, and what is missing."""
    office = request.user.office
    settings = law_settings(office.pk)
    found = left_to(office.member_state, settings)
    context = {
        "state": STATES[office.member_state],
        "missing": [one for one in found if not one.is_set],
        "set": [one for one in found if one.is_set],
        "points": [_followed(point, settings) for point in all_points()],
        "why_not_choose": access.why_not_renew_dates(request.user),
        "waiting": _waiting(request.user),
    }
    return render(request, "cases/law_left.html", context)


@allow(*sorted(access.LAW_READERS))
@form_page
def reading(request: StaffRequest, point: str) -> HttpResponse:
    """A disputed point: its readings, who chose among them so far, and a choice."""
    found = point_of(point)
    if found is None:
        raise Http404
    form = ReadingForm(sent(request), point=found, now=now())
    if form.is_bound and form.is_valid():
        actions.choose_reading(by=request.user, point=found.id, **form.cleaned_data)
        messages.success(request, _("The choice is written down, and the dates follow it."))
        return redirect("cases:law-left")
    context = {
        "point": found,
        "followed": _followed(found, law_settings(request.user.office_id)),
        "form": form,
        "why_not": access.why_not_choose_reading(request.user, point=found.id, key=""),
        "choices": _choices(request.user, found),
    }
    return render(request, "cases/reading.html", context, status=status_of(form))


@allow(*sorted(access.CHOOSERS))
@require_POST
def renew(request: StaffRequest) -> HttpResponse:
    """Reckon the dates of the next cases that wait for it."""
    done = actions.renew_dates(by=request.user)
    words = ngettext(
        "The dates of %(n)d case were reckoned anew.",
        "The dates of %(n)d cases were reckoned anew.",
        done,
    )
    messages.success(request, words % {"n": done})
    return redirect("cases:law-left")


def _followed(point: Point, settings: Settings) -> Followed:
    key = settings.readings.get(point.id)
    choice = settings.choices.get(point.id)
    if key is None:
        return Followed(
            point=point, says=point.says(point.default) if point.default else "", by=BOOK
        )
    if choice is None:
        return Followed(point=point, says=point.says(key), by=FILE)
    return Followed(
        point=point, says=point.says(key), by=choice.by, reason=choice.reason, on=choice.on
    )


def _choices(user: User, point: Point) -> list[tuple[ChosenReading, str]]:
    """What the office chose so far, the newest first, each with its reading."""
    made = ChosenReading.objects.filter(office_id=user.office_id, point=point.id)
    return [
        (one, in_words(point.says(one.key)) if one.key else "")
        for one in made.select_related("by").order_by("-pk")
    ]


def _waiting(user: User) -> int:
    return Case.objects.visible_to(user).filter(recompute_on__lte=today()).count()
