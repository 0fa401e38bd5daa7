"""One question to the real application, and what came back of it."""

import re
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from django.conf import settings
from django.db import connection, transaction
from django.http import HttpResponse
from django.test import Client, override_settings
from django.urls import get_resolver, reverse

from asylia.web.accounts.actions import BEGUN, CONFIRMED
from tests.web.authz.declared import Page
from tests.web.authz.oracle import STRANGERS, Answer, File, Session, Who
from tests.web.authz.world import CANARY, World
from tests.web.clients import sign_in

WRITES = re.compile(
    r"\b(?:insert\s+into|delete\s+from)\s+\"?(\w+)|\bupdate\s+\"?(\w+)\"?\s+set\b", re.IGNORECASE
)
ON_RECORD = {
    "accounts_accountentry",
    "accounts_turnedaway",
    "accounts_session",
    "accounts_signintry",
    "cases_missed",
}
"""What a refusal may leave behind: that it happened."""
LOOKED = ON_RECORD | {"cases_read", "cases_notice", "cases_unsent"}
"""And that somebody looked; words that were not taken are kept for whoever wrote them."""
CLOSED_WORDS = (
    "A colleague works on this case.",
    "This case is locked. It opens to",
    "This case is not, or no longer,",
)
ERASED_WORDS = ("was erased on", "This case was erased.")
WHO_WORDS = (
    "A caseworker wrote this entry.",
    "Cases are assigned by caseworkers and supervisors.",
    "Cases are locked and unlocked by a supervisor.",
    "Colleagues are called in by the caseworker",
    "Emergency access is reviewed by",
    "Interpreters are booked by",
    "It is reviewed in the office of the case.",
    "Nobody reviews their own",
    "The case is locked. Put this caseworker",
    "The case is open to you for some hours only.",
    "The case is locked. Unlock it before",
    "This case is locked. Change its list",
    "This case is of another State.",
    "This is ended by the caseworker",
    "This is recorded by:",
    "Which cases are erased is decided",
    "Which reading an office follows",
    "Who looked is shown to those",
    "Who works on a case is decided in its office.",
    "You may open this case already.",
    "Your role does not",
    "Your role reads files",
)
"""How it is said that somebody may not, whatever stands in the file."""
WORDLESS = {
    Answer.ERASED: (409,),
    Answer.CLOSED: (409,),
    Answer.REFUSED: (409,),
    Answer.CONFIRM: (200,),
}
"""An answer to HEAD has no words: its status has to do."""
BOOK = {"act": "APR", "event": "application_made", "party": "applicant", "day": "2026-06-12"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A question.

    Attributes:
        page: The address.
        verb: How it is asked.
        who: Who asks; None for a stranger.
        session: As whom they come.
        file: The case; None for none.
        body: What is sent.
        htmx: Whether only a part of a page is asked for.
        answer: What has to come back.
    """

    page: Page
    verb: str
    who: Who | None
    session: Session
    file: File | None
    answer: Answer
    body: Mapping[str, Any] = field(default_factory=dict)
    htmx: bool = False

    def __str__(self) -> str:
        case = f", case {self.file.key}" if self.file else ""
        sent = ", filled" if self.body else ""
        return f"{self.verb} {self.page.name} ({self.who or ''} {self.session}{case}{sent})"


@dataclass(frozen=True, slots=True)
class Seen:
    """What came back."""

    answer: Answer | None
    says: str
    status: int
    wrote: frozenset[str]
    has_canary: bool


@dataclass(slots=True)
class Tally:
    """How many questions were asked, and which were not answered as declared."""

    checks: int = 0
    allowed: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)

    def note(self, check: Check, seen: Seen) -> None:
        """Compare."""
        self.checks += 1
        tells = f"{check}: {check.answer}, came {seen.answer} {seen.status} {seen.says}"
        if check.answer in {Answer.OPEN, Answer.DONE, Answer.NOT_TAKEN}:
            if seen.answer != check.answer:
                worse = seen.answer == Answer.DONE
                (self.allowed if worse else self.refused).append(tells)
        elif seen.answer in {Answer.OPEN, Answer.DONE, None} or seen.has_canary:
            self.allowed.append(tells)
        elif seen.wrote - LOOKED:
            self.allowed.append(f"{tells}, wrote {sorted(seen.wrote)}")
        elif seen.answer != check.answer:
            self.otherwise.append(tells)

    def note_act(self, tells: str, *, may_do: bool, came: str) -> None:
        """Compare what came of an act."""
        self.checks += 1
        if may_do != (came in {"done", "not now"}):
            (self.refused if may_do else self.allowed).append(f"{tells}: {came}")

    @property
    def wrong(self) -> list[str]:
        return [*self.allowed, *self.refused, *self.otherwise]


@contextmanager
def as_somebody(
    world: World, client: Client, *, who: Who | None, session: Session
) -> Iterator[None]:
    """A browser of somebody; whatever is done with it is undone."""
    client.cookies.clear()
    factors = {"all"} if session == Session.NO_FACTOR else set()
    with transaction.atomic(), override_settings(SECOND_FACTOR_ROLES=factors):
        if session == Session.FORGED:
            client.cookies[settings.SESSION_COOKIE_NAME] = "f" * 32
        elif who is not None:
            _sign_in(world, client, who, session=session)
        yield
        transaction.set_rollback(True)


def _sign_in(world: World, client: Client, who: Who, *, session: Session) -> None:
    sign_in(client, world.user(who))
    held = client.session
    if session in {Session.UNPROVED, Session.ENDED}:
        held[CONFIRMED] = 0
    if session == Session.ENDED:
        held[BEGUN] = time.time() - 13 * 3600
    held.save()


def ask(world: World, client: Client, check: Check) -> Seen:
    """Ask, and undo what it did."""
    wrote: set[str] = set()

    def watch(execute: Callable[..., Any], sql: Any, params: Any, many: Any, context: Any) -> Any:
        wrote.update((one or other).lower() for one, other in WRITES.findall(str(sql)))
        return execute(sql, params, many, context)

    headers = {"HX-Request": "true"} if check.htmx else {}
    cookies = client.cookies.output()
    address = address_of(world, check.page.name, check.file)
    with transaction.atomic(), connection.execute_wrapper(watch):
        response = client.generic(check.verb, address, **_sent(check), headers=headers)
        transaction.set_rollback(True)
    client.cookies.clear()
    client.cookies.load(cookies.replace("Set-Cookie: ", ""))
    return seen_in(check, cast("HttpResponse", response), wrote=wrote)


def _sent(check: Check) -> dict[str, Any]:
    from django.utils.http import urlencode

    if check.verb != "POST":
        return {}
    kind = "application/x-www-form-urlencoded"
    return {"data": urlencode(check.body, doseq=True), "content_type": kind}


def seen_in(check: Check, response: HttpResponse, *, wrote: set[str]) -> Seen:
    """What an answer comes to."""
    text = response.content.decode(errors="replace")  # a document is no text, and is judged alike
    answer, says = _answer(check, response, text=text)
    if answer == Answer.OPEN and check.body:
        answer = Answer.DONE if wrote - LOOKED else answer
        answer = (
            Answer.NOT_TAKEN if response.status_code == 422 and answer == Answer.OPEN else answer
        )
    return Seen(answer, says, response.status_code, frozenset(wrote), CANARY in text)


def _answer(check: Check, response: HttpResponse, *, text: str) -> tuple[Answer | None, str]:
    status = response.status_code
    if check.verb == "HEAD" and status in WORDLESS.get(check.answer, ()):
        return check.answer, ""
    plain = {403: Answer.ROLE, 404: Answer.UNKNOWN, 405: Answer.VERB}
    if status in plain:
        return plain[status], ""
    leads = response.get("HX-Redirect", "") or response.get("Location", "")
    if leads:
        return _led(check, leads), leads
    if status == 409:
        return _said(text)
    if 'name="confirm-of"' in text:
        return Answer.CONFIRM, ""
    return (Answer.OPEN, "") if status in {200, 422, 429, 502} else (None, "")


def _led(check: Check, leads: str) -> Answer:
    has_left = check.page.name == "accounts:sign-out" and check.session not in STRANGERS
    if leads.startswith("/sign-in") and check.page.roles and not has_left:
        return Answer.SIGN_IN
    if leads == "/account/password":
        return Answer.PASSWORD
    is_own = check.page.about in {"enrol", "another's", "first"}
    if leads == "/account/" and check.session == Session.NO_FACTOR and not is_own:
        return Answer.ENROL
    if check.file and leads == f"/cases/{check.file.reference}/need":
        return Answer.REASON
    return Answer.OPEN


def _said(text: str) -> tuple[Answer, str]:
    kinds = (
        (Answer.ERASED, ERASED_WORDS),
        (Answer.CLOSED, CLOSED_WORDS),
        (Answer.REFUSED, WHO_WORDS),
    )
    for answer, sentences in kinds:
        for sentence in sentences:
            if sentence in text:
                return answer, sentence
    return Answer.OPEN, ""


def address_of(world: World, name: str, file: File | None) -> str:
    """The address with what stands in it filled in."""
    told: dict[str, object] = {
        **BOOK,
        "point": _point(),
        "key": world.limit if name == "desk:why" else _rule(),
        "reference": file.reference if file else "",
    }
    if name.startswith("accounts:"):
        told["reference"] = _account(world, name)
    if name.startswith("evidence:"):
        told["number"] = 2
    if name in {"desk:correct", "book:phase"}:
        told["number"] = 1
    if file and name in {"need:end", "need:cancel"}:
        told |= world.numbers[file.key]
    if name.startswith("papers:"):
        told |= {"number": 3, "kind": "information-sheet"}
    if name == "need:review":
        told["grant"] = world.glass
    return reverse(name, kwargs={key: told[key] for key in boxes_of()[name]})


def _account(world: World, name: str) -> str:
    if "passkey" in name:
        return world.passkey
    return world.offices["B"].reference if "office" in name else world.helpers["other B"].reference


@cache
def _point() -> str:
    from asylia.law.clock.points import all_points

    return all_points()[0].id


@cache
def _rule() -> str:
    from asylia.law.book import law_book

    return law_book().entries[0].id


@cache
def boxes_of() -> dict[str, list[str]]:
    """What stands in each address, by its name."""
    return {
        name: re.findall(r"<(?:\w+:)?(\w+)>", route)
        for name, route in routes(get_resolver().url_patterns)
    }


def routes(patterns: Any, before: str = "", space: str = "") -> Iterator[tuple[str, str]]:
    """Every address of a map with its name."""
    for pattern in patterns:
        route = before + str(pattern.pattern)
        inner = getattr(pattern, "url_patterns", None)
        if inner is None:
            yield f"{space}{pattern.name}", route
        else:
            inside = pattern.app_name or pattern.namespace or ""
            yield from routes(inner, route, f"{space}{inside}:" if inside else space)
