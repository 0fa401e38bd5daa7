"""The invented offices and staff of a larger caseload: those of a whole State."""

from asylia.samples.draw import Draw
from asylia.samples.values import OfficeSample, StaffSample

BORDERS, DIVISIONS, UNITS = 4, 8, 2
"""How many offices of each kind there are."""
GUARDS, CASEWORKERS, CLERKS = 8, 40, 20
"""How many members of staff each of them has."""
_PLACES = "Ąžuol Berž Eglyn Gluosn Klev Liep Pušyn Uosin".split()  # noqa: SIM905 -- as one reads it
_GIVEN = "Aud Bir Dov Gie Jor Kęs Lai Min Ned Rim".split()  # noqa: SIM905
_GIVEN_ENDS = "rė mantė vydas tautas gailė".split()  # noqa: SIM905
_FAMILY = "Balt Dirv Girn Lauk Marg Pilk Rasai Smilt Šal Vent".split()  # noqa: SIM905
_FAMILY_ENDS = "enytė utis vydas aitė ėnas".split()  # noqa: SIM905


def border(number: int) -> str:
    """The key of a border station."""
    return f"border-{number}"


def division(number: int) -> str:
    """The key of a division of the asylum office."""
    return f"asylum-{number}"


def unit(number: int) -> str:
    """The key of a unit that asks other States."""
    return f"unit-{number}"


def _staff(office: str, *, kind: str, count: int) -> tuple[StaffSample, ...]:
    draw = Draw(office)
    return tuple(
        StaffSample(
            username=f"{office}-{number}",
            full_name=(
                f"{draw.one_of(_GIVEN)}{draw.one_of(_GIVEN_ENDS)} "
                f"{draw.one_of(_FAMILY)}{draw.one_of(_FAMILY_ENDS)}"
            ),
            role=kind,
            office=office,
        )
        for number in range(count)
    )


_BORDERS = tuple(map(border, range(BORDERS)))
_DIVISIONS = tuple(map(division, range(DIVISIONS)))
_UNITS = tuple(map(unit, range(UNITS)))

OFFICES = (
    *(
        OfficeSample(key=key, name=f"{place}ė border station", kind="border")
        for key, place in zip(_BORDERS, _PLACES, strict=False)
    ),
    *(
        OfficeSample(key=key, name=f"Asylum division, {place}ų unit", kind="asylum")
        for key, place in zip(_DIVISIONS, _PLACES, strict=False)
    ),
    *(
        OfficeSample(key=key, name=f"Responsibility unit, {place}ai", kind="responsibility")
        for key, place in zip(_UNITS, _PLACES, strict=False)
    ),
)
STAFF = (
    *(one for key in _BORDERS for one in _staff(key, kind="border_guard", count=GUARDS)),
    *(one for key in _DIVISIONS for one in _staff(key, kind="caseworker", count=CASEWORKERS)),
    *(one for key in _UNITS for one in _staff(key, kind="caseworker", count=CLERKS)),
)
CENTRES = tuple(f"{place}ynė reception centre" for place in _PLACES)
