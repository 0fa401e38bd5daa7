"""``./asylia test``: set up, pass the gates, pass the tests, browser tests included."""

from tools import places, running, setup


def main(words: list[str]) -> int:
    chromium = places.find_chromium()
    place = setup.set_up("test", packages={"chromium": chromium is None})
    chromium = chromium or places.find_chromium()
    extra = {"CHROMIUM": chromium} if chromium else {}
    return running.run(place, [place.program("python"), "-m", "tools.check", *words], extra=extra)
