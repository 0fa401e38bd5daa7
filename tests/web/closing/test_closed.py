"""Asylia stays closed while something is missing, says so, and opens again by itself.

Everything is really switched off and on again, and every page is asked for meanwhile. How long an
answer took is measured by ``./asylia prove closed`` alone.
"""

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from time import monotonic
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connections, transaction
from django.test import Client

from asylia.web.accounts.models import Role
from asylia.web.cases import models
from asylia.web.closing import actions
from asylia.web.embedded.places import Place
from asylia.web.embedded.processes import wait_until
from tests.web.clients import sign_in
from tests.web.closing.switches import OFF, Case, Within
from tests.web.factories import add_entry, make_user
from tests.web.register.people import make_person

LONG = os.environ.get("ASYLIA_EXAMPLES") == "long"
ROUNDS = 3 if LONG else 1
CANARY = "Qwertzovan"
BOUND = 2.0
TABLES = "select table_name from information_schema.tables where table_schema = 'public'"
SOUGHT = {"name": CANARY, "purpose": "is_here"}
Asked = tuple[str, dict[str, str] | None]


@dataclass(slots=True)
class World:
    """A desk with a case, and whoever sits before it."""

    within: Within
    desk: Client
    case: models.Case
    took: list[tuple[float, str, str]] = field(default_factory=list)

    @property
    def page(self) -> str:
        return f"/cases/{self.case.reference}"

    def asked(self, *, writes: bool) -> list[Asked]:
        """What shows something about somebody, or writes it."""
        few: list[Asked] = [(self.page, None), ("/people", SOUGHT)]
        if writes:
            few.append((f"{self.page}/note", {"words": "A note that is not kept."}))
        more: list[Asked] = [
            ("/today", None),
            (f"{self.page}/paper", None),
            (f"{self.page}/acts", None),
            (f"{self.page}/entries/1/correct", None),
            (f"/cases/find?reference={self.case.reference}", None),
            *([("/notices", None)] if writes else []),
        ]
        return few + more if LONG else few

    def ask(self, asked: Asked, *, during: str) -> Any:
        """An answer, and how long it took."""
        path, sent = asked
        began = monotonic()
        answer = self.desk.get(path) if sent is None else self.desk.post(path, sent)
        self.took.append((monotonic() - began, during, path))
        return answer

    def is_open(self) -> bool:
        """Whether the case is shown."""
        answer = self.ask((self.page, None), during="open")
        return answer.status_code == 200 and CANARY in answer.content.decode()

    def rows(self) -> dict[str, int]:
        """How many rows stand in each table."""
        superuser = self.within.superuser
        names = [name for (name,) in superuser.execute(TABLES).fetchall()]
        counts = {}
        for name in names:
            question = f'select count(*) from "{name}"'  # noqa: S608 -- a table of ours
            row = superuser.execute(question.encode()).fetchone()
            counts[name] = row[0] if row else 0
        return counts


@pytest.fixture
def world(
    server: Place,
    committed_db: str,
    as_server: psycopg.Connection[Any],
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[World]:
    with transaction.atomic():
        user = make_user(Role.SUPERVISOR)
        case = make_person(user, family_name=CANARY, date_of_birth="1994-03-02")
        add_entry(case, "application_made", by=user)
    desk = sign_in(Client(raise_request_exception=False), user)
    within = Within(superuser=as_server, server=server, monkeypatch=monkeypatch)
    monkeypatch.setattr(settings, "SANE_FOR_SECONDS", 0.0)
    monkeypatch.setattr(settings, "CONN_MAX_AGE", 600, raising=False)
    yield World(within=within, desk=desk, case=case)
    actions.doubt()
    connections["default"].close()


def problems_of(name: str, off: Case, *, world: World) -> Iterator[str]:
    """What is wrong with what is answered while this is switched off."""
    before = world.rows()
    with off.off(world.within):
        for asked in world.asked(writes=not off.may_write):
            answer = world.ask(asked, during=name)
            text = answer.content.decode().replace(f'value="{CANARY}"', "")
            if answer.status_code != 503 or "Retry-After" not in answer:
                yield f"{name}: {asked[0]} answers {answer.status_code}"
            if off.says not in text:
                yield f"{name}: {asked[0]} does not say why"
            if CANARY in text:
                yield f"{name}: {asked[0]} shows the person"
    if (after := world.rows()) != before:
        yield f"{name}: {after.items() ^ before.items()} was half written"
    if not wait_until(world.is_open, seconds=30):
        yield f"{name}: it does not open again"


def test_whatever_is_missing_nothing_is_shown_or_half_written_and_it_opens_again(
    world: World,
) -> None:
    opened = world.desk.get(world.page)

    found = [
        problem
        for _ in range(ROUNDS)
        for name, off in OFF.items()
        for problem in problems_of(name, off, world=world)
    ]

    slowest, during, path = max(one for one in world.took if one[1] != "open")
    path = path.replace(world.case.reference, "…")
    says = (
        f"{len(OFF)} things switched off and on, {len(world.took)} answers: none with anything of"
        f" anybody, nothing half written; the slowest took {slowest:.2f} s ({during}: {path})."
    )
    if figure := os.environ.get("ASYLIA_FIGURE"):
        with open(figure, "w", encoding="utf-8") as file:  # noqa: PTH123 -- told by the proof
            file.write(says + "\n")
    assert CANARY in opened.content.decode()
    assert "\n".join(found) == ""
    if LONG:
        assert slowest <= BOUND, path


def test_page_that_reads_notices_by_itself_what_nobody_looked_for(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "SANE_FOR_SECONDS", 3600.0)
    found = []

    for name, off in OFF.items():
        if off.at_once and wait_until(world.is_open, seconds=30):
            with off.off(world.within):
                answer = world.ask((world.page, None), during=name)
            text = answer.content.decode()
            if answer.status_code != 503 or off.says not in text or CANARY in text:
                found.append(f"{name}: {answer.status_code}")

    assert found == []
    assert wait_until(world.is_open, seconds=30)
