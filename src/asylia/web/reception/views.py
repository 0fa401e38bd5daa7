"""A placement begins, a placement ends."""

from django.http import HttpResponse
from django.utils.translation import gettext as _

from asylia.casefile.entries import FileAct
from asylia.casefile.spans import CUSTODY, PLACES
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page
from asylia.web.cases.access import WRITERS
from asylia.web.cases.acting import Act, act_page, asked, case_for
from asylia.web.cases.models import Entry
from asylia.web.cases.spans import lasting
from asylia.web.cases.telling import standing_of
from asylia.web.reception import access, actions
from asylia.web.reception.actions import Placement
from asylia.web.reception.forms import EndForm, PlacementForm


@allow(*WRITERS)
@form_page
def place(request: StaffRequest, reference: str) -> HttpResponse:
    """Record where the person is placed."""
    case, by = case_for(request, reference), request.user
    form = PlacementForm(
        **asked(request, case),
        now=now(),
        placements=lasting(case, PLACES),
        centres=access.known_centres(by),
        is_detained=bool(lasting(case, CUSTODY)),
    )

    def do(form: PlacementForm) -> Entry:
        told = _placement(form)
        return actions.start_placement(case, by=by, telling=form.telling(), placement=told)

    act = Act(
        title=_("A placement began"),
        lead=_("Where the person lives from then on. It ends no detention, and begins none."),
        form=form,
        why_not=access.why_not_start_placement(by, case),
        do=do,
        button=_("Record the placement"),
        event=FileAct.PLACEMENT_STARTED,
    )
    return act_page(request, case, act=act, template="reception/place.html")


@allow(*WRITERS)
@form_page
def end(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that a placement ended."""
    case, by = case_for(request, reference), request.user

    def do(form: EndForm) -> Entry:
        number = form.cleaned_data["placement"]
        return actions.end_placement(case, by=by, telling=form.telling(), number=number)

    act = Act(
        title=_("A placement ended"),
        lead=_("Say next where the person is: until then the file does not know."),
        form=EndForm(**asked(request, case), now=now(), placements=lasting(case, PLACES)),
        why_not=access.why_not_end_placement(by, case, file=standing_of(case)),
        do=do,
        button=_("Record the end"),
        event=FileAct.PLACEMENT_ENDED,
    )
    return act_page(request, case, act=act, template="reception/end.html")


def _placement(form: PlacementForm) -> Placement:
    told = form.cleaned_data
    return Placement(
        kind=told["place_kind"],
        centre=told["centre"],
        remark=told["remark"],
        ends=frozenset(told.get("ends") or ()),
    )
