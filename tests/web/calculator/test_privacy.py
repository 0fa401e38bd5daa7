"""Nothing is kept: no cookie, no log, no address with something in it, nothing from elsewhere."""

import logging
import re

import pytest
from django.test import Client
from django.urls import get_resolver

from asylia.web.base.assets import SHEET, asset
from asylia.web.calculator import urls as own
from tests.web.calculator.conftest import FORM
from tests.web.calculator.test_page import words
from tools.gates.addresses import views, without_rule

MARK = "Zyxwvutas"
MARKED = f"""{{"format": "asylia-history/1", "case": "{MARK}", "member_state": "LT",
 "person": {{"name": "{MARK}"}}, "{MARK}": "x",
 "events": [{{"event": "application_made", "at": "2026-08-10",
 "attributes": {{"place": "{MARK}", "authority": "{MARK}"}}}}]}}"""
PAGES = ["/en/", "/en/history", "/en/about", "/lt/", "/lt/history", "/lt/about", "/en/law"]


class Crash(RuntimeError):
    """A fault of ours, with the words of a visitor in its own."""


@pytest.fixture
def said(caplog: pytest.LogCaptureFixture) -> pytest.LogCaptureFixture:
    """Everything that any logger says, however low."""
    caplog.set_level(logging.DEBUG)
    return caplog


def test_no_log_holds_what_was_entered(
    visitor: Client, said: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    logging.getLogger("asylia.seen").warning("this is heard")

    for act in ("answer", "calendar", "document", "history", "add", "stay"):
        visitor.post("/en/", {**FORM, "reference": MARK, "made_at": MARK, "do": act})
        visitor.post("/en/", {**FORM, "reference": MARK, "do": act, "further": MARK, "row": MARK})
        visitor.post("/en/history", {"history": MARKED, "do": act})
        visitor.post("/en/history", {"history": MARK, "do": act})
    visitor.post("/api/v1/clock", MARKED, content_type="application/json")
    visitor.post("/api/v1/clock", MARKED[:-3], content_type="application/json")

    heard = said.text + "".join(capfd.readouterr())
    assert "this is heard" in heard
    assert MARK not in heard


def test_fault_is_told_without_its_words(
    visitor: Client,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    def crash(*_args: object, **_kwargs: object) -> None:
        raise Crash(MARK)

    monkeypatch.setattr("asylia.law.clock.answer", crash)
    visitor.raise_request_exception = False

    page = visitor.post("/en/history", {"history": MARKED})
    program = visitor.post("/api/v1/clock", MARKED, content_type="application/json")

    heard = "".join(capfd.readouterr()) + caplog.text
    assert (page.status_code, program.status_code) == (500, 500)
    assert "Nothing of what you sent was kept." in words(page.content)
    assert program["Content-Type"] == "application/problem+json"
    assert "Crash" in heard
    assert MARK not in heard + page.content.decode() + program.content.decode()


@pytest.mark.parametrize("path", PAGES)
def test_no_page_sets_a_cookie_runs_a_script_or_is_kept(visitor: Client, path: str) -> None:
    visitor.cookies["asylia"] = "a session of the desk"

    answer = visitor.get(path)

    page = answer.content.decode()
    assert answer.status_code == 200
    assert not answer.cookies
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert "script" not in answer["Content-Security-Policy"]
    assert "<script" not in page
    assert set(re.findall(r'(?:src|action|rel="stylesheet" href)="([^"]+)"', page)) <= {
        asset(SHEET),
        *PAGES,
        "#further",
        "/en/law/find",
        "/en/law/compare",
    }


def test_cookies_that_a_browser_sends_are_never_looked_at(visitor: Client) -> None:
    plain = visitor.get("/en/").content
    visitor.cookies["asylia_language"] = "lt"
    visitor.cookies["asylia_keys"] = "off"

    answer = visitor.get("/en/")

    assert answer.content == plain


def test_answers_are_sent_and_never_asked_for_by_address(visitor: Client) -> None:
    by_address = visitor.get("/en/", FORM)
    api = visitor.get("/api/v1/clock", {"history": MARKED})

    assert "The law’s clock" not in words(by_address.content)
    assert 'value="10 8 2026' not in by_address.content.decode()
    assert api.status_code == 405
    assert 'method="post"' in visitor.get("/en/").content.decode()


def test_every_address_has_a_rule_and_is_open_to_everybody(visitor: Client) -> None:
    patterns = get_resolver().url_patterns

    rules = [view.asylia_rule for _route, view in views(patterns)]  # type: ignore[union-attr]

    assert without_rule(patterns) == []
    assert len(rules) > len(own.pages)
    assert all(rule.is_public for rule in rules)


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(visitor: Client, method: str) -> None:
    assert getattr(visitor, method)("/en/").status_code == 405


def test_address_that_is_not_there_is_told_in_the_language_of_the_browser(
    visitor: Client,
) -> None:
    answer = visitor.get("/xx/", headers={"accept-language": "lt"})

    assert answer.status_code == 404
    assert 'lang="lt"' in answer.content.decode()


def test_host_that_is_not_ours_is_refused_without_naming_it(
    visitor: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    answer = visitor.get("/en/", headers={"host": f"{MARK}.example"})
    api = visitor.get("/api/openapi.json", headers={"host": f"{MARK}.example"})

    assert answer.status_code == api.status_code == 400
    assert MARK not in answer.content.decode()


@pytest.mark.parametrize(
    "pasted",
    ["", "{", "[]", "x", '{"format": "asylia-history/2"}', "\x00", "# nothing\n", "[[[["],
)
def test_pasted_text_that_is_no_history_is_told_and_kept(visitor: Client, pasted: str) -> None:
    answer = visitor.post("/en/history", {"history": pasted})

    assert answer.status_code == 422
    assert "There is no answer yet" in words(answer.content)
    assert 'name="history"' in answer.content.decode()


def test_pasted_history_with_markup_is_shown_as_text(visitor: Client) -> None:
    answer = visitor.post("/en/history", {"history": "<script>alert(1)</script>"})

    assert "&lt;script&gt;" in answer.content.decode()
    assert "<script" not in answer.content.decode()


def test_pasted_history_changes_its_language_without_being_lost(visitor: Client) -> None:
    answer = visitor.post("/lt/history", {"history": MARKED, "do": "stay"})

    assert MARK in answer.content.decode()
    assert 'id="clock"' not in answer.content.decode()
