"""The acts as a whole: every article accounted for, every rule fit to be read."""

from collections import Counter
from collections.abc import Iterable, Iterator

import pytest

from asylia.law.acts import RULES, articles, articles_2013, articles_protection
from asylia.law.citation import ACTS
from asylia.law.clock.book import every_rule
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Condition,
    Extended,
    Happens,
    LessLeft,
    Missed,
    Not,
    TimeLimit,
    Unused,
    WithinLimit,
)
from asylia.law.terms import FORESEEN, Kind

LATER = articles.LATER | articles_2013.LATER | articles_protection.LATER
NO_LIMIT = articles.NO_LIMIT | articles_2013.NO_LIMIT | articles_protection.NO_LIMIT
LAST_ARTICLE = {
    "SCREEN": 25,
    "APR": 79,
    "AMMR": 85,
    "AMMR-IR": 34,
    "RCD": 38,
    "EURODAC": 63,
    "RBP": 14,
    "APD": 55,
    "DUBLIN3": 49,
    "REG-1560": 23,
    "EURODAC13": 46,
    "RCD13": 34,
    "QR": 42,
    "QD": 42,
    "CRISIS": 20,
}


def _article(rule: TimeLimit) -> int:
    return int(rule.cites.article.split("(")[0].split(" ")[0])


@pytest.mark.parametrize(("act", "last"), LAST_ARTICLE.items())
def test_each_article_sets_limits_or_follows_later_or_sets_none(act: str, last: int) -> None:
    written = {_article(rule) for rule in RULES if rule.cites.instrument == act}

    accounted = written | LATER[act] | NO_LIMIT[act].keys()

    assert accounted == set(range(1, last + 1))
    assert not (written | LATER[act]) & NO_LIMIT[act].keys()


def test_ids_are_given_once() -> None:
    counts = Counter(rule.id for rule in RULES)

    assert {name for name, count in counts.items() if count > 1} == set()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: str(rule.id))
def test_each_rule_can_be_read(rule: TimeLimit) -> None:
    assert rule.cites.instrument in ACTS
    assert rule.says.endswith(".")
    assert not rule.title.endswith(".")
    assert bool(rule.at_once) == (rule.lasts is None and not rule.national)


def test_an_event_ends_only_a_plain_duty_without_a_number() -> None:
    ended = [rule for rule in every_rule() if rule.no_later_than or rule.before_end_of]

    assert ended
    for rule in ended:
        named = {want.event if isinstance(want, Happens) else want for want in rule.no_later_than}
        missed = rule.if_missed or Missed(says="")
        assert (bool(rule.at_once), rule.kind) == (True, Kind.MAXIMUM), rule.id
        assert (missed.derives, missed.lapses, missed.final) == (None, False, False), rule.id
        assert not (rule.no_later_than and rule.before_end_of), rule.id
        assert named.isdisjoint(FORESEEN), rule.id


def test_rivals_are_rules_that_name_each_other() -> None:
    by_id = {rule.id: rule for rule in RULES}

    assert all(rule.id in by_id[rival].rivals for rule in RULES for rival in rule.rivals)


def test_twins_are_rules_of_the_later_act() -> None:
    by_id = {rule.id: rule for rule in RULES}

    twins = [(rule, by_id[twin]) for rule in RULES for twin in rule.twins]

    assert twins
    assert all(
        rule.in_force_until is not None and rule.in_force_until < twin.in_force_from
        for rule, twin in twins
    )


def test_conditions_name_only_rules_that_come_before() -> None:
    order = [rule.id for rule in every_rule()]

    for place, rule in enumerate(every_rule()):
        assert set(_limits_of(rule)) <= set(order[: place + 1]), rule.id


def _limits_of(rule: TimeLimit) -> Iterator[str]:
    """The limits that a rule's conditions name, however deep inside others."""
    if rule.before_end_of:
        yield rule.before_end_of
    yield from _named_in(rule.applies_if)
    yield from _named_in(each.by for each in rule.overtaken_by)
    yield from _named_in(each.when for each in rule.extended_by)
    if rule.reading is not None and rule.reading.only_if is not None:
        yield from _named_in([rule.reading.only_if])


def _named_in(conditions: Iterable[Condition]) -> Iterator[str]:
    for condition in conditions:
        if isinstance(condition, Extended | LessLeft | WithinLimit):
            yield condition.limit
        elif isinstance(condition, Unused):
            yield from (condition.limit, condition.least)
        elif isinstance(condition, AllOf | AnyOf):
            yield from _named_in(condition.parts)
        elif isinstance(condition, Not):
            yield from _named_in([condition.part])
