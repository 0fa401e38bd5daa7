"""Where the person is and whether they are held: one timeline out of the lines of a file.

Only what is recorded counts. A placement ends no detention and a detention no placement; somebody
found without a word on how long they were held was there that day, and no longer as far as we know.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta

from asylia.casefile import titles
from asylia.casefile.clashes import gaps_between, overlaps_in
from asylia.casefile.entries import Entry, FileAct, standing
from asylia.casefile.spans import (
    AWAY,
    CUSTODY,
    PLACES,
    Form,
    LocalDay,
    Mark,
    Moment,
    Span,
    Timeline,
    is_before,
)
from asylia.law.citation import SCREEN, Citation
from asylia.law.holidays import calendar_of
from asylia.law.limits import PACT_APPLIES_FROM
from asylia.law.terms import Event

FOUND = frozenset({Event.APPREHENSION, Event.BORDER_APPREHENSION, Event.TERRITORY_APPREHENSION})
NOTHING: frozenset[Form] = frozenset()
NEXT_DAY = timedelta(days=1)
BEGINS: Mapping[str, Form] = {
    **dict.fromkeys(FOUND, Form.HELD),
    Event.PERSON_DETAINED: Form.HELD,
    Event.SCREENING_STARTED: Form.SCREENING,
    Event.DETENTION_STARTED: Form.DETENTION,
    Event.RETURN_DETENTION_STARTED: Form.DETENTION,
    Event.IMPRISONMENT_STARTED: Form.IMPRISONMENT,
    Event.MOVEMENT_RESTRICTION_DECIDED: Form.RESTRICTION,
    Event.RESTRICTION_APPLIED: Form.RESTRICTION,
    FileAct.PLACEMENT_STARTED: Form.PLACE_NOT_SAID,
    Event.TRANSFER_CARRIED_OUT: Form.OTHER_STATE,
    Event.LEFT_TERRITORY: Form.DEPARTED,
    Event.DEPARTURE_FOUND: Form.DEPARTED,
    Event.DEPARTURE_FROM_MEMBER_STATES: Form.DEPARTED,
    Event.RETURN_ENFORCED: Form.DEPARTED,
    Event.ABSCONDED: Form.ABSENT,
    Event.ABSENCE_BEGAN: Form.ABSENT,
    Event.CONTACT_LOST: Form.ABSENT,
}
"""What begins to hold with an event."""
ENDS: Mapping[str, frozenset[Form]] = {
    Event.SCREENING_COMPLETED: frozenset({Form.SCREENING}),
    Event.DETENTION_ENDED: frozenset({Form.DETENTION, Form.HELD}),
    Event.IMPRISONMENT_ENDED: frozenset({Form.IMPRISONMENT}),
    FileAct.RESTRICTION_ENDED: frozenset({Form.RESTRICTION}),
    FileAct.PLACEMENT_ENDED: PLACES,
    Event.PERSON_AVAILABLE_AGAIN: AWAY,
}
"""What ends with an event that says so."""
ENDS_BY_ITSELF: Mapping[Form, frozenset[Form]] = {
    Form.HELD: AWAY | {Form.AT_LIBERTY},
    Form.SCREENING: AWAY | {Form.HELD},
    Form.DETENTION: AWAY | {Form.HELD, Form.AT_LIBERTY},
    Form.IMPRISONMENT: AWAY | {Form.HELD, Form.AT_LIBERTY},
    Form.OTHER_STATE: AWAY | {Form.AT_LIBERTY},
    Form.DEPARTED: AWAY | {Form.AT_LIBERTY},
    **dict.fromkeys(PLACES, AWAY),
}
"""What ends because something else begins: who is held has been found again."""
MARKS: Mapping[str, frozenset[Form]] = {
    Event.DETENTION_DECISION: frozenset({Form.DETENTION, Form.HELD}),
    Event.DETENTION_REVIEW_LAUNCHED: frozenset({Form.DETENTION}),
    Event.DETENTION_REVIEWED: frozenset({Form.DETENTION}),
    Event.DETENTION_CHECKED: frozenset({Form.DETENTION}),
    Event.RESTRICTION_APPLIED: frozenset({Form.RESTRICTION}),
}
"""What happens in a span and leaves it open."""
FREES = frozenset({Event.DETENTION_ENDED, Event.IMPRISONMENT_ENDED})
HELD_ON = frozenset({"other_title", "transfer", "return"})
"""How a detention may end without the person being let go (attribute ``end``)."""
ASKED_OF_US = frozenset(
    {
        Event.TAKE_CHARGE_REQUEST_RECEIVED,
        Event.TAKE_CHARGE_REQUEST_RECEIVED_URGENT,
        Event.TAKE_BACK_REQUEST_RECEIVED,
        Event.TAKE_BACK_REQUEST_RECEIVED_EURODAC,
        Event.TAKE_BACK_NOTIFICATION_RECEIVED,
    }
)
"""Another State asked ours: a transfer then brings the person here."""
SEEN = frozenset(
    {
        Event.PRESENTATION_AT_CROSSING_POINT,
        Event.DISEMBARKATION,
        Event.APPLICATION_MADE,
        Event.APPLICATION_REGISTERED,
        Event.APPLICATION_LODGED,
    }
)
"""Events at which the person was there: from then on the file should say where they are."""
SCREENED: Mapping[str, tuple[Citation, ...]] = {
    Event.TERRITORY_APPREHENSION: (SCREEN(7, 1),),
    Event.BORDER_APPREHENSION: (SCREEN(6),),
    Event.PRESENTATION_AT_CROSSING_POINT: (SCREEN(6),),
    Event.DISEMBARKATION: (SCREEN(6),),
}
"""Why somebody has to stay available for the screening, by how they were found."""
FINDS = FOUND | SCREENED.keys()
KINDS_OF_PLACE: Mapping[str, Form] = {
    str(form): form for form in (Form.RECEPTION_CENTRE, Form.PRIVATE_ADDRESS, Form.OTHER_AUTHORITY)
}


def whereabouts_of(
    entries: Iterable[Entry],
    *,
    member_state: str,
    as_of: date,
    screening_over: date | None = None,
) -> Timeline:
    """Where the person was and whether they were held, up to the end of a day.

    Args:
        entries: The file's entries; corrected and withdrawn ones are passed over.
        member_state: The code of the State that holds the file.
        as_of: The day of the question; what happened later is left out.
        screening_over: When the law itself ended a screening that nobody completed, as the clock
            derives it; None if it did not.
    """
    local_day = calendar_of(member_state).local_day
    file = tuple(entries)
    happened = [one for one in standing(file) if local_day(one.header.happened) <= as_of]
    builder = _Builder(local_day, file=file, happened=happened)
    for entry in sorted(happened, key=builder.place):
        builder.take(entry)
    spans = builder.finish(screening_over)
    return Timeline(
        as_of=as_of,
        spans=spans,
        gaps=gaps_between(spans, seen=builder.seen, as_of=as_of, local_day=local_day),
        overlaps=overlaps_in(spans, local_day=local_day),
    )


def _unfinished(span: Span) -> Span:
    """Found on a day, and no word on how long they were held: who knows what came next."""
    return replace(span, until=span.since, is_end_recorded=False)


class _Builder:
    """Takes the entries in the order in which they happened, and opens and ends spans."""

    def __init__(
        self, local_day: LocalDay, *, file: Iterable[Entry], happened: list[Entry]
    ) -> None:
        self.local_day = local_day
        self.replaced = {
            one.header.corrects: one.header.number for one in file if one.header.corrects
        }
        self.asked_of_us = {
            one.header.attributes.get("state", "")
            for one in happened
            if one.header.event in ASKED_OF_US
        }
        self.spans: list[Span] = []
        self.seen: list[date] = []
        self.found: str = ""

    def take(self, entry: Entry) -> None:
        """Take one entry: what it ends, what it marks, what it begins."""
        event = entry.header.event
        comes_here = self._comes_here(entry)
        if event in FINDS:
            self.found = event
        if event in SEEN or comes_here:
            self.seen.append(self.local_day(entry.header.happened))
        if comes_here:
            self._end(entry, AWAY)
            return
        self._end(entry, ENDS.get(event, NOTHING))
        if self._mark(entry, MARKS.get(event, NOTHING)):
            return
        if event in BEGINS:
            self._begin(entry)
        elif event in FREES and entry.header.attributes.get("end") not in HELD_ON:
            self._free(entry)

    def finish(self, screening_over: date | None) -> tuple[Span, ...]:
        """The spans by their beginning, with what ended by itself.

        Args:
            screening_over: When the law ended a screening that nobody completed.
        """
        for number, span in enumerate(self.spans):
            if span.form is Form.HELD and span.lasts and span.is_found:
                self.spans[number] = _unfinished(span)
            elif span.form is Form.SCREENING and span.lasts and screening_over is not None:
                over = max(screening_over, self.local_day(span.since))
                self.spans[number] = replace(span, until=over)
        return tuple(sorted(self.spans, key=lambda one: self._in_time(one.since, one.entry)))

    def place(self, entry: Entry) -> tuple[date, float, int]:
        """Where an entry stands in time: what has no hour comes first on its day."""
        return self._in_time(entry.header.happened, entry.header.number)

    def _in_time(self, at: Moment, number: int) -> tuple[date, float, int]:
        hour = at.timestamp() if isinstance(at, datetime) else 0.0
        return self.local_day(at), hour, number

    def _comes_here(self, entry: Entry) -> bool:
        """Whether a transfer brought the person to this State: the other one had asked ours."""
        state = entry.header.attributes.get("state", "")
        return entry.header.event == Event.TRANSFER_CARRIED_OUT and state in self.asked_of_us

    def _open(self, forms: frozenset[Form], at: Moment) -> list[int]:
        """The places of the spans of these forms that last, and did not begin after a moment."""
        return [
            number
            for number, span in enumerate(self.spans)
            if span.form in forms
            and span.lasts
            and not is_before(at, span.since, local_day=self.local_day)
        ]

    def _end(self, entry: Entry, forms: frozenset[Form]) -> None:
        """End the span that the entry names; if it names none, each that had begun before it."""
        at = entry.header.happened
        candidates = self._open(forms, at)
        named = [n for n in candidates if self.spans[n].entry == self._named(entry)]
        earlier = [
            n for n in candidates if is_before(self.spans[n].since, at, local_day=self.local_day)
        ]
        for number in named or earlier or candidates:
            self._close(number, entry)

    def _close(self, number: int, entry: Entry) -> None:
        header = entry.header
        self.spans[number] = replace(
            self.spans[number], until=header.happened, ended_by=header.number
        )

    def _named(self, entry: Entry) -> object:
        """The number of the entry that began what this one ends; after corrections, the newest."""
        number = entry.header.attributes.get("of")
        while number in self.replaced:
            number = self.replaced[number]
        return number

    def _mark(self, entry: Entry, forms: frozenset[Form]) -> bool:
        """Note the entry on the spans that it is about; whether there was one."""
        header = entry.header
        found = self._open(forms, header.happened)
        mark = Mark(
            event=header.event,
            at=header.happened,
            entry=header.number,
            outcome=str(header.attributes.get("finding", "")),
        )
        for number in found:
            span = self.spans[number]
            self.spans[number] = replace(span, marks=(*span.marks, mark))
        return bool(found)

    def _begin(self, entry: Entry) -> None:
        span = self._span(entry)
        for number in self._open(ENDS_BY_ITSELF.get(span.form, NOTHING), span.since):
            earlier = self.spans[number]
            days = self.local_day(span.since) - self.local_day(earlier.since)
            if earlier.is_found and days > NEXT_DAY:
                self.spans[number] = _unfinished(earlier)
            else:
                self._close(number, entry)
        self.spans.append(span)

    def _free(self, entry: Entry) -> None:
        """At liberty, unless the person is held on another title."""
        at = entry.header.happened
        if not self._open(CUSTODY, at):
            for number in self._open(frozenset({Form.AT_LIBERTY}), at):
                self._close(number, entry)
            self.spans.append(Span(form=Form.AT_LIBERTY, since=at, entry=entry.header.number))

    def _span(self, entry: Entry) -> Span:
        header, told = entry.header, entry.content or {}
        form = BEGINS[header.event]
        if form is Form.PLACE_NOT_SAID:
            form = KINDS_OF_PLACE.get(str(header.attributes.get("place_kind")), form)
        return Span(
            form=form,
            since=header.happened,
            entry=header.number,
            is_found=header.event in FOUND,
            titles=self._titles(entry, form),
            ground=str(header.attributes.get("ground", "")),
            ordered_by=str(header.attributes.get("ordered_by", "")),
            place=str(told.get("centre") or told.get("place") or ""),
            state=str(header.attributes.get("state", "")),
        )

    def _titles(self, entry: Entry, form: Form) -> tuple[Citation, ...]:
        """What it rests on: as recorded, or for a screening as the Screening Regulation says."""
        if form is not Form.SCREENING:
            told = entry.header.attributes
            return (*titles.read(told.get("legal_title")), *titles.read(told.get("further_title")))
        if self.local_day(entry.header.happened) < PACT_APPLIES_FROM:
            return ()
        return SCREENED.get(self.found, (SCREEN(6), SCREEN(7, 1)))
