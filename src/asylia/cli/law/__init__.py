"""`asylia law`: the law book on the command line, as text for people or as JSON."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import NoReturn

from asylia.cli.law import pages
from asylia.cli.printing import print_out
from asylia.law.acts.articles import UNREAD
from asylia.law.book import Book, Entry, NoSuchLimit, law_book
from asylia.law.book.articles import NO_LIMIT
from asylia.law.book.changes import change_of
from asylia.law.book.roles import Part
from asylia.law.citation import ACTS
from asylia.law.terms import Event, Party
from asylia.samples import examples
from asylia.samples.researched import Researched, counts, researched

WIDTH = 100
SITE_NEEDS_WEB = """\
asylia law site: this needs the templates of the pages, and they are not installed.
Install them with:  pip install "asylia[web]"
"""


class Unusable(Exception):
    """The words of the command cannot be used.

    Attributes:
        what: What is wrong.
        mend: What to do about it.
    """

    def __init__(self, what: str, mend: str) -> None:
        """Say what and how to mend it."""
        super().__init__(what, mend)
        self.what, self.mend = what, mend


class Words(argparse.ArgumentParser):
    """A parser that refuses as the rest of the command does."""

    def error(self, message: str) -> NoReturn:
        """Refuse the words of the command."""
        raise Unusable(message, "See: asylia law --help")


def main(words: Sequence[str]) -> int:
    """Look into the law book.

    Args:
        words: The words after `asylia law`.

    Returns:
        0 with an answer on standard output, 2 with the reason on standard error.
    """
    if words[:1] == ["site"]:
        return _site(words[1:])
    if words[:1] == ["missing"]:
        from asylia.cli.law import missing

        return missing.main(words[1:])
    try:
        asked = _parser().parse_args(words)
        found = ANSWERS[asked.word](asked, law_book())
    except (Unusable, NoSuchLimit) as error:
        return _refuse(error, as_json="--json" in words)
    return print_out(
        json.dumps(found.data, indent=2, ensure_ascii=False) if asked.json else found.text
    )


@dataclass(frozen=True)
class Found:
    """An answer: as plain values, and as a page of text."""

    data: object
    lines: Sequence[str]

    @property
    def text(self) -> str:
        """The page."""
        return "\n".join(self.lines)


# What can be asked ------------------------------------------------------------------------


def _list(asked: argparse.Namespace, book: Book) -> Found:
    entries = _chosen(asked, book.entries)
    is_narrowed = bool(asked.event or asked.party)
    of_act = [one for one in researched() if not asked.act or one.act == asked.act]
    out = () if is_narrowed else tuple(one for one in of_act if one.left_out)
    numbers = counts(of_act)
    data: dict[str, object] = {
        "limits": [one.as_json() for one in entries],
        "left_out": [asdict(one) for one in out],
        "researched": {act: asdict(one) for act, one in numbers.items()},
    }
    lines = [*pages.listed(entries, WIDTH), *pages.outside(out, numbers, width=WIDTH)]
    if not is_narrowed:
        silent = {a: of for a, of in NO_LIMIT.items() if not asked.act or a == asked.act}
        unread = {} if asked.act else UNREAD
        data |= {"no_limit": silent, "unread": unread}
        lines += pages.without_limit(silent, unread, width=WIDTH)
    return Found(data, lines)


def _show(asked: argparse.Namespace, book: Book) -> Found:
    for one in researched():
        if one.id == asked.id and one.id not in book.by_id:
            return _outside(one)
    entry = book.find(asked.id)
    worked = examples.of(entry.id)
    data = {**entry.as_json(), "examples": [pages.example_as_json(one) for one in worked]}
    return Found(data, list(pages.shown(entry, worked, width=WIDTH)))


def _outside(one: Researched) -> Found:
    """What became of a researched id that is no rule's: the reason, or the rules that hold it."""
    if one.went_to:
        rules = ", ".join(one.went_to)
        raise Unusable(f"{one.id!r} is not the id of a limit", f"Other limits hold it: {rules}.")
    return Found(asdict(one), list(pages.left_out(one, WIDTH)))


def _on(asked: argparse.Namespace, book: Book) -> Found:
    day = _day(asked.day)
    entries = _chosen(asked, book.on(day))
    data = {"on": day.isoformat(), "limits": [one.as_json() for one in entries]}
    return Found(data, list(pages.listed(entries, WIDTH, on=day)))


def _diff(asked: argparse.Namespace, book: Book) -> Found:
    change = change_of(book, _day(asked.first), last=_day(asked.last))
    return Found(change.as_json(), list(pages.changed(change, WIDTH)))


ANSWERS = {"list": _list, "show": _show, "on": _on, "diff": _diff}


# What narrows an answer -------------------------------------------------------------------


def _chosen(asked: argparse.Namespace, entries: Sequence[Entry]) -> list[Entry]:
    event = _event(asked.event)
    party = _party(asked.party)
    return [
        one
        for one in entries
        if (not asked.act or one.rule.cites.instrument == asked.act)
        and (event is None or event in one.events.get(Part.STARTS, ()))
        and (party is None or one.rule.owed_by is party)
    ]


def _event(name: str | None) -> Event | None:
    if name is None:
        return None
    try:
        return Event(name)
    except ValueError:
        raise Unusable(
            f"there is no event {name[:80]!r}",
            _nearest(name, [*Event], page="docs/reference/entries.md"),
        ) from None


def _party(name: str | None) -> Party | None:
    if name is None:
        return None
    for party in Party:
        if name.casefold().replace("_", " ") == party.casefold():
            return party
    raise Unusable(f"there is no party {name[:80]!r}", f"There are: {', '.join(Party)}.")


def _act(code: str) -> str:
    if code.upper() in ACTS:
        return code.upper()
    raise Unusable(f"there is no act {code[:80]!r}", f"There are: {', '.join(ACTS)}.")


def _nearest(name: str, known: Sequence[str], *, page: str) -> str:
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), known, cutoff=0.5)
    return f"Did you mean {', '.join(near)}?" if near else f"They stand in {page}."


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = None
    if day is None or day.isoformat() != text:
        raise Unusable(f"{text[:40]!r} is not a day that exists", "Write a day such as 2026-06-12.")
    return day


# The command ------------------------------------------------------------------------------


def _parser() -> argparse.ArgumentParser:
    parser = Words(prog="asylia law", allow_abbrev=False, description="The law book.")
    words = parser.add_subparsers(dest="word", metavar="WORD", required=True, parser_class=Words)
    listed = words.add_parser("list", help="every limit, and the researched ones that are left out")
    shown = words.add_parser("show", help="one limit with everything that it says")
    shown.add_argument("id", metavar="ID", help="such as apr-register-5d")
    on = words.add_parser("on", help="the limits in force on a day")
    on.add_argument("day", metavar="DATE")
    diff = words.add_parser("diff", help="what changed from one day to another")
    diff.add_argument("first", metavar="DATE")
    diff.add_argument("last", metavar="DATE")
    words.add_parser("site", help="write the whole book as static pages: site FOLDER")
    words.add_parser("missing", help="what national law has to set, and what is not configured")
    for one in (listed, on):
        one.add_argument("--act", type=_act, metavar="ACT", help="only this act, such as APR")
        one.add_argument("--event", metavar="EVENT", help="only what this event starts")
        one.add_argument("--party", metavar="PARTY", help="only what this party owes")
    for one in (listed, shown, on, diff):
        one.add_argument("--json", action="store_true", help="the answer as JSON")
    return parser


def _site(words: Sequence[str]) -> int:
    from importlib.util import find_spec

    if find_spec("django") is None:
        sys.stderr.write(SITE_NEEDS_WEB)
        return 2
    from asylia.web.cli import law_site

    return law_site.main(list(words))


def _refuse(error: Unusable | NoSuchLimit, *, as_json: bool) -> int:
    if isinstance(error, NoSuchLimit):
        meant = f"Did you mean {', '.join(error.nearest)}?" if error.nearest else ""
        what, mend = f"the law book has no limit {error.id[:80]!r}", meant or "See: asylia law list"
    else:
        what, mend = error.what, error.mend
    if as_json:
        sys.stderr.write(json.dumps({"error": {"what": what, "mend": mend}}) + "\n")
    else:
        sys.stderr.write(f"asylia law: {what}. {mend}\n")
    return 2
