"""A store whose register holds many invented people beside the development registrations."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from benchmarks.figures import seconds
from benchmarks.kept import Store

if TYPE_CHECKING:
    from asylia.likeness.stated import Stated
    from asylia.web.register.keeping import Rows
    from asylia.web.register.sealing import RegisterKeys
    from benchmarks.fillers import Filler

PERSONS = 2_000_000
AT_ONCE = 20_000
SEARCHERS = 90
"""So many users search in one run."""
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CASE = "id, reference, member_state, office_id, opened_at"
CASE_TYPES = ("int8", "varchar", "varchar", "int8", "timestamptz")
INDEXES = (
    "alter table register_token drop constraint register_token_pkey",
    "drop index {person}",
)
INDEXES_AGAIN = (
    "alter table register_token add primary key (token, person_id)",
    "create index {person} on register_token (person_id)",
)


def reference(number: int) -> str:
    """The reference of a case by its number."""
    letters = [LETTERS[(number >> (5 * place)) % 32] for place in range(8)]
    return f"LT-{''.join(letters[:4])}-{''.join(letters[4:])}"


def number_of(place: int, persons: int, *, known: int) -> int:
    """The number of the person of this registration, counted from 0.

    They lie evenly among all: the index gives the people of a token by their number, so that
    the first ones would be found where the others are not.
    """
    return 1 + place * max(persons // known, 1)


def spread(number: int, persons: int, *, known: int) -> int | None:
    """Which registration is the person of this number; None for a filler."""
    place = (number - 1) // max(persons // known, 1)
    is_known = place < known and number == number_of(place, persons, known=known)
    return place if is_known else None


class RegisterStore(Store):
    """As the store of the other benchmarks, in a folder of its own; ``--cases`` counts people."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words if "--cases" in words else ["--cases", str(PERSONS), *words])
        self.home = self.home.with_name("bench-names")

    @property
    def is_full(self) -> bool:
        return self.cases >= PERSONS

    def holds_others(self) -> bool:
        """Whether another number of people is kept here."""
        return self._noted().get("people", self.cases) != self.cases

    def require_filled(self) -> float:
        """Fill the register unless it is kept from another run; how long it took."""
        if self._noted().get("people") == self.cases:
            return 0.0
        took = seconds(self._fill)
        self._note(people=self.cases)
        return took

    def turn(self, *, of: int) -> int:
        """The number of the first of so many users who have not searched for the longest time."""
        first = self._noted().get("searched", 0)
        self._note(searched=first + SEARCHERS)
        return first % (of - SEARCHERS + 1)

    def _fill(self) -> None:
        ((person,),) = self.ask(
            "select indexname from pg_indexes where tablename = 'register_token'"
            " and indexname <> 'register_token_pkey'"
        )
        for statement in INDEXES:  # written once at the end: as one would load a register
            self.ask(statement.format(person=person))
        command = [sys.executable, "-m", "benchmarks.register_store", str(self.cases)]
        running = [
            subprocess.Popen([*command, str(part), str(self.cores)], stdin=subprocess.DEVNULL)
            for part in range(self.cores)
        ]
        ended = [process.wait() for process in running]
        if any(ended):
            raise SystemExit("The register could not be filled; the message stands above.")
        for statement in INDEXES_AGAIN:
            self.ask(statement.format(person=person))
        self.tidy()


def fill(persons: int, part: int, of: int) -> None:
    """Write this part of the people, as the loader does: the registrations spread among all."""
    import django
    from django.db import connection, transaction

    django.setup()
    connection.settings_dict["USER"] = "asylia_loader"
    from asylia.web.accounts.models import Office
    from asylia.web.base.actions import now
    from asylia.web.register.keeping import write
    from asylia.web.register.sealing import open_keys

    offices, under, at = list(Office.objects.order_by("pk")), open_keys(), now()
    for numbers, people in _batches(persons, part, of):
        with transaction.atomic():
            rows = [
                (number, reference(number), "LT", offices[number % len(offices)].pk, at)
                for number in numbers
            ]
            _copy_cases(rows)
            write(_rows(rows, people, under))
        if part == 0:
            print(f"  part 1 of {of}: up to {numbers[-1]:,}", file=sys.stderr, flush=True)


def _batches(persons: int, part: int, of: int) -> Iterator[tuple[Sequence[int], Iterator[Stated]]]:
    from asylia.likeness.folding import part_of
    from benchmarks.fillers import Filler
    from benchmarks.registrations import registrations

    known = [one.stated() for one in registrations()]
    folds: Callable[..., Any] = lru_cache(maxsize=50_000)(part_of)
    for first in range(1 + part * AT_ONCE, persons + 1, of * AT_ONCE):
        numbers = range(first, min(first + AT_ONCE, persons + 1))
        filler = Filler(first, part=folds)
        yield (
            numbers,
            (_person(n, persons, known=known, filler=filler) for n in numbers),
        )


def _person(number: int, persons: int, *, known: list[Stated], filler: Filler) -> Stated:
    place = spread(number, persons, known=len(known))
    return filler.person() if place is None else known[place]


def _copy_cases(rows: Iterable[tuple[Any, ...]]) -> None:
    from django.db import connection

    into = f"copy cases_case ({CASE}) from stdin (format binary)"
    with connection.cursor() as cursor, cursor.copy(into) as copy:
        copy.set_types(CASE_TYPES)
        for row in rows:
            copy.write_row(row)


def _rows(cases: Iterable[tuple[Any, ...]], people: Iterable[Stated], under: RegisterKeys) -> Rows:
    from asylia.web.cases.models import Case
    from asylia.web.register.keeping import Rows

    rows = Rows()
    for (number, name, _, office, _), stated in zip(cases, people, strict=True):
        rows.add(Case(pk=number, reference=name, office_id=office), stated, under=under)
    return rows


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "asylia.web.settings")
    fill(*(int(word) for word in sys.argv[1:4]))
