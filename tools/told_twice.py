"""Write the tables of the tutorial that tells the founding case under both laws.

``python -m tools.told_twice`` asks the clock and writes its answers between the marks of the page;
``--check`` fails if the page says anything else.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from asylia import samples
from asylia.law.clock import Answer, DueDate, answer
from asylia.law.facts import Happening, History, read_history
from asylia.law.sentences import plain
from asylia.law.terms import Event, Status

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "tutorials" / "one-story-two-laws.md"
HISTORIES = Path(samples.__file__).parent / "histories"
MARKS = re.compile(r"(<!-- the clock: (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Row:
    """One question to both laws: the limits that answer it, if there is one."""

    asks: str
    old: str
    new: str


@dataclass(frozen=True)
class Table:
    """Rows, as the clock answers so many days after the apprehension."""

    days: int
    rows: tuple[Row, ...]
    procedure: str = "regular"


FIRST_EVENING = (
    Row("how long may the first hold or the screening last?", "lt-114-1-police-48h",
        "screen-external-border-duration"),
    Row("register the application", "apd-6-1-registration-competent-authority", "apr-register-5d"),
    Row("register it, by national law", "lt-register-24h", ""),
    Row("send the fingerprints of the crossing", "eurodac13-14-2-crossing-72h",
        "eurodac-irregular-crossing-72h"),
)  # fmt: skip
AFTERWARDS = (
    Row("register the application", "apd-6-1-registration-competent-authority", "apr-register-5d"),
    Row("let the person lodge it", "apd-6-2-opportunity-to-lodge", "apr-lodge-21d"),
    Row("inform about reception", "rcd-5-1-information", "rcd-information-3d"),
    Row("give the document", "rcd-6-1-document", "rcd-documentation"),
    Row("give the certificate, by national law", "lt-78-1-certificate", ""),
    Row("send the applicant’s fingerprints", "eurodac13-9-1-applicant-72h",
        "eurodac-applicant-72h"),
    Row("ask another State to take charge", "dub3-21-1-take-charge-request",
        "ammr-take-charge-request-2m"),
    Row("conclude the examination", "apd-31-3-examination", "apr-exam-regular-6m"),
    Row("the right to work begins", "rcd-15-1-labour-market", "rcd-work-6m"),
    Row("the right to work begins, by national law", "lt-71-1-10-work", ""),
)  # fmt: skip
TABLES = {
    "evening": Table(0, FIRST_EVENING),
    "slip": Table(1, AFTERWARDS),
    "settled": Table(22, AFTERWARDS),
    "accelerated": Table(
        22, (Row("decide", "lt-81-2-accelerated", "apr-exam-accelerated-3m"),), "accelerated"
    ),
}


def history_of(name: str, *, procedure: str) -> History:
    """One telling, its procedure replaced."""
    path = HISTORIES / f"{name}.json"
    history = read_history(path.read_bytes(), file=path.name)
    events = tuple(_assigned(one, procedure) for one in history.events)
    return replace(history, events=events)


def _assigned(one: Happening, procedure: str) -> Happening:
    if one.event is not Event.PROCEDURE_ASSIGNED:
        return one
    return replace(one, attributes={**one.attributes, "procedure": procedure})


def lines(table: Table) -> Iterator[str]:
    """The table in Markdown."""
    told = (("founding-2025", date(2025, 8, 10)), ("founding", date(2026, 8, 10)))
    found = [
        answer(history_of(name, procedure=table.procedure), as_of=day + timedelta(table.days))
        for name, day in told
    ]
    heads = " | ".join(plain(one.as_of) for one in found)
    yield from (f"| the law asks, on | {heads} |", "|---|---|---|")
    for row in table.rows:
        cells = (cell(one, id_) for one, id_ in zip(found, (row.old, row.new), strict=True))
        yield f"| {row.asks} | {' | '.join(cells)} |"


def cell(found: Answer, id_: str) -> str:
    """What one law says to one question."""
    if not id_:
        return "no such limit"
    limit = next((one for one in found.limits if one.id == id_), None)
    if limit is not None:
        return f"{standing(limit)}<br>{limit.instrument} {limit.article}"
    why = next(one for one in found.not_running if one.rule.id == id_)
    return f"does not run: {why.why}<br>{why.rule.cites}"


def standing(limit: DueDate) -> str:
    """How a limit stands, with its day or the day of each reading."""
    if limit.status is Status.UNDECIDED:
        return undecided(limit)
    days = dict.fromkeys(plain(one.due) for one in limit.candidates)
    last = " or ".join(days) or (plain(limit.due) if limit.due else limit.rule.at_once)
    if limit.met_on is not None:
        return f"met on {plain(limit.met_on)} (last day: {last})"
    return f"{limit.status.value.replace('_', ' ')}, **{last}**"


def undecided(limit: DueDate) -> str:
    """Each day with the reading under which it holds, where that differs."""
    if not limit.candidates:
        return f"perhaps **{limit.rule.at_once}**"
    readings = dict.fromkeys(
        f"**{plain(one.due)}**, if {one.reading}"
        if one.reading
        else f"perhaps **{plain(one.due)}**"
        for one in limit.candidates
    )
    return "<br>or ".join(readings)


def page_as_told(text: str) -> str:
    """The page with what the clock says today between its marks."""

    def told(found: re.Match[str]) -> str:
        return "\n".join((found[1].rstrip("\n"), *lines(TABLES[found[2]]), found[3]))

    return MARKS.sub(told, text)


def main(flags: list[str]) -> int:
    """Write the page, or only compare it."""
    text = PAGE.read_text(encoding="utf-8")
    told = page_as_told(text)
    if "--check" not in flags:
        PAGE.write_text(told, encoding="utf-8")
    elif told != text:
        print(f"Stale: {PAGE.name}. Renew with: python -m tools.told_twice")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
