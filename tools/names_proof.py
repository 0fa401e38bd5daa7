"""``./asylia prove names``: people are found by name in any spelling; nothing stored tells one.

First the tests of the register: what its tables hold, who sees a row, what is on record. Then, on
the development registrations and pairs, how well likeness tells people and names apart; for the
half that was looked at and for the one held out. The last line is the figure that is judged.
"""

import argparse
import heapq
import subprocess
import sys
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import combinations

from asylia.likeness.folding import part_of
from asylia.likeness.scoring import Likeness
from asylia.likeness.stated import Stated, stated_from
from asylia.likeness.tokens import tokens_of
from asylia.web.register.finding import most_of, most_telling
from benchmarks.fillers import Filler
from benchmarks.register_store import spread
from benchmarks.registrations import (
    HELD_OUT,
    SEEN,
    Registration,
    pairs,
    registrations,
    relatives,
)

TESTS = ("tests/likeness", "tests/web/register")
PEOPLE = 20_000
SHOWN = 10
FLOOR = 0.85
HALVES = (SEEN, HELD_OUT)
Scored = list[tuple[float, bool]]


def main() -> int:
    parser = argparse.ArgumentParser(prog="./asylia prove names")
    parser.add_argument("--people", type=int, default=PEOPLE, help="beside the registrations")
    asked = parser.parse_args()
    tested = subprocess.run([sys.executable, "-m", "pytest", "-q", *TESTS], check=False)
    for line in (*names_told_apart(), *people_told_apart()):
        print(line)
    recall = found_among(asked.people)
    print(f"recall at 10, the half that was looked at: {recall[SEEN]:.3f}")
    print(f"recall at 10 among {asked.people:,}, the half held out: {recall[HELD_OUT]:.3f}")
    return 0 if tested.returncode == 0 and recall[HELD_OUT] >= FLOOR else 1


def names_told_apart() -> Iterator[str]:
    """F1 and the area under the curve for pairs of name parts; the limit is of the seen half."""
    scored: defaultdict[tuple[str, str], Scored] = defaultdict(list)
    for pair in pairs():
        latin, native = (
            stated_from([name], [], countries=[]) for name in (pair.latin, pair.native)
        )
        scored[pair.script, pair.half].append((Likeness(latin).to(native), pair.match))
    for script in sorted({script for script, _ in scored}):
        limit = best_limit(scored[script, SEEN])
        for half in HALVES:
            precision, recall = at_limit(scored[script, half], limit)
            yield (
                f"name parts {script}, {half}: F1 {f1(precision, recall):.3f}, "
                f"area under the curve {area(scored[script, half]):.3f}"
            )


def people_told_apart() -> Iterator[str]:
    """Pairs of records, among those that share a token: the same person, or only alike?"""
    known = registrations()
    stated = [one.stated() for one in known]
    by_half: dict[str, Scored] = {half: [] for half in HALVES}
    relation: dict[str, Scored] = {half: [] for half in HALVES}
    kin = relatives()
    for one, other in _sharing(stated):
        half, same = known[one].half, known[one].person == known[other].person
        score = Likeness(stated[one]).to(stated[other])
        if half == known[other].half:
            by_half[half].append((score, same))
            if not same and kin[known[one].person] == kin[known[other].person]:
                relation[half].append((score, False))
    limit = best_limit(by_half[SEEN])
    for half in HALVES:
        true = _true_pairs(known, half)
        precision, recall = at_limit(by_half[half], limit, true=true)
        alike = sum(score >= limit for score, _ in relation[half])
        yield (
            f"records of people, {half}: precision {precision:.3f}, recall {recall:.3f}, "
            f"F1 {f1(precision, recall):.3f}, precision at recall 0.6 "
            f"{precision_at(by_half[half], 0.6, true=true):.3f}; "
            f"pairs of twins, siblings and namesakes as much alike: {alike}"
        )


def found_among(people: int, halves: Sequence[str] = HALVES) -> dict[str, float]:
    """Of each half, the share of records that find another of the same person in the first ten."""
    known = registrations()
    stated, places = _mixed(known, people)
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(stated):
        for token in tokens_of(one):
            index[token].append(number)
    asked, found = Counter[str](), Counter[str]()
    records = Counter(one.person for one in known)
    for number, place in places.items():
        query = known[place]
        if records[query.person] == 1 or query.half not in halves:
            continue
        tokens = [(most_of(token), token) for token in tokens_of(stated[number], asked=True)]
        telling = most_telling((most, index[one][-most:]) for most, one in tokens if one in index)
        likeness = Likeness(stated[number])
        first = heapq.nlargest(SHOWN, telling, key=lambda other: likeness.to(stated[other]))
        asked[query.half] += 1
        found[query.half] += any(
            other != number and other in places and known[places[other]].person == query.person
            for other in first
        )
    return {half: found[half] / asked[half] for half in halves}


def _mixed(known: Sequence[Registration], people: int) -> tuple[list[Stated], dict[int, int]]:
    """Registrations spread among fillers, and by its number which registration one is."""
    filler = Filler(1, part=lru_cache(maxsize=50_000)(part_of))
    every = len(known) + people
    places = [spread(number, every, known=len(known)) for number in range(1, every + 1)]
    stated = [filler.person() if place is None else known[place].stated() for place in places]
    return stated, {number: place for number, place in enumerate(places) if place is not None}


def _sharing(stated: Sequence[Stated]) -> set[tuple[int, int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(stated):
        for token in tokens_of(one):
            index[token].append(number)
    return {pair for numbers in index.values() for pair in combinations(numbers, 2)}


def _true_pairs(known: Iterable[Registration], half: str) -> int:
    records = Counter(one.person for one in known if one.half == half)
    return sum(count * (count - 1) // 2 for count in records.values())


def best_limit(scored: Scored) -> float:
    """From which score on F1 is best."""
    matches, right = sum(match for _, match in scored), 0
    best, limit = 0.0, 0.0
    for place, (score, match) in enumerate(sorted(scored, reverse=True), start=1):
        right += match
        if (here := 2 * right / (place + matches)) > best:
            best, limit = here, score
    return limit


def at_limit(scored: Scored, limit: float, *, true: int = 0) -> tuple[float, float]:
    """Precision and recall if everything from this score on is taken for the same."""
    taken = [match for score, match in scored if score >= limit]
    return sum(taken) / len(taken), sum(taken) / (true or sum(match for _, match in scored))


def precision_at(scored: Scored, recall: float, *, true: int) -> float:
    """Precision where this share of the true pairs has been found."""
    right = 0
    for place, (_, match) in enumerate(sorted(scored, reverse=True), start=1):
        right += match
        if right >= recall * true:
            return right / place
    return 0.0


def area(scored: Scored) -> float:
    """How often a match scores higher than what is none; a draw counts half."""
    others = sorted(score for score, match in scored if not match)
    matches = [score for score, match in scored if match]
    won = sum(bisect_left(others, one) + bisect_right(others, one) for one in matches)
    return won / (2 * len(others) * len(matches))


def f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    sys.exit(main())
