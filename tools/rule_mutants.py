"""Mutation testing of the rules: does a worked example fail for each small change of a rule?

Every rule is changed in every small way (``tools/rule_changes.py``), put in the place of the rule
in the law book, and asked the worked examples of that rule alone. A change that none of them
notices survives; one that cannot be noticed stands in ``rule_mutants.toml`` with the reason. A
literal that several rules share, such as a condition, is one place: its changes count once, and
are noticed if the examples of one of those rules notice them.

Used by ``./asylia prove mutants --rules``; run alone: ``python -m tools.rule_mutants``.
"""

import argparse
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from fnmatch import fnmatchcase
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from asylia.law.clock import Answer, reckoned
from asylia.law.clock.book import book_of, every_rule, rules_of
from asylia.law.clock.timeline import Question
from asylia.law.limits import TimeLimit
from asylia.law.periods import Counting
from asylia.samples.examples import Example, Expected, every, mistakes
from tools.rule_changes import changes

ROOT = Path(__file__).resolve().parent.parent
EQUAL = ROOT / "tools" / "rule_mutants.toml"
PAGE = ROOT / "docs" / "reference" / "rule-mutants.md"
WANTED = 95.0
KILLED, SURVIVED, EQUIVALENT = "killed", "survived", "equal"
GRADES = (KILLED, EQUIVALENT, SURVIVED)


@dataclass(frozen=True)
class Result:
    """One change of one rule and what became of it."""

    rule: str
    instrument: str
    change: str
    found: str
    place: tuple[int, str]


def tried(rule: TimeLimit, examples: Sequence[Example]) -> Iterator[Result]:
    """Every change of a rule, each asked the rule's examples."""
    equal = _equal(rule.id)
    if _noticed(rule, rule, examples=examples):
        words = "none: its examples fail as it is"
        yield Result(rule.id, rule.cites.instrument, words, SURVIVED, (id(rule), words))
        return
    for words, changed in changes(rule):
        found = KILLED if _noticed(rule, changed, examples=examples) else SURVIVED
        if found == SURVIVED and any(fnmatchcase(words, pattern) for pattern in equal):
            found = EQUIVALENT
        book_of.cache_clear()
        place = (place_of(rule, changed), words.rpartition(": ")[2])
        yield Result(rule.id, rule.cites.instrument, words, found, place)


def _noticed(rule: TimeLimit, changed: TimeLimit, *, examples: Sequence[Example]) -> bool:
    books: dict[str, tuple[TimeLimit, ...]] = {}

    def ask(example: Example, expected: Expected) -> Answer:
        state = example.history.member_state
        if state not in books:
            books[state] = tuple(changed if one is rule else one for one in _needed(rule, state))
        return reckoned(
            example.history,
            Question(
                as_of=expected.as_of,
                known_on=expected.known_on or expected.as_of,
                moment=expected.moment,
            ),
            settings=example.settings,
            explain=False,
            rules=books[state],
        )

    try:
        return any(True for example in examples for _ in mistakes(example, ask))
    except Exception:  # noqa: BLE001 - a rule that cannot be reckoned is noticed, whatever is raised
        return True


@cache
def _needed(rule: TimeLimit, state: str) -> tuple[TimeLimit, ...]:
    """The rules that can bear on one: those that it names, and all that produce events."""
    book = {one.id: one for one in rules_of(state)}
    found: set[str] = set()
    wanted = {
        rule.id,
        *(one.id for one in book.values() if one.if_missed and one.if_missed.derives),
    }
    while wanted:
        found |= wanted
        named = {id_ for one in wanted for id_ in _named_in(book[one]) if id_ in book}
        wanted = named - found
    return tuple(one for one in book.values() if one.id in found)


def _named_in(part: object) -> Iterator[str]:
    """Every text in a rule; among them are the ids of other rules."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for one in part:
            yield from _named_in(one)
    elif is_dataclass(part):
        for one in fields(part):
            yield from _named_in(getattr(part, one.name))


def place_of(old: object, new: object) -> int:
    """The innermost literal in which two rules differ: several rules may share it.

    How a rule counts is its own choice, though the way of counting is written once.
    """
    place, found = id(old), _difference(old, new)
    while found is not None and not isinstance(found[0], Counting):
        old, new = found
        if is_dataclass(old):
            place = id(old)
        found = _difference(old, new)
    return place


def _difference(old: object, new: object) -> tuple[object, object] | None:
    """The one part in which two things of the same shape differ."""
    if type(old) is not type(new):
        return None
    if isinstance(old, tuple) and isinstance(new, tuple):
        parts = list(zip(old, new, strict=True)) if len(old) == len(new) else []
    elif is_dataclass(old):
        parts = [(getattr(old, one.name), getattr(new, one.name)) for one in fields(old)]
    else:
        return None
    unlike = [(one, other) for one, other in parts if one is not other]
    return unlike[0] if len(unlike) == 1 else None


def _equal(rule: str) -> list[str]:
    found = tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", [])
    return [one["change"] for one in found if fnmatchcase(rule, one["rule"])]


def _of_rule(number: int) -> list[Result]:
    rule = every_rule()[number]
    return list(tried(rule, [example for example in every() if example.limit == rule.id]))


def try_all(only: str = "*", *, jobs: int = 2) -> list[Result]:
    """Every change of every rule whose id fits the pattern."""
    numbers = [n for n, rule in enumerate(every_rule()) if fnmatchcase(rule.id, only)]
    with get_context("fork").Pool(jobs) as pool:  # a place is an address: the same in each
        found = [one for some in pool.imap(_of_rule, numbers, chunksize=4) for one in some]
    return list(_once(found))


def _once(results: Sequence[Result]) -> Iterator[Result]:
    """Each place once, as the rule that notices it best has it."""
    best: dict[tuple[int, str], Result] = {}
    for result in results:
        known = best.setdefault(result.place, result)
        if GRADES.index(result.found) < GRADES.index(known.found):
            best[result.place] = replace(known, found=result.found)
    return iter(best.values())


def score(found: Counter[str]) -> float:
    """How many of the changes that can be noticed are noticed, in hundred."""
    noticeable = found[KILLED] + found[SURVIVED]
    return 100 * found[KILLED] / noticeable if noticeable else 100.0


def by_act(results: Sequence[Result]) -> dict[str, Counter[str]]:
    """What became of the changes, act by act in the order of the law book."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for result in results:
        found[result.instrument][result.found] += 1
    return dict(found)


def table(results: Sequence[Result]) -> str:
    """The result as a table in Markdown."""
    lines = ["| act | changes | noticed | survived | equal | score |", "|---|---|---|---|---|---|"]
    acts = by_act(results)
    whole: Counter[str] = Counter(result.found for result in results)
    for act, found in [*acts.items(), ("all", whole)]:
        lines.append(
            f"| {act} | {found.total()} | {found[KILLED]} | {found[SURVIVED]} | "
            f"{found[EQUIVALENT]} | {score(found):.1f} % |"
        )
    return "\n".join(lines)


def _page(results: Sequence[Result]) -> str:
    survived = [result for result in results if result.found == SURVIVED]
    listed = "\n".join(f"- `{one.rule}`: {one.change}" for one in survived) or "None."
    reasons = tomllib.loads(EQUAL.read_text(encoding="utf-8")).get("equal", [])
    equal = "\n".join(f"- `{one['rule']}`, {one['change']}: {one['because']}" for one in reasons)
    return (
        "# Small changes of the rules\n\n"
        "<!-- Generated by ./asylia prove mutants --rules --write; do not edit. -->\n\n"
        "Each rule is changed in every small way (a length by one, the counting, a condition left "
        "out, an event that no longer\nmeets it) and asked its own "
        "[worked examples](../how-to/write-a-worked-example.md). A change that none of them "
        "notices has\nsurvived. Sentences, citations, spans of force and the bounds of national "
        "law are left alone here.\n\n"
        f"{table(results)}\n\n## What survived\n\n{listed}\n\n"
        f"## What cannot be noticed\n\n{equal or 'Nothing.'}\n"
    )


def main(words: list[str]) -> int:
    """Try them, print the score and what survived; not 0 below 95 in hundred."""
    parser = argparse.ArgumentParser(prog="rule_mutants", description=__doc__)
    parser.add_argument("--only", default="*", help="rules whose id fits, such as 'apr-*'")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    asked = parser.parse_args(words)
    results = try_all(asked.only, jobs=asked.jobs)
    for result in results:
        if result.found == SURVIVED:
            print(f"survived: {result.rule}: {result.change}")
    print(table(results))
    if asked.write:
        PAGE.write_text(_page(results), encoding="utf-8")
    return int(score(Counter(result.found for result in results)) < WANTED)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
