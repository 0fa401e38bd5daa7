"""Letters: every kind in every language, what stops one, and the last day to appeal."""

import io
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any

import pytest
from pypdf import PdfReader

from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import Refused
from asylia.web.cases.models import Case
from asylia.web.papers.composing import compose
from asylia.web.papers.guard import Addressee
from asylia.web.papers.kinds import KINDS, Kind
from asylia.web.papers.printing import paper_of
from asylia.web.papers.setting import Letter, Missing, text_of
from asylia.web.papers.wording import LANGUAGES, languages_of, wording_of
from tests.web.factories import add_entry
from tests.web.papers.conftest import LATVIA, asked, at

TODAY = date(2026, 8, 24)


def words(letter: Letter, side: int = -1) -> str:
    """Everything that one side says, line by line."""
    found = letter.sides[side]
    lines = [*found.head, *(line for block in found.blocks for line in block.lines)]
    return "\n".join([found.title, found.mark, found.note, *map(text_of, lines)])


def pages_of(paper: bytes) -> list[str]:
    reader = PdfReader(io.BytesIO(paper), strict=True)
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.code)
def test_there_is_a_template_of_every_kind_in_every_language(kind: Kind) -> None:
    found = [wording_of(kind, language) for language in languages_of(kind)]

    assert [one.language for one in found] == list(LANGUAGES)
    assert all(one.is_ours and not one.checked for one in found)
    assert len({(one.needs, one.may, len(one.parts)) for one in found}) == 1


@pytest.mark.usefixtures("configured")
def test_every_kind_is_filled_in_in_every_language(decided: Case) -> None:
    for code, language in product(KINDS, LANGUAGES):
        letter = compose(decided, asked(code, language), today=TODAY).letter
        told = words(letter)
        assert "{" not in told
        assert letter.sides[-1].language == language
        assert letter.sides[-1].mark
        assert letter.sides[-1].direction == ("rtl" if language in {"ar", "fa"} else "ltr")
        assert letter.sides[0].language == "lt"


@pytest.mark.usefixtures("configured")
def test_decision_names_the_last_day_to_appeal_with_its_provision(decided: Case) -> None:
    letter = compose(decided, asked("decision"), today=TODAY).letter

    told = words(letter)
    assert "Friday, 11 September 2026 (2026-09-11)" in told
    assert "Friday, 28 August 2026 (2026-08-28)" in told
    assert "Regulation (EU) 2024/1348, Art. 67(7)(b)" in told
    assert "The reasons stand in full in the part of this paper" in told
    assert "A risk was not found." in words(letter, 0)


@pytest.mark.usefixtures("configured")
def test_reasons_in_the_language_of_the_person_take_their_place(decided: Case) -> None:
    told = asked("decision", "ru", reasons_translated="Опасность не установлена.")

    letter = compose(decided, told, today=TODAY).letter

    assert "Опасность не установлена." in words(letter)
    assert "A risk was not found." not in words(letter)


@pytest.mark.usefixtures("configured")
def test_service_that_is_in_the_file_counts_and_not_what_was_told(
    decided: Case, worker: User
) -> None:
    codes = {"outcome": "rejected_unfounded", "served": "in_person"}
    on = at(25).date()
    add_entry(decided, "decision_notified", by=worker, at=at(25), happened_on=on, attributes=codes)

    letter = compose(decided, asked("decision"), today=TODAY).letter

    assert "Tuesday, 25 August 2026 (2026-08-25)" in words(letter)
    assert "2026-09-08" in words(letter)


def test_decision_stops_where_national_law_sets_no_time_to_appeal(decided: Case) -> None:
    with pytest.raises(Missing) as refused:
        compose(decided, asked("decision"), today=TODAY)

    assert "“Last day to appeal” is missing" in refused.value.reason
    assert "APR 67(7)(b)" in refused.value.reason


@pytest.mark.usefixtures("configured")
def test_decision_stops_where_the_law_can_be_read_in_two_ways(case: Case, worker: User) -> None:
    add_entry(
        case,
        "first_instance_decision_taken",
        by=worker,
        at=at(20),
        happened_on=at(20).date(),
        attributes={"outcome": "inadmissible"},
    )

    with pytest.raises(Missing) as refused:
        compose(case, asked("decision"), today=TODAY)

    assert "“Last day to appeal” is missing" in refused.value.reason


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize(
    ("kind", "field", "label"),
    [
        ("decision", "reasons", "Reasons"),
        ("decision", "served_on", "Last day to appeal"),
        ("decision", "court", "Court that decides on the appeal"),
        ("invitation", "place", "Place"),
        ("invitation", "interpreter_language", "Language of the interpreter"),
        ("receipt", "handed_in", "What was handed in"),
        ("transfer_notice", "court_address", "Address of the court"),
        ("take_charge_request", "evidence", "Evidence and indications"),
    ],
)
def test_missing_field_stops_the_letter_with_its_name(
    kind: str, field: str, label: str, decided: Case
) -> None:
    with pytest.raises(Missing) as refused:
        compose(decided, asked(kind, **dict.fromkeys([field])), today=TODAY)

    assert refused.value.reason.startswith(f"The paper is not made: “{label}” is missing.")


@pytest.mark.usefixtures("configured")
def test_granted_status_has_no_remedy(case: Case, worker: User) -> None:
    add_entry(
        case,
        "first_instance_decision_taken",
        by=worker,
        at=at(20),
        happened_on=at(20).date(),
        attributes={"outcome": "refugee_status"},
    )

    letter = compose(case, asked("decision", served_on=None, court=None), today=TODAY).letter

    assert "refugee status is granted" in words(letter)
    assert "How to appeal" not in words(letter)


@pytest.mark.usefixtures("configured")
def test_transfer_notice_names_both_last_days(decided: Case) -> None:
    letter = compose(decided, asked("transfer_notice"), today=TODAY).letter

    told = words(letter)
    assert "Latvia" in told
    assert "2026-09-11" in told
    assert "The last day to ask is Friday, 4 September 2026 (2026-09-04)." in told


@pytest.mark.usefixtures("configured")
def test_paper_is_tagged_titled_and_in_its_languages(decided: Case) -> None:
    paper = paper_of(compose(decided, asked("decision", "ar"), today=TODAY).letter)

    reader = PdfReader(io.BytesIO(paper), strict=True)
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == "lt"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Sprendimas dėl tarptautinės apsaugos prašymo"
    assert reader.metadata.author is None
    assert reader.xmp_metadata is not None
    xmp = reader.xmp_metadata.stream.get_data()
    assert b"<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert b"Velgorin" not in xmp
    assert _is_tagged_in(root, "ar")


def _is_tagged_in(root: Any, language: str) -> bool:
    """Whether some part of the structure says that it is in this language."""
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        found = waiting.pop().get_object()
        if isinstance(found, dict):
            if found.get("/Lang") == language:
                return True
            waiting += [found["/K"]] if "/K" in found else []
        elif isinstance(found, list):
            waiting += found
    return False


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("language", ["ar", "fa"])
def test_right_to_left_line_begins_at_the_right(language: str, decided: Case) -> None:
    letter = compose(decided, asked("receipt", language), today=TODAY).letter

    lines = [as_read(line) for line in pages_of(paper_of(letter))[1].splitlines()]

    title = letter.sides[1].title
    assert title in lines
    assert any(line.endswith("(2026-08-13)") or "2026-08-13" in line for line in lines)
    assert any(decided.reference in line for line in lines)


def as_read(line: str) -> str:
    """A line as it is read: pypdf tells its words as they stand, from left to right."""
    return " ".join(reversed(line.split()))


@pytest.mark.usefixtures("configured")
def test_days_stand_in_the_digits_of_the_language_and_in_iso_digits(decided: Case) -> None:
    letter = compose(decided, asked("invitation", "fa"), today=TODAY).letter

    text = pages_of(paper_of(letter))[1]

    assert "۱۶ سپتامبر ۲۰۲۶" in words(letter)
    assert "۰۹:۱۵" in words(letter)
    assert "۶۱" in text  # pypdf turns each run of a line that is read from the right
    assert "۶۲۰۲" in text
    assert "2026-09-16 09:15" in text
    arabic = {chr(number) for number in range(0x660, 0x66A)}
    assert arabic.isdisjoint(text)


@pytest.mark.usefixtures("configured")
def test_letter_to_the_country_of_origin_is_refused(decided: Case) -> None:
    told = asked("take_charge_request")
    home = replace(told, to=Addressee(is_the_person=False, name="Ministry", country="RU"))

    with pytest.raises(Refused, match="the country that the person is of"):
        compose(decided, home, today=TODAY)


@pytest.mark.usefixtures("configured")
def test_time_to_appeal_that_is_long_over_is_named_all_the_same(decided: Case) -> None:
    letter = compose(decided, asked("decision"), today=date(2027, 1, 11)).letter

    assert "2026-09-11" in words(letter)
    assert "Monday, 11 January 2027 (2027-01-11)" in words(letter)


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("sign", ["\u1210", "\u202e", "\u2066", "\x07"])
def test_what_the_fonts_cannot_print_stops_the_letter(sign: str, decided: Case) -> None:
    told = asked("receipt", handed_in=f"Passport {sign}")
    other = replace(asked("receipt"), to=replace(LATVIA, name=f"A. Counsel {sign}"))

    with pytest.raises(Missing, match="our fonts cannot print"):
        compose(decided, told, today=TODAY)
    with pytest.raises(Refused, match="our fonts cannot print"):
        compose(decided, other, today=TODAY)


def test_name_in_a_script_without_a_font_is_left_out_of_the_certificate(
    case: Case, worker: User
) -> None:
    add_entry(
        case,
        "identity_stated",
        by=worker,
        at=at(12),
        content={"name_in_own_script": "\u1210\u1230\u1295"},
        source="stated",
    )

    letter = compose(case, asked("registration_certificate"), today=TODAY).letter

    assert "Name in own script" not in words(letter)
    assert "Arsen Velgorin" in words(letter)


@pytest.mark.usefixtures("configured")
def test_outcome_without_words_stops_the_decision(case: Case, worker: User) -> None:
    codes = {"outcome": "something_else"}
    on = at(20).date()
    event = "first_instance_decision_taken"
    add_entry(case, event, by=worker, at=at(20), happened_on=on, attributes=codes)

    with pytest.raises(Missing):
        compose(case, asked("decision"), today=TODAY)
