"""The registrations of invented people, the people behind them, and pairs of names; in halves."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

from asylia.likeness.stated import Stated, stated_from

FOLDER = Path(__file__).parent
SEEN, HELD_OUT = "seen", "held out"


@dataclass(frozen=True, slots=True)
class Registration:
    """A record: of whom it is, in which half, and what it says of them."""

    person: str
    half: str
    group: str
    name: str
    family_name: str
    given_names: str
    own_script: str
    born: str
    nationality: str

    def stated(self) -> Stated:
        return stated_from(
            [self.name, self.own_script],
            [self.born],
            countries=[self.nationality] if self.nationality else [],
        )


@dataclass(frozen=True, slots=True)
class Pair:
    """Two name parts in two scripts, and whether they are one name."""

    half: str
    script: str
    latin: str
    native: str
    match: bool


def registrations() -> tuple[Registration, ...]:
    whose = {row["record_id"]: row["person_id"] for row in _rows("people")}
    relations = {row["person_id"]: row for row in _rows("relations")}
    return tuple(
        Registration(
            person=(person := whose[row["record_id"]]),
            half=_half(_first_of(person, relations)),
            group=relations[person]["group"],
            name=f"{row['given_names']} {row['family_name']}".strip(),
            family_name=row["family_name"],
            given_names=row["given_names"],
            own_script=row["native_name"],
            born=row["date_of_birth"],
            nationality=row["nationality"],
        )
        for row in _rows("registrations")
    )


def pairs() -> Iterator[Pair]:
    for row in _rows("transliteration_pairs"):
        yield Pair(
            half=_half(row["pair_id"]),
            script=row["script"],
            latin=row["latin"],
            native=row["native"],
            match=row["match"] == "1",
        )


@cache
def relatives() -> dict[str, str]:
    """Each person and the first of those that they are twins, siblings or namesakes of."""
    relations = {row["person_id"]: row for row in _rows("relations")}
    return {person: _first_of(person, relations) for person in relations}


def _first_of(person: str, relations: dict[str, dict[str, str]]) -> str:
    while before := relations[person]["related_to"]:
        person = before
    return person


def _half(name: str) -> str:
    return HELD_OUT if sha256(name.encode()).digest()[0] & 1 else SEEN


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)
