"""The law's sentences in the language of a page: patterns, days, lengths."""

from datetime import UTC, date, datetime

import pytest
from django.utils import translation

from asylia.law.periods import days, months, working_days
from asylia.law.sentences import joined, plain, sentence
from asylia.web.base.sentences import in_words


def test_sentence_is_plain_english() -> None:
    said = sentence("%(event)s on %(day)s", event="lodged", day=date(2026, 8, 17))

    assert said == "lodged on Mon 17 Aug 2026"


def test_part_of_a_sentence_may_be_a_sentence() -> None:
    inner = sentence("at %(at)s", at=datetime(2026, 8, 17, 14, 10, tzinfo=UTC))

    assert sentence("%(said)s; late", said=inner) == "at Mon 17 Aug 2026, 14:10; late"


@pytest.mark.parametrize(
    ("texts", "line"),
    [((), ""), (("", "one"), "one"), (("one", "", "two", "three"), "one; two; three")],
)
def test_several_sentences_make_one_line(texts: tuple[str, ...], line: str) -> None:
    assert joined(*texts) == line


def test_other_things_are_written_as_they_are() -> None:
    assert plain(21) == "21"


def test_sentence_in_english_stays_what_it_was() -> None:
    said = sentence("%(length)s end at %(hour)s", length=days(2), hour="14:00")

    assert in_words(said) == said == "2 days end at 14:00"


@pytest.mark.parametrize(
    ("length", "words"),
    [(days(1), "1 diena"), (working_days(10), "10 darbo dienų"), (months(2), "2 mėnesiai")],
)
def test_length_is_said_in_the_language_of_the_page(length: object, words: str) -> None:
    with translation.override("lt"):
        said = in_words(length)

    assert said == words


def test_parts_of_a_sentence_are_translated_too() -> None:
    said = joined("application made", sentence("that day is not counted"))

    with translation.override("lt"):
        words = in_words(said)

    assert words == "prašymas pateiktas; ta diena neskaičiuojama"


def test_day_in_a_sentence_is_written_as_the_language_writes_days() -> None:
    with translation.override("lt"):
        words = in_words(date(2026, 8, 17))

    assert words == "pr 2026-08-17"


def test_nothing_is_said_of_nothing() -> None:
    assert in_words("") == ""
