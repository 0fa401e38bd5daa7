"""What a page says, without its marks; and parts of it."""

import re
from html import unescape
from typing import Any

TAG = re.compile(r"<[^>]+>")


def words_of(markup: str) -> str:
    """The words of a page, each space one space."""
    return " ".join(unescape(TAG.sub(" ", markup)).split())


def text_of(response: Any) -> str:
    """The words of an answer."""
    return words_of(response.content.decode())


def part(response: Any, begin: str, end: str) -> str:
    """The marks from one place to the next."""
    page: str = response.content.decode()
    _, found, rest = page.partition(begin)
    assert found, f"{begin} is not on the page"
    return found + rest.partition(end)[0]


def rows_of(response: Any) -> list[str]:
    """The words of each row of a work list."""
    return [
        words_of(row)
        for row in re.findall(r"<tr data-row.*?</tr>", response.content.decode(), re.DOTALL)
    ]
