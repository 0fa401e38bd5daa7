"""``./asylia demo``: set up, start the database, load demonstration data, serve."""

from tools import running, setup


def main(words: list[str]) -> int:
    place = setup.set_up("run")
    return running.run(
        place, [place.program("asylia"), "demo", *words], extra={"ASYLIA_MODE": "demo"}
    )
