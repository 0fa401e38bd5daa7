"""What is sent back: the page refilled, with the answer, a calendar, a document or a history."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from asylia.law.facts import History, HistoryError
from asylia.web.base.fields import REFUSED
from asylia.web.base.pages import render
from asylia.web.calculator import bounds
from asylia.web.calculator.answering import (
    Answered,
    answer_to,
    days_of,
    history_in,
    shown,
    today_of,
)
from asylia.web.calculator.asked import Asked
from asylia.web.calculator.asking import PastedForm
from asylia.web.calculator.calendars import calendar_of_answer
from asylia.web.calculator.document import document_of
from asylia.web.calculator.doors import TooLong, admitted
from asylia.web.calculator.vocabulary import events_by_group

TOO_OFTEN = 429
EDITS = ("add", "remove", "stay")
"""What changes the form and asks for no answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page that has a form and may get an answer.

    Attributes:
        request: What was asked.
        template: Its file.
        context: What it shows beside the answer.
    """

    request: HttpRequest
    template: str
    context: Mapping[str, object]

    def send(self, *, status: int = 200, **more: object) -> HttpResponse:
        """Send it, with what is told besides.

        Args:
            status: The status.
            more: An answer, a refusal, or how many boxes were not understood.
        """
        usual = {"answered": None, "refusal": "", "errors": 0, "groups": events_by_group()}
        context = {**usual, **self.context, **more}
        return render(self.request, self.template, context, status=status)


def show_asked(request: HttpRequest, asked: Asked, *, now: datetime) -> HttpResponse:
    """Answer the form.

    Args:
        request: What was asked.
        asked: The form as it was sent.
        now: This moment.
    """
    act = request.POST.get("do", "answer")
    page = Page(request=request, template="calculator/page.html", context={"asked": asked})
    if act.partition(":")[0] in EDITS:
        return page.send()
    if not asked.is_sound:
        return page.send(status=REFUSED, errors=asked.errors)
    if act == "history":
        return _file(asked.written, kind="application/json", name="history.json")
    return _answered(page, lambda: asked.history, as_of=asked.as_of, now=now)


def show_pasted(request: HttpRequest, form: PastedForm, *, now: datetime) -> HttpResponse:
    """Answer a pasted history.

    Args:
        request: What was asked.
        form: The box as it was sent.
        now: This moment.
    """
    page = Page(request=request, template="calculator/history.html", context={"form": form})
    if request.POST.get("do") == "stay":
        return page.send()
    if not form.is_valid():
        return page.send(status=REFUSED)
    told = form.cleaned_data
    return _answered(
        page,
        lambda: history_in(told["history"]),
        as_of=told["as_of"],
        now=now,
    )


def _answered(
    page: Page, read: Callable[[], History], *, as_of: date | None, now: datetime
) -> HttpResponse:
    with admitted(page.request) as wait:
        if wait:
            response = page.send(status=TOO_OFTEN, refusal=_too_often(wait))
            response.headers["Retry-After"] = str(wait)
            return response
        try:
            return _counted(page, read(), as_of=as_of, now=now)
        except HistoryError as error:
            refusal = f"{error.position}: {error.what}. {error.mend}"
            return page.send(status=REFUSED, refusal=refusal)
        except TooLong:
            return page.send(status=REFUSED, refusal=_too_long())


def _counted(page: Page, history: History, *, as_of: date | None, now: datetime) -> HttpResponse:
    today = today_of(history, now)
    moment = now if as_of in {None, today} else None  # what is over today depends on the hour
    found = answer_to(history, as_of=as_of or today, moment=moment)
    with days_of(history):
        return _sent(page, shown(history, found), now=now)


def _sent(page: Page, answered: Answered, *, now: datetime) -> HttpResponse:
    act = page.request.POST.get("do", "answer")
    if act == "calendar":
        return _file(calendar_of_answer(answered, now=now), kind="text/calendar", name="asylia.ics")
    if act == "document":
        return _file(document_of(answered, now=now), kind="application/pdf", name="asylia.pdf")
    return page.send(answered=answered)


def _file(content: str | bytes, *, kind: str, name: str) -> HttpResponse:
    charset = "; charset=utf-8" if isinstance(content, str) else ""
    return HttpResponse(
        content,
        content_type=kind + charset,
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


def _too_often(wait: int) -> str:
    return _(
        "This address has asked very often. Your answers are kept in the form below; send them"
        " again in %(n)d seconds."
    ) % {"n": wait}


def _too_long() -> str:
    return _(
        "The answer took longer than %(n)d seconds, so it was broken off. Leave out what starts and"
        " meets no limit, or count on your own machine with the command asylia clock."
    ) % {"n": round(bounds.MOST_SECONDS)}
