"""`asylia law`: the law book as text and as JSON, and what it refuses."""

import json
import sys
import tomllib
from collections import Counter
from importlib.resources import files
from typing import Any

import pytest

from asylia.cli import main
from asylia.law.acts.articles import UNREAD
from asylia.law.book import law_book
from asylia.law.book.articles import NO_LIMIT
from asylia.law.book.roles import Part
from asylia.law.terms import Event, Party
from asylia.samples.researched import researched


def asked(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    """What the command answers: its code, what it prints, what it complains."""
    code = main(["law", *words])
    printed = capsys.readouterr()
    return code, printed.out, printed.err


def answered(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    code, out, _err = asked(capsys, *words, "--json")
    assert code == 0
    return json.loads(out)


def test_list_holds_every_limit_and_what_was_left_out(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "list")

    assert [one["id"] for one in found["limits"]] == [*law_book().by_id]
    assert {one["id"]: one["left_out"] for one in found["left_out"]} == {
        one.id: one.left_out for one in researched() if one.left_out
    }


def test_the_count_by_instrument_is_that_of_the_researched_file(
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = files("asylia.samples") / "researched_ids.toml"
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["researched"]

    found = answered(capsys, "list")["researched"]

    assert {act: one["written"] + one["left_out"] for act, one in found.items()} == Counter(
        one["act"] for one in entries
    )
    assert sum(one["written"] for one in found.values()) == sum(
        1 for one in entries if one.get("went_to")
    )


def test_list_as_text_names_each_limit_once(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _err = asked(capsys, "list", "--act", "apr")

    named = [word for line in out.splitlines() for word in line.split() if word in law_book().by_id]
    assert code == 0
    assert sorted(set(named)) == sorted(one.id for one in law_book().of_act("APR"))


def test_list_says_which_articles_set_no_limit_and_what_was_not_read(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = answered(capsys, "list")
    of_act = answered(capsys, "list", "--act", "SCREEN")
    _code, text, _err = asked(capsys, "list")

    assert found["no_limit"]["SCREEN"]["23"] == NO_LIMIT["SCREEN"][23]
    assert found["unread"] == UNREAD
    assert [*of_act["no_limit"]] == ["SCREEN"]
    assert of_act["unread"] == {}
    assert f"Not read: {len(UNREAD)}" in text
    assert f"  SCREEN Art. 23: {NO_LIMIT['SCREEN'][23]}"[:90] in text


def test_list_is_narrowed_by_act(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "list", "--act", "RCD")

    assert [one["id"] for one in found["limits"]] == [one.id for one in law_book().of_act("RCD")]
    assert {one["act"] for one in found["left_out"]} <= {"RCD"}


@pytest.mark.parametrize("name", ["applicant", "Member State", "member_state"])
def test_list_is_narrowed_by_party(capsys: pytest.CaptureFixture[str], name: str) -> None:
    found = answered(capsys, "list", "--party", name)

    party = Party(name) if name in [*Party] else Party.MEMBER_STATE
    assert [one["id"] for one in found["limits"]] == [one.id for one in law_book().by_party[party]]


def test_list_is_narrowed_to_what_an_event_starts(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "list", "--event", "application_registered")

    assert [one["id"] for one in found["limits"]] == [
        one.id for one in law_book().by_event[Event.APPLICATION_REGISTERED][Part.STARTS]
    ]
    assert found["left_out"] == []


def test_show_tells_one_limit_with_its_examples(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "show", "apr-register-5d")

    assert (found["article"], found["lasts"], found["owed_by"]) == (
        "27(1)",
        "5 days",
        "authority responsible for registering applications",
    )
    assert found["parts"]["counted_by"][1] == {
        "says": "the day of the event is not counted",
        "cites": "APR 73(a)",
        "limits": [],
    }
    assert len(found["examples"]) >= 3
    assert found["examples"][0]["happened"][0]["event"] == "application_made"


def test_show_as_text_reads_from_top_to_bottom(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = asked(capsys, "show", "apr-register-5d")

    assert out.splitlines()[:4] == [
        "APR 27(1)  Register the application",
        "apr-register-5d",
        "",
        "The authority registers the application within five days of its being made.",
    ]
    assert "How long              5 days" in out
    assert max(map(len, out.splitlines())) <= 100


def test_show_says_of_a_rule_that_nobody_verified_it(capsys: pytest.CaptureFixture[str]) -> None:
    unverified = next(one for one in law_book().entries if one.rule.unverified)

    _code, out, _err = asked(capsys, "show", unverified.id)

    assert "Not verified: " in out
    assert answered(capsys, "show", unverified.id)["unverified"] == unverified.rule.unverified


def test_on_a_day_holds_what_was_in_force_then(capsys: pytest.CaptureFixture[str]) -> None:
    before = answered(capsys, "on", "2026-06-11", "--act", "APD")
    after = answered(capsys, "on", "2026-06-12", "--act", "APD")

    assert len(before["limits"]) > 0
    assert after == {"on": "2026-06-12", "limits": []}


def test_on_as_text_names_the_day(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = asked(capsys, "on", "2026-06-12")

    assert "in force on Fri 12 Jun 2026" in out.splitlines()[0]


def test_diff_shows_twins_side_by_side(capsys: pytest.CaptureFixture[str]) -> None:
    found = answered(capsys, "diff", "2026-06-11", "2026-06-12")

    assert {
        "before": ["apd-6-1-registration-competent-authority"],
        "after": ["apr-register-5d"],
    } in found["replaced"]
    _code, out, _err = asked(capsys, "diff", "2026-06-11", "2026-06-12")
    assert (
        "- APD 6(1): Register the application, 3 working days"
        "  [apd-6-1-registration-competent-authority]\n"
        "+ APR 27(1): Register the application, 5 days  [apr-register-5d]\n"
    ) in out


def test_diff_of_one_day_says_that_nothing_changed(capsys: pytest.CaptureFixture[str]) -> None:
    _code, out, _err = asked(capsys, "diff", "2026-07-01", "2026-07-02")

    assert out.splitlines()[-1] == "No rule of the book began or ended."


def test_show_gives_the_reason_why_a_researched_limit_is_left_out(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, out, _err = asked(capsys, "show", "apr-border-capacity-relief")
    found = answered(capsys, "show", "apr-border-capacity-relief")

    assert code == 0
    assert out.splitlines()[0] == "APR 48(2)-(4)"
    assert "Left out: not one person's case" in out
    assert found["left_out"].startswith("not one person's case")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (
            ("show", "apr-counsel-contact-before-lodging"),
            "'apr-counsel-contact-before-lodging' is not the id of a limit. Other limits hold it",
        ),
        (
            ("show", "apr-registr-5d"),
            "the law book has no limit 'apr-registr-5d'. Did you mean apr-register-5d,",
        ),
        (("show", "qqqq"), "the law book has no limit 'qqqq'. See: asylia law list"),
        (
            ("on", "2026-02-30"),
            "'2026-02-30' is not a day that exists. Write a day such as 2026-06-12.",
        ),
        (
            ("diff", "2026-06-11", "tomorrow"),
            "'tomorrow' is not a day that exists. Write a day such as 2026-06-12.",
        ),
        (("list", "--event", "application_regd"), "there is no event 'application_regd'. Did you"),
        (("list", "--event", "qqqq"), "there is no event 'qqqq'. They stand in docs/reference/"),
        (("list", "--party", "nobody"), "there is no party 'nobody'. There are: screening auth"),
        (("list", "--act", "ABC"), "there is no act 'ABC'. There are: SCREEN, APR,"),
        (("list", "--everything"), "unrecognized arguments: --everything. See: asylia law --help"),
        ((), "the following arguments are required: WORD. See: asylia law --help"),
    ],
)
def test_what_cannot_be_used_is_refused_in_a_sentence(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], says: str
) -> None:
    code, out, err = asked(capsys, *words)

    assert (code, out) == (2, "")
    assert err.startswith(f"asylia law: {says}")


def test_a_refusal_is_json_where_json_was_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    code, _out, err = asked(capsys, "show", "qqqq", "--json")

    assert (code, json.loads(err)) == (
        2,
        {
            "error": {
                "what": "the law book has no limit 'qqqq'",
                "mend": "See: asylia law list",
            }
        },
    )


def test_the_static_book_needs_the_pages(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "django", None)

    code, _out, err = asked(capsys, "site", "anywhere")

    assert (code, err.splitlines()[0][:46]) == (2, "asylia law site: this needs the templates of t")
