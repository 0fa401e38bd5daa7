"""Where each researched time limit went: nothing twice, nothing lost, nothing without a reason."""

from collections import Counter

from asylia.law.citation import ACTS
from asylia.law.clock.book import every_rule
from asylia.samples.researched import Count, Researched, added, counts, researched

EVERY = 388
"""So many time limits were researched: 245, 90 and 53 in the three parts of the file."""
WRITTEN = frozenset(rule.id for rule in every_rule())


def test_each_researched_id_stands_once() -> None:
    found = Counter(one.id for one in researched())

    assert len(found) == EVERY
    assert {name for name, count in found.items() if count > 1} == set()


def test_each_went_to_rules_or_was_left_out_with_a_reason() -> None:
    both_or_none = [one.id for one in researched() if bool(one.went_to) == bool(one.left_out)]

    assert both_or_none == []


def test_each_rule_that_is_named_exists() -> None:
    named = {rule for one in researched() for rule in one.went_to}

    assert named - WRITTEN == set()


def test_each_rule_is_named_by_a_researched_id_or_was_added() -> None:
    named = {rule for one in researched() for rule in one.went_to}

    assert set(added()) == WRITTEN - named
    assert len(added()) == len(set(added()))


def test_an_id_that_is_the_name_of_a_rule_went_there() -> None:
    strayed = [one.id for one in researched() if one.id in WRITTEN - set(one.went_to)]

    assert strayed == []


def test_rule_of_what_nobody_verified_says_so() -> None:
    rules = {rule.id: rule for rule in every_rule()}
    doubtful = [one for one in researched() if not one.verified and not one.read]

    silent = {rule for one in doubtful for rule in one.went_to if not rules[rule].unverified}
    assert doubtful
    assert silent == set()


def test_acts_are_those_that_are_cited() -> None:
    assert {one.act for one in researched()} - set(ACTS) == set()


def test_counting_tells_by_act_how_many_rules_hold_and_how_many_were_left_out() -> None:
    some = (
        Researched(id="a", act="APR", provision="27(1)", went_to=("a",)),
        Researched(id="b", act="QR", provision="22", left_out="no time limit"),
        Researched(id="c", act="APR", provision="28(1)", went_to=("a", "c")),
    )

    assert counts(some) == {
        "APR": Count(written=2, left_out=0),
        "QR": Count(written=0, left_out=1),
    }
    assert sum(one.written + one.left_out for one in counts().values()) == len(researched())
