"""Sentences are joined and come apart again."""

from datetime import UTC, datetime

from asylia.law.sentences import joined, plain, sentence, split


def test_nothing_joined_is_nothing() -> None:
    assert joined() == joined("", "") == ""
    assert split("") == []


def test_what_was_joined_comes_apart_in_order() -> None:
    one, other = sentence("on %(day)s", day="Monday"), sentence("a; b")

    assert joined(one, other, "c") == "on Monday; a; b; c"
    assert split(joined(one, "", other, "c")) == ["on Monday", "a; b", "c"]


def test_day_and_moment_in_a_sentence_are_written_in_full() -> None:
    at = datetime(2026, 8, 17, 9, 5, tzinfo=UTC)

    assert sentence("until %(at)s", at=at) == "until Mon 17 Aug 2026, 09:05"
    assert sentence("on %(on)s", on=at.date()) == "on Mon 17 Aug 2026"
    assert [plain(part) for part in (at, at.date(), 7)] == [
        "Mon 17 Aug 2026, 09:05",
        "Mon 17 Aug 2026",
        "7",
    ]
