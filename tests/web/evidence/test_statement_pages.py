"""The pages of statements: what they ask, what they show, and to whom."""

import re
from dataclasses import replace
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from asylia.casefile.saying import Saying
from asylia.casefile.statements import (
    OwnNote,
    Setting,
    SourceKind,
    Teller,
)
from asylia.web.accounts.models import User
from asylia.web.accounts.session import act_as
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from tests.web.desk.pages import part, text_of
from tests.web.evidence.told import PRESS, form, found_out, page_of, said, said_in
from tests.web.factories import add_entry, make_case

pytestmark = pytest.mark.django_db


def chosen(page: str, box: str) -> str:
    options = page.partition(f'name="{box}"')[2].partition("</select>")[0]
    return str(re.findall(r'value="([^"]*)"\s+selected', options)[0])


# The form ---------------------------------------------------------------------------------


def test_file_answers_beforehand_what_it_can(desk: Client, case: Case, clerk: User) -> None:
    add_entry(case, "application_registered", by=clerk)

    page = desk.get(page_of(case, "statements/new")).text

    assert [chosen(page, box) for box in ("kind", "setting", "language")] == [
        "person",
        "",
        "ru",
    ]
    assert 'value="Rasa Kalnienė"' in page
    assert re.search(r"<textarea[^>]*autofocus", page)
    assert '<details class="more">' in page


def test_words_alone_are_enough(desk: Client, case: Case, clerk: User) -> None:
    answer = desk.post(page_of(case, "statements/new"), form())

    (found,) = said_in(case, clerk)
    assert answer["Location"] == f"/cases/{case.reference}"
    assert (found.words, found.heard_by, found.language) == (
        "He held a bridge.",
        "Rasa Kalnienė",
        "ru",
    )
    assert (found.first_hand, found.interpreted, found.verified) == (None, None, "not_examined")


def test_everything_that_is_asked_is_kept(desk: Client, case: Case, clerk: User) -> None:
    told = form(
        kind="press", who="The Estuary Post", setting="interview", interview=2, place="room 3",
        passage="page 1", interpreted="yes", interpreter="L-07", rendering="He held it.",
        first_hand="no", own_note="says_unconfirmed", own_words="no confirmation",
        teller_1_kind="person", teller_2_kind="broadcaster", teller_2_who="Radio Lankas",
        teller_2_note="says_confirmed", teller_2_words="from two soldiers",
        confirmed="no", not_confirmed_because="the month",
    )  # fmt: skip

    desk.post(page_of(case, "statements/new"), told)

    (found,) = said_in(case, clerk)
    assert found.tellers == (
        Teller(kind=SourceKind.PERSON),
        Teller(
            kind=SourceKind.BROADCASTER,
            who="Radio Lankas",
            own_note=OwnNote.SAYS_CONFIRMED,
            words="from two soldiers",
        ),
        Teller(
            kind=SourceKind.PRESS,
            who="The Estuary Post",
            own_note=OwnNote.SAYS_UNCONFIRMED,
            words="no confirmation",
        ),
    )
    assert (found.interview, found.place, found.passage) == (2, "room 3", "page 1")
    assert (found.interpreted, found.interpreter) == (True, "L-07")
    assert (found.rendering, found.confirmation.reason) == ("He held it.", "the month")


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words": "  "}, "Write the words before you record them."),
        ({"at": "1 1 2090"}, "lies in the future"),
        ({"at": ""}, "Say when it happened"),
        ({"kind": "press"}, "Name the outlet or the broadcaster."),
        ({"interview": 2}, "Only an interview has a number."),
        ({"confirmed": "no"}, "Say why the person does not confirm the words."),
        ({"first_hand": "yes", "teller_1_kind": "officer"}, "Who was told it has not seen it."),
        ({"teller_2_who": "Radio Lankas"}, "Say what this teller is."),
        ({"teller_1_kind": "broadcaster"}, "Name the outlet or the broadcaster."),
        ({"kind": "oracle"}, "oracle is not one of the available choices"),
    ],
)
def test_wrong_answer_is_refused_at_its_box(
    desk: Client, case: Case, clerk: User, wrong: dict[str, Any], says: str
) -> None:
    page = desk.post(page_of(case, "statements/new"), form(**wrong))

    assert (page.status_code, page.text.count(says)) == (422, 2)
    assert said_in(case, clerk) == ()


def test_refused_answer_beyond_the_usual_is_not_hidden(desk: Client, case: Case) -> None:
    page = desk.post(page_of(case, "statements/new"), form(interview=2)).text

    assert '<details class="more" open>' in page


def test_what_others_wrote_meanwhile_is_shown_and_the_words_are_kept(
    desk: Client, case: Case, clerk: User
) -> None:
    add_entry(case, "note_added", by=clerk, content={"words": "He is at the doctor."})

    page = desk.post(page_of(case, "statements/new"), form())

    assert page.status_code == 422
    assert "The file has moved on while you were writing." in page.text
    assert "He is at the doctor." in page.text
    assert "He held a bridge.</textarea>" in page.text
    assert 'name="seen" value="3"' in page.text
    assert said_in(case, clerk) == ()


@pytest.mark.parametrize(
    ("act", "told", "kept"),
    [
        (
            "confirm",
            {"confirmed": "no", "reason": "In March.", "at": "12 8 2026", "seen": 3},
            "In March.</textarea>",
        ),
        (
            "verify",
            {"result": "uncorroborated", "how": "Asked them.", "at": "12 8 2026", "seen": 3},
            "Asked them.</textarea>",
        ),
    ],
)
def test_what_was_typed_on_words_that_somebody_corrected_meanwhile_is_kept(
    desk: Client, case: Case, clerk: User, act: str, told: dict[str, Any], kept: str
) -> None:
    said(case, clerk)
    add_entry(case, "statement_recorded", by=clerk, corrects=3, content={"words": "In April."})

    opened = desk.get(page_of(case, f"statements/3/{act}"))
    sent = desk.post(page_of(case, f"statements/3/{act}"), told)

    assert (opened.status_code, sent.status_code) == (409, 422)
    assert "The statement was corrected already (entry 4)." in sent.text
    assert kept in sent.text
    act_as(clerk)
    assert len(file_of(case)) == 4


def test_correction_of_words_that_somebody_corrected_meanwhile_goes_on_with_those_that_stand(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk)
    add_entry(case, "statement_recorded", by=clerk, corrects=3, content={"words": "In April."})
    told = form(words="In March.", reason="misheard", seen=3)

    opened = desk.get(page_of(case, "statements/3/correct"))
    sent = desk.post(page_of(case, "statements/3/correct"), told, follow=True)

    there = (page_of(case, "statements/4/correct"), 302)
    assert opened["Location"] == there[0]
    assert sent.redirect_chain == [there]
    assert "The statement was corrected meanwhile. This is entry 4" in sent.text
    assert ("In April." in sent.text, "In March." in sent.text) == (True, True)
    assert "misheard</textarea>" in sent.text
    act_as(clerk)
    assert len(file_of(case)) == 4


# One statement ----------------------------------------------------------------------------


def test_press_report_is_shown_as_what_it_is(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk, saying=PRESS)

    words = text_of(desk.get(page_of(case, "statements/3")))

    assert "The Estuary Post reports that Radio Lankas reports that the person says so." in words
    assert "The Estuary Post says that it has no confirmation: “could not be confirmed”" in words
    assert "not examined" in words


@pytest.mark.parametrize(
    ("told", "heard"),
    [
        ({"language": "ru"}, "heard it, in Russian"),
        ({"interpreted": True}, "heard it, with an interpreter"),
        ({"interpreted": False, "language": "ru"}, "heard it, in Russian, without an interpreter"),
        ({"interpreted": True, "interpreter": "L-07"}, "heard it, with an interpreter (L-07)"),
    ],
)
def test_way_of_the_words_is_shown(
    desk: Client, case: Case, clerk: User, told: dict[str, Any], heard: str
) -> None:
    saying = Saying(
        words="He left.", heard_by="The sergeant", setting=Setting.INTERVIEW, interview=2,
        passage="page 1", **told,
    )  # fmt: skip
    said(case, clerk, saying=saying)

    chain = part(desk.get(page_of(case, "statements/3")), 'class="chain"', "</ol>")

    assert re.findall(r"<bdi>([^<]*)</bdi>(?:<small>([^<]*)</small>)?", chain) == [
        ("The person", "in interview 2, Mon 10 Aug 2026"),
        ("The sergeant", heard),
        ("Entry 3", "page 1, entered by Rasa Kalnienė"),
    ]


def test_history_of_verification_is_shown_from_the_beginning(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk)
    found_out(case, clerk, of=3, result="uncorroborated", how="Asked the archive.")
    found_out(case, clerk, of=3, result="corroborated", rests_on="A log book.")

    history = part(desk.get(page_of(case, "statements/3")), 'class="findings"', "</ol>")

    assert re.findall(r'class="chip chip--(\w+)"', history) == ["idle", "no", "met"]
    assert f'href="/cases/{case.reference}#entry-5"' in history
    assert [word in history for word in ("not examined", "Asked the archive.", "A log book.")] == [
        True,
        True,
        True,
    ]


def test_corrected_statement_shows_its_earlier_words_struck(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk, words="He held a bridge in May.")
    found_out(case, clerk, of=3, result="uncorroborated")

    answer = desk.post(
        page_of(case, "statements/3/correct"), form(words="In March.", reason="misheard", seen=4)
    )

    page = desk.get(page_of(case, "statements/3"))
    assert answer.status_code == 302
    assert '<del dir="auto">He held a bridge in May.</del>' in page.text
    assert "The words were corrected after that." in page.text
    assert "of the words in entry 3" in page.text
    assert desk.get(page_of(case, "statements/5")).status_code == 200


def test_correction_opens_with_what_was_said(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk, saying=PRESS)

    page = desk.get(page_of(case, "statements/3/correct")).text

    assert chosen(page, "kind") == "press"
    assert [chosen(page, f"teller_{n}_kind") for n in (1, 2)] == ["person", "broadcaster"]
    assert 'value="The Estuary Post"' in page
    assert '<details class="more" open>' in page


def test_correction_keeps_every_earlier_teller(desk: Client, case: Case, clerk: User) -> None:
    names = ["A driver", "A nurse", "A cook", "A porter", "A clerk"]
    chain = tuple(Teller(kind=SourceKind.OTHER_PERSON, who=name) for name in names)
    said(case, clerk, saying=replace(PRESS, told_by=chain))
    page = page_of(case, "statements/3/correct")
    rows = {
        f"teller_{n}_{box}": answer
        for n, name in enumerate(names, start=1)
        for box, answer in (("kind", "other_person"), ("who", name))
    }

    shown = desk.get(page).text
    desk.post(page, form(**rows, kind="press", who="The Estuary Post", reason="misread", seen=3))

    assert [f'value="{name}"' in shown for name in names] == [True] * 5
    (statement,) = (one for one in said_in(case, clerk) if one.source.kind is SourceKind.PRESS)
    assert [one.who for one in statement.tellers[:-1]] == names


def test_words_are_put_to_the_person(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk)
    told = {"confirmed": "no", "reason": "never said so", "at": "12 8 2026", "seen": 3}

    shown = desk.get(page_of(case, "statements/3/confirm")).text
    refused = desk.post(page_of(case, "statements/3/confirm"), {**told, "reason": ""})
    desk.post(page_of(case, "statements/3/confirm"), told)

    assert "He held a bridge." in shown
    assert refused.text.count("Say why the person does not confirm the words.") == 2
    assert "Not confirmed by the person, Wed 12 Aug 2026: “never said so”" in text_of(
        desk.get(page_of(case, "statements/3"))
    )


def test_finding_is_recorded_and_none_is_chosen_beforehand(
    desk: Client, case: Case, clerk: User
) -> None:
    said(case, clerk)
    told = {"result": "contradicted", "how": "A photograph.", "at": "12 8 2026", "seen": 3}

    shown = desk.get(page_of(case, "statements/3/verify")).text
    refused = desk.post(page_of(case, "statements/3/verify"), told)
    desk.post(page_of(case, "statements/3/verify"), {**told, "rests_on": "page 4"})

    (found,) = said_in(case, clerk)
    assert re.findall(r"<input[^>]* checked", shown) == []
    assert len(re.findall(r'name="result"', shown)) == 5
    assert "Say what the finding rests on" in refused.text
    assert (found.verified, found.verifications[0].rests_on) == ("contradicted", "page 4")


def test_what_was_taken_back_says_so(desk: Client, case: Case, clerk: User) -> None:
    said(case, clerk)
    add_entry(case, "statement_recorded", by=clerk, corrects=3, withdrawn=True)

    pages = [desk.get(page_of(case, f"statements/3{rest}")) for rest in ("", "/verify", "/confirm")]

    assert {page.status_code for page in pages} == {409}
    assert all("The statement was taken back (entry 4)." in page.text for page in pages)


def test_number_of_something_else_says_so(desk: Client, case: Case) -> None:
    page = desk.get(page_of(case, "statements/1"))

    assert (page.status_code, "Entry 1 is no statement." in page.text) == (409, True)


@pytest.mark.parametrize("language", ["en", "lt"])
def test_form_can_be_sent_as_it_opens_in_each_language(
    desk: Client, case: Case, clerk: User, language: str
) -> None:
    desk.cookies[settings.LANGUAGE_COOKIE_NAME] = language
    page = desk.get(page_of(case, "statements/new")).text
    (at,) = re.findall(r'name="at" value="([^"]*)"', page)

    answer = desk.post(page_of(case, "statements/new"), form(at=at))

    assert f'lang="{language}"' in page
    assert answer.status_code == 302
    assert [one.words for one in said_in(case, clerk)] == ["He held a bridge."]


def test_blanks_around_a_pasted_reference_are_passed_over(
    desk: Client, case: Case, clerk: User
) -> None:
    other = make_case(clerk)
    told = {"reference": f" {other.reference} ", "words": "One road.", "seen": 2}

    assert desk.post(page_of(case, "similar/new"), told).status_code == 302


@pytest.mark.parametrize(
    "wrong", [{"teller_1_note": "perhaps"}, {"teller_1_who": "x" * 5000}, {"teller_1_words": "\0"}]
)
def test_wrong_answer_about_a_teller_is_asked_for_again(
    desk: Client, case: Case, wrong: dict[str, str]
) -> None:
    told = form(first_hand="yes", teller_1_kind="other_person", **wrong)

    page = desk.post(page_of(case, "statements/new"), told)

    assert (page.status_code, "He held a bridge." in page.text) == (422, True)


def test_refused_act_leads_back_to_its_case_and_gives_back_every_free_word(
    desk: Client, case: Case
) -> None:
    told = {"how": "Asked the archive.", "rests_on": "A log book.", "seen": 2}

    page = desk.post(page_of(case, "statements/1/verify"), told)

    assert page.status_code == 409
    assert f'href="/cases/{case.reference}">Back to the case</a>' in page.text
    assert "Asked the archive.</textarea>" in page.text
    assert "A log book.</textarea>" in page.text
