"""How a sample's file is written: line by line, until the moment at which the story stops.

A story is told to its end; what lies after that moment has not happened yet and is left out. So
each case stands where a real one would on that day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.law.terms import Event
from asylia.samples.draw import Draw
from asylia.samples.people import Invented
from asylia.samples.values import CaseSample, EntrySample

RECEIVED = "File received and read."


@dataclass(slots=True, kw_only=True)
class Course:
    """The file of one case while it is being told, in whatever order.

    Attributes:
        draw: The source of chance.
        person: Who it is about.
        office: The key of the office that has the case now.
        by: The username of who writes now.
        until: The moment at which the story stops.
        caseworker: The username of who works on the case; None if nobody does yet.
        lines: What has been told so far.
    """

    draw: Draw
    person: Invented
    office: str
    by: str
    until: datetime
    caseworker: str | None = None
    lines: list[EntrySample] = field(default_factory=list)
    _first_writer: str = ""
    _writers: list[tuple[datetime, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Remember who began."""
        self._first_writer = self.by

    def write(
        self,
        event: Event | FileAct,
        at: date | datetime,
        *,
        codes: Mapping[str, Attribute] | None = None,
        source: Source = Source.OBSERVED,
        content: Mapping[str, object] | None = None,
        **words: str,
    ) -> EntrySample | None:
        """Tell that something happened; it was written down a little later.

        Args:
            event: What happened.
            at: The day or the moment.
            codes: What the law's clock reads beside it.
            source: What it rests on.
            content: Names, places and words.
            **words: More of the content.

        Returns:
            The line; None if it lies after the end of the story.
        """
        moment = at if isinstance(at, datetime) else self.draw.at_desk(at)
        written = moment + self.draw.minutes(2, 25)
        return self._tell(
            EntrySample(
                event=event,
                at=at,
                recorded_at=max(written, self.lines[0].recorded_at) if self.lines else written,
                by=self.by,
                source=source,
                attributes=dict(codes or {}),
                content={**(content or {}), **words},
            )
        )

    def correct(
        self, wrong: EntrySample, at: date | datetime, *, on: datetime, reason: str
    ) -> None:
        """Tell that a line was found wrong at the moment ``on``, and the right time."""
        self._tell(
            replace(
                wrong,
                at=at,
                recorded_at=on,
                # Until the lines are in order this is its place among those told, from 1.
                corrects=self.lines.index(wrong) + 1,
                content={**wrong.content, "reason": reason},
            )
        )

    def note(self, on: datetime, words: str) -> None:
        """Write a free note."""
        self.write(FileAct.NOTE_ADDED, on, words=words)

    def hand_over(self, on: datetime, *, office: str, by: str) -> bool:
        """Give the case to another office, where ``by`` receives it and writes from then on.

        Returns:
            Whether that has happened before the end of the story.
        """
        line = self.write(FileAct.NOTE_ADDED, on, words=RECEIVED)
        if line is None:
            return False
        self._writers.append((line.recorded_at, by))
        self.office, self.by, self.caseworker = office, by, None
        return True

    def as_case(self, reference: str, *, state: str = "LT") -> CaseSample:
        """The case as it stands at the end of the story, its lines in the order of writing."""
        return CaseSample(
            reference=reference,
            member_state=state,
            office=self.office,
            caseworker=self.caseworker,
            entries=tuple(self._in_order()),
        )

    def _tell(self, line: EntrySample) -> EntrySample | None:
        if line.recorded_at > self.until:
            return None
        self.lines.append(line)
        return line

    def _in_order(self) -> Iterator[EntrySample]:
        told = sorted(range(len(self.lines)), key=lambda place: self.lines[place].recorded_at)
        numbers = {place: number for number, place in enumerate(told, start=1)}
        for place in told:
            line = self.lines[place]
            corrects = None if line.corrects is None else numbers[line.corrects - 1]
            yield replace(line, by=self._writer_at(line.recorded_at), corrects=corrects)

    def _writer_at(self, moment: datetime) -> str:
        """Who wrote then: whoever had received the case by that moment."""
        receivers = [by for received_at, by in self._writers if received_at <= moment]
        return receivers[-1] if receivers else self._first_writer
