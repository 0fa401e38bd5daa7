"""One explained date, in process: the end of a period with its steps and their provisions."""

import json
from datetime import date, timedelta

from asylia.law.holidays import calendar_of
from asylia.law.periods import REG_1182_71, Length, days, end_of, months, weeks
from benchmarks.figures import at_least, at_most, hand_over, seconds, seen
from benchmarks.peers import ask, peers

DAYS = tuple(date(2026, 1, 1) + timedelta(days=number) for number in range(300))
PERIODS: dict[str, Length] = {
    "P21D": days(21),
    "P2W": weeks(2),
    "P1M": months(1),
    "P2M": months(2),
    "P6M": months(6),
}
"""As lexdays writes them, and as the acts are written here."""
STATE = "DE"
ROUNDS = 9


def all_ends() -> list[date]:
    """Every period from every day, each with its steps, as Regulation 1182/71 counts it."""
    calendar = calendar_of(STATE)
    ends = [
        end_of(day, length, counting=REG_1182_71, state=calendar)
        for length in PERIODS.values()
        for day in DAYS
    ]
    assert all(end.steps for end in ends)
    return [end.due for end in ends]


def main() -> None:
    count = len(DAYS) * len(PERIODS)
    ours = min(seconds(all_ends) for _ in range(ROUNDS)) / count
    with peers() as folder:
        told = {"days": [day.isoformat() for day in DAYS], "periods": list(PERIODS)}
        (folder / "days.json").write_text(json.dumps(told), encoding="utf-8")
        found = ask(folder, "peer_lexdays")
    theirs = found["seconds"] / count
    pairs = zip(all_ends(), found["ends"], strict=True)
    same = sum(end.isoformat() == other for end, other in pairs)
    hand_over(
        f"The end of a period with its steps and their provisions, {count:,} of them, the best of "
        f"{ROUNDS} rounds; lexdays 0.2.1 (German civil procedure, which counts and moves alike) in "
        "the same run",
        [
            at_most("one explained date", ours * 1e6, unit="µs", limit=50),
            seen("lexdays, one explained date", theirs * 1e6, unit="µs"),
            at_least("times faster than lexdays", theirs / ours, unit="times", limit=50),
            at_least("the same date, of a hundred", 100 * same / count, unit="%", limit=100),
        ],
    )


if __name__ == "__main__":
    main()
