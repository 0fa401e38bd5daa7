"""What ``asylia recompute`` tells, where no process of its own is needed."""

import json
from argparse import Namespace

import pytest

from asylia.web.cases.projection import ask_anew
from asylia.web.cli import renewing
from asylia.web.cli.ground import CannotRun
from asylia.web.cli.parts import WHOLE
from asylia.web.cli.renewing import Totals
from asylia.web.embedded.places import Place
from tests.web.cases.test_projection import FAR, TODAY, load, load_far

NO_ANSWER = f"{FAR}  has no answer: a day lies outside the years with known holidays"
COUNTS = {"cases": 9, "changed": 2, "refused": 1, "left": 3}


def asked(*words: str) -> Namespace:
    return renewing._asked(words)


@pytest.fixture
def far(server: Place, committed_db: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Three cases, and one without an answer."""
    monkeypatch.setenv("ASYLIA_TODAY", TODAY.isoformat())
    load(server, committed_db, cases=3)
    load_far(server, committed_db)
    ask_anew(today=TODAY)


@pytest.mark.usefixtures("far")
@pytest.mark.parametrize("words", [(), ("--all", "--why", "so"), ("--moved", "--why", "so")])
def test_a_case_without_an_answer_is_named_and_the_rest_goes_on(words: tuple[str, ...]) -> None:
    totals = Totals()

    lines = list(renewing._work(asked(*words), totals))

    assert (totals.refused, lines.count(NO_ANSWER)) == (1, 1)
    assert totals.cases == (4 if "--moved" in words else 3)
    assert list(renewing._renewed(asked("--json"), Totals(), part=WHOLE)) == [
        json.dumps({"case": FAR, "no_answer": True})
    ]


@pytest.mark.parametrize(
    ("words", "last"),
    [
        (("--all", "--why", "so"), "1 cases have no answer; their dates stay as they were."),
        (("--diff", "--json"), json.dumps({**COUNTS, "moved": 4, "limits": {"a": 4}})),
    ],
)
def test_what_it_came_to_is_told_last(words: tuple[str, ...], last: str) -> None:
    totals = Totals()
    totals.add({**COUNTS, "limits": {"a": 4}})

    told = list(renewing._summary(totals, asked(*words)))

    assert told[-1] == last


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--all",), "Say why, for whoever reads the record: asylia recompute --all --why"),
        (("--moved", "--why", " "), "Say why"),
        (("--moved", "--why", "so", "--settings", "x"), "by the deployment's own settings"),
        (("--settings", "x"), "by the deployment's own settings"),
    ],
)
def test_what_cannot_be_put_on_record_is_refused(words: tuple[str, ...], why: str) -> None:
    with pytest.raises(CannotRun, match=why):
        asked(*words)


def test_the_account_says_who_became_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("getpass.getuser", lambda: "asylia")
    monkeypatch.setenv("SUDO_USER", "operator")

    changed = renewing._account()
    monkeypatch.setenv("SUDO_USER", "asylia")

    assert (changed, renewing._account()) == ("operator as asylia", "asylia")
