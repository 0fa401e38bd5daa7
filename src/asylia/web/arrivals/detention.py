"""The pages on which a detention and a restriction of movement are recorded, with their titles."""

from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern

from asylia.casefile.entries import FileAct
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.arrivals import access, actions
from asylia.web.arrivals.liberty import WITH_TITLES
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page
from asylia.web.base.languages import gettext as _
from asylia.web.cases.access import WRITERS
from asylia.web.cases.acting import Act, act_page, asked, case_for
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.models import Entry
from asylia.web.cases.sheet_forms import SheetForm
from asylia.web.cases.telling import standing_of
from asylia.web.cases.views import addresses as sheet_addresses


class TitledForm(SheetForm):
    """A sheet whose legal titles have to fit what it is for, and the day."""

    def clean(self) -> dict[str, Any]:
        """The same question that the action asks, at its box."""
        told = super().clean()
        at = told.get("at")
        if at is not None and (reason := access.why_not_titled(self.codes(), at=at)):
            self.add_error("legal_title", reason)
        return told


def addresses() -> list[URLPattern]:
    """The addresses of the acts that rest on legal titles."""
    return sheet_addresses(
        WITH_TITLES, under="liberty", form=TitledForm, record=actions.record_titled
    )


@allow(*WRITERS)
@form_page
def end_restriction(request: StaffRequest, reference: str) -> HttpResponse:
    """Record that a restriction of movement ended."""
    case, by = case_for(request, reference), request.user

    def do(form: TellingForm) -> Entry:
        return actions.end_restriction(case, by=by, telling=form.telling())

    act = Act(
        title=_("The restriction of movement ended"),
        lead=_("It ends every restriction that the file holds; the placement stays as it is."),
        form=TellingForm(**asked(request, case), now=now()),
        why_not=access.why_not_end_restriction(by, case, file=standing_of(case)),
        do=do,
        button=_("Record it"),
        event=FileAct.RESTRICTION_ENDED,
    )
    return act_page(request, case, act=act)
