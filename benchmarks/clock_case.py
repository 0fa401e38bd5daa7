"""All limits of one case, in process, with and without explanations."""

from datetime import date

from asylia.law.clock import answer
from asylia.law.facts import History
from benchmarks.figures import Figure, at_most, hand_over, middle, seconds, seen
from benchmarks.histories import AS_OF, all_histories

ROUNDS = 50


def milliseconds(history: History, as_of: date, *, explain: bool) -> float:
    """The median time of one answer, in milliseconds."""
    times = [seconds(lambda: answer(history, as_of=as_of, explain=explain)) for _ in range(ROUNDS)]
    return middle(times) * 1000


def main() -> None:
    histories = all_histories()
    figures: list[Figure] = []
    for explain, limit in ((False, 2), (True, 5)):
        times = [milliseconds(one, AS_OF, explain=explain) for one in histories]
        name = "explained" if explain else "unexplained"
        figures += [
            at_most(f"{name}, median history", middle(times), unit="ms", limit=limit),
            seen(f"{name}, slowest history", max(times), unit="ms"),
        ]
    says = f"All limits of one case, in process: {len(histories)} histories, {ROUNDS} answers each"
    hand_over(says, figures)


if __name__ == "__main__":
    main()
