"""Whereabouts and liberty on the case page: a drawn timeline, its words, and what is wrong in it.

Plain values only; ``_whereabouts.html`` draws them, each span on a line of its own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from markupsafe import Markup

from asylia.casefile.entries import Entry
from asylia.casefile.spans import Clash, Form, Gap, Kind, Moment, Overlap, Span, Timeline
from asylia.casefile.whereabouts import whereabouts_of
from asylia.law.clock.answer import Answer
from asylia.law.terms import Event
from asylia.web.base.citations import cite_words
from asylia.web.base.days import day_words, local_day, moment_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.cases.events import event_words
from asylia.web.cases.liberty import FINDINGS, FORMS, title_words
from asylia.web.cases.words import DETENTION_GROUNDS, ORDERED_BY
from asylia.web.desk.identity import country
from asylia.web.desk.provisions import with_entries
from asylia.web.desk.scale import Scale, Tick, per_cent, position
from asylia.web.desk.strip import Bar, Line
from asylia.web.desk.words import day_or_moment

LABEL_ROOM = 7.0
"""Per cent of the width that the name of a month needs."""
EASY_DAYS = timedelta(days=13)
"""A short timeline is drawn on so many days and one more, so that a day stays a stretch."""
KINDS: Mapping[Kind, object] = {
    Kind.LIBERTY: gettext_lazy("Liberty"),
    Kind.PLACEMENT: gettext_lazy("Where the person is"),
}
CLASHES: Mapping[Clash, object] = {
    Clash.TWO_DETENTIONS: gettext_lazy(
        "Two detentions at once: the second began before the first ended."
    ),
    Clash.TWO_IMPRISONMENTS: gettext_lazy("Two imprisonments at once."),
    Clash.DETAINED_AND_IMPRISONED: gettext_lazy("Detained and imprisoned at once."),
    Clash.TWO_PLACES: gettext_lazy("Two places at once."),
    Clash.PLACED_WHILE_DETAINED: gettext_lazy(
        "Placed in an open place and not at liberty at once. A placement ends no detention."
    ),
    Clash.AWAY_WHILE_DETAINED: gettext_lazy("Not at liberty and away at once."),
    Clash.PLACED_WHILE_AWAY: gettext_lazy("Placed and away at once."),
}
GROUNDS, ORDERS, FOUND_TO_BE = dict(DETENTION_GROUNDS), dict(ORDERED_BY), dict(FINDINGS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A legal title, as it is linked, and what it allows."""

    instrument: str
    article: str
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A span or a gap as a line of the timeline.

    Attributes:
        name: What held.
        place: Where, in the file's words.
        titles: On what it rests.
        basis: What else is known of its basis, in words.
        since: When it began, with its entry.
        until: When it ended, with its entry; or that it lasts.
        look: The name of its shape.
        bars: What is drawn.
        drawn: The drawing in words.
        marks: What happened meanwhile.
        limits: The limits that run from it, as the clock's strip has them.
        is_wrong: Whether it overlaps what it does not go with.
    """

    name: str
    since: Markup
    until: Markup
    look: str
    bars: tuple[Bar, ...]
    drawn: str
    place: str = ""
    titles: tuple[Provision, ...] = ()
    basis: str = ""
    marks: tuple[Markup, ...] = ()
    limits: tuple[Line, ...] = ()
    is_wrong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """The lines of one kind."""

    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """The panel.

    Attributes:
        as_of: The day of the question.
        liberty: Whether the person is held now, in words.
        place: Where they are now, in words.
        months: The names of the months on the scale.
        fine: The fine lines of the scale.
        parts: Liberty, placement, and the days that nobody accounts for.
        warnings: What does not go together, and what is missing, in sentences.
    """

    as_of: date
    liberty: str
    place: str
    months: tuple[Tick, ...] = ()
    fine: tuple[Tick, ...] = ()
    parts: tuple[Part, ...] = ()
    warnings: tuple[Markup, ...] = ()


def whereabouts_in(
    entries: Iterable[Entry], answer: Answer, *, lines: Iterable[Line], state: str
) -> Whereabouts:
    """Where the person was and whether they were held, up to the day of the clock's answer.

    Args:
        entries: The file's entries.
        answer: What the clock answers, which knows when a screening was over by law.
        lines: The lines of its strip: those that run from a detention stand beside it.
        state: The code of the State that holds the file.
    """
    over = [
        one.at for one in answer.derived_events if one.event is Event.SCREENING_COMPLETED_OR_EXPIRED
    ]
    timeline = whereabouts_of(
        entries,
        member_state=state,
        as_of=answer.as_of,
        screening_over=local_day(min(over)) if over else None,
    )
    return _Painter(timeline, tuple(lines)).paint()


class _Painter:
    """Puts a timeline into words and shapes."""

    def __init__(self, timeline: Timeline, lines: tuple[Line, ...]) -> None:
        self.timeline = timeline
        self.lines = lines
        begins = [*(local_day(span.since) for span in timeline.spans)]
        begins.extend(gap.since for gap in timeline.gaps)
        first = min([*begins, timeline.as_of - EASY_DAYS])
        self.scale = Scale(first=first, last=timeline.as_of)
        self.wrong = {
            number
            for overlap in timeline.overlaps
            for number in (overlap.first.entry, overlap.second.entry)
        }

    def paint(self) -> Whereabouts:
        """The panel."""
        return Whereabouts(
            as_of=self.timeline.as_of,
            liberty=_capital(self._now(Kind.LIBERTY)) or _("Not recorded"),
            place=_capital(self._now(Kind.PLACEMENT)) or _("Not recorded"),
            months=tuple(self._months()),
            fine=self.scale.fine(),
            parts=tuple(self._parts()),
            warnings=(
                *(_clash_words(one) for one in self.timeline.overlaps),
                *(Markup.escape(_gap_words(one)) for one in self.timeline.gaps),
            ),
        )

    def _now(self, kind: Kind) -> str:
        spans = self.timeline.now(kind)
        return "; ".join(
            _("%(what)s since %(day)s")
            % {"what": _span_words(span), "day": moment_words(span.since)}
            for span in spans
        )

    def _parts(self) -> Iterator[Part]:
        for kind, label in KINDS.items():
            spans = [span for span in self.timeline.spans if span.kind is kind]
            if spans:
                yield Part(label=str(label), rows=tuple(self._row(span) for span in spans))
        if self.timeline.gaps:
            rows = tuple(self._gap(gap) for gap in self.timeline.gaps)
            yield Part(label=_("Not recorded"), rows=rows)

    def _months(self) -> Iterator[Tick]:
        free = 0.0
        for tick in self.scale.months():
            at = float(tick.at.removesuffix("%"))
            if at >= free:
                yield tick
                free = at + LABEL_ROOM

    def _row(self, span: Span) -> Row:
        return Row(
            name=_capital(str(FORMS[span.form])),
            place=span.place or (country(span.state) if span.form is Form.OTHER_STATE else ""),
            titles=tuple(
                Provision(
                    instrument=one.instrument, article=one.article, says=title_words(str(one))
                )
                for one in span.titles
            ),
            basis=_basis(span),
            since=self._with_entry(span.since, span.entry),
            until=self._until(span),
            look=str(span.form),
            bars=tuple(self._bars(span)),
            drawn=_drawn(span),
            marks=tuple(_mark_words(span)),
            limits=tuple(self._limits(span)),
            is_wrong=span.entry in self.wrong,
        )

    def _with_entry(self, at: Moment, entry: int) -> Markup:
        return with_entries(f"{day_or_moment(at, self.timeline.as_of)} {_entry(entry)}")

    def _until(self, span: Span) -> Markup:
        if not span.is_end_recorded:
            return Markup.escape(_("not recorded"))
        if span.until is None:
            return Markup.escape(_("lasts"))
        if span.ended_by is None:
            day = day_or_moment(span.until, self.timeline.as_of)
            return Markup.escape(_("%(day)s, by law") % {"day": day})
        return self._with_entry(span.until, span.ended_by)

    def _gap(self, gap: Gap) -> Row:
        bar = self._bar("gap", gap.since, until=gap.until)
        return Row(
            name=_("Nobody recorded where"),
            since=Markup.escape(day_or_moment(gap.since, self.timeline.as_of)),
            until=Markup.escape(
                _("up to now") if gap.is_open else day_or_moment(gap.until, self.timeline.as_of)
            ),
            look="gap",
            bars=(bar,),
            drawn=_gap_words(gap),
        )

    def _bars(self, span: Span) -> Iterator[Bar]:
        yield self._bar(str(span.form), span.since, until=span.until)
        for overlap in self.timeline.overlaps:
            if span in (overlap.first, overlap.second):
                yield self._bar("clash", overlap.since, until=overlap.until)

    def _bar(self, look: str, since: Moment, *, until: Moment | None) -> Bar:
        left = self.scale.place(position(since))
        end = self.timeline.as_of if until is None else until
        least = left + 100 / self.scale.days / 2
        right = max(self.scale.place(position(end, end=True)), min(least, 100.0))
        return Bar(look=look, x=per_cent(left), width=per_cent(right - left))

    def _limits(self, span: Span) -> Iterator[Line]:
        """What the clock asks because of a detention, an imprisonment or a restriction."""
        if span.kind is Kind.LIBERTY and not span.is_found and span.form is not Form.SCREENING:
            begun_by = {str(number) for number in span.entries}
            yield from (line for line in self.lines if line.limit.started_by in begun_by)


def _span_words(span: Span) -> str:
    words = str(FORMS[span.form])
    if span.form is Form.OTHER_STATE and span.state:
        return _("in %(state)s after a transfer") % {"state": country(span.state)}
    if span.place and span.kind is Kind.PLACEMENT:
        words = f"{words}: {span.place}"
    if span.titles:
        words = f"{words} ({', '.join(cite_words(one) for one in span.titles)})"
    return words


def _basis(span: Span) -> str:
    said = [str(GROUNDS.get(span.ground, span.ground))] if span.ground else []
    if span.ordered_by:
        by = str(ORDERS.get(span.ordered_by, span.ordered_by))
        said.append(_("ordered by %(authority)s") % {"authority": by})
    if span.form in {Form.DETENTION, Form.RESTRICTION} and not span.titles:
        said.append(_("its provision is not recorded"))
    return ", ".join(said)


def _entry(number: int) -> str:
    """As ``with_entries`` finds it."""
    return f"({_('entry')} {number})"


def _drawn(span: Span) -> str:
    words = {"what": _span_words(span), "since": moment_words(span.since)}
    if not span.is_end_recorded:
        return _("%(what)s %(since)s; how long is not recorded") % words
    if span.until is None:
        return _("%(what)s since %(since)s") % words
    words["until"] = moment_words(span.until)
    return _("%(what)s from %(since)s to %(until)s") % words


def _mark_words(span: Span) -> Iterator[Markup]:
    for mark in span.marks:
        words = f"{event_words(mark.event)} {moment_words(mark.at)} {_entry(mark.entry)}"
        if mark.outcome:
            words += f": {FOUND_TO_BE.get(mark.outcome, mark.outcome)}"
        yield with_entries(words)


def _clash_words(overlap: Overlap) -> Markup:
    words = {
        "clash": CLASHES[overlap.clash],
        "one": _span_words(overlap.first),
        "first": _entry(overlap.first.entry),
        "other": _span_words(overlap.second),
        "second": _entry(overlap.second.entry),
        "since": moment_words(overlap.since),
    }
    if overlap.until is None:
        says = _(
            "%(clash)s Since %(since)s: %(one)s %(first)s and %(other)s %(second)s."
            " Record the end of whichever has ended, or correct it."
        )
        return with_entries(says % words)
    words["until"] = moment_words(overlap.until)
    says = _(
        "%(clash)s From %(since)s to %(until)s: %(one)s %(first)s and %(other)s"
        " %(second)s. Correct whichever is wrong."
    )
    return with_entries(says % words)


def _gap_words(gap: Gap) -> str:
    words = {"since": day_words(gap.since), "until": day_words(gap.until)}
    if gap.is_open:
        return _("Since %(since)s nobody has recorded where the person is.") % words
    if gap.since == gap.until:
        return _("On %(since)s nobody recorded where the person was.") % words
    return _("From %(since)s to %(until)s nobody recorded where the person was.") % words


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
