"""A decision letter: composed, reckoned, made as PDF/UA, sealed and told in the file."""

import os
import tempfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from benchmarks.append import first_user
from benchmarks.browsing import p95
from benchmarks.figures import at_most, hand_over, seen
from benchmarks.store import fresh_store

if TYPE_CHECKING:
    from asylia.web.accounts.models import User
    from asylia.web.cases.models import Case

LETTERS = 40
SERVED = date(2026, 9, 1)
BEGAN = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
COURSE: tuple[tuple[str, int, dict[str, str | int | bool]], ...] = (
    ("border_apprehension", 0, {"authority": "border_guard"}),
    ("application_made", 1, {"authority": "border_guard", "competent_to_register": True}),
    ("application_registered", 20, {}),
    ("procedure_assigned", 21, {"procedure": "regular"}),
    ("application_lodged", 100, {}),
    ("first_instance_decision_taken", 400, {"outcome": "rejected_unfounded", "ground": "39(4)"}),
)
IDENTITY = {
    "family_name": "Velgorin",
    "given_names": "Arsen",
    "nationality": ["RU"],
    "language": "ru",
}
NATIONAL = 'format = "asylia-settings/1"\n[national]\n"apr-appeal-other-ceiling" = "14 days"\n'
PARAGRAPH = "What the person said of the service is accepted: it was told fully and in detail. "
REASONS = "\n".join(PARAGRAPH * 6 for _ in range(30))
"""Some six pages."""


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        law = Path(folder) / "law.toml"
        law.write_text(NATIONAL)
        os.environ["ASYLIA_SETTINGS"] = str(law)
        with fresh_store():
            times, size = _letters()
    hand_over(
        f"{LETTERS} decision letters of some six pages, Lithuanian with Arabic beside it, from the"
        " case file to the sealed PDF/UA and its entry, one after another on one connection",
        [
            at_most("a letter, the first of the process", times[0], limit=1.5, unit="s"),
            at_most("a letter, p95 of the others", p95(times[1:]), limit=1.5, unit="s"),
            seen("a letter, median", median(times[1:]), unit="s"),
            seen("the PDF", size / 1000, unit="kB"),
        ],
    )


def _letters() -> tuple[list[float], int]:
    """Seconds of each letter; the size of the last."""
    from django.db import transaction

    from asylia.web.accounts.session import act_as

    with transaction.atomic():
        user = first_user()
        act_as(user)
        case = _case(user)
    times = []
    for _ in range(LETTERS):
        started = perf_counter()
        with transaction.atomic():
            act_as(user)
            size = _written(case, user)
        times.append(perf_counter() - started)
    return times, size


def _case(user: "User") -> "Case":
    from asylia.web.cases import record

    case = record.open_case(office=user.office, member_state="LT", at=BEGAN)
    record.append(case, "identity_stated", by=user, at=BEGAN, content=IDENTITY, source="stated")
    for event, hour, attributes in COURSE:
        at = BEGAN + timedelta(hours=hour)
        record.append(case, event, by=user, at=at, attributes=attributes)
    return case


def _written(case: "Case", user: "User") -> int:
    """Write one letter; its size."""
    from asylia.web.cases.telling import standing_of
    from asylia.web.papers.actions import write_paper
    from asylia.web.papers.composing import Asked
    from asylia.web.papers.kinds import KINDS
    from asylia.web.papers.models import Paper

    told = {
        "served_on": SERVED,
        "court": "Court of Example",
        "court_address": "Street 2",
        "reasons": REASONS,
    }
    asked = Asked(kind=KINDS["decision"], language="ar", told=told)
    entry = write_paper(case, by=user, asked=asked, seen=standing_of(case).last)
    return len(Paper.objects.get(entry=entry).sealed)


if __name__ == "__main__":
    main()
