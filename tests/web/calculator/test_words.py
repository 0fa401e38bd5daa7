"""Every word of the calculator is one that translators were given."""

from pathlib import Path

from django.test import Client
from pytest_django import Settings

from asylia.law.citation import ACTS
from asylia.law.clock.book import every_rule
from asylia.web.calculator.vocabulary import enterable
from tests.web.calculator.conftest import FORM
from tests.web.pseudo import MARKED, speaking
from tests.web.test_untranslatable import left_over, names_of_babel, pattern_of

WITH_REASON = {
    "Asylia": "the name of the system",
    "English": "each language names itself",
    "Lietuvių": "each language names itself",
    "Marked English": "the language of this test names itself",
    "openapi.json": "the name of a file",
    "/api/v1/clock": "an address",
    "ii": "the point of an article",
    "kB": "a unit",
    "visitor": "a reference that the visitor wrote",
}
"""What may stand on a page as it is, and why."""


def test_no_word_of_a_page_is_missing_from_the_catalogue(
    visitor: Client, settings: Settings, tmp_path: Path
) -> None:
    rows = ["1:take_charge_request_sent", "2:transfer_planned", "3:interview_held"]
    told = {**FORM, "reference": "visitor", "row": rows, "e1-at": "12 8 2026"}
    told |= {"e2-at": "1 9 2026", "e2-recorded_at": "20 8 2026 10:00", "e3-at": "13 8 2026"}
    known = {name for act in ACTS.values() for name in (act.instrument, act.number, act.celex)}
    known |= {rule.id for rule in every_rule()} | enterable() | set(WITH_REASON)
    days = {name[:1].upper() + name[1:] for name in names_of_babel()}
    data = pattern_of([*known, *names_of_babel(), *days])

    with speaking(MARKED, tmp_path, settings):
        pages = [
            visitor.get(f"/{MARKED}/"),
            visitor.get(f"/{MARKED}/about"),
            visitor.get(f"/{MARKED}/history"),
            visitor.get(f"/{MARKED}/nothing"),
            visitor.post(f"/{MARKED}/", told),
            visitor.post(f"/{MARKED}/", {**told, "made_at": "soon"}),
            visitor.post(f"/{MARKED}/history", {"history": ""}),
        ]

    assert [page.status_code for page in pages] == [200, 200, 200, 404, 200, 422, 422]
    assert [text for page in pages for text in left_over(page.content.decode(), data)] == []
