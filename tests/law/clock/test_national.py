"""Lengths that national law sets, as a deployment writes them."""

import pytest

from asylia.law.clock.national import BadLength, national_length
from asylia.law.facts import Settings
from asylia.law.periods import Length, Unit


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("14 days", Length(14, Unit.DAYS)),
        ("1 day", Length(1, Unit.DAYS)),
        ("10 working days", Length(10, Unit.WORKING_DAYS)),
        ("P6M", Length(6, Unit.MONTHS)),
        ("P2W", Length(2, Unit.WEEKS)),
    ],
)
def test_national_lengths_are_read_as_people_write_them(text: str, length: Length) -> None:
    assert national_length(Settings(national={"x": text}), "x") == length


@pytest.mark.parametrize("text", ["soon", "0 days", "P0D", "PXD", "-3 days", "3 moons", ""])
def test_national_length_that_is_none_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(BadLength, match="Write it like '14 days'"):
        national_length(Settings(national={"x": text}), "x")
