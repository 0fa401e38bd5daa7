"""`asylia law missing` lists what national law has to set."""

import json
from pathlib import Path

import pytest

from asylia.cli import main

Text = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def nothing_configured(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASYLIA_SETTINGS", raising=False)
    monkeypatch.delenv("ASYLIA_MEMBER_STATE", raising=False)


def test_what_is_missing_comes_first_with_what_the_act_allows(capsys: Text) -> None:
    code = main(["law", "missing", "--state", "PL"])
    lines = capsys.readouterr().out.splitlines()

    assert code == 1
    assert lines[0].startswith("Poland: ")
    assert lines[3] == "Not configured"
    assert "  national.apr-appeal-fast-ceiling" in lines
    assert max(map(len, lines)) <= 100


def test_answer_in_json_parts_what_is_set_from_what_is_not(
    capsys: Text, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'format = "asylia-settings/1"\nnational.apr-exam-remitted = '
        '{ length = "3 months", cites = "Law Art. 3" }\n'
    )
    monkeypatch.setenv("ASYLIA_SETTINGS", str(own))

    code = main(["law", "missing", "--json"])
    found = json.loads(capsys.readouterr().out)

    one = next(one for one in found["set"] if one["key"] == "national.apr-exam-remitted")
    assert (code, found["state"]) == (1, "LT")
    assert (one["value"], one["provision"]) == ("3 months", "Law Art. 3")
    assert one["key"] not in [each["key"] for each in found["missing"]]


def test_where_everything_is_set_the_command_is_content(capsys: Text, tmp_path: Path) -> None:
    main(["law", "missing", "--state", "PL", "--json"])
    unset = json.loads(capsys.readouterr().out)["missing"]
    own = tmp_path / "own.json"
    own.write_text(json.dumps(_everything(unset)))

    code = main(["law", "missing", "--state", "PL", "--config", str(own)])
    lines = capsys.readouterr().out.splitlines()

    assert (code, lines[0]) == (0, f"Poland: 0 not configured, {len(unset) + 1} set")
    assert "Not configured" not in lines


def _everything(unset: list[dict[str, str]]) -> dict[str, object]:
    of_kinds: dict[str, object] = {
        "length": "5 days",
        "reading": "every_one",
        "day": "2026-06-12",
        "authority": True,
        "words": "as the law says",
    }
    whole: dict[str, dict[str, object]] = {}
    for one in unset:
        table, _, key = one["key"].partition(".")
        least = one["allowed"].partition(";")[0].removeprefix("at least ")
        is_least = one["allowed"].startswith("at least")
        whole.setdefault(table, {})[key] = least if is_least else of_kinds[one["kind"]]
    whole["readings"]["rcd-5-1-alternative"] = "three_days"
    day = whole["transposed"].pop("RCD.PL")
    competent = {key.removeprefix("PL."): may for key, may in whole["competent"].items()}
    return {
        "format": "asylia-settings/1",
        **whole,
        "transposed": {"RCD": {"PL": day}},
        "competent": {"PL": competent},
    }


@pytest.mark.parametrize(
    ("words", "position"),
    [
        (["--state", "EL"], "--state"),
        (["--config", "/nowhere/own.toml"], "the whole file"),
        (["--sate", "LT"], "its words"),
    ],
)
def test_words_that_cannot_be_used_are_refused(
    words: list[str], position: str, capsys: Text
) -> None:
    code = main(["law", "missing", *words, "--json"])

    error = json.loads(capsys.readouterr().err)["error"]
    assert (code, error["position"]) == (2, position)


def test_refusal_without_json_is_one_line(capsys: Text) -> None:
    code = main(["law", "missing", "--state", "EL"])

    assert code == 2
    assert capsys.readouterr().err.startswith("asylia law missing: ")
