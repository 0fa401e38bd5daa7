"""All limits of many cases over columns, in memory, and two of the rules beside OpenFisca."""

import resource
from datetime import date
from pathlib import Path
from time import perf_counter

import numpy as np
import polars as pl

from asylia.figures.ends import last_days
from asylia.law.acts import RULES
from asylia.law.columns import Columns, due_dates
from asylia.law.holidays import calendar_of
from asylia.law.limits import PACT_APPLIES_FROM, TimeLimit
from asylia.law.periods import Length
from benchmarks import tables
from benchmarks.figures import Figure, at_least, at_most, hand_over, seconds, seen
from benchmarks.peers import ask, peers

ROUNDS = 15
"""Of either side, in the same run; the best one counts."""
RULE = {rule.id: rule for rule in RULES}
REQUEST = RULE["ammr-take-charge-request-2m"]
EXAMINE, EXTENDED = RULE["apr-exam-regular-6m"], RULE["apr-exam-regular-extension"]
POSTPONED = RULE["apr-exam-postponed-21m"]
SEED = 4


def by_regime(cases: pl.DataFrame) -> dict[str, pl.DataFrame]:
    """The cases that began under the acts of 2013, and those that began under the Pact."""
    days = [
        pl.col(name).cast(pl.Date)
        for name, kind in cases.schema.items()
        if isinstance(kind, pl.Date | pl.Datetime) and not name.startswith("person.")
    ]
    pact = cases.select(pl.min_horizontal(days) >= PACT_APPLIES_FROM).to_series()
    return {"acts of 2013": cases.filter(~pact), "Pact": cases.filter(pact)}


def the_whole_law(path: Path) -> list[Figure]:
    """Time, memory, and what was left to the clock of single cases."""
    figures, total = [], 0.0
    found: list[Columns] = []
    for regime, cases in by_regime(pl.read_parquet(path)).items():
        began = perf_counter()
        found.append(due_dates(cases, as_of=tables.DAY))
        took = perf_counter() - began
        total += took
        figures.append(seen(f"{cases.height:,} cases of the {regime}", took, unit="s"))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    count = sum(one.rows for one in found)
    fallen = sum(one.fallen.height for one in found)
    return [
        at_most("all limits of all cases", total, unit="s", limit=30),
        *figures,
        at_most("memory, largest, cases and answers in it", memory, unit="GB", limit=4),
        at_most("left to the clock of single cases", 100 * fallen / count, unit="%", limit=1),
        seen("limits found", sum(one.dates.height for one in found), unit=""),
        seen("cases a second", count / total, unit="cases/s"),
    ]


# Two rules --------------------------------------------------------------------------------


def facts(count: int) -> dict[str, pl.Series]:
    """Days of registration and lodging, and which of the examinations were extended."""
    chance = np.random.default_rng(SEED)
    registered = np.datetime64("2025-01-01") + chance.integers(0, 690, count)
    return {
        "registered_on": pl.Series(registered).cast(pl.Date),
        "lodged_on": pl.Series(registered + chance.integers(0, 21, count)).cast(pl.Date),
        "is_extended": pl.Series(chance.random(count) < 0.1),
    }


def two_rules(given: dict[str, pl.Series]) -> dict[str, pl.Series]:
    """Both ends of every case, by the lengths and the counting of the rules themselves."""

    def ends(rule: TimeLimit, days: pl.Series) -> pl.Series:
        assert isinstance(rule.lasts, Length)
        return last_days(days, rule.lasts, counting=rule.counted_by, state="LT")

    lodged = given["lodged_on"]
    base, extended, cap = (ends(rule, lodged) for rule in (EXAMINE, EXTENDED, POSTPONED))
    chosen = pl.when(given["is_extended"]).then(extended).otherwise(base)
    return {
        "request_due_on": ends(REQUEST, given["registered_on"]),
        "examination_due_on": pl.select(pl.min_horizontal(chosen, cap)).to_series(),
    }


def beside_openfisca(count: int) -> list[Figure]:
    """Rows a second of the two rules, ours and theirs, with the same days as answer."""
    given = facts(count)
    ours = [seconds(lambda: two_rules(given)) for _ in range(ROUNDS)]
    with peers() as folder:
        for name, values in given.items():
            np.save(folder / f"{name}.npy", values.to_numpy())
        days_off = [date.fromordinal(day) for day in sorted(calendar_of("LT").days_off)]
        np.save(folder / "holidays.npy", np.array(days_off, dtype="datetime64[D]"))
        theirs = ask(folder, "peer_openfisca", ROUNDS)["seconds"]
        same = [
            (values.to_numpy() == np.load(folder / f"{name}.npy")).mean()
            for name, values in two_rules(given).items()
        ]
    return [
        seen("two rules, dates alone", count / min(ours) / 1e6, unit="M cases/s"),
        seen("OpenFisca-Core, the same", count / min(theirs) / 1e6, unit="M cases/s"),
        at_least(
            "times OpenFisca's cases a second", min(theirs) / min(ours), unit="times", limit=30
        ),
        seen("two rules, the first round, which fills tables", 1e3 * ours[0], unit="ms"),
        seen("OpenFisca-Core, the first round", 1e3 * theirs[0], unit="ms"),
        at_least("the same dates, of a hundred", 100 * float(min(same)), unit="%", limit=100),
    ]


def with_statuses(path: Path) -> Figure:
    """The two rules as the whole engine answers them: conditions, statuses and readings too."""
    cases = pl.read_parquet(path)
    rules = (REQUEST, EXAMINE, EXTENDED, POSTPONED)
    took = seconds(lambda: due_dates(cases, as_of=tables.DAY, rules=rules))
    rate = cases.height / took / 1e6
    return seen("two rules, with their conditions and statuses", rate, unit="M cases/s")


def main() -> None:
    count, keep = tables.asked(tables.MILLION)
    path = tables.invented(count)
    figures = [*the_whole_law(path), *beside_openfisca(count), with_statuses(path)]
    if not keep:
        path.unlink()
    hand_over(
        f"{count:,} invented cases, one row each, in memory; OpenFisca-Core 46.0.1 with the same "
        "two rules (registered + 2 months; lodged + 6 or 12 months, at most 21; next working day) "
        f"in the same run, the best of {ROUNDS} rounds of either",
        figures,
        is_full=count >= tables.MILLION,
    )


if __name__ == "__main__":
    main()
