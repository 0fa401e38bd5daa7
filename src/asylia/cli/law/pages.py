"""The law book as text: lines of a given width."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from asylia.law.book import Entry
from asylia.law.book.changes import Change
from asylia.law.book.lines import Line
from asylia.law.citation import ACTS
from asylia.law.limits import TimeLimit
from asylia.law.sentences import short_day
from asylia.samples.examples import Example
from asylia.samples.researched import Count, Researched

ID, ARTICLE, LABEL = 45, 14, 22


def length_of(rule: TimeLimit) -> str:
    """How long, in a word or two."""
    if rule.lasts:
        return str(rule.lasts)
    return "by national law" if rule.national else "no number"


def listed(entries: Sequence[Entry], width: int, *, on: date | None = None) -> Iterator[str]:
    """Entries under their acts, one line each."""
    when = f" in force on {short_day(on)}" if on else ""
    yield f"{len(entries)} time limits{when}. The acts bind, not this book."
    for instrument in dict.fromkeys(one.rule.cites.instrument for one in entries):
        chosen = [one for one in entries if one.rule.cites.instrument == instrument]
        act = ACTS[instrument]
        yield from ("", f"{act.title}, {act.number} ({instrument}): {len(chosen)}")
        for one in chosen:
            yield from _row(one, width)


def _row(entry: Entry, width: int) -> Iterator[str]:
    rule = entry.rule
    text = f"{rule.title}: {length_of(rule)}"
    if rule.unverified:
        text += " (not verified)"
    first = f"  {rule.cites.article:<{ARTICLE}} {rule.id:<{ID}} "
    yield from (
        wrap(first + text, width, subsequent_indent=" " * len(first), break_on_hyphens=False)
        if len(first) < width - LABEL
        else (first, text)
    )


def outside(
    left: Sequence[Researched], numbers: Mapping[str, Count], *, width: int
) -> Iterator[str]:
    """What was researched and left out, and where the researched entries of each act went."""
    if left:
        yield from ("", f"Left out: {len(left)} researched entries")
    for one in left:
        head = f"  {one.act} {one.provision}  {one.id}: "
        yield from wrap(
            head + one.left_out, width, subsequent_indent="    ", break_on_hyphens=False
        )
    yield from ("", "Researched entries by act")
    yield f"  {'act':<12}{'encoded':>10}{'left out':>10}"
    for act, row in numbers.items():
        yield f"  {act:<12}{row.written:>10}{row.left_out:>10}"


def without_limit(
    silent: Mapping[str, Mapping[int, str]], unread: Mapping[str, str], *, width: int
) -> Iterator[str]:
    """The articles that set no limit, each with the reason, and what of the acts was not read."""
    lines = [(f"{act} Art. {number}", why) for act in silent for number, why in silent[act].items()]
    for title, told in (("Articles without a limit", lines), ("Not read", [*unread.items()])):
        if told:
            yield from ("", f"{title}: {len(told)}")
        for head, why in told:
            yield from wrap(
                f"  {head}: {why}", width, subsequent_indent="    ", break_on_hyphens=False
            )


def left_out(one: Researched, width: int) -> Iterator[str]:
    """One researched entry that no rule of the book holds."""
    yield f"{one.act} {one.provision}"
    yield one.id
    yield ""
    yield from wrap(f"Left out: {one.left_out}.", width, break_on_hyphens=False)


def shown(entry: Entry, worked: Iterable[Example], *, width: int) -> Iterator[str]:
    """One entry with everything that it says, and its worked examples."""
    rule = entry.rule
    yield f"{rule.cites}  {rule.title}"
    yield f"{rule.id}"
    yield ""
    yield from wrap(rule.says, width)
    if rule.unverified:
        yield from wrap(f"Not verified: {rule.unverified}.", width)
    yield ""
    for part in entry.parts:
        for number, line in enumerate(part.lines):
            label = "" if number else part.label
            yield from _labelled(label, _words(line), width=width)
    for number, example in enumerate(worked, 1):
        yield from _labelled("" if number > 1 else "Worked examples", example.says, width=width)


def _words(line: Line) -> str:
    cites = f" ({line.cites})" if line.cites else ""
    limits = f": {', '.join(line.limits)}" if line.limits else ""
    return f"{line.says}{limits}{cites}"


def _labelled(label: str, text: str, *, width: int) -> list[str]:
    return wrap(
        text,
        width,
        initial_indent=f"{label:<{LABEL}}",
        subsequent_indent=" " * LABEL,
        break_on_hyphens=False,
    )


def changed(change: Change, width: int) -> Iterator[str]:
    """What changed between two days."""
    yield f"From {short_day(change.first)} to {short_day(change.last)}"
    if not (change.pairs or change.ended or change.began):
        yield "No rule of the book began or ended."
    if change.pairs:
        yield from ("", f"In the same matter, before and after ({len(change.pairs)})")
    for pair in change.pairs:
        yield ""
        yield from _marked("-", pair.before, width=width)
        yield from _marked("+", pair.after, width=width)
    for heading, sign, entries in (
        ("Ended", "-", change.ended),
        ("Began", "+", change.began),
    ):
        if entries:
            yield from ("", f"{heading}, with no twin named ({len(entries)})")
            yield from _marked(sign, entries, width=width)


def _marked(sign: str, entries: Iterable[Entry], *, width: int) -> Iterator[str]:
    for one in entries:
        rule = one.rule
        yield from wrap(
            f"{sign} {rule.cites}: {rule.title}, {length_of(rule)}  [{rule.id}]",
            width,
            subsequent_indent="    ",
            break_on_hyphens=False,
        )


def example_as_json(example: Example) -> dict[str, object]:
    """A worked example as plain values."""
    return {
        "says": example.says,
        "happened": [
            {"event": str(one.event), "at": one.at.isoformat()} for one in example.history.events
        ],
        "answers": [
            {
                "on": one.on.isoformat(),
                "status": str(one.status) if one.status else None,
                "due": one.due.isoformat() if one.due else None,
                "not_running": str(one.not_running) if one.not_running else None,
            }
            for one in example.answers
        ],
    }
