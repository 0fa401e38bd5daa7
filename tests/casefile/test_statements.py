"""What was said, through whom it came, and what is known of it."""

from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from asylia.casefile.entries import Entry, FileAct
from asylia.casefile.saying import Asking, Check, Likeness, Saying
from asylia.casefile.statements import (
    CaseLink,
    Confirmation,
    Confirmed,
    OwnNote,
    Setting,
    SourceKind,
    Teller,
    Verified,
    links_of,
    statements_of,
)
from tests.casefile.samples import entry

SAID = date(2026, 8, 11)
PRESS_CHAIN = (
    Teller(kind=SourceKind.PERSON),
    Teller(kind=SourceKind.BROADCASTER, who="Radio Lankas"),
    Teller(
        kind=SourceKind.PRESS,
        who="The Estuary Post",
        own_note=OwnNote.SAYS_UNCONFIRMED,
        words="could not be confirmed",
    ),
)


def said(number: int, words: str = "He held a bridge.", **told: Any) -> Entry:
    over = {name: told.pop(name) for name in ("corrects", "withdrawn") if name in told}
    happened = told.pop("happened", {"happened_on": SAID})
    saying = Saying(words=words, **told)
    return entry(
        number,
        FileAct.STATEMENT_RECORDED,
        attributes=saying.attributes(),
        content=saying.content(),
        **happened,
        **over,
    )


def checked(number: int, of: int, result: Verified, **told: Any) -> Entry:
    over = {name: told.pop(name) for name in ("corrects", "withdrawn") if name in told}
    happened = told.pop("happened_on", SAID)
    check = Check(of=of, result=result, **told)
    return entry(
        number,
        FileAct.VERIFICATION_RECORDED,
        attributes=check.attributes(),
        content=check.content(),
        happened_on=happened,
        **over,
    )


def asked(number: int, of: int, *, confirmed: bool, reason: str = "", **over: Any) -> Entry:
    asking = Asking(of=of, confirmed=confirmed, reason=reason)
    return entry(
        number,
        FileAct.STATEMENT_CONFIRMED,
        attributes=asking.attributes(),
        content=asking.content(),
        happened_on=SAID,
        **over,
    )


def test_what_was_told_is_read_as_it_was_told() -> None:
    told = said(
        4,
        "Я отказался.",
        source=Teller(kind=SourceKind.OFFICER, who="the sergeant", words="wrote a report"),
        told_by=(Teller(kind=SourceKind.PERSON),),
        heard_by="the sergeant",
        setting=Setting.INTERVIEW,
        interview=2,
        place="room 3",
        language="ru",
        interpreted=True,
        interpreter="L-07",
        rendering="I refused.",
        passage="report, page 1",
    )

    (found,) = statements_of([told])

    assert (found.number, found.first_number, found.earlier) == (4, 4, ())
    assert found.tellers == (
        Teller(kind=SourceKind.PERSON),
        Teller(kind=SourceKind.OFFICER, who="the sergeant", words="wrote a report"),
    )
    assert (found.heard_by, found.setting, found.interview) == ("the sergeant", "interview", 2)
    assert (found.place, found.passage) == ("room 3", "report, page 1")
    assert (found.language, found.interpreted, found.interpreter) == ("ru", True, "L-07")
    assert (found.words, found.rendering) == ("Я отказался.", "I refused.")
    assert (found.recorded_by, found.office, found.happened) == ("S-2222-3333", "O-2222", SAID)


def test_what_was_not_told_is_not_said_and_never_supposed() -> None:
    bare = entry(1, FileAct.STATEMENT_RECORDED, content={"words": "He left."})

    (found,) = statements_of([bare])

    assert found.tellers == (Teller(kind=SourceKind.NOT_SAID),)
    assert (found.first_hand, found.interpreted, found.is_hearsay) == (None, None, False)
    assert (found.setting, found.interview, found.language) == ("", 0, "")
    assert found.verified is Verified.NOT_EXAMINED
    assert found.confirmation == Confirmation(answer=Confirmed.NOT_ASKED)
    assert found.was_verified_before_correction is False


def test_codes_stay_in_the_header_and_the_language_somebody_speaks_is_sealed() -> None:
    told = said(1, language="ru", heard_by="A", first_hand=True, setting=Setting.LODGING)

    assert dict(told.header.attributes) == {
        "kind": "person",
        "setting": "lodging",
        "confirmed": "not_asked",
        "first_hand": True,
    }
    assert told.content == {
        "words": "He held a bridge.",
        "words_language": "ru",
        "heard_by": "A",
    }


def test_press_report_is_exactly_what_it_is() -> None:
    told = said(
        7, source=PRESS_CHAIN[-1], told_by=PRESS_CHAIN[:-1], setting=Setting.PRESS, first_hand=True
    )

    (found,) = statements_of([told])

    assert found.tellers == PRESS_CHAIN
    assert found.source.own_note is OwnNote.SAYS_UNCONFIRMED
    assert (found.first_hand, found.is_hearsay) == (False, True)
    assert found.verified is Verified.NOT_EXAMINED


def test_somebody_may_tell_hearsay_without_naming_from_whom() -> None:
    (found,) = statements_of([said(1, first_hand=False)])

    assert (found.is_hearsay, len(found.tellers)) == (True, 1)


def test_verifications_are_kept_and_the_last_one_that_stands_holds() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.UNCORROBORATED, how="asked the archive", rests_on="its letter"),
        checked(3, 1, Verified.CORROBORATED, checked_by="the laboratory"),
    ]

    (found,) = statements_of(file)

    assert [one.result for one in found.verifications] == ["uncorroborated", "corroborated"]
    first, last = found.verifications
    assert (first.how, first.rests_on, first.checked_by) == ("asked the archive", "its letter", "")
    assert (first.number, first.of, first.happened) == (2, 1, SAID)
    assert last.checked_by == "the laboratory"
    assert found.verified is Verified.CORROBORATED


def test_verification_taken_back_leaves_the_one_before() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.UNCORROBORATED),
        checked(3, 1, Verified.CORROBORATED),
        checked(4, 1, Verified.CORROBORATED, corrects=3, withdrawn=True),
    ]

    assert [one.verified for one in statements_of(file)] == [Verified.UNCORROBORATED]


def test_only_verification_taken_back_leaves_not_examined() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.CONTRADICTED),
        checked(3, 1, Verified.CONTRADICTED, corrects=2, withdrawn=True),
    ]

    assert [one.verified for one in statements_of(file)] == [Verified.NOT_EXAMINED]


def test_corrected_verification_keeps_its_place_among_those_of_its_day() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.UNCORROBORATED),
        checked(3, 1, Verified.CORROBORATED),
        checked(4, 1, Verified.CONTRADICTED, corrects=2),
    ]

    (found,) = statements_of(file)

    assert [one.number for one in found.verifications] == [4, 3]
    assert found.verified is Verified.CORROBORATED


def test_verification_told_late_does_not_outrank_one_of_a_later_day() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.CORROBORATED, happened_on=date(2026, 8, 14)),
        checked(3, 1, Verified.UNCORROBORATED, happened_on=date(2026, 8, 12)),
    ]

    assert [one.verified for one in statements_of(file)] == [Verified.CORROBORATED]


def test_verification_follows_its_statement_through_corrections_and_says_of_which_words() -> None:
    file = [
        said(1, "He held a bridge in May."),
        checked(2, 1, Verified.UNCORROBORATED),
        said(3, "He held a bridge in March.", corrects=1),
        said(4, "He held a bridge in June.", corrects=3),
    ]

    (found,) = statements_of(file)

    assert (found.number, found.first_number, found.earlier) == (4, 1, (1, 3))
    assert (found.words, found.verified) == ("He held a bridge in June.", "uncorroborated")
    assert found.was_verified_before_correction is True
    assert statements_of([*file, checked(5, 4, Verified.CORROBORATED)])[0].verified == (
        "corroborated"
    )


def test_statement_taken_back_is_gone_with_what_was_found_out_about_it() -> None:
    file = [
        said(1),
        checked(2, 1, Verified.CORROBORATED),
        said(3, corrects=1, withdrawn=True),
    ]

    assert statements_of(file) == ()


def test_verification_of_nothing_and_of_another_statement_changes_nothing() -> None:
    stray = entry(5, FileAct.VERIFICATION_RECORDED, attributes={"verification": "corroborated"})
    file = [said(1), said(2), checked(3, 2, Verified.CORROBORATED), stray]
    file.append(checked(6, 99, Verified.CONTRADICTED))

    assert [one.verified for one in statements_of(file)] == ["not_examined", "corroborated"]


@pytest.mark.parametrize("code", ["", "true", 3])
def test_result_that_is_no_result_is_not_examined(code: str | int) -> None:
    stray = entry(2, FileAct.VERIFICATION_RECORDED, attributes={"of": 1, "verification": code})

    assert statements_of([said(1), stray])[0].verified is Verified.NOT_EXAMINED


def test_person_confirms_or_says_why_not_and_the_last_answer_holds() -> None:
    file = [
        said(1, confirmed=Confirmed.NO, not_confirmed_because="the month is wrong"),
        said(2, confirmed=Confirmed.YES),
        said(3),
        asked(4, 3, confirmed=False, reason="never said so"),
        asked(5, 1, confirmed=True),
    ]

    answers = [one.confirmation for one in statements_of(file)]

    assert answers == [
        Confirmation(answer=Confirmed.YES, number=5, happened=SAID),
        Confirmation(answer=Confirmed.YES, number=2),
        Confirmation(answer=Confirmed.NO, reason="never said so", number=4, happened=SAID),
    ]
    assert statements_of(file[:1])[0].confirmation == Confirmation(
        answer=Confirmed.NO, reason="the month is wrong", number=1
    )


def test_answer_to_earlier_words_does_not_hold_for_corrected_ones() -> None:
    file = [said(1, "May"), asked(2, 1, confirmed=True), said(3, "March", corrects=1)]

    assert statements_of(file)[0].confirmation == Confirmation(answer=Confirmed.NOT_ASKED)
    assert statements_of([*file, asked(4, 3, confirmed=True)])[0].confirmation.number == 4


def test_statements_stand_by_their_day_in_the_zone_of_the_case() -> None:
    late = datetime(2026, 8, 10, 22, 30, tzinfo=UTC)
    file = [
        said(1, happened={"happened_at": late}),
        said(2, happened={"happened_on": date(2026, 8, 11)}),
        said(3, happened={"happened_on": date(2026, 8, 10)}),
    ]

    vilnius = statements_of(file, zone=ZoneInfo("Europe/Vilnius"))

    assert [one.number for one in vilnius] == [3, 1, 2]
    assert [one.number for one in statements_of(file)] == [1, 3, 2]


def test_file_as_it_was_known_knows_no_later_correction_and_no_later_verification() -> None:
    file = [
        said(1, "May"),
        checked(2, 1, Verified.UNCORROBORATED),
        said(3, "March", corrects=1),
        checked(4, 3, Verified.CORROBORATED),
    ]

    (found,) = statements_of(file[:2])

    assert (found.words, found.verified) == ("May", Verified.UNCORROBORATED)


def test_sealed_words_are_said_to_be_sealed() -> None:
    told = said(1, source=PRESS_CHAIN[-1], told_by=PRESS_CHAIN[:-1])
    sealed = Entry(header=told.header, content=None)

    (found,) = statements_of([sealed])

    assert (found.is_sealed, found.words) == (True, "")
    assert found.tellers == (Teller(kind=SourceKind.PRESS),)
    assert statements_of([told])[0].is_sealed is False


def test_chain_that_is_no_chain_is_left_out() -> None:
    odd = entry(
        1,
        FileAct.STATEMENT_RECORDED,
        attributes={"kind": "neighbour", "interview": True},
        content={"words": "x", "told_by": ["somebody", {"kind": ["person"], "who": 3}]},
    )

    (found,) = statements_of([odd])

    nobody = Teller(kind=SourceKind.NOT_SAID)
    assert (found.tellers, found.interview) == ((nobody, nobody), 0)


def test_links_are_told_in_words_in_the_order_of_the_file() -> None:
    like = Likeness(case="LT-2222-3333", alike="both refused an order", unlike="had documents")
    other = Likeness(case="LT-4444-5555", alike="the same road")
    file = [
        entry(1, FileAct.CASE_LINKED, attributes=like.attributes(), content=like.content()),
        entry(2, FileAct.CASE_LINKED, attributes=other.attributes(), content=other.content()),
        entry(3, FileAct.CASE_LINKED, corrects=2, withdrawn=True),
        said(4),
    ]

    assert links_of(file) == (
        CaseLink(
            number=1,
            case="LT-2222-3333",
            likeness="both refused an order",
            unlike="had documents",
            happened=date(2026, 8, 10),
            recorded_by="S-2222-3333",
        ),
    )
