"""A settings file is read as it stands, or refused with its place and its mend."""

from datetime import date

import pytest

from asylia.law.facts import HistoryError, Settings, read_settings


def settings(*lines: str) -> str:
    return "\n".join(('format = "asylia-settings/1"', *lines))


def test_settings_without_anything_set_are_empty() -> None:
    assert read_settings(settings(), file="own.toml") == Settings()


def test_value_in_a_table_needs_no_provision() -> None:
    found = read_settings(settings('national.a = { length = "1 day" }'), file="own.toml")

    assert found == Settings(national={"a": "1 day"})


def test_settings_are_read_from_toml_and_from_json() -> None:
    toml = settings(
        "[national]",
        '"apr-exam-remitted" = "6 months"',
        "[readings]",
        '"screen-8-3-four-days" = "from-apprehension"',
        "[holidays.LT]",
        '2027 = ["2027-01-01", 2027-02-16]',
    )
    twin = """{
        "format": "asylia-settings/1",
        "national": {"apr-exam-remitted": "6 months"},
        "readings": {"screen-8-3-four-days": "from-apprehension"},
        "holidays": {"LT": {"2027": ["2027-01-01", "2027-02-16"]}}
    }"""

    found = [read_settings(toml, file="own.toml"), read_settings(twin, file="own.json")]

    assert found[0] == found[1]
    assert found[0] == Settings(
        national={"apr-exam-remitted": "6 months"},
        readings={"screen-8-3-four-days": "from-apprehension"},
        holidays={"LT": {2027: (date(2027, 1, 1), date(2027, 2, 16))}},
    )


@pytest.mark.parametrize(
    ("content", "position", "what"),
    [
        ("", "the whole file", "the file is empty"),
        (
            'format = "asylia-history/1"',
            "format",
            "the format line is not 'asylia-settings/1'",
        ),
        (settings("nation = {}"), "key 'nation'", "the settings have no such key"),
        (settings("national = 3"), "national", "an object is needed here, not a number"),
        (
            settings("[readings]", "a = true"),
            "readings, a",
            "text is needed here, not true or false",
        ),
        (
            settings('national.a = { cites = "Law Art. 1" }'),
            "national, a",
            "the key 'length' is missing",
        ),
        (
            settings('national.a = { length = "1 day", law = "Law Art. 1" }'),
            "national, a, key 'law'",
            "the settings have no such key",
        ),
        (
            settings('readings.a = { key = "b", by = "Head", on = 2026-06-12 }'),
            "readings, a",
            "the key 'reason' is missing",
        ),
        (
            settings('competent.LT.police = "no"'),
            "competent, LT, police",
            "true or false is needed here, not text",
        ),
        (settings("[holidays.EL]"), "holidays", "no Member State has the code 'EL'"),
        (settings("holidays.LT = []"), "holidays, LT", "an object is needed here, not a list"),
        (settings("[holidays.LT]", "soon = []"), "holidays, LT, soon", "a year is needed here"),
        (settings("[holidays.LT]", "1066 = []"), "holidays, LT, 1066", "a year is needed here"),
        (
            settings("[holidays.LT]", "2027 = 2027-01-01"),
            "holidays, LT, 2027",
            "a list of days is needed here",
        ),
        (
            settings("[holidays.LT]", "2027 = [2028-01-01]"),
            "holidays, LT, 2027",
            "a day of another year stands in the list",
        ),
    ],
)
def test_settings_that_are_wrong_are_refused(content: str, position: str, what: str) -> None:
    with pytest.raises(HistoryError) as caught:
        read_settings(content, file="own.toml")

    assert (caught.value.file, caught.value.position, caught.value.what) == (
        "own.toml",
        position,
        what,
    )
