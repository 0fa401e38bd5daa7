"""The law book is found by act and article, by event, by party, by day and by words."""

from dataclasses import replace
from datetime import date

from asylia.law.acts.articles import NO_LIMIT
from asylia.law.book import Entry, book_of, law_book
from asylia.law.book.articles import articles_of, number_of
from asylia.law.book.changes import change_of
from asylia.law.book.roles import Part
from asylia.law.citation import APR, UTPI, Citation
from asylia.law.limits import Extension, Happened, Missed, Overtaken, Pause, TimeLimit
from asylia.law.periods import APR_73, days
from asylia.law.terms import Event, Party

PACT = date(2026, 6, 12)
EVE = date(2026, 6, 11)


def rule(id_: str, **told: object) -> TimeLimit:
    """A rule; what a test is about it says itself."""
    base = TimeLimit(
        id=id_,
        cites=APR(27, 1),
        title="Register the application",
        says="It is registered within five days.",
        owed_by=Party.REGISTERING_AUTHORITY,
        runs_from=Event.APPLICATION_MADE,
        counted_by=APR_73,
        lasts=days(5),
    )
    return replace(base, **told)  # type: ignore[arg-type]


def ids(entries: tuple[Entry, ...]) -> list[str]:
    return [one.id for one in entries]


def test_an_event_is_found_in_each_part_that_it_plays() -> None:
    left = Happened((Event.LEFT_TERRITORY,), "the person left")
    one = rule(
        "one",
        met_by=(Event.APPLICATION_REGISTERED,),
        shown_by=(Event.APPLICATION_LODGED,),
        applies_if=(Happened((Event.SCREENING_COMPLETED,), "screened"),),
        overtaken_by=(Overtaken(by=left, cites=APR(1), says="left"),),
        extended_by=(
            Extension(
                lasts=days(9),
                when=Happened((Event.TIME_LIMIT_EXTENDED,), "extended"),
                cites=APR(1),
                says="",
            ),
        ),
        pauses=(
            Pause(
                begins=Event.ABSCONDED,
                ends=Event.PERSON_AVAILABLE_AGAIN,
                restarts=False,
                cites=APR(1),
                says="away",
            ),
        ),
        if_missed=Missed(says="Lapses.", derives=Event.APPLICATION_WITHDRAWN),
    )

    found = book_of((one,)).by_event

    assert {event: [*parts] for event, parts in found.items()} == {
        Event.APPLICATION_MADE: [Part.STARTS],
        Event.APPLICATION_REGISTERED: [Part.MEETS],
        Event.APPLICATION_LODGED: [Part.SHOWS],
        Event.ABSCONDED: [Part.PAUSES],
        Event.PERSON_AVAILABLE_AGAIN: [Part.RESUMES],
        Event.TIME_LIMIT_EXTENDED: [Part.EXTENDS],
        Event.LEFT_TERRITORY: [Part.OVERTAKES],
        Event.APPLICATION_WITHDRAWN: [Part.FOLLOWS],
        Event.SCREENING_COMPLETED: [Part.CONDITION],
    }


def test_what_starts_when_an_application_is_registered_is_answered() -> None:
    found = law_book().by_event[Event.APPLICATION_REGISTERED]

    assert "apr-lodge-21d" in ids(found[Part.STARTS])
    assert "apr-register-5d" in ids(found[Part.MEETS])


def test_every_entry_is_found_once_by_the_party_that_owes_it() -> None:
    book = law_book()

    found = [one.id for entries in book.by_party.values() for one in entries]

    assert sorted(found) == sorted(book.by_id)


def test_every_entry_is_found_by_its_act() -> None:
    book = law_book()

    found = [one.id for act in book.acts for one in book.of_act(act)]

    assert sorted(found) == sorted(book.by_id)


def test_articles_come_in_order_with_limits_or_the_reason_why_none() -> None:
    found = articles_of(law_book(), "APR")

    numbers = [int(one.number) for one in found]
    assert numbers == sorted(set(numbers))
    assert (numbers[0], numbers[-1]) == (1, 79)
    by_number = {one.number: one for one in found}
    assert {one.rule.cites.article[:3] for one in by_number["27"].entries} == {"27("}
    assert by_number["1"].about == NO_LIMIT["APR"][1]
    assert not by_number["1"].entries


def test_articles_of_a_national_law_are_those_with_limits() -> None:
    book = book_of((rule("b", cites=UTPI("140-8", 1)), rule("a", cites=UTPI(140, 2))))

    assert [one.number for one in articles_of(book, "UTPI")] == ["140", "140-8"]


def test_a_provision_without_number_is_its_own_article() -> None:
    assert number_of(Citation("UTPI", "annex")) == "annex"


def test_the_law_of_a_day_holds_what_was_in_force_then() -> None:
    old = rule("old", in_force_from=date(2015, 7, 20), in_force_until=EVE)
    book = book_of((old, rule("new")))

    assert ids(book.on(date(2015, 7, 19))) == []
    assert ids(book.on(EVE)) == ["old"]
    assert ids(book.on(PACT)) == ["new"]


def test_days_of_change_are_the_first_days_of_the_old_and_the_new() -> None:
    old = rule("old", in_force_from=date(2015, 7, 20), in_force_until=EVE)

    assert book_of((old, rule("new"))).days == (date(2015, 7, 20), PACT)


def test_a_change_shows_twins_side_by_side_and_the_rest_apart() -> None:
    until = {"in_force_from": date(2015, 7, 20), "in_force_until": EVE}
    book = book_of(
        (
            rule("old-one", twins=("new-one", "new-two"), **until),
            rule("old-two", twins=("new-two",), **until),
            rule("old-three", **until),
            rule("stays", in_force_from=date(2015, 7, 20)),
            rule("new-one"),
            rule("new-two"),
            rule("new-three"),
        )
    )

    found = change_of(book, EVE, last=PACT)

    assert found.as_json() == {
        "from": "2026-06-11",
        "to": "2026-06-12",
        "replaced": [{"before": ["old-one", "old-two"], "after": ["new-one", "new-two"]}],
        "ended": ["old-three"],
        "began": ["new-three"],
    }


def test_the_two_days_of_a_change_may_come_in_either_order() -> None:
    book = law_book()

    there, back = change_of(book, EVE, last=PACT), change_of(book, PACT, last=EVE)

    assert there.as_json() == back.as_json()


def test_a_search_finds_what_holds_every_word() -> None:
    book = book_of((rule("one"), rule("two", title="Lodge it", says="Within 21 days.")))

    assert ids(book.search("REGISTER five")) == ["one"]
    assert ids(book.search("lodge 21")) == ["two"]
    assert ids(book.search("five 21")) == []
    assert ids(book.search("  ")) == []
