"""Decisions of the Council and entries of a case, as tests of a crisis need them."""

from typing import Any

from asylia.law.facts import Settings, read_settings

LV = {"state": "LV"}
MADE = ("application_made", "2026-09-14", {"competent_to_register": True})
REGISTERED = ("application_registered", "2026-09-14")
RECEIVED = ("take_charge_request_received", "2026-09-15", {**LV, "basis": "other"})
HIT = ("eurodac_hit_received", "2026-09-15", {**LV, "category": "applicant"})
ACCEPTED = ("take_charge_accepted", "2026-09-15", LV)
SENT = ("take_charge_request_sent", "2026-09-14", LV)
BORDER = ("procedure_assigned", "2026-09-14", {"procedure": "border", "ground": "42(1)(j)"})


def crisis(**told: Any) -> Settings:
    given = {
        "state": "LT",
        "situation": "mass_arrivals",
        "derogations": ["10(1)", "11(1)", "12(1)"],
        "decided": "2026-09-08",
        "from": "2026-09-10",
        "until": "2026-12-09",
        **told,
    }
    rows = "\n".join(f"{key} = {_toml(value)}" for key, value in given.items() if value != "")
    text = f'format = "asylia-settings/1"\n[[crisis]]\n{rows}\n'
    return read_settings(text, file="crisis.toml")


def _toml(value: object) -> str:
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    return str(value) if str(value)[:4].isdigit() else f'"{value}"'


def with_reading(settings: Settings, point: str, key: str) -> Settings:
    return Settings(crisis=settings.crisis, readings={point: key})
