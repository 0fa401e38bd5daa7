"""An entry as plain values, for a program that reads the law book, and the days of the book."""

from dataclasses import replace
from datetime import date

import pytest

from asylia.law.book import Entry, NoSuchLimit, book_of, law_book
from asylia.law.book.articles import articles_of
from asylia.law.book.roles import Part
from asylia.law.citation import APR, SCREEN, Citation
from asylia.law.limits import AllOf, Missed, Not, TimeLimit, WithinLimit, carrying
from asylia.law.periods import APR_73, NO_ROLLING, days, months, weeks, working_days, years
from asylia.law.terms import Event, Party

RULE = TimeLimit(
    id="one",
    cites=APR(27, 1),
    title="Register the application",
    says="It is registered within five days.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    met_by=(Event.APPLICATION_REGISTERED,),
    counted_by=NO_ROLLING,
    lasts=days(5),
)


def counted(**told: object) -> list[tuple[str, str | None]]:
    """How the length is counted, each sentence with its provision."""
    rule = replace(RULE, **told)  # type: ignore[arg-type]
    lines = next(one.lines for one in Entry(rule).parts if one.key == "counted_by")
    return [(str(line.says), str(line.cites) if line.cites else None) for line in lines]


def test_entry_is_read_as_plain_values() -> None:
    within = WithinLimit((Event.APPLICATION_LODGED,), "other", "lodged in time")
    missed = Missed(says="Nothing is stated.", cites=SCREEN(3))

    found = Entry(replace(RULE, applies_if=(within,), if_missed=missed)).as_json()

    parts = found.pop("parts")
    assert found == {
        "id": "one",
        "instrument": "APR",
        "article": "27(1)",
        "title": "Register the application",
        "says": "It is registered within five days.",
        "owed_by": "authority responsible for registering applications",
        "kind": "maximum",
        "lasts": "5 days",
        "in_force_from": "2026-06-12",
        "in_force_until": None,
        "unverified": None,
        "events": {
            "starts": ["application_made"],
            "meets": ["application_registered"],
            "condition": ["application_lodged"],
        },
    }
    assert isinstance(parts, dict)
    assert parts["applies_if"] == [{"says": "lodged in time", "cites": None, "limits": ["other"]}]
    assert parts["if_missed"] == [{"says": "Nothing is stated.", "cites": "SCREEN 3", "limits": []}]
    assert parts["lasts"] == [{"says": "5 days", "cites": None, "limits": []}]


def test_entry_without_length_with_an_end_and_a_doubt_says_so_as_plain_values() -> None:
    rule = replace(
        RULE,
        lasts=None,
        national=True,
        in_force_until=date(2026, 12, 31),
        unverified="the text was not at hand",
    )

    found = Entry(rule).as_json()

    assert (found["lasts"], found["in_force_until"], found["unverified"]) == (
        None,
        "2026-12-31",
        "the text was not at hand",
    )


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (None, [date(2026, 6, 12)]),
        (date(2026, 12, 31), [date(2026, 6, 12), date(2027, 1, 1)]),
    ],
)
def test_day_after_the_last_of_a_rule_is_a_day_of_change(
    until: date | None, found: list[date]
) -> None:
    book = book_of((replace(RULE, in_force_until=until),))

    assert list(book.days) == found


def test_refusal_of_an_unknown_id_repeats_its_beginning() -> None:
    with pytest.raises(NoSuchLimit) as refused:
        law_book().find("q" * 99)

    assert str(refused.value) == f"the law book has no limit '{'q' * 80}'."
    assert (refused.value.id, refused.value.nearest) == ("q" * 99, ())


def test_refusal_of_an_unknown_id_names_no_more_than_four_that_look_like_it() -> None:
    with pytest.raises(NoSuchLimit) as refused:
        law_book().find("apr-register")

    assert len(refused.value.nearest) == 4
    assert refused.value.nearest[0] == "apr-register-5d"


def test_unknown_id_is_compared_without_regard_to_capitals() -> None:
    with pytest.raises(NoSuchLimit) as refused:
        law_book().find("APR-REGISTER-5D")

    assert refused.value.nearest[0] == "apr-register-5d"


def test_event_that_has_to_carry_something_is_found_by_its_name() -> None:
    border = carrying(Event.PROCEDURE_ASSIGNED, procedure="border")

    events = Entry(replace(RULE, runs_from=border, met_by=(border,))).events

    assert events == {
        Part.STARTS: (Event.PROCEDURE_ASSIGNED,),
        Part.MEETS: (Event.PROCEDURE_ASSIGNED,),
    }


def test_limits_that_are_named_within_a_condition_are_named_each_once() -> None:
    one = WithinLimit((Event.APPLICATION_LODGED,), "first", "lodged in time")
    other = WithinLimit((Event.APPLICATION_REGISTERED,), "second", "registered in time")
    both = AllOf((one, Not(other, says="late"), one), says="both")

    lines = next(
        one.lines
        for one in Entry(replace(RULE, applies_if=(both,))).parts
        if one.key == "applies_if"
    )

    assert [line.limits for line in lines] == [("first", "second")]


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ({"early": False}, ["application registered"]),
        ({"early": True}, ["application registered", "also by what happened before it began"]),
        ({"early": True, "met_by": ()}, []),
    ],
)
def test_what_happened_before_counts_only_where_something_meets_the_limit(
    told: dict[str, object], says: list[str]
) -> None:
    parts = {one.key: one.lines for one in Entry(replace(RULE, **told)).parts}  # type: ignore[arg-type]

    assert [str(line.says) for line in parts.get("met_by", ())] == says


# Counting


def test_each_sentence_on_a_length_in_months_has_its_provision() -> None:
    found = counted(counted_by=APR_73, lasts=months(1))

    assert found[0] == ("by APR Article 73", None)
    assert [cites for _, cites in found[1:]] == ["APR 73(a)", "APR 73(b)", "APR 73(b)", "APR 73(c)"]


@pytest.mark.parametrize("length", [weeks(1), months(1), years(1)])
def test_length_in_weeks_months_or_years_ends_on_a_date(length: object) -> None:
    says = [text for text, _ in counted(lasts=length)]

    assert "it ends on the weekday, or the date, of the event" in says


def test_what_a_working_day_is_stands_in_the_general_rule() -> None:
    assert counted(lasts=working_days(3))[2] == (
        "only working days count: no Saturday, Sunday or public holiday",
        "REG-1182-71 2(2)",
    )


# Articles


def test_articles_whose_number_has_two_parts_come_after_the_plain_one() -> None:
    cited = [Citation("UTPI", text) for text in ("140-10", "9", "140-2", "140", "27(1)")]
    book = book_of(tuple(replace(RULE, id=one.article, cites=one) for one in cited))

    found = [one.number for one in articles_of(book, "UTPI")]

    assert found == ["9", "27", "140", "140-2", "140-10"]


def test_limits_of_an_article_stand_together_in_their_order() -> None:
    book = book_of(
        (
            replace(RULE, id="first", cites=APR(27, 1)),
            replace(RULE, id="other", cites=APR(28, 1)),
            replace(RULE, id="second", cites=APR(27, 2)),
        )
    )

    found = {one.number: one for one in articles_of(book, "APR")}

    assert [entry.id for entry in found["27"].entries] == ["first", "second"]
    assert (found["27"].about, found["27"].is_later) == ("", False)
    assert not found["1"].is_later
