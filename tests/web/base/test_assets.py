import gzip
import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from asylia.web import base
from asylia.web.base.assets import SHEET, asset

STATIC = Path(base.__file__).parent / "static" / "base"
TESTS = Path(__file__).parents[1]
VENDORED = [
    STATIC,
    STATIC.parents[1] / "paper",
    TESTS / "browser" / "vendored",
    TESTS / "calculator" / "vendored",
]
CSS = STATIC / "css"
WEB = STATIC.parents[2]
NUMBER = re.compile(r"(?<![\w-])\d*\.?\d+(px|rem|em|ch|pt|mm|ms|s)\b")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|\b(rgb|hsl|oklch|color)\(")
PHYSICAL = re.compile(
    r"\b(margin|padding|border|inset)-(left|right|top|bottom)\b|(?<![\w-])(left|right|top|bottom|width"
    r"|height|min-width|max-width|min-height|max-height)\s*:|text-align:\s*(left|right)|float:\s*(left|right)"
)
AT_RULE = re.compile(r"@(media|font-face|page|bottom-right)[^{;]*\{?[^}\n]*")


def sheets() -> list[Path]:
    """The sheets of every app."""
    return sorted(WEB.glob("*/static/**/*.css"))


def components() -> list[Path]:
    frame = {"tokens", "base", "layout", "utilities"}
    return [sheet for sheet in sheets() if sheet.stem not in frame]


def declarations(sheet: Path) -> str:
    """The sheet without comments, media queries, fonts and paper: those know no properties."""
    text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
    text = re.sub(r"@page\s*\{.*?\n  \}", "", text, flags=re.DOTALL)
    text = re.sub(r"@font-face \{[^}]*\}", "", text)
    return re.sub(r"@media[^{]*\{", "{", text)


def test_a_file_is_sent_for_a_year_under_a_name_of_its_content(client: Client) -> None:
    address = asset("base/js/keys.js")

    answer = client.get(address)

    digest = hashlib.sha256((STATIC / "js" / "keys.js").read_bytes()).hexdigest()[:12]
    assert address == f"/static/base/js/keys.{digest}.js"
    assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Set-Cookie" not in answer


def test_a_style_sheet_is_sent_small_to_who_can_read_it(client: Client) -> None:
    plain = client.get(asset(SHEET)).content
    small = client.get(asset(SHEET), headers={"Accept-Encoding": "gzip, br"})

    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain


def test_the_one_style_sheet_names_the_layers_first_and_only_real_files(client: Client) -> None:
    sheet = client.get(asset(SHEET)).content.decode()

    files = set(re.findall(r'url\("([^"#]+)"\)', sheet))
    assert sheet.startswith("@layer tokens, base, layout, components, utilities;")
    assert len([file for file in files if file.endswith(".woff2")]) == 9
    assert {client.get(file).status_code for file in files} == {200}


@pytest.mark.parametrize("path", ["/static/base/js/keys.js", "/static/../settings.py", "/static/"])
def test_only_files_of_the_list_are_sent(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


def test_an_unknown_file_is_an_error_where_it_is_named() -> None:
    with pytest.raises(KeyError):
        asset("base/js/nothing.js")


def test_changed_files_are_seen_at_once_while_debugging(settings: Any) -> None:
    settings.DEBUG = True

    assert asset("base/js/keys.js").startswith("/static/base/js/keys.")


@pytest.mark.parametrize("folder", VENDORED, ids=["static", "paper", "browser", "calculator"])
def test_vendored_files_are_as_they_came_and_have_a_licence(folder: Path) -> None:
    listed = tomllib.loads((folder / "vendored.toml").read_text())["file"]

    digests = {
        one["path"]: hashlib.sha256((folder / one["path"]).read_bytes()).hexdigest()
        for one in listed
    }

    assert digests == {one["path"]: one["sha256"] for one in listed}
    assert all((folder / one["licence_file"]).stat().st_size > 200 for one in listed)
    assert all(one["version"] and one["source"] and one["licence"] for one in listed)


def test_every_foreign_file_is_listed() -> None:
    ours = {"js/keys.js", "js/session.js", "js/trusted.js"}
    there = {
        path.relative_to(STATIC).as_posix()
        for path in STATIC.rglob("*")
        if path.suffix in {".js", ".woff2"}
    }

    listed = tomllib.loads((STATIC / "vendored.toml").read_text())["file"]

    assert there - ours == {one["path"] for one in listed}


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.stem)
def test_only_the_tokens_hold_numbers_and_colours(sheet: Path) -> None:
    if sheet.stem == "tokens":
        return

    text = declarations(sheet)

    assert NUMBER.findall(text) == []
    assert COLOUR.findall(text) == []


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.stem)
def test_sheets_speak_of_start_and_end_never_of_left_and_right(sheet: Path) -> None:
    assert [found[0] for found in PHYSICAL.finditer(declarations(sheet))] == []


@pytest.mark.parametrize("sheet", components(), ids=lambda one: one.stem)
def test_a_component_has_the_class_of_its_file(sheet: Path) -> None:
    part = sheet.stem.replace("-", "__", 1)
    assert re.search(rf"\.({sheet.stem}|{part})(__|\b)", sheet.read_text())


@pytest.mark.parametrize("sheet", sheets(), ids=lambda sheet: sheet.stem)
def test_every_sheet_stands_in_a_layer(sheet: Path) -> None:
    assert "@layer " in sheet.read_text()


def test_every_token_that_is_used_exists() -> None:
    known = set(re.findall(r"(--[\w-]+):", (CSS / "tokens.css").read_text()))

    used = {
        name for sheet in sheets() for name in re.findall(r"var\((--[\w-]+)", sheet.read_text())
    }

    assert used - known == set()


def luminance(colour: str) -> float:
    def channel(at: int) -> float:
        value = int(colour[at : at + 2], 16) / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def palette(scheme: str) -> dict[str, str]:
    text = (CSS / "tokens.css").read_text()
    start = text.index("prefers-color-scheme: dark") if scheme == "dark" else 0
    part = (
        text[start : text.index("@media (forced-colors")]
        if scheme == "dark"
        else text[: text.index("prefers-color-scheme: dark")]
    )
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("ground", ["surface", "paper", "sunken", "accent-soft"])
@pytest.mark.parametrize("ink", ["ink", "ink-2", "ink-3", "accent", "late", "soon", "met", "doubt"])
def test_text_can_be_read_on_every_ground(scheme: str, ground: str, ink: str) -> None:
    colours = palette(scheme)

    assert contrast(colours[ink], colours[ground]) >= 4.5


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground", "least"),
    [
        ("late", "late-soft", 4.5),
        ("soon", "soon-soft", 4.5),
        ("met", "met-soft", 4.5),
        ("doubt", "doubt-soft", 4.5),
        ("idle", "idle-soft", 4.5),
        ("on-accent", "accent", 4.5),
        ("bar-ink-2", "bar", 4.5),
        ("edge", "surface", 3.0),
        ("bar-edge", "bar", 3.0),
        ("focus", "bar", 3.0),
    ],
)
def test_pairs_that_meet_contrast(scheme: str, ink: str, ground: str, least: float) -> None:
    colours = palette(scheme)

    assert contrast(colours[ink], colours[ground]) >= least
