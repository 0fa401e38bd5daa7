"""The histories that the benchmarks of the clock ask about: the founding case and invented ones."""

import json
from datetime import date, datetime
from pathlib import Path

from asylia.casefile.history import history_of
from asylia.law.facts import Happening, History
from asylia.samples.caseload import caseload
from asylia.samples.founding import founding_case

AS_OF = date(2026, 8, 20)
CASES = 60


def all_histories() -> list[History]:
    """Sixty invented cases of all kinds, the founding one first."""
    cases = (founding_case(), *caseload(cases=CASES - 1).cases)
    return [
        history_of(case.as_file(), case=case.reference, member_state=case.member_state)
        for case in cases
    ]


def write_founding(folder: Path) -> Path:
    """The founding case as a history file."""
    history = all_histories()[0]
    written = {
        "format": "asylia-history/1",
        "case": history.case,
        "member_state": history.member_state,
        "events": [_event(one) for one in history.events],
    }
    path = folder / "founding.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def _event(one: Happening) -> dict[str, object]:
    found: dict[str, object] = {
        "id": one.id,
        "event": str(one.event),
        "at": one.at.isoformat(),
        "attributes": dict(one.attributes),
    }
    if isinstance(one.recorded_at, datetime):
        found["recorded_at"] = one.recorded_at.isoformat()
    return found | ({"corrects": one.corrects} if one.corrects else {})
