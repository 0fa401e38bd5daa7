"""What looking at the key store finds, before the first key and after the store was changed."""

import pytest
from pytest_django import Settings

from asylia.web.closing.actions import keys_are_sane
from tests.web.factories import make_case

pytestmark = pytest.mark.django_db


def test_store_that_has_sealed_nothing_yet_is_tried_with_a_word() -> None:
    assert keys_are_sane()


def test_store_that_opens_something_else_is_not_sane(settings: Settings) -> None:
    make_case()
    before = keys_are_sane()

    settings.KEY_STORE = "tests.web.closing.stores:forgetful"

    assert (before, keys_are_sane()) == (True, False)
