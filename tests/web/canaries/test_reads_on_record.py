"""Every answer that tells of a person has its row in the read log before its first byte.

Somebody of every role asks for every address of invented cases whose fields hold canaries, with
the real application and a real database; another connection looks at the log when the headers are
handed out. Then the log is closed, and the same addresses tell nothing. ``./asylia prove reads``
asks for everything; the suite for each address once.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.conf import LazySettings
from django.db import connection, transaction

from asylia.web.accounts.session import act_as
from asylia.web.cases.models import DueDate
from tests.web.canaries import crawling
from tests.web.canaries.judging import Judge
from tests.web.canaries.visiting import Answer, Asked, Visitor, Watch
from tests.web.canaries.world import ERASED, SAID, World, make_world

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
MOST_LINKS = 30
"""So many pages somebody goes on to from the addresses that they were given, in the long form."""
EACH_KIND = {"supervisor", "overseer"}
"""Who asks for every page that is about no case, in the short form; the others for these."""
LISTS = ("/", "/today", "/notices", "/retention")
ABOUT_A_CASE = ("", "/paper", "/acts", "/looks", "/people", "/need", "/statements/10")
SEE_NOBODY = {"administrator", "interpreter", "foreigner"}


@pytest.fixture
def world(
    committed_db: str, as_server: psycopg.Connection[Any], settings: LazySettings
) -> Iterator[World]:
    """The world, in a database of its own; a connection is kept as a server keeps it."""
    assert committed_db
    settings.MISSES_PER_WINDOW = settings.LOOKS_PER_WINDOW = 100_000
    with transaction.atomic():
        made = make_world()
    connection.settings_dict["CONN_MAX_AGE"] = None
    yield made
    connection.close()


def test_every_read_is_on_record_before_its_first_byte(
    world: World, as_server: psycopg.Connection[Any]
) -> None:
    watch, judge, told = Watch(as_server), Judge(world), []
    with watch.at_work():
        visitors = {name: Visitor(user, watch=watch) for name, user in world.users.items()}
        for name, answer in asked_for(world, visitors, as_server):
            if judge.hear(answer, user=name):
                told.append((name, answer.asked))
        closed = with_closed_log(visitors, told, as_server, judge=judge)

    users = len(visitors)
    says = (
        f"{judge.answers} responses to {users} people on {len(crawling.routes())} routes; "
        f"{judge.told} told of a person ({len(judge.seen)} of {len(world.canaries.planted)} "
        f"canaries seen), {judge.told - judge.without} of them with their row before the "
        f"first byte; with the log closed, {len(closed)} of those addresses told anything."
    )
    if path := os.environ.get("ASYLIA_FIGURE"):
        Path(path).write_text(says + "\n", encoding="utf-8")
    assert judge.missing == []
    assert closed == []
    assert {name for name, _asked in told} == {*world.users} - SEE_NOBODY
    assert unseen(world, judge) == set()


def asked_for(
    world: World, visitors: dict[str, Visitor], superuser: psycopg.Connection[Any]
) -> Iterator[tuple[str, Answer]]:
    """Every answer, with the name of who asked."""
    yield from addresses_of_nobody(world, visitors, superuser)
    yield from (searches_of_everybody if LONG else searches)(world, visitors)
    for name, visitor in visitors.items():
        if LONG:
            yield from everything(world, name, visitor)
        else:
            yield from the_main_pages(world, name, visitor)
    if not LONG:
        yield from each_address_once(world, visitors["supervisor"])


def addresses_of_nobody(
    world: World, visitors: dict[str, Visitor], superuser: psycopg.Connection[Any]
) -> Iterator[tuple[str, Answer]]:
    ids = [number for (number,) in superuser.execute("select id from cases_grant").fetchall()]
    people = list(world.users.values())
    references = {
        "user": [one.reference for one in people[: 3 if LONG else 1]],
        "office": [one.office.reference for one in people[: 3 if LONG else 1]],
    }
    for name, visitor in visitors.items():
        all_pages = LONG or name in EACH_KIND
        for path in crawling.of_nobody(references, numbers=ids) if all_pages else LISTS:
            yield name, visitor.get(path)


def searches(world: World, visitors: dict[str, Visitor]) -> Iterator[tuple[str, Answer]]:
    """A search by name, and one by a part of a reference."""
    names = [
        word
        for word, one in world.canaries.planted.items()
        if one.field == "identity_stated.family_name"
    ]
    for name in ("caseworker", "stranger", "guard"):
        for word in names:
            told = {"name": word, "purpose": "mail"}
            yield name, visitors[name].post("/people", told)
        yield name, visitors[name].get("/cases/find?reference=LT-")


def searches_of_everybody(
    world: World, visitors: dict[str, Visitor]
) -> Iterator[tuple[str, Answer]]:
    yield from searches(world, visitors)
    for name, visitor in visitors.items():
        yield name, visitor.get("/today", htmx=True)
        yield name, visitor.get("/cases/find?reference=LT")
        yield name, visitor.post("/seek", {"said": "LT-"})


def the_main_pages(world: World, name: str, visitor: Visitor) -> Iterator[tuple[str, Answer]]:
    """The pages of a case that show most, for everybody; what is not theirs is refused."""
    for case in ("said", "nobody's", "locked", "elsewhere", "erased"):
        first = f"/cases/{world.cases[case].reference}"
        has_ground = world.ground(name, case) is not None
        some = 2 if has_ground else 1
        whole = case == SAID and name in {"caseworker", "reasoned"}
        for rest in ABOUT_A_CASE if whole else ABOUT_A_CASE[:some]:
            yield name, visitor.get(f"{first}{rest}")


def each_address_once(world: World, visitor: Visitor) -> Iterator[tuple[str, Answer]]:
    """Every address of a case that no sheet describes, each stage's file, and refused forms."""
    name = "supervisor"
    without = crawling.routes_of_sheets()
    for path in crawling.of_case(world.cases[SAID], numbers=[10, 12, 15], without=without):
        yield name, visitor.get(path)
    for case in world.cases:
        if case.startswith("acts-"):
            yield name, visitor.get(f"/cases/{world.cases[case].reference}")
    first = f"/cases/{world.cases[SAID].reference}"
    yield name, visitor.get(f"{first}/why/{limit_of(world)}", htmx=True)
    for rest in ("/note", "/statements/10/verify", "/hand-over", "/identity", "/similar/new"):
        yield name, visitor.post(f"{first}{rest}", {"seen": "1"})


def everything(world: World, name: str, visitor: Visitor) -> Iterator[tuple[str, Answer]]:
    """Every address of every case, and on from there by every link and form."""
    asked = dict.fromkeys(addresses_of_cases(world, name))
    queue, followed = list(asked), 0
    while queue:
        path = queue.pop(0)
        answer = visitor.get(path)
        yield name, answer
        if path.endswith("/acts") or "/why/" in path:
            yield name, visitor.get(path, htmx=True)
        if answer.status not in {200, 422} or path.startswith("/law"):
            continue
        if b"<form" in answer.body and path.startswith("/cases/"):
            yield name, visitor.post(path, {"seen": "1"})
        typed = {"reference": "LT-", "on": "2026-08-20", "known": "2026-08-20"}
        for link in crawling.leads_to(answer.body, at=path, typed=typed):
            if link not in asked and followed < MOST_LINKS and not link.startswith("/static/"):
                asked[link], followed = None, followed + 1
                queue.append(link)


def addresses_of_cases(world: World, name: str) -> Iterator[str]:
    """Every address of the cases that somebody may read; a few of the others."""
    sheets = crawling.routes_of_sheets()
    for case, found in world.cases.items():
        if world.ground(name, case) is None:
            yield from (f"/cases/{found.reference}{rest}" for rest in ABOUT_A_CASE)
            continue
        if case.startswith("acts-") and name != "caseworker":
            yield from (f"/cases/{found.reference}{rest}" for rest in ABOUT_A_CASE)
            continue
        asks_all = case == SAID and name in {"supervisor", "reasoned"}
        numbers = range(1, 20) if asks_all else (1, 10)
        yield from crawling.of_case(found, numbers=numbers, without=() if asks_all else sheets)


def limit_of(world: World) -> str:
    """A limit of the first case, as its address names it."""
    with transaction.atomic():
        act_as(world.users["supervisor"])
        found = DueDate.objects.filter(case=world.cases[SAID]).order_by("pk").first()
    assert found is not None
    return found.limit_id


def with_closed_log(
    visitors: dict[str, Visitor],
    told: list[tuple[str, Asked]],
    superuser: psycopg.Connection[Any],
    *,
    judge: Judge,
) -> list[str]:
    """Ask again for what told of a person, now that nobody may write into the log."""
    superuser.execute("revoke insert on cases_read from asylia_app")
    once = {(_kind(asked), name if LONG else ""): (name, asked) for name, asked in told}
    telling = []
    for name, asked in once.values():
        answer = visitors[name].ask(asked)
        if judge.words_in(answer) or judge.listed_in(answer):
            telling.append(f"{name}: {asked.path} answers {answer.status}")
    superuser.execute("grant insert on cases_read to asylia_app")
    return telling


def _kind(asked: Asked) -> str:
    """The address without what it names."""
    kept = [part for part in asked.path.split("/") if part.islower()]
    return "/".join((asked.method, *kept))


def unseen(world: World, judge: Judge) -> set[str]:
    """The fields of files whose canaries nobody was ever shown."""
    seen = {world.canaries.planted[word].field for word in judge.seen}
    of_files = {
        one.field
        for one in world.canaries.planted.values()
        if not one.of_staff and one.case != ERASED
    }
    return of_files - seen
