"""What the interface takes and gives, as OpenAPI 3.1; the vocabulary is the law's own."""

import json
from functools import cache

from asylia import __version__
from asylia.law.facts.attributes import WORDS
from asylia.law.facts.reading import FORMAT
from asylia.law.holidays import STATES
from asylia.law.terms import ALIASES, Kind, Reason, Status
from asylia.web.calculator import bounds
from asylia.web.calculator.vocabulary import enterable

Schema = dict[str, object]

DAY: Schema = {"type": "string", "format": "date", "examples": ["2026-08-20"]}
MOMENT: Schema = {"type": "string", "format": "date-time", "examples": ["2026-08-10T14:10+03:00"]}
TEXT: Schema = {"type": "string"}
EXAMPLE: Schema = {
    "format": FORMAT,
    "case": "LT-7Q4K-2M9X",
    "member_state": "LT",
    "events": [
        {"event": "application_made", "at": "2026-08-10T14:40+03:00"},
        {"event": "application_registered", "at": "2026-08-11"},
    ],
}


@cache
def described() -> str:
    """The description as JSON."""
    return json.dumps(description(), indent=2, ensure_ascii=False)


def description() -> Schema:
    """The description as an object."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Asylia: the law's clock",
            "version": __version__,
            "summary": "Every time limit of one asylum case, with its reasons.",
            "description": (
                "A history goes in, the answer comes out; nothing is stored or logged. The answer"
                " is that of the command `asylia clock HISTORY --json`. It is no legal advice."
            ),
            "license": {"name": "EUPL-1.2", "identifier": "EUPL-1.2"},
        },
        "servers": [{"url": "/api/v1"}],
        "paths": {"/clock": {"post": _clock()}},
        "components": {"schemas": _schemas()},
    }


def _clock() -> Schema:
    return {
        "operationId": "clock",
        "summary": "Count every time limit of one case",
        "requestBody": {"required": True, "content": _taken()},
        "responses": {
            "200": {
                "description": "Every limit, what the law produced, and what does not run.",
                "content": {"application/json": {"schema": _ref("Answer")}},
            },
            "413": _problem(f"More than {bounds.MOST_BYTES} bytes."),
            "415": _problem("Neither JSON nor TOML."),
            "422": _problem("The history cannot be used; place and mend are named."),
            "429": _problem("This address asks very often; Retry-After says when to ask again."),
        },
    }


def _taken() -> Schema:
    schema = {"oneOf": [_ref("History"), _ref("Question")]}
    return {
        "application/json": {
            "schema": schema,
            "examples": {
                "history": {"summary": "A history, asked for today", "value": EXAMPLE},
                "question": {
                    "summary": "A history and a day",
                    "value": {"history": EXAMPLE, "as_of": "2026-08-20"},
                },
            },
        },
        "application/toml": {"schema": {"type": "string"}},
    }


def _problem(says: str) -> Schema:
    return {
        "description": says,
        "content": {"application/problem+json": {"schema": _ref("Problem")}},
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


def _object(required: tuple[str, ...], **properties: Schema) -> Schema:
    return {"type": "object", "required": list(required), "properties": properties}


def _list(of: Schema) -> Schema:
    return {"type": "array", "items": of}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _schemas() -> Schema:
    return {
        "History": _history(),
        "Event": _event(),
        "Question": _question(),
        "Answer": _answer(),
        "Limit": _limit(),
        "NotRunning": _not_running(),
        "Problem": _object(
            ("type", "title", "status", "detail", "what", "mend"),
            type=TEXT,
            title=TEXT,
            status={"type": "integer"},
            detail=TEXT,
            what=TEXT,
            mend=TEXT,
            position={**TEXT, "description": "The place in what was sent."},
        ),
    }


def _history() -> Schema:
    found = _object(
        ("format", "case", "member_state", "events"),
        format={"const": FORMAT},
        case={**TEXT, "description": "A reference without personal data."},
        member_state={"enum": sorted(STATES)},
        person=_object(
            (),
            date_of_birth=_or_null(DAY),
            nationality=_or_null(_list(TEXT)),
            unaccompanied_minor=_or_null({"type": "boolean"}),
        ),
        events={**_list(_ref("Event")), "maxItems": bounds.MOST_EVENTS},
    )
    return {**found, "description": "What happened; a fact that is missing is not known."}


def _event() -> Schema:
    attributes: dict[str, Schema] = {key: {"enum": list(words)} for key, words in WORDS.items()}
    return _object(
        ("event", "at"),
        event={"enum": sorted({*enterable(), *ALIASES})},
        at={"anyOf": [DAY, MOMENT]},
        recorded_at=MOMENT,
        id={"type": ["string", "integer"]},
        corrects={"type": ["string", "integer"]},
        withdrawn={"type": "boolean"},
        attributes=_object((), **attributes),
    )


def _question() -> Schema:
    return {
        **_object(
            ("history",),
            history={"anyOf": [_ref("History"), TEXT]},
            as_of={**DAY, "description": "Ask for the end of this day; without it, today."},
            known_on={**DAY, "description": "With what the file knew by this day."},
        ),
        "additionalProperties": False,
    }


def _answer() -> Schema:
    return _object(
        (
            *("case", "as_of", "known_on", "law_version", "limits", "derived_events"),
            *("not_running", "recompute_on", "notes"),
        ),
        case=TEXT,
        as_of=DAY,
        known_on=DAY,
        law_version=DAY,
        limits=_list(_ref("Limit")),
        derived_events=_list(
            _object(("event", "at", "by", "cites"), event=TEXT, at=DAY, by=TEXT, cites=TEXT)
        ),
        not_running=_list(_ref("NotRunning")),
        recompute_on=_or_null(DAY),
        notes=_list(TEXT),
    )


def _limit() -> Schema:
    candidate = _object(
        ("reading", "cites", "why"), due_on=DAY, due_at=MOMENT, reading=TEXT, cites=TEXT, why=TEXT
    )
    return _object(
        (
            *("id", "instrument", "article", "status", "starts_on", "due_on", "nominal_end"),
            *("met_on", "days_left", "candidates", "consequence", "steps"),
        ),
        id=TEXT,
        instrument=TEXT,
        article=TEXT,
        title=TEXT,
        kind={"enum": [one.value for one in Kind]},
        owed_by=TEXT,
        status={"enum": [one.value for one in Status]},
        starts_on=DAY,
        due_on=_or_null(DAY),
        due_at=MOMENT,
        nominal_end=_or_null(DAY),
        met_on=_or_null(DAY),
        days_left={"type": ["integer", "null"]},
        longest_on=_or_null(DAY),
        state=TEXT,
        candidates=_list(candidate),
        consequence=_or_null(TEXT),
        reason=_or_null(TEXT),
        steps=_list(_object(("text", "cites"), text=TEXT, cites=TEXT)),
    )


def _not_running() -> Schema:
    return _object(
        ("id", "why", "kind"),
        id=TEXT,
        why=TEXT,
        kind={"enum": [one.value for one in Reason]},
        state=TEXT,
    )
