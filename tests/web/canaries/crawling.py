"""Every address that resolves for a case, every link and form that a page leads on with."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from html.parser import HTMLParser
from urllib.parse import urlencode, urlsplit

from django.urls import get_resolver

from asylia.law.clock.points import all_points
from asylia.web.cases.models import Case
from asylia.web.desk.acts import sheets
from tools.gates.addresses import views

PART = re.compile(r"<(?:\w+:)?(\w+)>")
OF_A_CASE = "cases/<ref:reference>"
BY_REFERENCE = {"offices/": "office", "users/": "user"}
POINT = all_points()[0].id
USUAL = {"point": POINT, "key": "apr-registering-5d", "act": "apr", "day": "2026-08-10"}
OTHER_KINDS = {"kind": "information-sheet", "event": "application-made", "party": "applicant"}


def routes() -> list[str]:
    """Every address of the desk, as its pattern reads."""
    return [route for route, _view in views(get_resolver().url_patterns)]


def routes_of_sheets() -> set[str]:
    """The addresses of acts that a sheet describes."""
    ends = tuple({f"/{sheet.address or sheet.slug}" for sheet in sheets()})
    return {route for route in routes() if route.startswith(OF_A_CASE) and route.endswith(ends)}


def filled(route: str, told: Mapping[str, Sequence[object]]) -> Iterator[str]:
    """The addresses of a route, each of its parts in each way.

    Args:
        route: The pattern.
        told: What may stand for each part of it.
    """
    parts = PART.findall(route)
    if not parts:
        yield f"/{route}"
        return
    first = parts[0]
    for value in told.get(first, [USUAL.get(first, OTHER_KINDS.get(first, "1"))]):
        yield from filled(PART.sub(str(value), route, count=1), told)


def of_case(case: Case, *, numbers: Iterable[int], without: Iterable[str] = ()) -> Iterator[str]:
    """Every address below a case.

    Args:
        case: The case.
        numbers: Numbers of its entries, and of whatever else has a number there.
        without: Patterns that are left out.
    """
    told: dict[str, Sequence[object]] = {
        "reference": [case.reference],
        "number": [*numbers],
        "grant": [*numbers],
    }
    left_out = set(without)
    for route in routes():
        if route.startswith(OF_A_CASE) and route not in left_out:
            yield from filled(route, told)


def of_nobody(references: Mapping[str, Sequence[str]], *, numbers: Iterable[int]) -> Iterator[str]:
    """Every address that stands below no case; of the law book, one page of each kind.

    Args:
        references: Those of offices and users.
        numbers: Numbers of emergency accesses.
    """
    for route in routes():
        if route.startswith(OF_A_CASE):
            continue
        kind = next((kind for start, kind in BY_REFERENCE.items() if route.startswith(start)), "")
        named = references.get(kind, ["P-2222-2222"])
        yield from filled(route, {"reference": named, "grant": [*numbers]})


class Leading(HTMLParser):
    """What a page leads to: its links, and its forms that only ask."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        """Begin a page.

        Args:
            typed: What is written into an empty box, by its name.
        """
        super().__init__()
        self.links: list[str] = []
        self._typed = typed
        self._form: str | None = None
        self._boxes: dict[str, str] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Remember an address, or a box of a form."""
        told = {name: value or "" for name, value in attrs}
        self.links += [told[name] for name in ("href", "hx-get") if told.get(name)]
        if tag == "form" and told.get("method", "get").lower() == "get":
            self._form, self._boxes = told.get("action", ""), {}
        if tag in {"input", "select"} and self._form is not None and told.get("name"):
            self._boxes[told["name"]] = told.get("value") or self._typed.get(told["name"], "")

    def handle_endtag(self, tag: str) -> None:
        """A form that only asks is an address with what it holds."""
        if tag == "form" and self._form is not None:
            self.links.append(f"{self._form}?{urlencode(self._boxes)}")
            self._form = None


def leads_to(page: bytes, *, at: str, typed: Mapping[str, str]) -> list[str]:
    """The addresses of this site to which a page leads, without what stands in the page itself.

    Args:
        page: The page.
        at: Its own address.
        typed: What is written into empty boxes.
    """
    reader = Leading(typed)
    reader.feed(page.decode())
    here = at.partition("?")[0]
    found = (f"{here}{link}" if link.startswith("?") else link for link in reader.links)
    ours = (link.partition("#")[0] for link in found if not urlsplit(link).netloc)
    return [link for link in dict.fromkeys(ours) if link.startswith("/")]
