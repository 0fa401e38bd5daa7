from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from django.utils import translation

from asylia.law.acts import RULES
from asylia.web.base import translations
from asylia.web.base.translations import as_mo, as_po, gather, is_translated, read, renew, renewed

LANGUAGES = list(translations.LANGUAGES)


def test_strings_of_python_and_of_pages_are_gathered() -> None:
    found = gather()

    assert "Write your sign-in name." in found
    assert "The case file and the law's clock" in found
    assert found["in %(n)d day"].id == ("in %(n)d day", "in %(n)d days")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_compiled_catalogue_is_the_written_one(language: str) -> None:
    compiled = translations.catalogue_path(language).with_suffix(".mo").read_bytes()

    assert compiled == as_mo(read(language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_translation_keeps_the_places_of_values(language: str) -> None:
    catalogue = read(language)

    faults = [(message.id, list(message.check(catalogue))) for message in catalogue]

    assert [fault for fault in faults if fault[1]] == []


def test_sentences_of_the_rules_can_be_translated() -> None:
    found = gather()

    assert "Register the application" in found
    assert all(rule.title in found and rule.says in found for rule in RULES)


def test_no_lithuanian_string_is_missing() -> None:
    assert translations.missing("lt") == []


def test_lithuanian_is_spoken() -> None:
    with translation.override("lt"):
        words = translation.gettext("Sign in")

    assert words == "Prisijungti"


def test_a_string_that_is_gone_leaves_the_catalogue() -> None:
    template = Catalog()
    template.add("Sign in", locations=[("here.py", 0)])

    catalogue = renewed("lt", template)

    assert [message.id for message in catalogue if message.id] == ["Sign in"]
    assert catalogue["Sign in"].string == "Prisijungti"


def test_renewing_twice_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "LOCALE", tmp_path)

    first = renew()
    written = {path: path.read_bytes() for path in sorted(tmp_path.rglob("django.*"))}
    second = renew()

    assert first == second
    assert written == {path: path.read_bytes() for path in sorted(tmp_path.rglob("django.*"))}
    assert first["lt"][0] == 0 < first["lt"][1]


def test_a_catalogue_names_files_without_lines() -> None:
    template = Catalog()
    template.add("Sign in", locations=[("here.py", 0)])

    assert b"#: here.py\n" in as_po(template)


@pytest.mark.parametrize(
    ("string", "answer"),
    [("x", True), ("", False), (("x", "y"), True), (("x", ""), False), (None, False)],
)
def test_a_plural_is_translated_in_all_its_forms(string: str | None, answer: bool) -> None:  # noqa: FBT001 -- the expected answer
    assert is_translated(string) == answer


def test_sentences_that_the_clock_composes_are_gathered() -> None:
    found = gather()

    assert "%(length)s end at %(hour)s" in found
    assert "application made" in found
    assert "the application is examined in a border procedure" in found


def test_catalogues_of_today_are_not_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translations, "LOCALE", tmp_path)

    renew()

    assert translations.main(["--check"]) == 0
    assert capsys.readouterr().out == ""


def test_catalogue_without_a_string_of_today_is_stale(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(translations, "LOCALE", tmp_path)
    translations.main([])
    path = translations.catalogue_path("lt")
    path.write_bytes(path.read_bytes().replace(b'msgid "Sign in"', b'msgid "Come in"'))

    assert translations.main(["--check"]) == 1
    assert "lt/django.po is stale" in capsys.readouterr().out


def test_what_has_no_words_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(translations, "LOCALE", tmp_path)

    assert "Sign in" in translations.missing("lt")
