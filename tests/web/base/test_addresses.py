"""Addresses of pages: learnt once, the same as Django's."""

import pytest
from django.test import override_settings
from django.urls import NoReverseMatch, reverse, set_script_prefix

from asylia.web.base.addresses import address
from asylia.web.base.languages import speaking


@pytest.mark.parametrize("reference", ["LT-4WE6-GDWM", "LT-7Q2M-9KXA"])
def test_an_address_is_the_one_of_the_map_the_first_time_and_ever_after(reference: str) -> None:
    args = [reference, 4]

    assert address("desk:correct", *args) == reverse("desk:correct", args=args)
    assert address("desk:correct", *args) == reverse("desk:correct", args=args)


def test_an_address_without_parts_is_the_one_of_the_map() -> None:
    assert [address("desk:today"), address("desk:today")] == [reverse("desk:today")] * 2


def test_a_part_that_looks_like_another_is_not_mistaken_for_it() -> None:
    twice = address("desk:why", "LT-4WE6-GDWM", "why")

    assert twice == reverse("desk:why", args=["LT-4WE6-GDWM", "why"])
    assert address("desk:why", "LT-7Q2M-9KXA", "apr-27-1") == "/cases/LT-7Q2M-9KXA/why/apr-27-1"


def test_what_is_not_plain_is_left_to_the_map() -> None:
    with pytest.raises(NoReverseMatch):
        address("desk:case", "../admin")


@override_settings(ROOT_URLCONF="asylia.web.calculator.urls")
def test_an_address_that_begins_with_the_language_is_of_the_language_spoken() -> None:
    found = []
    for code in ("en", "lt", "en"):
        with speaking(code):
            found.append(address("calculator:page"))

    assert found == ["/en/", "/lt/", "/en/"]


def test_an_address_begins_where_the_site_begins() -> None:
    before = address("desk:today")

    set_script_prefix("/asylia/")
    try:
        moved = address("desk:today")
    finally:
        set_script_prefix("/")

    assert [before, moved] == ["/today", "/asylia/today"]
