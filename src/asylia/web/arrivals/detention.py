"""The pages on which a detention and a restriction of movement are recorded, with their titles."""

from typing import Any

from django.http import HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _

from asylia.casefile.entries import FileAct
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.arrivals import access, actions
from asylia.web.arrivals.liberty import WITH_TITLES
from asylia.web.base.actions import now
from asylia.web.base.fields import form_page
from asylia.web.base.rules import OpenView
from asylia.web.cases.access import WRITERS, why_not_record
from asylia.web.cases.acting import Act, act_page, asked, case_for
from asylia.web.cases.actions import Answers
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.models import Case, Entry
from asylia.web.cases.sheet_forms import SheetForm
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import standing_of


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
    return [
        path(f"cases/<ref:reference>/liberty/{sheet.slug}", recording(sheet), name=sheet.slug)
        for sheet in WITH_TITLES
    ]


def recording(sheet: Sheet) -> OpenView[[str]]:
    """The page on which this act is recorded."""

    @allow(*sheet.roles)
    @form_page
    def record(request: StaffRequest, reference: str) -> HttpResponse:
        return _record(request, case_for(request, reference), sheet=sheet)

    return record


def _record(request: StaffRequest, case: Case, *, sheet: Sheet) -> HttpResponse:
    file, by = standing_of(case), request.user

    def do(form: TitledForm) -> Entry:
        answers = Answers(codes=form.codes(), content=form.content(), source=form.source())
        return actions.record_titled(case, sheet, by=by, telling=form.telling(), answers=answers)

    act = Act(
        title=sheet.title,
        lead=str(sheet.lead),
        form=TitledForm(
            **asked(request, case), sheet=sheet, file=file, own_state=case.member_state, now=now()
        ),
        why_not=why_not_record(by, case, sheet=sheet, file=file),
        do=do,
        button=_("Record it"),
        event=sheet.event,
        cites=sheet.cites,
        codes=SheetForm.codes,
    )
    return act_page(request, case, act=act, template="cases/sheet.html")


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
