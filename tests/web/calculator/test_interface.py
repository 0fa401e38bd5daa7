"""The interface for other programs answers as the command does."""

import json
from pathlib import Path

import pytest
from django.test import Client
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from asylia import samples
from asylia.cli import main
from asylia.web.calculator import bounds
from asylia.web.calculator.openapi import description

ROOM = Path(samples.__file__).parent
HISTORIES = sorted([*(ROOM / "histories").glob("*.json"), *(ROOM / "golden").glob("*.toml")])
OAS = Path(__file__).parent / "vendored" / "openapi-3.1.json"
CLOCK = "/api/v1/clock"
EMPTY = {"format": "asylia-history/1", "case": "A", "member_state": "LT", "events": []}


def ask(visitor: Client, told: object, kind: str = "application/json") -> dict[str, object]:
    body = told if isinstance(told, str | bytes) else json.dumps(told)
    answer = visitor.post(CLOCK, body, content_type=kind)
    assert answer.status_code == 200, answer.content
    found: dict[str, object] = answer.json()
    return found


def schema(name: str) -> Draft202012Validator:
    """What the description says of one thing."""
    whole = Resource.from_contents(
        {"$schema": "https://json-schema.org/draft/2020-12/schema", **description()}
    )
    registry = Registry().with_resource("urn:api", whole)
    return Draft202012Validator({"$ref": f"urn:api#/components/schemas/{name}"}, registry=registry)


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_answer_is_that_of_the_command(
    visitor: Client, capsys: pytest.CaptureFixture[str], path: Path
) -> None:
    day = "2026-08-20"
    assert main(["clock", str(path), "--as-of", day, "--json"]) == 0
    expected = json.loads(capsys.readouterr().out)

    found = ask(visitor, {"history": path.read_text(encoding="utf-8"), "as_of": day})

    assert found == expected
    schema("Answer").validate(found)


def test_history_may_be_an_object_and_known_on_an_earlier_day(
    visitor: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    path = ROOM / "histories/founding.json"
    days = {"as_of": "2026-08-20", "known_on": "2026-08-12"}
    words = ["clock", str(path), "--as-of", days["as_of"], "--known-on", days["known_on"]]
    assert main([*words, "--json"]) == 0

    found = ask(visitor, {"history": json.loads(path.read_text(encoding="utf-8")), **days})

    assert found == json.loads(capsys.readouterr().out)


def test_bare_history_is_asked_for_today(visitor: Client) -> None:
    path = ROOM / "histories/founding.json"
    question = json.loads(path.read_text(encoding="utf-8"))

    bare = ask(visitor, path.read_bytes())
    wrapped = ask(visitor, {"history": question})

    assert bare == wrapped


def test_toml_is_read_as_json_is(visitor: Client) -> None:
    text = (ROOM / "golden/founding-2026.toml").read_text(encoding="utf-8")

    by_toml = ask(visitor, text, kind="application/toml")
    by_json = ask(visitor, {"history": text})

    assert by_toml == by_json


def test_question_in_toml_holds_its_history_as_a_table(visitor: Client) -> None:
    question = """
as_of = 2026-08-20
[history]
format = "asylia-history/1"
case = "A"
member_state = "LT"
events = [{event = "application_made", at = 2026-08-10}]
"""

    found = ask(visitor, question, kind="application/toml")

    assert found["as_of"] == "2026-08-20"


@pytest.mark.parametrize(
    ("told", "position", "mend"),
    [
        ('{"format": ', "line 1, column 12", "Correct the file there."),
        ("[]", "the whole file", 'Begin with {"format": "asylia-history/1", …}.'),
        ({"history": 3}, "history", 'Write {"format": "asylia-history/1", …}.'),
        ({"history": EMPTY, "as_of": "soon"}, "as_of", "Write a day as 2026-08-10"),
        ({"history": EMPTY, "as_of": 5}, "as_of", "Put it in quotes."),
        ({"history": EMPTY, "asof": "2026-08-20"}, "key 'asof'", "Send a history file, or an"),
        ({**EMPTY, "member_state": "XX"}, "member_state", "Write the Member State's ISO"),
        (
            {**EMPTY, "events": [{"event": "application_mode", "at": "2026-08-10"}]},
            "event 1 (application_mode), event",
            "Did you mean 'application_made'?",
        ),
        (
            {
                "history": {
                    **EMPTY,
                    "events": [{"event": "application_made", "at": "2190-08-10"}],
                },
                "as_of": "2190-08-10",
            },
            "events",
            "Check the day.",
        ),
    ],
)
def test_refusal_names_the_place_and_the_mend(
    visitor: Client, told: object, position: str, mend: str
) -> None:
    body = told if isinstance(told, str) else json.dumps(told)

    answer = visitor.post(CLOCK, body, content_type="application/json")

    found = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (422, "application/problem+json")
    assert found["position"] == position
    assert found["mend"].startswith(mend)
    schema("Problem").validate(found)


@pytest.mark.parametrize(
    "odd",
    ["x = 10:00:00", "x = 0x" + "f" * 9000, f"x.{'a.' * 900}b = 1"],
    ids=["time", "n", "deep"],
)
def test_what_no_rule_reads_may_hold_anything_that_toml_can_say(visitor: Client, odd: str) -> None:
    told = f'as_of = "2026-08-20"\n[history]\nformat = "asylia-history/1"\n{odd}\n'
    told += 'case = "A"\nmember_state = "LT"\n'
    told += '[[history.events]]\nevent = "application_made"\nat = 2026-08-10\n'

    assert ask(visitor, told, kind="application/toml")["case"] == "A"


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "text/xml"])
def test_other_kinds_of_body_are_refused(visitor: Client, kind: str) -> None:
    answer = visitor.post(CLOCK, "x", content_type=kind)

    assert answer.status_code == 415
    assert answer.json()["title"] == "Unsupported Media Type"


def test_more_events_than_are_counted_are_refused(visitor: Client) -> None:
    many = [{"event": "interview_held", "at": "2026-08-10"}] * (bounds.MOST_EVENTS + 1)

    answer = visitor.post(CLOCK, {**EMPTY, "events": many}, content_type="application/json")

    assert answer.status_code == 422
    assert "this calculator counts 150 at most" in answer.json()["what"]


def test_body_that_is_too_large_is_refused_before_it_is_read(visitor: Client) -> None:
    answer = visitor.post(CLOCK, b" " * (bounds.MOST_BYTES + 1), content_type="application/json")

    assert (answer.status_code, answer["Content-Type"]) == (413, "application/problem+json")


def test_unversioned_address_gives_the_newest_answer(visitor: Client) -> None:
    told = {"history": EMPTY, "as_of": "2026-08-20"}

    answer = visitor.post("/api/clock", told, content_type="application/json")

    assert answer.json() == ask(visitor, told)


def test_pages_of_others_may_ask_and_are_told_so_beforehand(visitor: Client) -> None:
    before = visitor.options(CLOCK)
    answer = visitor.post(CLOCK, EMPTY, content_type="application/json")

    assert (before.status_code, before["Access-Control-Allow-Headers"]) == (204, "Content-Type")
    assert before["Access-Control-Allow-Origin"] == answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer


def test_nothing_at_an_address_is_told_as_a_problem(visitor: Client) -> None:
    answer = visitor.get("/api/nothing")

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


def test_description_is_openapi() -> None:
    meta = json.loads(OAS.read_text(encoding="utf-8"))

    errors = [error.message for error in Draft202012Validator(meta).iter_errors(description())]

    assert errors == []


def test_description_is_served_and_its_examples_are_answered(visitor: Client) -> None:
    found = visitor.get("/api/openapi.json").json()

    content = found["paths"]["/clock"]["post"]["requestBody"]["content"]["application/json"]
    for name, check in (("history", "History"), ("question", "Question")):
        example = content["examples"][name]["value"]
        schema(check).validate(example)
        assert ask(visitor, example)["limits"]


@pytest.mark.parametrize("path", HISTORIES, ids=lambda path: path.stem)
def test_description_takes_what_the_command_takes(path: Path) -> None:
    if path.suffix == ".json":
        schema("History").validate(json.loads(path.read_text(encoding="utf-8")))
