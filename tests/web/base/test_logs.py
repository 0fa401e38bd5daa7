import logging as library
import sys
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.test import RequestFactory
from django.urls import resolve

from asylia.web.base.logs import StandardError, Wordless


def test_a_fault_is_logged_without_its_words() -> None:
    with pytest.raises(ValueError, match="rasa") as fault:
        raise ValueError("Key (username)=(rasa.k) already exists")

    text = Wordless().formatException((fault.type, fault.value, fault.tb))

    assert "rasa" not in text
    assert "test_logs.py" in text
    assert text.endswith("  ValueError")


def test_no_fault_has_no_words_either() -> None:
    assert Wordless().formatException(sys.exc_info()).strip() == ""


def test_everything_is_written_by_the_wordless_formatter() -> None:
    logging: dict[str, Any] = settings.LOGGING

    assert {one["formatter"] for one in logging["handlers"].values()} == {"wordless"}
    assert logging["loggers"]["django"]["handlers"] == []


def said_of(request: object, words: str) -> str:
    told = (words, words)
    record = library.LogRecord("django.request", library.WARNING, "", 0, "%s: %s", told, None)
    record.status_code, record.request = 404, request
    return Wordless().format(record)


def test_request_is_logged_by_the_pattern_of_its_address(rf: RequestFactory) -> None:
    asked = rf.get("/cases/rasa/note?x=rasa")

    unknown = said_of(asked, "rasa")
    asked.resolver_match = resolve("/cases/LT-2222-2222/note")
    known = said_of(asked, "rasa")

    assert unknown == "404 at no address of ours"
    assert known == "404 at cases/<ref:reference>/note"


def test_what_django_says_of_no_request_keeps_its_sentence_without_its_values() -> None:
    record = library.LogRecord("django.x", library.ERROR, "", 0, "It failed: %s", ("rasa",), None)

    assert Wordless().format(record) == "It failed: %s"


def fault_about(words: str) -> library.LogRecord:
    told = (ValueError, ValueError(words), None)
    return library.LogRecord("asylia.x", library.ERROR, "", 0, "It failed", (), told)


def test_line_goes_to_the_standard_error_of_its_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = StringIO(), StringIO()
    monkeypatch.setattr(sys, "stderr", first)
    handler = StandardError()
    handler.setFormatter(Wordless())
    monkeypatch.setattr(sys, "stderr", second)
    first.close()

    handler.handle(fault_about("rasa"))

    assert second.getvalue().startswith("It failed")
    assert "rasa" not in second.getvalue()


class Full(StringIO):
    """A disk without room: it takes the first words of a line and no more."""

    def __init__(self, *, takes: int) -> None:
        super().__init__()
        self.takes = takes

    def write(self, text: str) -> int:
        if self.takes == 0:
            raise OSError("No room: rasa")
        self.takes -= 1
        return super().write(text)


def test_line_that_cannot_be_written_is_missed_without_its_words(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    class Breaks(Wordless):
        def format(self, record: library.LogRecord) -> str:
            raise TypeError(f"rasa {record}")

    heard = StringIO()
    monkeypatch.setattr(sys, "stderr", heard)
    handler = StandardError()
    handler.setFormatter(Breaks())

    handler.handle(fault_about("rasa"))
    monkeypatch.setattr(sys, "stderr", Full(takes=0))
    handler.handle(fault_about("rasa"))

    assert heard.getvalue() == "A line of asylia.x could not be logged: TypeError\n"
    assert "rasa" not in "".join(capfd.readouterr())
