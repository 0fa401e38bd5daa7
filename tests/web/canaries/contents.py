"""Every kind of content of a file, filled with canaries out of its own declarations.

Sheets say which boxes are sealed; the dataclasses of statements, findings, links and first contacts
say which of their fields are words. A field that is added to one of them gets its canary here.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from asylia.casefile.entries import FileAct
from asylia.casefile.saying import Asking, Check, Likeness, Saying
from asylia.casefile.statements import Confirmed, OwnNote, SourceKind, Teller, Verified
from asylia.law.terms import Event
from asylia.web.accounts.models import User
from asylia.web.arrivals.contact import Asking as AskedFor
from asylia.web.arrivals.contact import FirstContact, lines_of
from asylia.web.cases.drafts import Draft
from asylia.web.cases.forms import IDENTITY
from asylia.web.cases.sheets import BoxKind, Sheet
from asylia.web.reception.actions import Placement
from tests.web.canaries.marks import Canaries
from tests.web.factories import NOON
from tests.web.sheets import recorded

CODES = {"language": "ru", "sex": "male", "age_group": "adult", "words_language": "ru"}
"""Answers out of a list, which stand with the words in what is sealed."""
NAMES = ("family_name", "given_names", "name_in_own_script", "occupation")


@dataclass(frozen=True, slots=True)
class Pen:
    """Whoever writes the entries of one case, with a new canary for each field.

    Attributes:
        canaries: Every canary of the world.
        case: The name of the case.
        by: Who writes.
    """

    canaries: Canaries
    case: str
    by: User

    def word(self, place: str) -> str:
        """A new canary for this place."""
        return self.canaries.new(self.case, place)

    def filled(self, kind: type[Any], under: str, /, **told: object) -> Any:
        """A dataclass whose fields for words hold canaries; lists of codes are told."""
        for one in fields(kind):
            if one.type in {str, "str"} and one.name not in told:
                told[one.name] = self.word(f"{under}.{one.name}")
        return kind(**told)

    def draft(self, event: str, place: int, **told: Any) -> Draft:
        """An entry that happened some minutes after the one before."""
        return Draft(
            event=event,
            by=self.by,
            at=NOON + timedelta(days=1),
            happened_at=moment(place),
            acknowledged_contradiction=True,
            **told,
        )


def moment(place: int) -> datetime:
    """When the entry in this place happened."""
    return NOON + timedelta(minutes=place)


def identity(pen: Pen) -> dict[str, object]:
    """Everything that may be said of who somebody is."""
    under = str(FileAct.IDENTITY_STATED)
    told: dict[str, object] = {
        name: CODES.get(name) or pen.word(f"{under}.{name}") for name in {*IDENTITY, *NAMES}
    }
    return told | {"nationality": ["RU"], "date_of_birth": "1994-03-02"}


def first_contact(pen: Pen) -> list[Draft]:
    """The entries of a first contact at which everything was said."""
    asking = AskedFor(at=moment(2), words=pen.word("application_made.words"), language="ru")
    contact = pen.filled(
        FirstContact,
        "border_apprehension",
        found=Event.BORDER_APPREHENSION,
        at=moment(0),
        authority="border_guard",
        identity=identity(pen),
        asking=asking,
        note=pen.word("note_added.words"),
    )
    return [
        pen.draft(
            str(line.event),
            place,
            attributes=line.attributes,
            content=line.content,
            source=line.source,
        )
        for place, line in enumerate(lines_of(contact))
    ]


def spoken(pen: Pen, *, linked_to: str, start: int) -> list[Draft]:
    """A statement with all that hangs on it, its correction, a finding, an answer, a link."""
    said, again, check, asking, likeness = _told(pen, linked_to=linked_to, of=start + 1)
    worded: list[tuple[FileAct, Any]] = [
        (FileAct.STATEMENT_RECORDED, said),
        (FileAct.STATEMENT_CONFIRMED, asking),
        (FileAct.VERIFICATION_RECORDED, check),
        (FileAct.CASE_LINKED, likeness),
    ]
    drafts = [
        pen.draft(str(event), start + place, attributes=told.attributes(), content=told.content())
        for place, (event, told) in enumerate(worded)
    ]
    reason = pen.word("statement_recorded.reason")
    corrected = pen.draft(
        str(FileAct.STATEMENT_RECORDED),
        start,
        attributes=again.attributes(),
        content={**again.content(), "reason": reason},
        corrects=start + 1,
    )
    return [*drafts, corrected]


def _told(pen: Pen, *, linked_to: str, of: int) -> tuple[Any, ...]:
    recorded_as = str(FileAct.STATEMENT_RECORDED)
    press: Any = {"kind": SourceKind.PRESS, "own_note": OwnNote.SAYS_UNCONFIRMED}
    source = pen.filled(Teller, f"{recorded_as}.source", **press)
    said = pen.filled(
        Saying,
        recorded_as,
        source=source,
        told_by=(pen.filled(Teller, f"{recorded_as}.told_by", **press),),
        language="ru",
        confirmed=Confirmed.NO,
    )
    again = replace(said, words=pen.word(f"{recorded_as}.words"))
    found = pen.filled(
        Check, str(FileAct.VERIFICATION_RECORDED), of=of, result=Verified.UNCORROBORATED
    )
    return (
        said,
        again,
        found,
        pen.filled(Asking, str(FileAct.STATEMENT_CONFIRMED), of=of, confirmed=False),
        pen.filled(Likeness, str(FileAct.CASE_LINKED), case=linked_to),
    )


def of_the_file(pen: Pen, *, start: int) -> list[Draft]:
    """A placement, a note that is corrected, an entry that is taken back."""
    placed = pen.filled(Placement, "placement_started", kind="reception_centre")
    note, right = pen.word("note_added.words"), pen.word("note_added.words")
    return [
        pen.draft(
            str(FileAct.PLACEMENT_STARTED),
            start,
            attributes={"place_kind": placed.kind},
            content={"centre": placed.centre, "words": placed.remark},
        ),
        pen.draft(str(FileAct.NOTE_ADDED), start + 1, content={"words": note}),
        pen.draft(
            str(FileAct.NOTE_ADDED),
            start + 1,
            content={"words": right, "reason": pen.word("note_added.reason")},
            corrects=start + 2,
        ),
        pen.draft(str(FileAct.NOTE_ADDED), start + 2, content={"words": pen.word("note_added")}),
        pen.draft(
            str(FileAct.NOTE_ADDED),
            start + 2,
            content={"words": pen.word("note_added.withdrawn")},
            corrects=start + 4,
            withdrawn=True,
        ),
    ]


def papers(pen: Pen, *, start: int) -> list[Draft]:
    """A paper as its entry tells of it; the PDF itself is made by the act alone."""
    under = str(FileAct.PAPER_WRITTEN)
    addressee = {
        "is_the_person": False,
        "name": pen.word(f"{under}.addressee.name"),
        "address": [pen.word(f"{under}.addressee.address")],
        "country": "LT",
    }
    told = {name: pen.word(f"{under}.told.{name}") for name in ("handed_in", "kept")}
    content = {"language": "ru", "sha256": "0" * 64, "size": 1, "addressee": addressee}
    codes = {"paper": "receipt"}
    return [pen.draft(under, start, attributes=codes, content=content | {"told": told})]


def of_sheets(pen: Pen, sheets: tuple[Sheet, ...]) -> list[Draft]:
    """Every act of a stage, each box for words with its canary."""
    return [
        pen.draft(
            str(sheet.event),
            place,
            attributes={box.name: recorded(box) for box in sheet.boxes if not box.is_sealed},
            content=_sealed(pen, sheet),
            source=sheet.sources[0],
        )
        for place, sheet in enumerate(sheets)
    ]


def _sealed(pen: Pen, sheet: Sheet) -> Mapping[str, object]:
    return {
        box.name: "ru" if box.kind is BoxKind.LANGUAGE else pen.word(f"{sheet.event}.{box.name}")
        for box in sheet.boxes
        if box.is_sealed
    }


def declared(sheets: Iterator[Sheet], asks: Callable[[BoxKind], bool]) -> set[str]:
    """Every box of the sheets that is asked for in words of one's own."""
    return {
        f"{sheet.event}.{box.name}"
        for sheet in sheets
        for box in sheet.boxes
        if box.is_sealed and asks(box.kind)
    }
