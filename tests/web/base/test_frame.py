"""The frame of every page: headers, errors, language, keys, top bar."""

from typing import Any

import pytest
from django.conf import settings as configured
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.urls import path

from asylia.web import urls as our_urls
from asylia.web.accounts.models import Office, Role
from asylia.web.accounts.refusal import Refused
from asylia.web.base.pages import Frame, render
from asylia.web.base.references import LETTERS, random_reference
from asylia.web.base.rules import allow_anyone, rule_of
from tests.web.people import make_office, make_user, sign_in


@allow_anyone
def fails(_request: HttpRequest) -> HttpResponse:
    make_office(name="half written")
    raise ZeroDivisionError


@allow_anyone
def refuses(_request: HttpRequest) -> HttpResponse:
    make_office(name="half written")
    raise Refused("The application is registered already.")


@allow_anyone
def loses_its_database(_request: HttpRequest) -> HttpResponse:
    make_office(name="half written")
    raise OperationalError("the server closed the connection of somebody")


@allow_anyone
def leaves_a_gap(request: HttpRequest) -> HttpResponse:
    return render(request, "base/error.html", {"title": "x", "text": "y"})


def has_no_rule(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("open to everybody")


urlpatterns = [
    *our_urls.urlpatterns,
    path("fails", fails),
    path("refuses", refuses),
    path("loses", loses_its_database),
    path("gap", leaves_a_gap),
    path("no-rule", has_no_rule),
]
navigation, search = our_urls.navigation, our_urls.search
handler400, handler403 = our_urls.handler400, our_urls.handler403
handler404, handler500 = our_urls.handler404, our_urls.handler500


@pytest.fixture
def odd_pages(settings: Any, client: Client) -> Client:
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


pytestmark = pytest.mark.django_db


def test_every_page_forbids_what_is_inline_and_foreign(client: Client) -> None:
    answer = client.get("/sign-in")

    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert answer["Cache-Control"] == "no-store, private"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"


def test_no_page_holds_inline_script_or_style(client: Client) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))

    pages = [client.get(one).content.decode() for one in ("/users/", "/keys", "/style")]

    assert [page for page in pages if "<style" in page or " style=" in page] == []
    assert [page for page in pages if "onclick" in page or "<script>" in page] == []


def test_production_speaks_https_only_and_asks_for_it_for_a_year(settings: Any) -> None:
    settings.SECURE_SSL_REDIRECT, settings.SECURE_HSTS_SECONDS = True, 31536000
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    client = Client()  # the middleware reads the settings when it is built

    plain = client.get("/sign-in")
    safe = client.get("/sign-in", secure=True)

    assert (plain.status_code, plain["Location"]) == (301, "https://testserver/sign-in")
    assert safe["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains"


def test_a_demonstration_asks_for_no_https(client: Client) -> None:
    assert "Strict-Transport-Security" not in client.get("/sign-in")


def test_a_fault_is_a_plain_page_and_nothing_is_half_written(odd_pages: Client) -> None:
    answer = odd_pages.get("/fails")

    assert answer.status_code == 500
    assert "The fault is ours" in answer.content.decode()
    assert not Office.objects.exists()


def test_a_refusal_says_its_reason_and_nothing_is_half_written(odd_pages: Client) -> None:
    answer = odd_pages.get("/refuses")

    assert answer.status_code == 409
    assert "The application is registered already." in answer.content.decode()
    assert not Office.objects.exists()


def test_a_lost_database_is_a_plain_page_that_names_nobody(odd_pages: Client) -> None:
    answer = odd_pages.get("/loses")

    page = answer.content.decode()
    assert answer.status_code == 503
    assert answer["Retry-After"] == "60"
    assert "The records cannot be reached" in page
    assert "somebody" not in page
    assert not Office.objects.exists()


@pytest.mark.parametrize("page", ["/refuses", "/fails", "/loses", "/nowhere"])
def test_words_that_are_not_recorded_are_given_back(odd_pages: Client, page: str) -> None:
    told = {"words": "He said: <b>help</b>", "password": "never shown"}

    answer = odd_pages.post(page, told).content.decode()

    assert "He said: &lt;b&gt;help&lt;/b&gt;</textarea>" in answer
    assert "copy it before you go on" in answer
    assert "never shown" not in answer


def test_a_foreign_form_is_given_nothing_back() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"words": "of a stranger"})

    assert answer.status_code == 403
    assert "of a stranger" not in answer.content.decode()


def test_a_page_without_a_rule_opens_to_nobody(odd_pages: Client) -> None:
    sign_in(odd_pages, make_user(Role.ADMINISTRATOR))

    answer = odd_pages.get("/no-rule")

    assert answer.status_code == 403
    assert rule_of(has_no_rule) is None


def test_an_unknown_word_in_a_template_is_an_error(odd_pages: Client) -> None:
    assert odd_pages.get("/gap").status_code == 500


def test_an_unknown_address_is_a_plain_page(client: Client) -> None:
    answer = client.get("/nowhere")

    assert answer.status_code == 404
    assert "Nothing here for you" in answer.content.decode()


def test_a_foreign_host_is_a_plain_page(client: Client) -> None:
    answer = client.get("/sign-in", headers={"Host": "example.org"})

    assert answer.status_code == 400
    assert "That could not be read" in answer.content.decode()


def test_a_form_without_its_token_is_refused_plainly() -> None:
    answer = Client(enforce_csrf_checks=True).post("/sign-in", {"username": "x"})

    assert answer.status_code == 403
    assert "This form is too old" in answer.content.decode()


def test_a_language_is_remembered_and_spoken(client: Client) -> None:
    answer = client.post("/language", {"language": "lt", "back": "/sign-in"})
    page = client.get("/sign-in")

    assert answer["Location"] == "/sign-in"
    assert page["Content-Language"] == "lt"
    assert '<html lang="lt"' in page.content.decode()


def test_an_unknown_language_is_the_authoritys_own(client: Client) -> None:
    client.post("/language", {"language": "xx", "back": "//example.org"})

    assert client.get("/sign-in")["Content-Language"] == "en"


@pytest.mark.parametrize("back", ["https://example.org/", "//example.org", "sign-in", "no:name"])
def test_choosing_a_language_never_leads_to_another_site(client: Client, back: str) -> None:
    answer = client.post("/language", {"language": "lt", "back": back})

    assert answer["Location"] == "/"


def test_keys_can_be_switched_off_and_on(client: Client) -> None:
    client.post("/keys", {"keys": "off"})
    off = client.get("/keys").content.decode()
    client.post("/keys", {"keys": "on"})
    on = client.get("/keys").content.decode()

    assert 'data-keys="off"' in off
    assert 'data-keys="on"' in on


def test_the_top_bar_shows_who_and_where(client: Client) -> None:
    user = sign_in(client, make_user(Role.ADMINISTRATOR, full_name="Ada B"))

    page = client.get("/users/").content.decode()

    assert "Ada B" in page
    assert user.office.name in page
    assert '<a href="/users/" aria-current="page">' in page


def test_an_administrator_is_shown_no_way_to_a_case(client: Client) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR))

    page = client.get("/users/").content.decode()

    assert 'role="search"' not in page
    assert "/today" not in page


def test_whoever_must_change_their_password_is_shown_no_places(client: Client) -> None:
    sign_in(client, make_user(Role.ADMINISTRATOR, must_change_password=True))

    assert 'aria-label="Main"' not in client.get("/account/password").content.decode()


def test_a_page_from_right_to_left_says_so() -> None:
    from django.utils import translation

    with translation.override("ar"):
        frame = Frame(RequestFactory().get("/"), knows_user=False)

    assert frame.direction == "rtl"
    assert frame.user is None


def test_a_demonstration_says_so_on_every_page(client: Client, settings: Any) -> None:
    settings.MODE = "demo"

    assert (
        "every person, office and case here is invented" in client.get("/sign-in").content.decode()
    )


def test_the_style_guide_is_not_in_production() -> None:
    assert (not configured.IN_PRODUCTION) == configured.STYLE_GUIDE


def test_references_hold_no_letter_that_is_misread() -> None:
    made = "".join(random_reference("S", groups=2)[2:] for _ in range(200))

    assert set(made) <= {*LETTERS, "-"}
    assert not set("01ILOU") & set(made)


@pytest.mark.django_db
@pytest.mark.parametrize("odd", ["%00", "LT-%00", "%E2%80%AE", "A" * 21])
@pytest.mark.parametrize(
    ("role", "page"),
    [
        (Role.CASEWORKER, "/cases/{}"),
        (Role.CASEWORKER, "/cases/{}/note"),
        (Role.CASEWORKER, "/cases/{}/assign"),
        (Role.ADMINISTRATOR, "/users/{}"),
        (Role.ADMINISTRATOR, "/offices/{}"),
    ],
)
def test_what_is_no_reference_is_not_found(client: Client, role: Role, page: str, odd: str) -> None:
    sign_in(client, make_user(role))

    assert client.get(page.format(odd)).status_code == 404
