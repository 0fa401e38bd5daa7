"""How the clocks of one case hang together: its events, what they started, what would meet it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from textwrap import wrap

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.timezone import localdate
from django.views.decorators.http import require_safe

from asylia.law.book import Entry
from asylia.law.book.graph import Arrow, Graph, Node
from asylia.law.book.roles import Part, ended_by, met_by, started_by
from asylia.law.citation import ACTS
from asylia.law.terms import Event
from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.base import actions as base
from asylia.web.base.days import short_day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.navigation import address_of_case
from asylia.web.base.pages import render
from asylia.web.base.sentences import in_words
from asylia.web.book import words
from asylia.web.book.drawing import BOLD_LETTERS, Labels, Picture, picture_of
from asylia.web.book.languages import is_from_right
from asylia.web.book.shelves import Drawn
from asylia.web.cases import access
from asylia.web.cases.acting import case_for
from asylia.web.cases.file import entries_of
from asylia.web.cases.models import ReadAct
from asylia.web.cases.reads import note_read
from asylia.web.desk.asked import as_of_form
from asylia.web.desk.casepage import clock_part
from asylia.web.desk.course import days_of_events
from asylia.web.desk.strip import Band, Line, Strip
from asylia.web.desk.worklist import Clock

LEFT_OUT = frozenset({Band.KEPT})
"""How long data are kept hangs together with nothing that somebody has to do."""


@allow(*access.READERS)
@require_safe
def hanging(request: StaffRequest, reference: str) -> HttpResponse:
    """The picture of a case; looking at it is a read of the file."""
    found = case_for(request, reference)
    moment = base.now()
    clock = Clock(today=localdate(moment), now=moment)
    form = as_of_form(request.GET, found, clock=clock)
    if form.errors:
        return redirect(f"{address_of_case(found.reference)}?{request.GET.urlencode()}")
    asked = form.asked()
    note_read(request.user, [found], what=ReadAct.CASE_OPENED, known_on=asked.known_on)
    lines = entries_of(found, known_on=asked.known_on)
    strip = clock_part(found, lines, clock=clock, asked=asked).strip
    drawn = pictures_of(strip, days_of_events(lines), from_right=is_from_right())
    context = {"case": found, "asked": asked, "strip": strip, "drawn": drawn, "say": words}
    return render(request, "desk/hanging.html", context)


def pictures_of(
    strip: Strip, happened: Mapping[str, date], *, from_right: bool
) -> tuple[Drawn, ...]:
    """One picture for each act that has a limit in the case, the fullest first.

    Args:
        strip: The limits of the case, with how each stands.
        happened: The first day of each event that stands in the file.
        from_right: Whether the page is read from right to left.
    """
    by_act: dict[str, list[Line]] = {}
    for part in strip.parts:
        if part.group not in LEFT_OUT:
            for line in part.lines:
                by_act.setdefault(line.limit.instrument, []).append(line)
    found = sorted(by_act.items(), key=lambda one: -len(one[1]))
    return tuple(
        Drawn(
            act=ACTS[act],
            picture=_picture(
                lines, happened, title=in_words(ACTS[act].title), from_right=from_right
            ),
        )
        for act, lines in found
    )


def _picture(
    lines: Sequence[Line], happened: Mapping[str, date], *, title: str, from_right: bool
) -> Picture:
    entries = {Entry(line.limit.rule): line for line in lines}
    arrows = tuple(
        arrow
        for entry, line in entries.items()
        for arrow in _arrows(entry, line, happened=happened)
    )
    nodes = tuple(dict.fromkeys(node for one in arrows for node in (one.tail, one.head)))
    labels = Labels(
        texts={node: tuple(_texts(node, entries, happened=happened)) for node in nodes},
        looks={node: _look(node, entries, happened=happened) for node in nodes},
    )
    picture = picture_of(Graph(nodes, arrows), from_right=from_right, labels=labels, title=title)
    if picture is None:
        raise ValueError("a limit of a case has an event that starts it")
    return picture


def _arrows(entry: Entry, line: Line, *, happened: Mapping[str, date]) -> Iterator[Arrow]:
    """What started the limit, what met it or, as long as nothing did, would, and by when."""
    for event in _those(started_by(entry.rule), happened):
        yield Arrow(event, entry, Part.STARTS)
    ends = met_by(entry.rule)
    for event in _those(ends, happened) if line.limit.met else ends[:1]:
        yield Arrow(entry, event, Part.MEETS)
    for event in ended_by(entry.rule):
        yield Arrow(entry, event, Part.ENDS)


def _those(events: Sequence[Event], happened: Mapping[str, date]) -> Iterable[Event]:
    """Those of the events that stand in the file; if none does, the first: the law produced it."""
    return [event for event in events if event in happened] or events[:1]


def _texts(
    node: Node, entries: Mapping[Entry, Line], *, happened: Mapping[str, date]
) -> Iterator[tuple[str, str]]:
    if isinstance(node, Event):
        day = happened.get(node)
        yield (short_day_words(day) if day else _("not in the file"), "when")
        return
    line = entries[node]
    if line.limit.state:
        yield (line.limit.state, "when")
    if line.standing.sentence != words.length_words(node.rule):
        yield from ((text, "stands") for text in wrap(line.standing.sentence, BOLD_LETTERS))


def _look(node: Node, entries: Mapping[Entry, Line], *, happened: Mapping[str, date]) -> str:
    if isinstance(node, Event):
        return "happened" if node in happened else "awaited"
    return f"stands-{entries[node].standing.look}"
