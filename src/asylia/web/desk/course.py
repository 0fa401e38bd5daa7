"""The course of a case: its entries newest first, corrections shown as corrections."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.timezone import localtime

from asylia.casefile.entries import FileAct, Source
from asylia.web.base.days import local_day, moment_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.cases.access import MOVES
from asylia.web.cases.events import event_words
from asylia.web.cases.file import Line
from asylia.web.cases.grants import Purpose
from asylia.web.cases.liberty import DETENTION_ENDS, FINDINGS, PLACE_KINDS
from asylia.web.cases.sheets import Box
from asylia.web.cases.words import AGE_GROUPS, AUTHORITIES, CATEGORIES, PROCEDURES, SEXES
from asylia.web.desk.acts import sheet_of
from asylia.web.desk.identity import born_words, country, language
from asylia.web.evidence import words as evidence
from asylia.web.papers.kinds import KINDS

FILE_ACTS = {
    FileAct.IDENTITY_STATED: gettext_lazy("Identity stated"),
    FileAct.NOTE_ADDED: gettext_lazy("Note"),
    FileAct.CASE_ASSIGNED: gettext_lazy("Case assigned"),
    FileAct.CASE_HANDED_OVER: gettext_lazy("Case handed over"),
    FileAct.COLLEAGUE_CALLED_IN: gettext_lazy("Colleague called in"),
    FileAct.COLLEAGUE_RELEASED: gettext_lazy("Colleague called in no longer"),
    FileAct.CASE_LOCKED: gettext_lazy("Case locked"),
    FileAct.CASE_UNLOCKED: gettext_lazy("Lock ended"),
    FileAct.CASE_ERASED: gettext_lazy("Erased"),
    FileAct.STATEMENT_RECORDED: gettext_lazy("Statement"),
    FileAct.STATEMENT_CONFIRMED: gettext_lazy("Statement put to the person"),
    FileAct.VERIFICATION_RECORDED: gettext_lazy("Verification"),
    FileAct.CASE_LINKED: gettext_lazy("Similar case linked"),
    FileAct.PLACEMENT_STARTED: gettext_lazy("Placed in a centre"),
    FileAct.PLACEMENT_ENDED: gettext_lazy("Placement ended"),
    FileAct.RESTRICTION_ENDED: gettext_lazy("Restriction of movement ended"),
    FileAct.PAPER_WRITTEN: gettext_lazy("Paper written"),
}
SOURCES: Mapping[str, object] = {
    Source.OBSERVED: gettext_lazy("seen by the office"),
    Source.STATED: gettext_lazy("as the person stated"),
    Source.DOCUMENT: gettext_lazy("from a document"),
    Source.OTHER_AUTHORITY: gettext_lazy("from another authority"),
}
LABELS = {
    "place": gettext_lazy("Place"),
    "goes_to": gettext_lazy("Taken to"),
    "authority": gettext_lazy("Authority"),
    "state": gettext_lazy("Other State"),
    "category": gettext_lazy("Category"),
    "procedure": gettext_lazy("Procedure"),
    "outcome": gettext_lazy("Outcome"),
    "ground": gettext_lazy("Ground"),
    "family_name": gettext_lazy("Family name"),
    "given_names": gettext_lazy("Given names"),
    "name_in_own_script": gettext_lazy("In own script"),
    "date_of_birth": gettext_lazy("Born"),
    "nationality": gettext_lazy("Nationality"),
    "country_of_danger": gettext_lazy("Another country of danger"),
    "language": gettext_lazy("Language"),
    "sex": gettext_lazy("Sex"),
    "age_group": gettext_lazy("Age group"),
    "occupation": gettext_lazy("Occupation"),
    "unaccompanied_minor": gettext_lazy("Unaccompanied minor"),
    "competent_to_register": gettext_lazy("May register applications"),
    "to": gettext_lazy("To"),
    "from": gettext_lazy("From"),
    "place_kind": gettext_lazy("Kind of place"),
    "centre": gettext_lazy("Centre"),
    "end": gettext_lazy("How it ended"),
    "finding": gettext_lazy("Finding"),
    "purpose": gettext_lazy("For what"),
    "paper": gettext_lazy("Paper"),
    "sha256": gettext_lazy("SHA-256"),
    **evidence.LABELS,
}
SHOWN_APART = frozenset(
    {"words", "words_language", "reason", "told", "templates", "size", "addressee"}
)
"""What is told elsewhere: free words under the entry, a paper among the papers of the case."""
COUNTRIES = frozenset({"state", "nationality", "country_of_danger"})
CODES: Mapping[str, Mapping[str, object]] = {
    "age_group": dict(AGE_GROUPS),
    "authority": dict(AUTHORITIES),
    "category": dict(CATEGORIES),
    "purpose": dict(Purpose.choices),
    "procedure": dict(PROCEDURES),
    "sex": dict(SEXES),
    "place_kind": dict(PLACE_KINDS),
    "end": dict(DETENTION_ENDS),
    "finding": dict(FINDINGS),
    "paper": {kind.code: kind.label for kind in KINDS.values()},
    **evidence.CODES,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What a correction changed: what stood there and what stands now."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry as the course shows it.

    Attributes:
        line: The entry, its author and its office.
        title: What happened.
        kind: The shape of its mark: ``law``, ``file`` or ``fix``.
        details: Names and values that it tells.
        words: Free words in it; empty if there are none.
        words_language: The language of these words, if it is not the page's.
        reason: Why it corrects or takes back.
        source: What it rests on.
        changes: What a correction changed.
    """

    line: Line
    title: str
    kind: str
    details: tuple[tuple[str, str], ...]
    words: str
    words_language: str
    reason: str
    source: str
    changes: tuple[Change, ...]

    @property
    def number(self) -> int:
        """The entry's number in its case."""
        return self.line.number

    @property
    def shown_at(self) -> date:
        """When it happened; of a correction, when it was written, for its place in the course."""
        return self.line.happened if self.line.corrects is None else self.line.recorded_at

    @property
    def hour(self) -> str:
        """The hour, if it is known."""
        at = self.shown_at
        return f"{localtime(at):%H:%M}" if isinstance(at, datetime) else ""

    @property
    def written(self) -> str:
        """When it was written down: the hour alone, if that was on the day it happened."""
        at = self.line.recorded_at
        if local_day(at) == local_day(self.line.happened) and self.line.corrects is None:
            return f"{localtime(at):%H:%M}"
        return moment_words(at)

    @property
    def may_change(self) -> bool:
        """Whether a correction of it means anything: whose case it was stays as it was.

        A paper is not corrected; another one takes its place.
        """
        return self.line.event not in MOVES | {FileAct.PAPER_WRITTEN}

    @property
    def stands(self) -> bool:
        """Whether no later entry replaced it or took it back."""
        return self.line.corrected_by is None and not self.line.withdrawn


def course_of(lines: Iterable[Line], names: Mapping[str, str]) -> tuple[Item, ...]:
    """The course of a case, in the order of the lines.

    Args:
        lines: Every line of the file, newest first.
        names: The names of offices and staff, by their references.
    """
    file = tuple(lines)
    by_number = {line.number: line for line in file}
    return tuple(_item(line, by_number=by_number, names=names) for line in file)


def item_of(line: Line) -> Item:
    """One entry by itself."""
    return _item(line, by_number={}, names={})


def title_of(event: str) -> str:
    """What an entry is called."""
    if event in FILE_ACTS:
        return str(FILE_ACTS[FileAct(event)])
    return event_words(event)


def _item(line: Line, *, by_number: Mapping[int, Line], names: Mapping[str, str]) -> Item:
    content = line.content
    told = {**line.entry.header.attributes, **content}
    earlier = by_number.get(line.corrects) if line.corrects is not None else None
    return Item(
        line=line,
        title=title_of(line.event),
        kind=_kind(line),
        details=() if earlier else tuple(_details(line.event, told, names=names)),
        words=str(content.get("words", "")),
        words_language=str(content.get("words_language", "")),
        reason=str(content.get("reason", "")),
        source=str(SOURCES.get(line.entry.header.source, "")),
        changes=tuple(_changes(earlier, line)) if earlier and not line.withdrawn else (),
    )


def _kind(line: Line) -> str:
    if line.corrects is not None:
        return "fix"
    return "file" if line.event in FILE_ACTS else "law"


def _details(
    event: str, told: Mapping[str, object], *, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for key, value in sorted(told.items(), key=lambda item: _rank(item[0])):
        if key not in SHOWN_APART | evidence.IN_PANEL and value not in ("", None, [], ()):
            said = _said(event, key, value=value)
            yield _label(event, key), names.get(str(value)) or said


def _rank(key: str) -> int:
    """Where a detail stands: names before the rest, what we do not know by name last."""
    order = list(LABELS)
    return order.index(key) if key in LABELS else len(order)


def _changes(earlier: Line, line: Line) -> Iterator[Change]:
    before, after = _when(earlier), _when(line)
    if before != after:
        yield Change(label=_("Happened"), before=before, after=after)
    old = {**earlier.entry.header.attributes, **earlier.content}
    new = {**line.entry.header.attributes, **line.content}
    for key in dict.fromkeys((*old, *new)):
        if key not in SHOWN_APART - {"words"} and old.get(key) != new.get(key):
            yield Change(
                label=_label(line.event, key),
                before=_said(line.event, key, value=old.get(key)),
                after=_said(line.event, key, value=new.get(key)),
            )


def _when(line: Line) -> str:
    return moment_words(line.happened)


def _label(event: str, key: str) -> str:
    """What a detail is called: as everywhere, or as the sheet of the act calls it."""
    box = _box(event, key)
    usual = box.label if box else key.replace("_", " ").capitalize()
    return str(LABELS.get(key, usual))


def _said(event: str, key: str, *, value: object) -> str:
    """A value in words: as the sheet of the act offers it, or as everywhere."""
    box = _box(event, key)
    chosen = dict(box.choices).get(str(value)) if box else None
    return str(chosen) if chosen else _value(key, value)


def _box(event: str, key: str) -> Box | None:
    sheet = sheet_of(event)
    return next((box for box in sheet.boxes if box.name == key), None) if sheet else None


def _value(key: str, value: object) -> str:
    if value in ("", None, [], ()):
        return _("not said")
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | tuple | Mapping):
        return ", ".join(_value(*part) for part in _parts(key, value))
    text = str(value)
    if key in COUNTRIES:
        return country(text)
    if key == "language":
        return language(text)
    if key == "date_of_birth":
        return born_words(text)
    return str(CODES.get(key, {}).get(text) or text.replace("_", " "))


def _parts(
    key: str, value: list[object] | tuple[object, ...] | Mapping[str, object]
) -> Iterable[tuple[str, object]]:
    return value.items() if isinstance(value, Mapping) else ((key, one) for one in value)


def days_of_events(lines: Iterable[Line]) -> dict[str, date]:
    """The first day of each event of the law that stands in a file."""
    found: dict[str, date] = {}
    for line in lines:
        stands = line.corrected_by is None and not line.withdrawn
        if stands and line.event not in FILE_ACTS:
            day = local_day(line.happened)
            found[line.event] = min(day, found.get(line.event, day))
    return found
