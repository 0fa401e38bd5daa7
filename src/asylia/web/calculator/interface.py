"""The interface for other programs: a history in, the clock's answer out, nothing in between."""

import json
from collections.abc import Mapping
from datetime import date, datetime

from django.http import HttpRequest, HttpResponse

from asylia.law.facts import History, HistoryError
from asylia.law.facts.parsing import parsed
from asylia.law.facts.places import Place, day, text
from asylia.law.facts.reading import FORMAT, history_from
from asylia.web.calculator import bounds
from asylia.web.calculator.answering import answer_to, history_in, today_of
from asylia.web.calculator.doors import TooLong, admitted, in_time
from asylia.web.calculator.problems import problem

WRONG_KIND, REFUSED, TOO_OFTEN = 415, 422, 429
KINDS = {"application/json": "request.json", "application/toml": "request.toml"}
KEYS = ("history", "as_of", "known_on")


def answer(request: HttpRequest, *, now: datetime) -> HttpResponse:
    """Answer one request.

    Args:
        request: A history file, or an object with the history, the day and the day of knowledge.
        now: This moment.
    """
    name = KINDS.get((request.content_type or "").lower())
    if name is None:
        return problem(
            WRONG_KIND,
            what="only application/json and application/toml can be read",
            mend="Name one of them as the Content-Type.",
        )
    with admitted(request) as wait:
        return _too_often(wait) if wait else _answered(request.body, name=name, now=now)


def _answered(body: bytes, *, name: str, now: datetime) -> HttpResponse:
    try:
        return _json(_answer(body, name=name, now=now))
    except HistoryError as error:
        return problem(REFUSED, position=error.position, what=error.what, mend=error.mend)
    except TooLong:
        return problem(
            REFUSED,
            what=f"the answer took longer than {bounds.MOST_SECONDS:.0f} seconds",
            mend="Leave out what starts and meets no limit, or use the command: asylia clock.",
        )


def _too_often(wait: int) -> HttpResponse:
    refused = problem(
        TOO_OFTEN, what="this address has asked very often", mend=f"Ask again in {wait} seconds."
    )
    refused.headers["Retry-After"] = str(wait)
    return refused


def allowed() -> HttpResponse:
    """What a page of another site may send."""
    return HttpResponse(
        status=204,
        headers={
            "Access-Control-Allow-Methods": "POST, OPTIONS",
            "Access-Control-Allow-Headers": "Content-Type",
            "Access-Control-Max-Age": "86400",
        },
    )


def _json(found: Mapping[str, object]) -> HttpResponse:
    text_of_it = json.dumps(found, indent=2, ensure_ascii=False)
    return HttpResponse(text_of_it + "\n", content_type="application/json")


def _answer(body: bytes, *, name: str, now: datetime) -> dict[str, object]:
    with in_time(bounds.MOST_SECONDS):
        found = parsed(body, file=name, begins=FORMAT)
    if "format" in found:
        bare = history_from(found, file=name)
        return answer_to(bare, as_of=today_of(bare, now)).as_json()
    whole = Place(name)
    for key in found:
        if key not in KEYS:
            raise whole.within(f"key {key[:40]!r}").refusal(
                "the request has no such key",
                f"Send a history file, or an object with {', '.join(KEYS)}.",
            )
    history = _history(found.get("history"), whole.within("history"))
    as_of, known_on = (_day(found.get(key), whole.within(key)) for key in ("as_of", "known_on"))
    return answer_to(history, as_of=as_of or today_of(history, now), known_on=known_on).as_json()


def _history(value: object, place: Place) -> History:
    """The history in a request: an object, or the text of a file."""
    if isinstance(value, str):
        return history_in(value)
    if not isinstance(value, dict):
        raise place.refusal("a history is needed here", 'Write {"format": "asylia-history/1", …}.')
    return history_from(value, file=place.file)


def _day(value: object, place: Place) -> date | None:
    if value is None:
        return None
    return day(value if isinstance(value, date) else text(value, place), place)
