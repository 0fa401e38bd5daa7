"""What has to be done next in many cases: the acts of ``law/next_act``, over columns.

Limits and steps are reckoned over columns together; here they are gathered to acts as
``law/next_act`` gathers them for one case.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache

import polars as pl

from asylia.figures.dated import dated, local
from asylia.law.clock.book import every_rule
from asylia.law.clock.sides import APPLIED, ASKED, ASKING, NEVER_OURS, starts_with_taking_charge
from asylia.law.columns import due_dates
from asylia.law.columns.shape import STATE, Slot, shape_of
from asylia.law.facts import Settings
from asylia.law.holidays import calendar_of
from asylia.law.next_act import (
    NO_NEXT_ACT,
    OPEN,
    OVER,
    STEP_IDS,
    Turn,
    act_of,
    asks_for_acts,
    events_of,
    with_steps,
)
from asylia.law.next_act.steps import SERVES, STEPS, TO_SETTLE
from asylia.law.terms import Event

ACTS = pl.Schema(
    [
        ("row", pl.UInt32()),
        ("name", pl.String()),
        ("turn", pl.String()),
        ("limit_name", pl.String()),
        ("starts_on", pl.Date()),
        ("nominal_end", pl.Date()),
        ("due_on", pl.Date()),
        ("due_at", pl.Datetime("us", "UTC")),
        ("other", pl.Date()),
        ("sort_on", pl.Date()),
    ]
)
"""An act of a case: what asks for it, whose turn it is, the limit whose time it has, its dates."""
DATES = list(ACTS)[3:]
NO_DAY = date.max
RANKS = 4096
"""More than there are rules."""
LINES = ["row", "limit", "state", "starts_on", "nominal_end", "due_on", "due_at"]
CANDIDATES = ["candidates_on", "candidates_at"]
NOT_SAID = ""


def next_acts(
    cases: pl.DataFrame, *, as_of: date, settings: Settings | None = None
) -> pl.DataFrame:
    """What has to be done next in many cases, reckoned from what happened in them.

    Args:
        cases: One row for each case, as ``law.columns`` reads it.
        as_of: The day of the question and of knowledge.
        settings: What national law sets and which readings were chosen.

    Returns:
        ``ACTS``, one line for each act; of a case in which nobody has to do anything, though
        nothing has ended it, one line that says so. A case without an answer has none.
    """
    found = due_dates(cases, as_of=as_of, settings=settings, rules=with_steps, to_store=True)
    numbered = cases.with_row_index("row").filter(
        ~pl.col("row").is_in(found.refused["row"].implode())
    )
    return acts_among(found.dates, numbered, as_of=as_of)


def acts_among(dates: pl.DataFrame, cases: pl.DataFrame, *, as_of: date) -> pl.DataFrame:
    """The acts of cases whose limits and steps were reckoned.

    Args:
        dates: The lines of the answer, with what is to be stored.
        cases: The cases, each with its ``row``; those that have an answer.
        as_of: The day of the question.
    """
    asking = dates.lazy().filter(pl.col("status").is_in([one.value for one in OPEN]))
    lines = asking.select(*LINES, *CANDIDATES).join(_rules().lazy(), on="limit").collect()
    homes = cases.select("row", home=pl.col(STATE).cast(pl.String))
    parts = [pl.DataFrame(schema=ACTS)]
    for (state,), own in homes.group_by("home", maintain_order=True):
        some = (
            cases.join(own.select("row"), on="row", how="semi") if len(own) < len(cases) else cases
        )
        of_home = (
            lines.join(own.select("row"), on="row", how="semi") if some is not cases else lines
        )
        parts.append(_Home(some, str(state), as_of=as_of).acts(of_home))
    return pl.concat(parts)


@cache
def _rules() -> pl.DataFrame:
    """What tells the act of each limit and step that asks for one."""
    rules = [rule for rule in (*every_rule(), *STEPS) if asks_for_acts(rule)]
    acts = {act: number for number, act in enumerate(dict.fromkeys(map(act_of, rules)))}
    order = {limit: number for number, limit in enumerate(sorted(rule.id for rule in rules))}
    served = list(SERVES.values())
    rows = [
        {
            "limit": rule.id,
            "act": acts[act_of(rule)],
            "is_telling": isinstance(act_of(rule), str),
            "order": order[rule.id] + (len(order) if rule.id in STEP_IDS else 0),
            "is_others": rule.owed_by in NEVER_OURS,
            "is_asked": rule.owed_by in ASKED,
            "is_charge": starts_with_taking_charge(rule),
            "serves": [place for place, one in enumerate(served) if one in events_of(rule)],
            "before": next((n for n, one in enumerate(SERVES) if rule.id.startswith(one)), None),
        }
        for rule in rules
    ]
    schema = pl.Schema({"serves": pl.List(pl.Int8()), "before": pl.Int8()})
    return pl.DataFrame(rows, schema_overrides=schema).with_columns(
        pl.col("limit").cast(pl.Categorical)
    )


class _Home:
    """The cases of one State."""

    def __init__(self, cases: pl.DataFrame, state: str, *, as_of: date) -> None:
        self._cases = cases
        self._slots = shape_of(cases.drop("row").schema).slots
        self._zone = calendar_of(state).zone.key
        self._as_of = as_of

    def acts(self, lines: pl.DataFrame) -> pl.DataFrame:
        """The acts of these cases, whose lines ask for them."""
        first = _in_time(_first(dated(lines, self._zone)))
        told = first.with_columns(turn=self._turns(first)).select(list(ACTS))
        acts = pl.concat([told, *self._settling()])
        idle = self._cases.select("row").join(acts.select("row"), on="row", how="anti")
        ended = self._holding(*OVER).select("row")
        alarms = idle.join(ended, on="row", how="anti")
        return pl.concat([acts, _bare(alarms, NO_NEXT_ACT, turn=Turn.NOBODYS)])

    def _turns(self, first: pl.DataFrame) -> pl.Series:
        """Whose turn each act is: of what the State asked owes, it depends on who asked."""
        asking = self._holding(*ASKING)
        applied = self._holding(*APPLIED)["row"].unique().implode()
        every, silent = (
            one["row"].unique().implode()
            for one in (asking, asking.filter(pl.col("state") == NOT_SAID))
        )
        named = asking.select("row", "state").unique().with_columns(is_named=True)
        told = first.select(
            "row", "is_others", "is_asked", "is_charge", state=pl.col("state").cast(pl.String)
        ).join(named, on=["row", "state"], how="left", maintain_order="left")
        asks = (
            pl.col("is_named").fill_null(value=False)
            | pl.col("row").is_in(silent)
            | (pl.col("state").is_null() & pl.col("row").is_in(every))
            | (pl.col("is_charge") & pl.col("row").is_in(applied))
        )
        others = pl.col("is_others") | (pl.col("is_asked") & asks)
        turn = pl.when(others).then(pl.lit(Turn.OTHERS.value)).otherwise(pl.lit(Turn.OURS.value))
        return told.select(turn=turn).to_series()

    def _settling(self) -> Iterator[pl.DataFrame]:
        """What has to be said of events whose legal kind is open."""
        for event, settled in TO_SETTLE.items():
            yield _bare(self._holding(event), settled.id, turn=Turn.OURS)

    def _holding(self, *events: Event) -> pl.DataFrame:
        """The cases in which one of these has happened, once for each, with the State it names."""
        found = [pl.DataFrame(schema={"row": pl.UInt32, "state": pl.String, "starts_on": pl.Date})]
        for slot in self._slots:
            if slot.event in events:
                day = self._day(slot)
                state = (
                    pl.col(slot.attributes["state"]) if "state" in slot.attributes else pl.lit(None)
                )
                held = self._cases.lazy().select(
                    "row", state=state.cast(pl.String).fill_null(NOT_SAID), starts_on=day
                )
                known = pl.col("starts_on") <= self._as_of
                found.append(held.filter(known).collect())
        return pl.concat(found)

    def _day(self, slot: Slot) -> pl.Expr:
        days = [local(pl.col(slot.at), self._zone)] if slot.at else []
        return pl.coalesce(*days, *([pl.col(slot.day)] if slot.day else []))


def _first(lines: pl.DataFrame) -> pl.DataFrame:
    """Of the limits that one event meets, the most urgent."""
    # One number orders faster than three columns: the day, and of one day the rank of the rule.
    urgency = pl.col("day").fill_null(NO_DAY).cast(pl.Int64) * RANKS + pl.col("order")
    state = pl.when(~pl.col("is_telling")).then(pl.col("state").to_physical())
    keys = ["row", "act", "of_state"]
    ordered = lines.with_columns(urgency=urgency, of_state=state.cast(pl.Int64).fill_null(-1))
    nearest = ordered.filter(pl.col("urgency") == pl.col("urgency").min().over(keys))
    return nearest.unique(keys, keep="first", maintain_order=True)


def _in_time(acts: pl.DataFrame) -> pl.DataFrame:
    """The acts; one without a day that has to come before another has that one's time."""
    serving = acts.filter(pl.col("serves").list.len() > 0, pl.col("day").is_not_null())
    times = (
        serving.explode("serves")
        .unique(["row", "serves"], keep="first", maintain_order=True)
        .select("row", "serves", **{f"its_{one}": _source(one) for one in DATES})
    )
    joined = acts.join(
        times,
        left_on=["row", "before"],
        right_on=["row", "serves"],
        how="left",
        maintain_order="left",
    )
    takes = pl.col("day").is_null() & pl.col("its_limit_name").is_not_null()
    return joined.with_columns(
        pl.when(takes).then(pl.col(f"its_{one}")).otherwise(_source(one)).alias(one)
        for one in DATES
    )


def _source(column: str) -> pl.Expr:
    return pl.col("name" if column == "limit_name" else column)


def _bare(rows: pl.DataFrame, name: str, *, turn: Turn) -> pl.DataFrame:
    """The same line of some cases, which has no limit."""
    known = {"name": pl.lit(name), "turn": pl.lit(turn.value), "limit_name": pl.lit(NOT_SAID)}
    told = rows.with_columns(**known)
    missing = [pl.lit(None).cast(kind).alias(one) for one, kind in ACTS.items() if one not in told]
    return told.with_columns(missing).select(list(ACTS))
