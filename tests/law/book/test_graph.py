"""The graph of a few limits: what starts them, what meets them, what the law then produces."""

from dataclasses import replace

import pytest

from asylia.law.book import Entry, book_of, law_book
from asylia.law.book.graph import MOST, ORDINARY, Graph, around, graph_of, main_line, phases_of
from asylia.law.citation import APR, RCD, Citation
from asylia.law.limits import Happened, Limb, Missed, TimeLimit
from asylia.law.periods import APR_73, days
from asylia.law.terms import Event, Party

REGISTER = TimeLimit(
    id="register",
    cites=APR(27, 1),
    title="Register the application",
    says="It is registered within five days.",
    owed_by=Party.REGISTERING_AUTHORITY,
    runs_from=Event.APPLICATION_MADE,
    met_by=(Event.APPLICATION_REGISTERED,),
    counted_by=APR_73,
    lasts=days(5),
)
LODGE = replace(
    REGISTER,
    id="lodge",
    cites=APR(28, 1),
    runs_from=Event.APPLICATION_REGISTERED,
    met_by=(Event.APPLICATION_LODGED,),
)
INFORM = replace(REGISTER, id="inform", cites=RCD(5, 1), met_by=())


def drawn(graph: Graph) -> list[tuple[str, str, str]]:
    return [(_name(one.tail), str(one.part), _name(one.head)) for one in graph.arrows]


def _name(node: Event | Entry) -> str:
    return node.id if isinstance(node, Entry) else str(node)


def test_the_ordinary_limits_are_limits_of_the_book() -> None:
    assert law_book().by_id.keys() >= ORDINARY


def test_what_has_to_be_met_no_later_than_an_event_stands_before_it() -> None:
    inform = replace(INFORM, lasts=None, no_later_than=(Event.APPLICATION_REGISTERED,))

    graph = graph_of(book_of((inform,)).entries)

    assert drawn(graph) == [
        ("application_made", "starts", "inform"),
        ("inform", "ends", "application_registered"),
    ]


def test_limits_hang_together_by_the_events_between_them() -> None:
    graph = graph_of(book_of((REGISTER, LODGE)).entries)

    assert drawn(graph) == [
        ("application_made", "starts", "register"),
        ("register", "meets", "application_registered"),
        ("application_registered", "starts", "lodge"),
        ("lodge", "meets", "application_lodged"),
    ]
    assert [entry.id for entry in graph.limits] == ["register", "lodge"]
    assert [_name(node) for node in graph.nodes] == [
        "application_made",
        "register",
        "application_registered",
        "lodge",
        "application_lodged",
    ]


def test_a_second_period_has_an_arrow_of_its_own() -> None:
    limb = Limb(runs_from=Event.APPLICATION_LODGED, lasts=days(9), cites=APR(28), says="")

    graph = graph_of(book_of((replace(REGISTER, limbs=(limb,), met_by=()),)).entries)

    assert drawn(graph) == [
        ("application_made", "starts", "register"),
        ("application_lodged", "starts", "register"),
    ]


def test_an_event_that_only_follows_on_another_adds_no_arrow() -> None:
    decided = (Event.FIRST_INSTANCE_DECISION_TAKEN, Event.DECISION_NOTIFIED)

    graph = graph_of(book_of((replace(REGISTER, met_by=decided),)).entries)

    assert drawn(graph)[1:] == [("register", "meets", "first_instance_decision_taken")]


def test_what_the_law_produces_is_drawn_unless_it_meets_the_limit_too() -> None:
    silence = Missed(says="Silence accepts.", derives=Event.APPLICATION_LODGED)
    same = Missed(says="It counts as done.", derives=Event.APPLICATION_REGISTERED)

    other = graph_of(book_of((replace(REGISTER, if_missed=silence, met_by=()),)).entries)
    met = graph_of(book_of((replace(REGISTER, if_missed=same),)).entries)

    assert drawn(other)[-1] == ("register", "follows", "application_lodged")
    assert [part for _, part, _ in drawn(met)] == ["starts", "meets"]


def test_around_an_event_stands_what_it_starts_and_meets_in_one_act() -> None:
    book = book_of((REGISTER, LODGE, INFORM))

    registered = around(book, Event.APPLICATION_REGISTERED, instrument="APR")
    made = around(book, Event.APPLICATION_MADE, instrument="RCD")

    assert [_name(node) for node in registered.nodes if isinstance(node, Entry)] == [
        "register",
        "lodge",
    ]
    assert drawn(made) == [("application_made", "starts", "inform")]


def test_around_an_event_without_a_limit_stands_nothing() -> None:
    graph = around(book_of((REGISTER,)), Event.ABSCONDED, instrument="APR")

    assert graph.nodes == ()


@pytest.mark.parametrize("instrument", law_book().acts)
def test_the_phases_of_an_act_hold_each_limit_once_and_few_enough_to_read(instrument: str) -> None:
    book = law_book()

    phases = phases_of(book, instrument)

    found = [entry.id for phase in phases for entry in phase.entries]
    assert sorted(found) == sorted(entry.id for entry in book.of_act(instrument))
    assert max(len(phase.entries) for phase in phases) <= MOST
    assert [phase.number for phase in phases] == list(range(1, len(phases) + 1))


def of_articles(*articles: str) -> list[tuple[int, str, str, list[str]]]:
    """The phases of a book of the APR with one limit at each of these places."""
    rules = [
        replace(REGISTER, id=f"{place}: {article}", cites=Citation("APR", article))
        for place, article in enumerate(articles, 1)
    ]
    return [
        (one.number, one.first, one.last, [entry.id for entry in one.entries])
        for one in phases_of(book_of(tuple(rules)), "APR")
    ]


def test_a_phase_holds_its_first_and_its_last_article_and_what_is_of_none_comes_last() -> None:
    found = of_articles("26", "25", "8", "34", "70", "7")

    assert found == [
        (1, "8", "25", ["3: 8", "2: 25"]),
        (2, "26", "34", ["1: 26", "4: 34"]),
        (3, "7", "70", ["6: 7", "5: 70"]),
    ]


def test_a_phase_is_parted_between_articles_as_soon_as_it_is_too_large() -> None:
    full = ["8"] * 5 + ["9"] * (MOST - 5)

    assert [len(one[3]) for one in of_articles(*full)] == [MOST]
    assert [(one[1], one[2], len(one[3])) for one in of_articles(*full, "9")] == [
        ("8", "8", 5),
        ("9", "9", MOST - 4),
    ]


def test_an_article_with_too_many_limits_for_one_picture_is_parted_itself() -> None:
    found = of_articles(*["8"] * (MOST + 2), "9")

    assert [(one[1], one[2], len(one[3])) for one in found] == [
        ("8", "8", MOST),
        ("8", "8", 2),
        ("9", "9", 1),
    ]


def test_a_phase_is_named_by_its_first_and_last_article() -> None:
    (phase,) = phases_of(book_of((LODGE, REGISTER)), "APR")

    assert (phase.first, phase.last) == ("27", "28")


def test_the_ordinary_course_leads_from_milestone_to_milestone() -> None:
    needs = Happened((Event.SCREENING_COMPLETED,), "screened")
    narrower = replace(REGISTER, id="narrower", applies_if=(needs,))

    found = main_line(book_of((narrower, REGISTER, LODGE)), "APR")

    assert [(step.tail, [one.id for one in step.limits], step.head) for step in found[:3]] == [
        (Event.APPLICATION_MADE, ["register", "narrower"], Event.APPLICATION_REGISTERED),
        (Event.APPLICATION_REGISTERED, ["lodge"], Event.APPLICATION_LODGED),
        (Event.APPLICATION_LODGED, [], Event.FIRST_INSTANCE_DECISION_TAKEN),
    ]


def test_of_two_limits_between_two_milestones_the_ordinary_one_is_told_first() -> None:
    ordinary = replace(LODGE, id="apr-exam-regular-6m")
    plain = replace(LODGE, id="another")

    found = main_line(book_of((plain, ordinary)), "APR")

    assert [one.id for one in found[1].limits] == ["apr-exam-regular-6m", "another"]


def test_between_two_milestones_lies_what_begins_at_one_and_is_met_by_the_other() -> None:
    begins = replace(LODGE, id="begins", met_by=(Event.DECISION_NOTIFIED,))
    is_met = replace(LODGE, id="is met", runs_from=Event.SCREENING_COMPLETED)

    found = main_line(book_of((begins, is_met, LODGE)), "APR")

    assert [one.id for one in found[1].limits] == ["lodge"]


def test_an_act_that_tells_no_whole_procedure_has_no_ordinary_course() -> None:
    assert main_line(law_book(), "RCD") == ()
