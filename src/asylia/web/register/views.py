"""The page that searches by name. What is sought stands in a request's body, never in a URL."""

from django.http import HttpResponse
from django.shortcuts import redirect

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base import actions as base
from asylia.web.base.navigation import address_by_reference, address_to_open
from asylia.web.base.pages import render
from asylia.web.cases.access import READERS
from asylia.web.register import actions
from asylia.web.register.actions import Found, Sought
from asylia.web.register.forms import SoughtForm
from asylia.web.register.words import MEANINGS, STRENGTHS, words_of

SIGNS = frozenset("23456789ABCDEFGHJKLMNPQRSTUVWXYZ-")
"""All that stands in a reference. No year of birth is made of them: they lack the 0 and the 1."""
LONGEST = 120
LONGEST_REST = len("-7Q4K-2M9X")


@allow(*READERS)
def seek(request: StaffRequest) -> HttpResponse:
    """What was written into the top bar: a reference is looked up, a name goes into the form."""
    said = " ".join(request.POST.get("said", "").split())[:LONGEST]
    if _is_reference(said, state=request.user.office.member_state):
        return redirect(address_by_reference(said))
    form = SoughtForm(initial={"name": said}, now=base.now())
    return render(
        request, "register/people.html", {"form": form, "found": None, "lines": (), "legend": ()}
    )


def _is_reference(said: str, *, state: str) -> bool:
    """Whether this is a reference or a part of one: nothing else goes into an address.

    Letters alone are taken as a name, though a group may have no number: ``KHAN`` is one.
    """
    with_state = said.upper().startswith(f"{state}-")
    rest = said.upper().removeprefix(state)
    has_number = any(sign.isdecimal() for sign in rest)
    return (with_state or has_number) and len(rest) <= LONGEST_REST and SIGNS.issuperset(rest)


@allow(*READERS)
def people(request: StaffRequest) -> HttpResponse:
    """Search by name, and what was found."""
    form = SoughtForm(request.POST or None, now=base.now())
    found: Found | None = None
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        sought = Sought(
            name=told["name"],
            other_name=told["other_name"],
            born=form.born_said(),
            nationality=told["nationality"],
        )
        found = actions.find_person(sought, by=request.user, purpose=told["purpose"])
    status = 429 if found and found.refused else 422 if form.errors else 200
    hits = found.hits if found else ()
    lines = [(hit, address_to_open(hit.reference), words_of(hit.strength)) for hit in hits]
    strengths = dict.fromkeys(hit.strength for hit in hits if hit.strength)
    legend = [(STRENGTHS[one], MEANINGS[one]) for one in strengths]
    context = {"form": form, "found": found, "lines": lines, "legend": legend}
    return render(request, "register/people.html", context, status=status)
