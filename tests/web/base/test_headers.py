"""What every answer tells the browser that asked, and the browser of somebody who should not."""

from typing import Any

import pytest
from django.test import Client

from asylia.web.accounts.models import Role
from asylia.web.base.assets import asset
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db

ANSWERS = {"/sign-in": 200, "/users/": 200, "/nowhere": 404, "/today": 403, "/language": 405}


def directives(answer: Any) -> dict[str, list[str]]:
    parts = [one.split() for one in answer["Content-Security-Policy"].split(";")]
    return {name: values for name, *values in parts}


@pytest.fixture
def administrator(client: Client) -> Client:
    sign_in(client, make_user(Role.ADMINISTRATOR))
    return client


@pytest.mark.parametrize("address", [*ANSWERS, "the style sheet"])
def test_every_answer_has_the_whole_policy(administrator: Client, address: str) -> None:
    page = address if address.startswith("/") else asset("asylia.css")

    answer = administrator.get(page)

    assert directives(answer) == {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
        "require-trusted-types-for": ["'script'"],
        "trusted-types": ["asylia"],
    }


@pytest.mark.parametrize("address", ANSWERS)
@pytest.mark.parametrize(
    ("header", "value"),
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cross-Origin-Embedder-Policy", "require-corp"),
        ("X-Permitted-Cross-Domain-Policies", "none"),
        ("X-Robots-Tag", "noindex, nofollow"),
    ],
)
def test_every_answer_keeps_others_out(
    administrator: Client, address: str, header: str, value: str
) -> None:
    answer = administrator.get(address)

    assert answer[header] == value


def test_answers_are_those_of_a_page_a_refusal_and_a_wrong_verb(administrator: Client) -> None:
    told = {address: administrator.get(address).status_code for address in ANSWERS}

    assert told | {"/sign-in": 200} == ANSWERS


def test_no_page_may_use_a_device_and_only_ours_may_use_passkeys(client: Client) -> None:
    told = client.get("/sign-in")["Permissions-Policy"]

    allowed = dict(one.split("=") for one in told.split(", "))
    assert {name for name, who in allowed.items() if who != "()"} == {
        "publickey-credentials-create",
        "publickey-credentials-get",
    }
    assert {allowed["publickey-credentials-create"], allowed["publickey-credentials-get"]} == {
        "(self)"
    }
    assert {"camera", "geolocation", "microphone", "payment", "usb", "serial"} <= set(allowed)


@pytest.mark.parametrize("address", ANSWERS)
def test_no_answer_is_open_to_pages_of_others(administrator: Client, address: str) -> None:
    answer = administrator.get(address, headers={"Origin": "https://evil.example"})

    assert "Access-Control-Allow-Origin" not in answer


@pytest.mark.parametrize("address", ["/sign-in", "/users/", "/nowhere", "/language"])
def test_every_answer_says_what_it_is_and_in_which_letters(
    administrator: Client, address: str
) -> None:
    answer = administrator.get(address)

    assert answer["Content-Type"] == "text/html; charset=utf-8"


@pytest.mark.parametrize("address", ["/sign-in", "/users/", "/nowhere", "/today"])
def test_no_page_is_kept_anywhere(administrator: Client, address: str) -> None:
    assert administrator.get(address)["Cache-Control"] == "no-store, private"


@pytest.mark.parametrize("verb", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "QUERY"])
def test_a_verb_that_no_page_of_ours_takes_is_refused(administrator: Client, verb: str) -> None:
    answers = {
        address: administrator.generic(verb, address).status_code
        for address in (*ANSWERS, asset("asylia.css"))
    }

    assert set(answers.values()) == {405}


def test_page_that_takes_only_a_form_says_so(administrator: Client) -> None:
    answer = administrator.get("/language")

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "takes only what a form sends" in answer.content.decode()
