"""The changes of rules that mutation testing tries are real, and the worked examples notice."""

import tomllib
from collections import Counter
from fnmatch import fnmatchcase

from asylia.law.citation import AMMR
from asylia.law.clock.book import every_rule
from asylia.law.limits import Missed, TimeLimit
from asylia.law.periods import AMMR_75, weeks
from asylia.law.terms import Event, Party
from asylia.samples.examples import of
from tools import mutants, prove
from tools.rule_changes import changes
from tools.rule_mutants import EQUAL, EQUIVALENT, KILLED, SURVIVED, score, table, tried


def rule(id_: str) -> TimeLimit:
    return next(one for one in every_rule() if one.id == id_)


def words_of(id_: str) -> list[str]:
    return [words for words, _ in changes(rule(id_))]


CONFIRM = TimeLimit(
    id="confirm-2w",
    cites=AMMR(41, 3),
    title="Confirm",
    says="Confirmed within two weeks.",
    owed_by=Party.NOTIFIED_STATE,
    runs_from=Event.TAKE_BACK_NOTIFICATION_RECEIVED,
    lasts=weeks(2),
    counted_by=AMMR_75,
    met_by=(Event.TAKE_BACK_CONFIRMED, Event.TAKE_BACK_NOT_CONFIRMED),
    if_missed=Missed(says="Confirmed by silence.", derives=Event.TAKE_BACK_CONFIRMED),
    per_state=True,
)


def test_a_rule_offers_every_small_change_of_it() -> None:
    assert [words for words, _ in changes(CONFIRM)] == [
        "without a length",
        "2 weeks + 1",
        "2 weeks - 1",
        "2 weeks as 10 working days",
        "an end on a day off moved: disputed",
        "an end on a day off moved: no",
        "kind right_from",
        "kind lapse",
        "one clock for all States",
        "met by take_back_confirmed left out",
        "met by take_back_not_confirmed left out",
        "produces nothing",
    ]


def test_no_change_leaves_a_rule_as_it_is() -> None:
    for one in every_rule():
        assert all(changed is not one for _, changed in changes(one))


def test_an_extension_is_changed_in_its_length_its_condition_and_as_a_whole() -> None:
    found = words_of("apr-representative-15wd")

    assert [words for words in found if words.startswith("extension")] == [
        "extension 1 left out",
        "extension 1: 25 working days + 1",
        "extension 1: 25 working days - 1",
        "extension 1: 25 working days as 25 days",
        "extension 1: another limit extended",
        "extension 1: however late",
    ]


def test_the_examples_of_a_rule_notice_its_changes() -> None:
    answered = rule("imp1560-11-6-dependency-information")

    found = list(tried(answered, of(answered.id)))
    assert {result.found for result in found} == {KILLED}
    assert len(found) == len(list(changes(answered)))


def test_without_examples_every_change_survives() -> None:
    answered = rule("imp1560-11-6-dependency-information")

    found = list(tried(answered, ()))
    assert {result.found for result in found} == {SURVIVED}
    number = len(found)
    assert table(found).splitlines()[-1] == f"| all | {number} | 0 | {number} | 0 | 0.0 % |"


def test_what_cannot_be_noticed_is_not_counted() -> None:
    assert score(Counter({KILLED: 3, SURVIVED: 1, EQUIVALENT: 6})) == 75.0
    assert score(Counter()) == 100.0


def test_what_is_said_not_to_be_noticeable_is_a_change_of_a_rule() -> None:
    known = {one.id: [words for words, _ in changes(one)] for one in every_rule()}
    said = tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", [])

    stale = [
        one
        for one in said
        if not one["because"]
        or not any(
            fnmatchcase(words, one["change"])
            for id_, found in known.items()
            if fnmatchcase(id_, one["rule"])
            for words in found
        )
    ]
    assert stale == []


def test_mutants_are_one_of_the_proofs() -> None:
    assert prove.PROGRAMS["mutants"][1] == mutants.__name__
    assert set(mutants.KINDS) == {"--rules", "--engine"}
