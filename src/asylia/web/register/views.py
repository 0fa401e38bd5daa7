"""The page that searches by name. What is sought stands in a request's body, never in a URL."""

import re

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
from asylia.web.register.words import STRENGTHS

CODE = re.compile(r"([2-9A-HJ-NP-Z]{4}){1,2}")
"""A group or two of a reference; without a number it is written in capitals to be taken as one."""
LONGEST = 120


@allow(*READERS)
def seek(request: StaffRequest) -> HttpResponse:
    """What was written into the top bar: a reference is looked up, a name goes into the form."""
    said = " ".join(request.POST.get("said", "").split())[:LONGEST]
    if _is_reference(said, state=request.user.office.member_state):
        return redirect(address_by_reference(said))
    form = SoughtForm(initial={"name": said}, now=base.now())
    return render(request, "register/people.html", {"form": form, "found": None, "lines": ()})


def _is_reference(said: str, *, state: str) -> bool:
    """Whether this is a reference or a part of one: nothing else goes into an address."""
    return (
        any(letter in "0123456789" for letter in said)
        or said.upper().startswith(f"{state}-")
        or CODE.fullmatch(said) is not None
    )


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
    lines = [(hit, address_to_open(hit.reference), STRENGTHS[hit.strength]) for hit in hits]
    context = {"form": form, "found": found, "lines": lines}
    return render(request, "register/people.html", context, status=status)
