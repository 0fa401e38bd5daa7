"""What others recorded while a form was open, beside what its writer typed; and how both go on.

Nothing is decided here: entries that differ both stand in the file, and where one takes the place
of the other its writer chooses, box by box.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, cast

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict
from django.utils.translation import gettext as _

from asylia.web.base.fields import Either
from asylia.web.cases.file import Line

APART = frozenset({"seen", "knows", "stays", "withdrawn", "reason"})
"""Boxes that say something of the form itself."""


class Merging(StrEnum):
    """How two entries of one kind go together."""

    BOTH_STAND = "both_stand"
    """Each is an entry of its own."""
    THEIRS_STANDS = "theirs_stands"
    """What is left empty stays as the other wrote it."""
    IN_ITS_PLACE = "in_its_place"
    """The later one takes the place of the earlier."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One box, as both filled it in.

    Attributes:
        label: The box.
        theirs: What the other recorded, in words; empty for nothing.
        mine: What the writer typed.
        is_same: Whether both said the same.
    """

    label: str
    theirs: str
    mine: str
    is_same: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Meanwhile:
    """What was added since a form was opened.

    Attributes:
        lines: Every entry, newest first.
        rival: The newest of them that says what the form says; None for none.
        rows: The boxes of the form, as the rival and the writer filled them in.
        chooses: Whether the form asks, for some box, which of the two stays.
    """

    lines: Sequence[Line]
    rival: Line | None = None
    rows: Sequence[Row] = ()
    chooses: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How entries of the kind that a form writes are compared with it.

    Attributes:
        says: What such an entry says, as the boxes of the form hold it.
        before: What the boxes held before that entry.
        merging: How two of them go together.
    """

    says: Mapping[str, object] = field(default_factory=dict)
    before: Mapping[str, object] = field(default_factory=dict)
    merging: Merging = Merging.BOTH_STAND


def compared(form: forms.Form, rival: Line, *, kind: Kind, lines: Sequence[Line]) -> Meanwhile:
    """Set what somebody recorded beside what was typed; the form asks where one has to be chosen.

    Args:
        form: The form, with what was typed.
        rival: What the other recorded.
        kind: What it says.
        lines: Everything that was added.
    """
    rows = tuple(_rows(form, kind))
    either = dict(_chosen(form, kind)) if kind.merging != Merging.BOTH_STAND else {}
    form.either = either  # type: ignore[attr-defined]
    return Meanwhile(lines=lines, rival=rival, rows=rows, chooses=bool(either))


def _boxes(form: forms.Form) -> Iterator[BoundField]:
    return (box for box in form if box.name not in APART and not box.is_hidden)


def _rows(form: forms.Form, kind: Kind) -> Iterator[Row]:
    for box in _boxes(form):
        theirs, mine = _held(box, kind.says.get(box.name)), _typed(box)
        if theirs or mine:
            yield Row(
                label=str(box.label),
                theirs=_in_words(box, theirs),
                mine=_in_words(box, mine),
                is_same=_are_same(box, theirs, other=mine),
            )


def _chosen(form: forms.Form, kind: Kind) -> Iterator[tuple[str, Either]]:
    for box in _boxes(form):
        theirs, mine = _held(box, kind.says.get(box.name)), _typed(box)
        before = _held(box, kind.before.get(box.name))
        if _are_same(box, theirs, other=mine) or isinstance(box.field, forms.MultipleChoiceField):
            continue
        if kind.merging == Merging.IN_ITS_PLACE and _are_same(box, mine, other=before):
            _fill(form, box, value=theirs)
        elif theirs and mine and not _are_same(box, theirs, other=before):
            stays = "" if kind.merging == Merging.THEIRS_STANDS else theirs
            words = _in_words(box, theirs), _in_words(box, mine)
            yield box.name, Either(theirs=stays, mine=mine, words=words)


def _fill(form: forms.Form, box: BoundField, *, value: str) -> None:
    """Only the other changed this box: it opens with what they wrote."""
    if form.is_bound:
        data = cast("QueryDict", form.data).copy()
        data[box.html_name] = value
        form.data = data
    else:
        form.initial[box.name] = value
        vars(box).pop("initial", None)  # what it began with is remembered once it was read


def _typed(box: BoundField) -> str:
    return _held(box, box.value())


def _held(box: BoundField, value: Any) -> str:  # noqa: ANN401 -- whatever a box may hold
    if value is None or value is False:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(str, value))
    return str(box.field.prepare_value(value))


def _are_same(box: BoundField, one: str, *, other: str) -> bool:
    if one == other or not (one and other):
        return one == other
    try:
        return bool(box.field.clean(one) == box.field.clean(other))
    except forms.ValidationError:
        return False


def _in_words(box: BoundField, held: str) -> str:
    choices: Iterable[Any] = getattr(box.field, "choices", ())
    known = {str(code): str(words) for code, words in choices}
    if isinstance(box.field, forms.BooleanField) and held:
        return _("yes")
    return known.get(held, held) if held else ""
