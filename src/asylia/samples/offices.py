"""The invented offices and staff of the demonstration."""

from asylia.samples.values import OfficeSample, StaffSample

BORDER = "border"
ASYLUM = "asylum"
RESPONSIBILITY = "responsibility"
RECEPTION = "reception"
OVERSIGHT = "oversight"

OFFICES = (
    OfficeSample(key=BORDER, name="Alksnupis border station", kind="border"),
    OfficeSample(key=ASYLUM, name="Asylum division, first unit", kind="asylum"),
    OfficeSample(key=RESPONSIBILITY, name="Responsibility unit", kind="responsibility"),
    OfficeSample(key=RECEPTION, name="Reception agency, Pelynė centre", kind="reception"),
    OfficeSample(key=OVERSIGHT, name="Oversight and administration", kind="oversight"),
)

GUARD = "guard"
SECOND_GUARD = "guard2"
CASEWORKER = "caseworker"
SECOND_CASEWORKER = "caseworker2"
THIRD_CASEWORKER = "caseworker3"
UNIT_CASEWORKER = "unit"
RECEPTION_CASEWORKER = "reception"

STAFF = (
    StaffSample(
        username=GUARD, full_name="Sgt Darija Melkautė", role="border_guard", office=BORDER,
        signs_in=True,
    ),
    StaffSample(
        username=SECOND_GUARD, full_name="Cpl Ignas Tolvydis", role="border_guard", office=BORDER
    ),
    StaffSample(
        username=CASEWORKER, full_name="Rūta Vainoraitė", role="caseworker", office=ASYLUM,
        signs_in=True,
    ),
    StaffSample(
        username=SECOND_CASEWORKER, full_name="Paulius Gerdvilas", role="caseworker", office=ASYLUM
    ),
    StaffSample(
        username=THIRD_CASEWORKER, full_name="Austė Norgailaitė", role="caseworker", office=ASYLUM
    ),
    StaffSample(
        username="supervisor", full_name="Vilma Deksnytė", role="supervisor", office=ASYLUM,
        signs_in=True,
    ),
    StaffSample(
        username=UNIT_CASEWORKER, full_name="Jokūbas Stirnelis", role="caseworker",
        office=RESPONSIBILITY, signs_in=True,
    ),
    StaffSample(
        username=RECEPTION_CASEWORKER, full_name="Laima Putrimaitė", role="caseworker",
        office=RECEPTION,
    ),
    StaffSample(
        username="auditor", full_name="Kęstutis Braziulis", role="auditor", office=ASYLUM,
        signs_in=True,
    ),
    StaffSample(
        username="oversight", full_name="Ramutė Giedravaitė", role="auditor", office=OVERSIGHT,
    ),
    StaffSample(
        username="interpreter", full_name="Leila Karimė", role="interpreter", office=ASYLUM,
        signs_in=True,
    ),
    StaffSample(
        username="administrator", full_name="Goda Milvydaitė", role="administrator",
        office=OVERSIGHT, signs_in=True,
    ),
)  # fmt: skip

OFFICE_OF = {member.username: member.office for member in STAFF}

PLACES = (
    "Alksnupis checkpoint, lane 2",
    "forest road 14, sector B",
    "railway halt Miglė",
    "village of Daubkalnis",
    "river path below Skroblė",
    "bus station in Vėjupė",
    "lorry park at the ring road",
)
STATES = ("PL", "LV", "DE", "FR", "EE", "SE", "NL", "IT")
