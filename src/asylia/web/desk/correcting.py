"""A correction as the page of an act: the entry's own sheet, what was wrong, or that it was not."""

from dataclasses import replace
from datetime import date
from typing import Any

from django import forms

from asylia.casefile.entries import Attribute, FileAct, Source
from asylia.law.terms import Event
from asylia.web.base.languages import gettext_lazy
from asylia.web.cases.file import Line
from asylia.web.cases.liberty import PLACE_KINDS
from asylia.web.cases.models import Case
from asylia.web.cases.sheet_forms import SheetForm, shown
from asylia.web.cases.sheets import REMARK, WRITERS, Box, BoxKind, Sheet, code, line
from asylia.web.cases.telling import Standing
from asylia.web.desk.acts import sheet_of
from asylia.web.desk.forms import LONGEST_NOTE

WORDED = frozenset(
    {
        FileAct.NOTE_ADDED,
        FileAct.STATEMENT_RECORDED,
        FileAct.STATEMENT_CONFIRMED,
        FileAct.VERIFICATION_RECORDED,
        FileAct.CASE_LINKED,
    }
)
"""Acts that are nothing without their words."""
PLACED = (
    code(
        "place_kind",
        gettext_lazy("Kind of place"),
        choices=PLACE_KINDS,
        missing=gettext_lazy("Say what kind of place it is."),
    ),
    line(
        "centre", gettext_lazy("Which place"), missing=gettext_lazy("Write down which place it is.")
    ),
    REMARK,
)
"""What the form of a placement asks, which no sheet describes."""
WITHOUT_WORDS = gettext_lazy("Write the words, or take the entry back.")
OF_THE_WORDS = frozenset({"confirmed", "not_confirmed_because"})
"""What the person said to the words of a statement: it does not hold for others."""


class CorrectionForm(SheetForm):
    """What an entry should have said. The earlier one stays in the file, struck.

    Args:
        line: The entry as it stands.
    """

    reason = forms.CharField(
        label=gettext_lazy("What was wrong"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
        error_messages={"required": gettext_lazy("Say what was wrong: others will ask.")},
    )
    withdrawn = forms.BooleanField(
        required=False, label=gettext_lazy("It did not happen at all: take the entry back")
    )
    stays = forms.BooleanField(
        required=False,
        label=gettext_lazy("I know. Take it back, and leave the others as they are."),
    )

    def __init__(self, *args: Any, line: Line, **kwargs: Any) -> None:
        super().__init__(*args, sheet=sheet_for(line), **kwargs)
        self.line = line

    def clean(self) -> dict[str, Any]:
        """What is taken back needs neither a moment nor answers."""
        told = super().clean()
        if told.get("withdrawn"):
            for name in ("at", *(box.name for box in self.sheet.boxes)):
                self.errors.pop(name, None)
        return told

    def right_codes(self) -> dict[str, Attribute]:
        """The codes of the new entry: those of the earlier one, put right."""
        asked = {box.name for box in self.sheet.codes()} | self._overtaken()
        kept = dict(self.line.entry.header.attributes)
        if self.cleaned_data.get("at") != self.line.happened:
            kept.pop("coincides_with", None)
        return {key: value for key, value in kept.items() if key not in asked} | self.codes()

    def right_content(self) -> dict[str, object]:
        """The content of the new entry, with what was wrong."""
        asked = {box.name for box in self.sheet.boxes if box.is_sealed} | self._overtaken()
        kept = {key: value for key, value in self.line.content.items() if key not in asked}
        return {**kept, **self.content(), "reason": self.cleaned_data["reason"]}

    def taken_back(self) -> date | None:
        """When that happened which is taken back; None if it is only corrected."""
        return self.line.happened if self.cleaned_data.get("withdrawn") else None

    def _overtaken(self) -> frozenset[str]:
        is_statement = self.line.event == FileAct.STATEMENT_RECORDED
        is_said_so = self.cleaned_data.get("words") == self.line.content.get("words")
        return OF_THE_WORDS if is_statement and not is_said_so else frozenset()


def sheet_for(line: Line) -> Sheet:
    """The sheet with which this entry is corrected: its own, and words for any other.

    What the entry did not say need not be said now, and a code outside the list stays a choice.

    Args:
        line: The entry.
    """
    found = sheet_of(line.event) or _plain(line.event)
    told = {**line.entry.header.attributes, **line.content}
    boxes = tuple(_as_told(box, told.get(box.name)) for box in found.boxes)
    source = Source(line.entry.header.source or found.sources[0])
    return replace(found, boxes=boxes, sources=(source,), settles="", together_with=None)


def _plain(event: str) -> Sheet:
    known = FileAct(event) if event in set(FileAct) else Event(event)
    if known == FileAct.PLACEMENT_STARTED:
        return Sheet(event=known, lead="", cites=None, roles=WRITERS, boxes=PLACED)
    words = replace(REMARK, missing=WITHOUT_WORDS) if known in WORDED else REMARK
    return Sheet(event=known, lead="", cites=None, roles=WRITERS, boxes=(words,))


def _as_told(box: Box, told: object) -> Box:
    if told is None:
        return replace(box, missing="", unless=None)
    if box.kind is BoxKind.CODE and told not in dict(box.choices):
        return replace(box, choices=(*box.choices, (str(told), str(told))))
    return box


def answers_of(line: Line) -> dict[str, object]:
    """What the entry says, as the boxes of its correction show it.

    Args:
        line: The entry.
    """
    told = {**line.entry.header.attributes, **line.content}
    return {"at": line.happened, **shown(sheet_for(line), told)}


def form_for(case: Case, line: Line, *, file: Standing, **more: Any) -> CorrectionForm:
    """The form of a correction.

    Args:
        case: The case.
        line: The entry.
        file: What stands in the file.
        **more: What was sent, or what the form begins with; and this moment.
    """
    limit = line.entry.header.attributes.get("limit")
    limits = ((str(limit), str(limit)),) if limit else ()
    return CorrectionForm(line=line, file=file, own_state=case.member_state, limits=limits, **more)
