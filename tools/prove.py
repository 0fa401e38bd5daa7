"""``./asylia prove [NAME]``: the long proofs, each a selection of tests with many more examples."""

from tools import places, running, setup

PROOFS = {
    "law": ("the counting and the clock, over many more examples", ["tests/law"]),
    "file": ("any edit of a case file breaks its chain", ["tests/casefile"]),
    "projection": (
        "the stored dates are the clock's answer on every one of 10,000 loaded cases",
        ["tests/web/cases/test_projection.py"],
    ),
    "gates": ("each gate of the house fails on a deliberate breach", ["tests/test_house.py"]),
}


def main(words: list[str]) -> int:
    if unknown := [word for word in words if word not in PROOFS]:
        raise places.Refused(
            f"There is no proof {', '.join(unknown)}. There are: {', '.join(PROOFS)}."
        )
    place = setup.set_up("test")
    worst = 0
    for name in words or PROOFS:
        says, tests = PROOFS[name]
        setup.say(f"proving {name}: {says}")
        command = [place.program("python"), "-m", "pytest", "-q", *tests]
        worst = max(worst, running.run(place, command, extra={"ASYLIA_EXAMPLES": "long"}))
    return worst
