"""A hit: which State, which category, and what the entry rests on."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from asylia.casefile.entries import Source
from asylia.law.terms import Event
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page
from asylia.web.cases.access import WRITERS
from asylia.web.cases.acting import Act, act_page, asked, case_for, codes_of
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.telling import standing_of
from asylia.web.responsibility import access, actions
from asylia.web.responsibility.actions import Hit
from asylia.web.responsibility.forms import HitForm


@allow(*WRITERS)
@form_page
def hit(request: StaffRequest, reference: str) -> HttpResponse:
    """Record a hit, or file the answer to one."""
    case, by = case_for(request, reference), request.user
    form = _form(request, case)

    def do(form: HitForm) -> Entry:
        return actions.record_hit(case, by=by, telling=form.telling(), hit=_hit(form))

    act = Act(
        title=_("A hit in Eurodac"),
        lead=_("A hit cuts the time to ask the other State. Its day is the day it was received."),
        form=form,
        why_not=access.why_not_record_hit(by, case),
        do=do,
        button=_("Record the hit"),
        event=Event.EURODAC_HIT_RECEIVED,
        codes=lambda form: codes_of(form, "state", "category"),
        corrects=_settled,
    )
    return act_page(request, case, act=act, template="responsibility/hit.html")


def _form(request: StaffRequest, case: Case) -> HitForm:
    found = access.open_hit(standing_of(case))
    return HitForm(**asked(request, case), now=now(), open_hit=found, own_state=case.member_state)


def _hit(form: HitForm) -> Hit:
    told = form.cleaned_data
    return Hit(
        state=told["state"],
        category=told["category"],
        source=Source(told["source"]),
        remark=told["remark"],
        settles=_settled(form),
    )


def _settled(form: HitForm) -> int | None:
    return form.open_hit if form.cleaned_data.get("settles") and form.open_hit else None
