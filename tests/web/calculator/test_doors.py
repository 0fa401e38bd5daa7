"""How much may be asked, and that nothing is lost when it is too much."""

import json
import signal
import time

import pytest
from django.test import Client, RequestFactory, override_settings

from asylia.law.facts import read_history
from asylia.web.accounts.addresses import keyed
from asylia.web.calculator import bounds, doors
from asylia.web.calculator.doors import TooLong, Turnstile, in_time, network_of
from tests.web.calculator.conftest import FORM
from tests.web.calculator.test_page import words

HARD = [
    {
        "event": (
            *("application_submitted", "apprehension", "eurodac_hit_received"),
            *("take_charge_request_received", "detention_started", "biometrics_transmitted"),
        )[number % 6],
        "at": f"2026-{1 + number // 10:02}-{1 + number % 28:02}",
    }
    for number in range(60)
]
"""Open questions upon open questions: each doubles what has to be counted."""


@pytest.fixture
def narrow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A calculator that answers each address once a minute."""
    monkeypatch.setattr(bounds, "ASKS_PER_WINDOW", 1)


def test_address_may_ask_so_often_and_again_when_its_first_ask_is_long_ago() -> None:
    turnstile = Turnstile(most=2, effort=1.0, seconds=60.0)

    waits = [turnstile.wait_for("a", at=at) for at in (0.0, 10.0, 20.0, 60.0, 61.0)]

    assert waits == [0, 0, 40, 0, 9]


def test_one_address_does_not_stop_another() -> None:
    turnstile = Turnstile(most=1, effort=1.0, seconds=60.0)

    waits = [turnstile.wait_for(who, at=0.0) for who in ("a", "a", "b")]

    assert waits == [0, 60, 0]


def test_hard_questions_use_up_the_minute_sooner() -> None:
    turnstile = Turnstile(most=9, effort=1.0, seconds=60.0)

    waits = []
    for at in (0.0, 1.0, 2.0):
        waits.append(turnstile.wait_for("a", at=at))
        turnstile.charge("a", 0.6)

    assert waits == [0, 0, 58]


def test_whoever_asked_before_the_window_is_forgotten() -> None:
    turnstile = Turnstile(most=1, effort=1.0, seconds=60.0)
    for number in range(20):
        turnstile.wait_for(str(number), at=float(number))

    turnstile.wait_for("new", at=75.0)

    assert len(turnstile._asks) == 5
    turnstile.charge("nobody", 1.0)
    assert "nobody" not in turnstile._asks


def test_memory_for_addresses_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doors, "MOST_ADDRESSES", 3)
    turnstile = Turnstile(most=1, effort=1.0, seconds=60.0)

    for number in range(9):
        turnstile.wait_for(str(number), at=0.0)

    assert list(turnstile._asks) == ["6", "7", "8"]


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("192.0.2.7:51423", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("2001:db8:1:2::a", "2001:db8:1:2::/64"),
        ("2001:0DB8::a:b:c:d", "2001:db8::/64"),
        ("2001:db8::1", "2001:db8::/64"),
        ("[2001:db8::1]:443", "2001:db8::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("unknown", "unknown"),
    ],
)
def test_address_of_the_new_kind_counts_by_its_network(address: str, network: str) -> None:
    assert network_of(address) == network


@pytest.mark.usefixtures("visitor")
def test_address_is_kept_as_a_digest_that_another_process_cannot_make() -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="192.0.2.7")

    with doors.admitted(request) as wait:
        assert wait == 0

    kept = list(doors.turnstile()._asks)
    assert kept == [keyed("address", "192.0.2.7")]
    with override_settings(SECRET_KEY="of another process"):
        assert kept != [keyed("address", "192.0.2.7")]


@pytest.mark.usefixtures("narrow")
def test_who_asks_too_often_gets_the_form_back_as_it_was(visitor: Client) -> None:
    first = visitor.post("/en/", FORM)
    second = visitor.post("/en/", FORM)

    page = second.content.decode()
    assert (first.status_code, second.status_code) == (200, 429)
    assert 0 < int(second["Retry-After"]) <= 60
    assert "Your answers are kept in the form below" in words(second.content)
    assert 'value="10 8 2026 14:40"' in page


@pytest.mark.usefixtures("narrow")
def test_rows_may_be_added_however_often(visitor: Client) -> None:
    told = {**FORM, "do": "add", "further": "interview_held"}

    statuses = [visitor.post("/en/", told).status_code for _ in range(3)]

    assert statuses == [200, 200, 200]


@pytest.mark.usefixtures("narrow")
def test_program_that_asks_too_often_is_told_when_to_ask_again(visitor: Client) -> None:
    told = '{"format": "asylia-history/1", "case": "A", "member_state": "LT", "events": []}'

    for _ in range(2):
        answer = visitor.post("/api/v1/clock", told, content_type="application/json")

    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert answer["Retry-After"] in answer.json()["mend"]


def test_answer_that_takes_too_long_is_broken_off_and_nothing_is_lost(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 0.01)
    history = {"format": "asylia-history/1", "case": "A", "member_state": "LT", "events": HARD}
    text = json.dumps(history)

    page = visitor.post("/en/history", {"history": text, "as_of": "1 8 2026"})
    program = visitor.post("/api/v1/clock", text, content_type="application/json")

    assert page.status_code == program.status_code == 422
    assert "it was broken off" in words(page.content)
    assert "take_charge_request_received" in page.content.decode()
    assert "the answer took longer" in program.json()["what"]


def test_text_that_takes_too_long_to_read_is_broken_off(
    visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bounds, "MOST_SECONDS", 0.1)
    text = f"x.{'a.' * 60_000}b = 1"

    page = visitor.post("/en/history", {"history": text})
    program = visitor.post("/api/v1/clock", text, content_type="application/toml")

    assert page.status_code == program.status_code == 422
    assert "it was broken off" in words(page.content)
    assert "the answer took longer" in program.json()["what"]


def test_what_is_done_in_time_is_not_broken_off_later() -> None:
    with in_time(0.02):
        pass

    spin(0.06)


def spin(seconds: float) -> None:
    """Work, as counting does: an exception from outside arrives between two steps."""
    end = time.monotonic() + seconds
    text = '{"format": "asylia-history/1", "case": "A", "member_state": "LT", "events": []}'
    while time.monotonic() < end:
        read_history(text, file="a.json")


def test_what_takes_too_long_is_broken_off() -> None:
    with pytest.raises(TooLong), in_time(0.01):
        spin(5)


def test_watch_is_over_with_the_work_and_leaves_the_alarm_as_it_was() -> None:
    before = signal.getsignal(signal.SIGALRM)

    with in_time(30.0):
        spin(0.01)

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("path", ["/en/", "/lt/history"])
def test_page_that_is_sent_too_much_says_that_the_browser_still_has_it(
    visitor: Client, path: str
) -> None:
    answer = visitor.post(path, {"history": "x" * (bounds.MOST_BYTES + 1)})

    assert answer.status_code == 413
    assert "250 kB" in words(answer.content)


def test_length_that_is_no_number_is_passed_on(visitor: Client) -> None:
    answer = visitor.generic("GET", "/en/", headers={"content-length": "x"})

    assert answer.status_code == 200


def test_line_that_may_hold_a_lock_is_not_broken_off() -> None:
    ends = time.monotonic() + 0.05

    with in_time(0.01):
        while time.monotonic() < ends:
            pass
    waiting = signal.getitimer(signal.ITIMER_REAL)

    assert waiting == (0.0, 0.0)
    assert not doors.may_be_broken_off("threading")
    assert not doors.may_be_broken_off("asylia.lawyers")
    assert doors.may_be_broken_off("asylia.law.clock.answer")
