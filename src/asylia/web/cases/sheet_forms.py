"""The form that a sheet asks with: its boxes become fields, its answers codes and contents."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Attribute, Source
from asylia.law.holidays import ASSOCIATED, STATES
from asylia.web.base.days import moment_words
from asylia.web.base.moments import MomentField
from asylia.web.base.names import countries_now, languages_now
from asylia.web.cases.events import event_words
from asylia.web.cases.file import Line
from asylia.web.cases.forms import TellingForm
from asylia.web.cases.sheets import Box, BoxKind, Sheet
from asylia.web.cases.telling import Standing
from asylia.web.cases.words import SOURCES

TAKING_PART = frozenset((*STATES, *ASSOCIATED))
"""The Member States and those associated with the rules on responsibility and Eurodac."""
ARTICLE = r"^\d{1,3}[a-z]?(\(\w{1,3}\)){0,4}$"
NOT_KNOWN = ("", _("not known yet"))
CHOOSE = ("", _("choose"))
YES_NO = (("yes", _("yes")), ("no", _("no")))
FEW = 4
"""Up to so many choices are shown at once; more become a list."""

Limits = tuple[tuple[str, str], ...]
Field = Callable[["SheetForm", Box], forms.Field]


class StateField(forms.ChoiceField):
    """Another State; the State of the case is refused with its reason."""

    own = ""

    def validate(self, value: Any) -> None:  # noqa: ANN401 -- Django types it so
        """The State of the case is refused before anything else."""
        if value and value == self.own:
            raise forms.ValidationError(
                _("This is the State of the case itself. Choose the other State."), code="own"
            )
        super().validate(value)


class LimitField(forms.ChoiceField):
    """A limit that runs; what has ended or does not run is refused with its reason."""

    default_error_messages = {
        "invalid_choice": _(
            "This limit does not run in the case, or has ended. What has ended cannot be extended."
        )
    }


class SheetForm(TellingForm):
    """When it happened, and the answers to the boxes of a sheet.

    Args:
        sheet: The sheet.
        file: What stands in the file.
        own_state: Code of the State that holds the file.
        limits: The limits that may be extended now, with their titles.
    """

    def __init__(
        self,
        *args: Any,
        sheet: Sheet,
        file: Standing,
        own_state: str,
        limits: Limits = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.sheet, self.file, self.own_state, self.limits = sheet, file, own_state, limits
        for box in sheet.boxes:
            self.fields[box.name] = FIELDS[box.kind](self, box)
        if sheet.is_foreseen:
            at = cast("MomentField", self.fields["at"])
            at.label, at.may_lie_ahead = _("For which day"), True
        self._ask_what_is_special()

    def clean(self) -> dict[str, Any]:
        """A tick that takes over the moment of another act needs no moment of its own."""
        told = super().clean() or self.cleaned_data
        before = self._before()
        if told.get("together") and before is not None:
            told["at"] = before
            self.errors.pop("at", None)
        self._ask_for_what_is_missing(told)
        return told

    def boxes(self) -> Iterator[BoundField]:
        """The answers that are asked for beside the moment, in the order of the sheet."""
        yield from (self[box.name] for box in self.sheet.boxes)
        if "source" in self.fields:
            yield self["source"]

    def ticks(self) -> Iterator[BoundField]:
        """The ticks that stand above the moment."""
        yield from (self[name] for name in ("settles", "together") if name in self.fields)

    def codes(self) -> dict[str, Attribute]:
        """What the clock may read, as far as it was answered."""
        told = {box.name: self.cleaned_data.get(box.name) for box in self.sheet.codes()}
        return {name: value for name, value in told.items() if value not in {None, ""}}

    def content(self) -> dict[str, object]:
        """What is sealed, as far as it was answered."""
        sealed = [box.name for box in self.sheet.boxes if box.is_sealed]
        told = {name: self.cleaned_data.get(name) for name in sealed}
        return {name: words for name, words in told.items() if words}

    def source(self) -> Source:
        """What the entry rests on."""
        return Source(self.cleaned_data.get("source") or self.sheet.sources[0])

    def settled(self) -> int | None:
        """The number of the earlier entry that this one completes."""
        return self._lacking() if self.cleaned_data.get("settles") else None

    def _ask_for_what_is_missing(self, told: Mapping[str, Any]) -> None:
        for box in self.sheet.boxes:
            if not self.errors and box.is_missing(told):
                self.add_error(box.name, str(box.missing))

    def _ask_what_is_special(self) -> None:
        if number := self._lacking():
            words = gettext("This is the answer to entry %(number)d, which did not say it all")
            label = words % {"number": number}
            self.fields["settles"] = forms.BooleanField(required=False, label=label)
        if (before := self._before()) is not None and self.sheet.together_with:
            words = gettext("At the same moment as: %(event)s, %(moment)s")
            told = {
                "event": event_words(self.sheet.together_with),
                "moment": moment_words(before),
            }
            self.fields["together"] = forms.BooleanField(required=False, label=words % told)
        if len(self.sheet.sources) > 1:
            self.fields["source"] = forms.ChoiceField(
                label=_("From where you have it"),
                choices=[(str(one), SOURCES[one]) for one in self.sheet.sources],
                widget=forms.RadioSelect,
                error_messages={"required": _("Say what the entry rests on.")},
            )

    def _before(self) -> date | None:
        event = self.sheet.together_with
        return self.file.newest[event].happened if event and self.file.has(event) else None

    def _lacking(self) -> int | None:
        earlier = self.file.newest.get(self.sheet.event)
        if not self.sheet.settles or earlier is None:
            return None
        return None if self.sheet.settles in earlier.attributes else earlier.number


def _usual(box: Box, **errors: object) -> dict[str, Any]:
    messages = {"required": box.missing} if box.missing else {}
    return {
        "label": box.label,
        "help_text": box.hint,
        "required": bool(box.missing) and box.unless is None,
        "error_messages": {**messages, **errors},
    }


def _code(form: SheetForm, box: Box) -> forms.Field:
    del form
    if box.missing and len(box.choices) <= FEW:
        return forms.ChoiceField(choices=box.choices, widget=forms.RadioSelect, **_usual(box))
    first = CHOOSE if box.missing else NOT_KNOWN
    return forms.ChoiceField(choices=(first, *box.choices), **_usual(box))


def _truth(form: SheetForm, box: Box) -> forms.Field:
    del form
    return forms.TypedChoiceField(
        choices=YES_NO if box.missing else (NOT_KNOWN, *YES_NO),
        coerce=lambda answer: answer == "yes",
        empty_value=None,
        widget=forms.RadioSelect if box.missing else forms.Select,
        **_usual(box),
    )


def _state(form: SheetForm, box: Box) -> forms.Field:
    others = [one for one in countries_now() if one[0] in TAKING_PART - {form.own_state}]
    first = CHOOSE if box.missing else NOT_KNOWN
    unknown = _("Choose a Member State, or Iceland, Liechtenstein, Norway or Switzerland.")
    field = StateField(choices=(first, *others), **_usual(box, invalid_choice=unknown))
    field.own = form.own_state
    return field


def _article(form: SheetForm, box: Box) -> forms.Field:
    del form
    invalid = _("Write the article alone, for example 42(1)(j).")
    return forms.RegexField(ARTICLE, max_length=20, **_usual(box, invalid=invalid))


def _limit(form: SheetForm, box: Box) -> forms.Field:
    return LimitField(choices=(CHOOSE, *form.limits), **_usual(box))


def _language(form: SheetForm, box: Box) -> forms.Field:
    del form
    return forms.ChoiceField(choices=(NOT_KNOWN, *languages_now()), **_usual(box))


def _line(form: SheetForm, box: Box) -> forms.Field:
    del form
    widget = forms.TextInput(attrs={"autocomplete": "off", "dir": "auto"})
    return forms.CharField(max_length=200, widget=widget, **_usual(box))


def _words(form: SheetForm, box: Box) -> forms.Field:
    del form
    widget = forms.Textarea(attrs={"rows": 2, "dir": "auto"})
    return forms.CharField(max_length=2000, widget=widget, **_usual(box))


FIELDS: Mapping[BoxKind, Field] = {
    BoxKind.CODE: _code,
    BoxKind.TRUTH: _truth,
    BoxKind.STATE: _state,
    BoxKind.ARTICLE: _article,
    BoxKind.LIMIT: _limit,
    BoxKind.LANGUAGE: _language,
    BoxKind.LINE: _line,
    BoxKind.WORDS: _words,
}


def shown(sheet: Sheet, told: Mapping[str, object]) -> dict[str, object]:
    """What a file holds, as the boxes of a sheet show it.

    Args:
        sheet: The sheet.
        told: The codes and the opened content of an entry.
    """
    return dict(_shown(sheet.boxes, told))


def said_on(sheet: Sheet, line: Line) -> dict[str, object]:
    """What an entry says, its moment too, as the boxes of a sheet show it.

    Args:
        sheet: The sheet.
        line: The entry.
    """
    told = {**line.entry.header.attributes, **line.content}
    return {"at": line.happened, **shown(sheet, told)}


def _shown(boxes: Iterable[Box], told: Mapping[str, object]) -> Iterator[tuple[str, object]]:
    for box in boxes:
        value = told.get(box.name)
        if isinstance(value, bool):
            yield box.name, "yes" if value else "no"
        elif value is not None:
            yield box.name, value
