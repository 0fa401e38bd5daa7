"""Sentences are joined and come apart again."""

from asylia.law.sentences import joined, sentence, split


def test_nothing_joined_is_nothing() -> None:
    assert joined() == joined("", "") == ""
    assert split("") == []


def test_what_was_joined_comes_apart_in_order() -> None:
    one, other = sentence("on %(day)s", day="Monday"), sentence("a; b")

    assert joined(one, other, "c") == "on Monday; a; b; c"
    assert split(joined(one, "", other, "c")) == ["on Monday", "a; b", "c"]
