"""What national law sets stands in the deployment's own file."""

from pathlib import Path

import pytest
from pytest_django import Settings as Overridden

from asylia.law.facts import Settings
from asylia.web.cases.national import law_settings
from asylia.web.cli import ground

FAST = 'format = "asylia-settings/1"\n[national]\n"apr-appeal-fast-ceiling" = "{}"\n'


def test_without_a_file_nothing_is_configured(settings: Overridden) -> None:
    settings.LAW_SETTINGS = ""

    assert law_settings() == Settings()


def test_file_of_the_deployment_is_read(settings: Overridden, tmp_path: Path) -> None:
    path = tmp_path / "law.toml"
    path.write_text(FAST.format("7 days"))
    settings.LAW_SETTINGS = str(path)

    assert law_settings().national == {"apr-appeal-fast-ceiling": "7 days"}


def test_start_without_a_file_is_not_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ASYLIA_SETTINGS", raising=False)

    ground.refuse_settings()


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (FAST.format("3 days"), "at least 5 days, not 3 days"),
        ("format = 3", "the format line is not"),
        (
            'format = "asylia-settings/1"\nreadings.screen-8-3-four-days = "earlier"',
            "nobody answers for this reading",
        ),
        (None, "cannot be read"),
    ],
)
def test_start_with_a_bad_file_is_refused_in_words(
    content: str | None, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "law.toml"
    if content is not None:
        path.write_text(content)
    monkeypatch.setenv("ASYLIA_SETTINGS", str(path))

    with pytest.raises(ground.CannotRun, match=why) as refused:
        ground.refuse_settings()

    assert "ASYLIA_SETTINGS" in str(refused.value)


def test_start_with_a_good_file_is_not_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "law.toml"
    path.write_text(FAST.format("7 days"))
    monkeypatch.setenv("ASYLIA_SETTINGS", str(path))

    ground.refuse_settings()
