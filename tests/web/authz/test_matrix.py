"""The authorization matrix: what really comes back of every address, beside what is declared.

In the suite a sample, each address at least once. ``./asylia prove authz`` asks everything, in
two processes, and adds up what each of them writes.
"""

import json
import logging
import os
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from tests.web.authz.asking import Check, Tally, as_somebody, ask
from tests.web.authz.calling import call_all
from tests.web.authz.checks import every, sample
from tests.web.authz.declared import DESK
from tests.web.authz.world import World, build

PART = os.environ.get("ASYLIA_PART", "")
FIGURE = os.environ.get("ASYLIA_FIGURE", "")
PART_OF = tuple(map(int, PART.split("/"))) if PART else (0, 1)
SHARE = (PART_OF[0], PART_OF[1])
OF_EACH = 3
"""So many acts of each person in the suite."""
SEED = int(os.environ.get("ASYLIA_SEED", str(time.time_ns() % 1_000_000)))


@pytest.fixture
def world(committed_db: str) -> Iterator[World]:
    logging.disable(logging.CRITICAL)
    yield build(whole=bool(PART))
    logging.disable(logging.NOTSET)


def test_every_address_and_act_answers_as_declared(world: World) -> None:
    checks = list(every(world, seed=1) if PART else sample(world, seed=SEED))
    tally = Tally()

    asked = ask_all(world, mine(checks), tally=tally)
    call_all(world, tally=tally, share=SHARE, sample=0 if PART else OF_EACH, seed=SEED)

    write_down(tally)
    show(*tally.wrong)
    assert asked == set(DESK)
    assert tally.wrong[:20] == [], f"seed {SEED}"


def show(*lines: str) -> None:
    """Everything that was wrong, where somebody wants to read it whole."""
    if path := os.environ.get("ASYLIA_WRONG"):
        Path(path).write_text("\n".join(lines), encoding="utf-8")


def mine(checks: list[Check]) -> list[Check]:
    """The checks of this process: each takes its share of every address."""
    if not PART:
        return checks
    part, of = SHARE
    return checks[part::of]


def ask_all(world: World, checks: Iterable[Check], *, tally: Tally) -> set[str]:
    """Ask everything, person by person; the addresses that were asked come back."""
    client = Client(raise_request_exception=False)
    asked = set()
    by_person: dict[object, list[Check]] = defaultdict(list)
    for check in checks:
        by_person[check.who, check.session].append(check)
        asked.add(check.page.name)
    for theirs in by_person.values():
        first = theirs[0]
        with as_somebody(world, client, who=first.who, session=first.session):
            for check in theirs:
                tally.note(check, ask(world, client, check))
    return asked


def write_down(tally: Tally) -> None:
    """For the proof: how many, and what was wrong."""
    if PART:
        told = {"checks": tally.checks, "allowed": tally.allowed, "refused": tally.refused}
        told |= {"otherwise": tally.otherwise}
        Path(f"{FIGURE}.{SHARE[0]}.json").write_text(json.dumps(told), encoding="utf-8")
