import sys
from typing import Any

import pytest
from django.conf import settings

from asylia.web.base.logs import Wordless


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
