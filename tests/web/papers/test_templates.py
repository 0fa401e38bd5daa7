"""Templates: those of the authority come first, and none with a fault is used."""

from pathlib import Path

import pytest
from pytest_django import Settings as Overridden

from asylia.web.papers.kinds import KINDS
from asylia.web.papers.wording import OURS, BadTemplate, frame_of, languages_of, wording_of

CERTIFICATE = KINDS["registration_certificate"]
GOOD = """
version = "3"
checked = "A. Clerk, 1 September 2026"
title = "Our certificate"
needs = ["case", "name", "registered_on"]
may = ["born"]
[[part]]
text = "{case}: {name}, registered on {registered_on}."
rows = [["Born", "{born}"]]
"""


@pytest.fixture
def folder(tmp_path: Path, settings: Overridden) -> Path:
    """The folder of the authority, with a folder for certificates."""
    settings.PAPERS = str(tmp_path)
    (tmp_path / CERTIFICATE.code).mkdir()
    return tmp_path


def put(folder: Path, text: str, language: str = "en") -> None:
    (folder / CERTIFICATE.code / f"{language}.toml").write_text(text)


def test_template_of_the_authority_takes_the_place_of_ours(folder: Path) -> None:
    put(folder, GOOD)

    found = wording_of(CERTIFICATE, "en")

    assert (found.title, found.version, found.is_ours) == ("Our certificate", "3", False)
    assert found.checked == "A. Clerk, 1 September 2026"
    assert wording_of(CERTIFICATE, "lt").is_ours


def test_authority_adds_a_language(folder: Path) -> None:
    put(folder, GOOD, "ps")
    put(folder, GOOD, "no_language")

    assert languages_of(CERTIFICATE) == ("lt", "en", "ru", "uk", "ar", "fa", "fr", "ps")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD.replace("{born}", "{birthday}"), "There is no field “birthday”."),
        (GOOD.replace('"born"]', '"height"]'), "There is no field “height”."),
        (GOOD.replace('may = ["born"]', ""), "It uses the field “born” and does not name it."),
        (GOOD.replace("{registered_on}", "a day"), "It has to tell the field “registered_on”."),
        (GOOD.replace("version", "number", 1), "“number” means nothing there."),
        (GOOD.replace('"3"', "3"), "“version” is not of the kind that it has to be."),
        (GOOD.replace("[[part]]", "[part]"), "“part” is not of the kind that it has to be."),
        (GOOD.replace('["Born", "{born}"]', '["Born"]'), "A row is two texts"),
        (GOOD.replace('title = "Our certificate"', ""), "a version, a title and parts"),
        (GOOD.replace("needs = [", "needs = "), "It is not TOML"),
        (GOOD + "only = 1", "“only” means nothing there."),
        ("part = [1]", "“part” is not of the kind that it has to be."),
        ("# " + "x" * 200_000, "It is too large."),
    ],
)
def test_template_with_a_fault_is_refused_with_its_file_and_the_fault(
    text: str, why: str, folder: Path
) -> None:
    put(folder, text)

    with pytest.raises(BadTemplate) as refused:
        wording_of(CERTIFICATE, "en")

    assert "registration_certificate/en.toml" in refused.value.reason
    assert why in refused.value.reason


def test_template_that_is_no_text_is_refused(folder: Path) -> None:
    (folder / CERTIFICATE.code / "en.toml").write_bytes(b"\xff\xfe")

    with pytest.raises(BadTemplate, match="It is not TOML"):
        wording_of(CERTIFICATE, "en")


def test_language_without_a_template_is_refused(folder: Path) -> None:
    with pytest.raises(BadTemplate, match="There is no template"):
        wording_of(CERTIFICATE, "sv")


def test_words_around_letters_are_whole_or_refused(folder: Path) -> None:
    (folder / "frame").mkdir()
    (folder / "frame" / "ps.toml").write_text('from = "x"\n')

    with pytest.raises(BadTemplate, match="“to” is missing"):
        frame_of("ps")
    ours = (OURS / "frame" / "en.toml").read_text().replace("inadmissible", "something")
    (folder / "frame" / "ps.toml").write_text(ours)
    with pytest.raises(BadTemplate, match="“inadmissible” is missing"):
        frame_of("ps")
    assert frame_of("lt")["case"] == "Byla"
