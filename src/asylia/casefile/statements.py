"""What was said, by whom and through whom it came into the file, and what we know of it.

A statement is never a fact. What is found out about it is a verification, an entry of its own; a
statement that nobody looked into is "not examined" and nothing else. Nothing here adds up, weighs
or scores.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, tzinfo
from enum import StrEnum
from typing import TypeVar

from asylia.casefile.entries import Entry, FileAct, Header, standing


class SourceKind(StrEnum):
    """What somebody is who tells something. The value is what is stored."""

    PERSON = "person"
    FAMILY_MEMBER = "family_member"
    OTHER_PERSON = "other_person"
    OFFICER = "officer"
    DOCUMENT = "document"
    EXPERT = "expert"
    COUNTRY_INFORMATION = "country_information"
    PRESS = "press"
    BROADCASTER = "broadcaster"
    OPEN_SOURCE = "open_source"
    OTHER_STATE = "other_state"
    NOT_SAID = ""


class Setting(StrEnum):
    """On what occasion something was said. The value is what is stored."""

    APPREHENSION = "apprehension"
    FIRST_CONTACT = "first_contact"
    SCREENING = "screening"
    REGISTRATION = "registration"
    LODGING = "lodging"
    INTERVIEW = "interview"
    LETTER = "letter"
    APPEAL = "appeal"
    PRESS = "press"
    OTHER = "other"
    NOT_SAID = ""


class OwnNote(StrEnum):
    """What a teller says of how sure they are of what they tell. The value is what is stored."""

    SAYS_CONFIRMED = "says_confirmed"
    SAYS_UNCONFIRMED = "says_unconfirmed"
    NOT_SAID = ""


class Confirmed(StrEnum):
    """Whether the person, asked, says that this is what they said. The value is what is stored."""

    YES = "yes"
    NO = "no"
    NOT_ASKED = "not_asked"


class Verified(StrEnum):
    """What is known of a statement. The value is what is stored."""

    NOT_EXAMINED = "not_examined"
    UNCORROBORATED = "uncorroborated"
    PARTLY_CORROBORATED = "partly_corroborated"
    CORROBORATED = "corroborated"
    CONTRADICTED = "contradicted"
    CANNOT_BE_CHECKED_SAFELY = "cannot_be_checked_safely"


@dataclass(frozen=True, slots=True, kw_only=True)
class Teller:
    """One link of the chain through which a statement came here.

    Attributes:
        kind: What they are.
        who: Who, in words; empty for the person of the case, and where it is not known.
        own_note: What they say themselves of whether it is confirmed.
        words: How they say so, or what else is to be known of them.
    """

    kind: SourceKind
    who: str = ""
    own_note: OwnNote = OwnNote.NOT_SAID
    words: str = ""


THE_PERSON = Teller(kind=SourceKind.PERSON)
"""The person of the case, who needs no name in their own file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What somebody found out about a statement.

    Attributes:
        number: The entry's number.
        of: The number of the entry whose words were examined.
        result: What was found.
        happened: When it was examined.
        recorded_at: When it was written down.
        recorded_by: The reference of who wrote it.
        checked_by: Who examined it, in words, if that was somebody else.
        how: How it was examined.
        rests_on: What the result rests on.
    """

    number: int
    of: int
    result: Verified
    happened: date | datetime
    recorded_at: datetime
    recorded_by: str
    checked_by: str = ""
    how: str = ""
    rests_on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """What the person said when the words were put to them.

    Attributes:
        answer: Whether they confirm them.
        reason: Why not, in words.
        number: The number of the entry that says so; 0 if nobody asked.
        happened: When they were asked; None if it is not known or nobody asked.
    """

    answer: Confirmed
    reason: str = ""
    number: int = 0
    happened: date | datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Something that was said, as it stands in the file now.

    Attributes:
        number: The number of the entry that stands.
        first_number: The number of the entry by which it came into the file, before corrections.
        earlier: The numbers of the entries that it replaced, oldest first.
        tellers: The chain: first whose words they are, last from whom the file has them.
        first_hand: Whether the first teller speaks of what they know themselves; None if not said.
        heard_by: To whom it was said, in words.
        happened: When it was said.
        setting: On what occasion.
        interview: Which interview; 0 if it was none, or that was not said.
        place: Where, in words.
        language: The code of the language in which it was said; empty if that was not said.
        interpreted: Whether an interpreter was used; None if that was not said.
        interpreter: Which interpreter, in words or by number.
        words: The words as they were said or written.
        rendering: The words in the language of the file, or a summary of them.
        passage: Where they are found: document and page, or the mark of time in a recording.
        recorded_at: When it was written down.
        recorded_by: The reference of who wrote it.
        office: The reference of the office that wrote it.
        confirmation: What the person said when the words were put to them.
        verifications: Every verification of it that stands, in the order of time.
        is_sealed: Whether its words are not, or no longer, at hand.
    """

    number: int
    first_number: int
    earlier: tuple[int, ...]
    tellers: tuple[Teller, ...]
    first_hand: bool | None
    heard_by: str
    happened: date | datetime
    setting: Setting
    interview: int
    place: str
    language: str
    interpreted: bool | None
    interpreter: str
    words: str
    rendering: str
    passage: str
    recorded_at: datetime
    recorded_by: str
    office: str
    confirmation: Confirmation
    verifications: tuple[Verification, ...] = ()
    is_sealed: bool = False

    @property
    def source(self) -> Teller:
        """From whom the file has it."""
        return self.tellers[-1]

    @property
    def is_hearsay(self) -> bool:
        """Whether the source tells what somebody else told them."""
        return len(self.tellers) > 1 or self.first_hand is False

    @property
    def verified(self) -> Verified:
        """What is known of it: the last verification that stands; without one, not examined."""
        return self.verifications[-1].result if self.verifications else Verified.NOT_EXAMINED

    @property
    def was_verified_before_correction(self) -> bool:
        """Whether the last verification looked at words that have been corrected since."""
        return bool(self.verifications) and self.verifications[-1].of != self.number


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLink:
    """An earlier case of which somebody was reminded. It decides nothing and counts nothing.

    Attributes:
        number: The entry's number.
        case: The reference of the other case.
        likeness: What is alike, in words.
        unlike: What is not, in words.
        happened: When the link was made.
        recorded_by: The reference of who made it.
    """

    number: int
    case: str
    likeness: str
    unlike: str
    happened: date | datetime
    recorded_by: str


def statements_of(entries: Iterable[Entry], *, zone: tzinfo = UTC) -> tuple[Statement, ...]:
    """The statements that stand in a file, by the day on which they were said.

    On one day, and among verifications of one day, the order is that in which they came into the
    file; a correction keeps the place of what it corrects. What was found out about words that were
    corrected since stays in the history of those that stand; what the person said to the earlier
    words does not hold for the later ones.

    Args:
        entries: The file's entries in their order, or the first of them: the file as it was known.
        zone: The zone in which a moment has its day.
    """
    file = tuple(entries)
    firsts = first_numbers(file)
    stands = sorted(standing(file), key=lambda entry: _place(entry.header, firsts, zone=zone))
    lines = _lines(firsts)
    asked = _grouped(stands, FileAct.STATEMENT_CONFIRMED, firsts=firsts)
    checks = _grouped(stands, FileAct.VERIFICATION_RECORDED, firsts=firsts)
    return tuple(
        _statement(
            entry,
            line=lines[firsts[entry.header.number]],
            asked=asked.get(firsts[entry.header.number], ()),
            checks=checks.get(firsts[entry.header.number], ()),
        )
        for entry in stands
        if entry.header.event == FileAct.STATEMENT_RECORDED
    )


def links_of(entries: Iterable[Entry]) -> tuple[CaseLink, ...]:
    """The links to similar earlier cases that stand in a file, in the order of the file.

    Args:
        entries: The file's entries in their order.
    """
    return tuple(
        CaseLink(
            number=entry.header.number,
            case=_text(entry.header.attributes, "case"),
            likeness=_text(entry.content, "words"),
            unlike=_text(entry.content, "unlike"),
            happened=entry.header.happened,
            recorded_by=entry.header.recorded_by,
        )
        for entry in standing(entries)
        if entry.header.event == FileAct.CASE_LINKED
    )


def first_numbers(entries: Iterable[Entry]) -> dict[int, int]:
    """For each entry's number, that of the entry which its line of corrections goes back to.

    Args:
        entries: The file's entries in their order.
    """
    firsts: dict[int, int] = {}
    for entry in entries:
        number, corrects = entry.header.number, entry.header.corrects
        firsts[number] = number if corrects is None else firsts.get(corrects, corrects)
    return firsts


def _lines(firsts: Mapping[int, int]) -> dict[int, list[int]]:
    """The numbers of each line of corrections, by that of its first entry."""
    lines: dict[int, list[int]] = {}
    for number, first in firsts.items():
        lines.setdefault(first, []).append(number)
    return lines


def _place(header: Header, firsts: Mapping[int, int], *, zone: tzinfo) -> tuple[date, int]:
    at = header.happened
    day = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return day, firsts[header.number]


def _grouped(
    stands: Iterable[Entry], event: FileAct, *, firsts: Mapping[int, int]
) -> dict[int, list[Entry]]:
    """The entries of one kind, by the first entry of the statement that they speak of."""
    found: dict[int, list[Entry]] = {}
    for entry in stands:
        of = entry.header.attributes.get("of")
        if entry.header.event == event and isinstance(of, int):
            found.setdefault(firsts.get(of, of), []).append(entry)
    return found


def _statement(
    entry: Entry, *, line: Sequence[int], asked: Sequence[Entry], checks: Iterable[Entry]
) -> Statement:
    header, content, codes = entry.header, entry.content, entry.header.attributes
    tellers = tuple(_tellers(header, content))
    return Statement(
        number=header.number,
        first_number=line[0],
        earlier=tuple(number for number in line if number < header.number),
        tellers=tellers,
        first_hand=False if len(tellers) > 1 else _yes_or_no(codes.get("first_hand")),
        heard_by=_text(content, "heard_by"),
        happened=header.happened,
        setting=_code(Setting, codes.get("setting"), unknown=Setting.NOT_SAID),
        interview=_count(codes.get("interview")),
        place=_text(content, "place"),
        language=_text(content, "words_language"),
        interpreted=_yes_or_no(codes.get("interpreted")),
        interpreter=_text(content, "interpreter"),
        words=_text(content, "words"),
        rendering=_text(content, "rendering"),
        passage=_text(content, "passage"),
        recorded_at=header.recorded_at,
        recorded_by=header.recorded_by,
        office=header.office,
        confirmation=_confirmation(entry, asked),
        verifications=tuple(_verification(check) for check in checks),
        is_sealed=content is None,
    )


def _tellers(header: Header, content: Mapping[str, object] | None) -> Iterator[Teller]:
    """Whoever told it before, and last the source."""
    before = (content or {}).get("told_by")
    for one in before if isinstance(before, list | tuple) else ():
        if isinstance(one, Mapping):
            yield _teller(_code(SourceKind, one.get("kind"), unknown=SourceKind.NOT_SAID), one)
    kind = _code(SourceKind, header.attributes.get("kind"), unknown=SourceKind.NOT_SAID)
    source = (content or {}).get("source")
    yield _teller(kind, source if isinstance(source, Mapping) else {})


def _teller(kind: SourceKind, told: Mapping[str, object]) -> Teller:
    return Teller(
        kind=kind,
        who=_text(told, "who"),
        own_note=_code(OwnNote, told.get("own_note"), unknown=OwnNote.NOT_SAID),
        words=_text(told, "words"),
    )


def _confirmation(statement: Entry, asked: Sequence[Entry]) -> Confirmation:
    """The last answer to these words; else what was said when they were written down."""
    of_these = [one for one in asked if one.header.attributes["of"] == statement.header.number]
    last = of_these[-1] if of_these else statement
    answer = _code(Confirmed, last.header.attributes.get("confirmed"), unknown=Confirmed.NOT_ASKED)
    if answer is Confirmed.NOT_ASKED:
        return Confirmation(answer=answer)
    return Confirmation(
        answer=answer,
        reason=_text(last.content, "words" if of_these else "not_confirmed_because"),
        number=last.header.number,
        happened=last.header.happened if of_these else None,
    )


def _verification(entry: Entry) -> Verification:
    header, content = entry.header, entry.content
    code = header.attributes.get("verification")
    return Verification(
        number=header.number,
        of=_count(header.attributes.get("of")),
        result=_code(Verified, code, unknown=Verified.NOT_EXAMINED),
        happened=header.happened,
        recorded_at=header.recorded_at,
        recorded_by=header.recorded_by,
        checked_by=_text(content, "checked_by"),
        how=_text(content, "words"),
        rests_on=_text(content, "rests_on"),
    )


Code = TypeVar("Code", bound=StrEnum)


def _code(codes: type[Code], told: object, *, unknown: Code) -> Code:
    """The code that was stored; what is not among the codes says nothing."""
    return next((code for code in codes if code == told), unknown)


def _text(told: Mapping[str, object] | None, name: str) -> str:
    value = (told or {}).get(name)
    return value if isinstance(value, str) else ""


def _yes_or_no(told: object) -> bool | None:
    return told if isinstance(told, bool) else None


def _count(told: object) -> int:
    return told if isinstance(told, int) and not isinstance(told, bool) else 0
