"""The register kept up: by the record, in the transaction that writes who somebody is.

``settings.REGISTER`` names this module to the room of cases, which stands below it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db import connection

from asylia.casefile.entries import Entry, FileAct, standing
from asylia.likeness.folding import Part, part_of
from asylia.likeness.stated import Stated, stated_from, whole_names
from asylia.likeness.tokens import FOLDED_AS, tokens_of
from asylia.web.accounts.models import Office
from asylia.web.cases.models import Case
from asylia.web.register.sealing import RegisterKeys, open_keys

PERSON = "case_id, reference, office_id, folded_as, sealed"
PERSON_TYPES = ("int8", "varchar", "int8", "int2", "bytea")
TOKEN, TOKEN_TYPES = "token, person_id", ("int8", "int8")
WRITING = "select set_config('asylia.registering', %s, true)"
FORGET = (
    "delete from register_token where person_id = any(%s)",
    "delete from register_person where case_id = any(%s)",
)
WRITE = f"""
with person as (
  insert into register_person ({PERSON}) values (%s, %s, %s, %s, %s)
)
insert into register_token ({TOKEN}) select unnest(%s::bigint[]), %s
"""  # noqa: S608 -- the columns are named above
WRITE_PERSON = f"insert into register_person ({PERSON}) values (%s, %s, %s, %s, %s)"  # noqa: S608
WRITE_TOKENS = (
    f"insert into register_token ({TOKEN}) select * from unnest(%s::bigint[], %s::bigint[])"  # noqa: S608
)
MOVE = "update register_person set office_id = %s where case_id = %s"


@dataclass(slots=True)
class Rows:
    """Persons and their tokens on their way into the tables by COPY."""

    persons: list[tuple[Any, ...]] = field(default_factory=list)
    tokens: list[tuple[int, int]] = field(default_factory=list)

    def add(self, case: Case, stated: Stated, *, under: RegisterKeys) -> None:
        """A person and their tokens."""
        sealed = under.seal(stated, reference=case.reference)
        self.persons.append((case.pk, case.reference, case.office_id, FOLDED_AS, sealed))
        numbers = dict.fromkeys(under.tokens(tokens_of(stated)))
        self.tokens.extend((number, case.pk) for number in numbers)


def concerns(entry: Entry) -> bool:
    """Whether an entry says who somebody is, or corrects or takes back one that does."""
    return entry.header.event == FileAct.IDENTITY_STATED


def renew(case: Case, file: Iterable[Entry]) -> None:
    """Write down anew who the person of this case is, as their file stands.

    Args:
        case: The case, which whoever acts writes to.
        file: Its entries, with the contents of what says who they are.
    """
    stated = stated_in(file)
    with connection.cursor() as cursor:
        cursor.execute(WRITING, [str(case.pk)])
        for forget in FORGET:
            cursor.execute(forget, [[case.pk]])
        if stated.names:
            rows = Rows()
            rows.add(case, stated, under=open_keys())
            numbers = [number for number, _ in rows.tokens]
            cursor.execute(WRITE, [*rows.persons[0], numbers, case.pk])
        cursor.execute(WRITING, [""])


def moved(case: Case, to: Office) -> None:
    """The case goes to another office, in the statement that hands it over."""
    with connection.cursor() as cursor:
        cursor.execute(WRITING, [str(case.pk)])
        cursor.execute(MOVE, [to.pk, case.pk])
        cursor.execute(WRITING, [""])


def copy_in(cases: Sequence[tuple[Case, Iterable[Entry]]]) -> None:
    """Write down who the people of new cases are, all at once.

    Args:
        cases: The cases, with their files.
    """
    rows, under, part = Rows(), open_keys(), lru_cache(maxsize=10_000)(part_of)
    for case, file in cases:
        if (stated := stated_in(file, part=part)).names:
            rows.add(case, stated, under=under)
    write(rows)


def put_in_place(cases: Iterable[tuple[Case, Iterable[Entry]]]) -> int:
    """Write down anew who the people of cases are, as the worker, who may write every row.

    Args:
        cases: The cases, with their files.

    Returns:
        How many people the register holds of these cases.
    """
    rows, under, part = Rows(), open_keys(), lru_cache(maxsize=10_000)(part_of)
    numbers = []
    for case, file in cases:
        numbers.append(case.pk)
        if (stated := stated_in(file, part=part)).names:
            rows.add(case, stated, under=under)
    forget(numbers)
    with connection.cursor() as cursor:
        cursor.executemany(WRITE_PERSON, rows.persons)
        columns = list(zip(*rows.tokens, strict=True)) or [(), ()]
        cursor.execute(WRITE_TOKENS, [list(column) for column in columns])
    return len(rows.persons)


def forget(cases: Sequence[int]) -> None:
    """Take people out of the register, as when their case is erased.

    Args:
        cases: The numbers of the cases.
    """
    with connection.cursor() as cursor:
        for statement in FORGET:
            cursor.execute(statement, [list(cases)])


def write(rows: Rows) -> None:
    """Copy the rows into their tables, as the loader, in the caller's transaction."""
    _copy(f"register_person ({PERSON})", rows.persons, types=PERSON_TYPES)
    _copy(f"register_token ({TOKEN})", rows.tokens, types=TOKEN_TYPES)


def _copy(into: str, rows: Iterable[tuple[Any, ...]], *, types: Sequence[str]) -> None:
    with connection.cursor() as cursor, cursor.copy(f"copy {into} from stdin (format binary)") as c:
        c.set_types(types)
        for row in rows:
            c.write_row(row)


def stated_in(file: Iterable[Entry], *, part: Callable[[str], Part] | None = None) -> Stated:
    """Who the person of a file is, by everything that stands in it: by each name they gave.

    Args:
        file: The entries of the file in their order.
        part: What folds one word; see ``parts_of``.
    """
    said: list[Mapping[str, object]] = [
        entry.content or {} for entry in standing(file) if concerns(entry)
    ]
    said.reverse()  # what is too much is cut from what was said first
    return stated_from(
        (name for one in said for name in whole_names(one)),
        (one[key] for one in said for key in ("date_of_birth", "year_of_birth") if one.get(key)),
        countries=_countries(said),
        part=part,
    )


def _countries(said: Iterable[Mapping[str, object]]) -> Iterator[str]:
    for one in said:
        codes = one.get("nationality")
        yield from (str(code) for code in codes) if isinstance(codes, list | tuple) else ()
