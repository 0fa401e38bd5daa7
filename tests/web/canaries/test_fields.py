"""Whoever adds a box for words or a column says whether it tells of a person; if so, it is planted.

So what ``prove reads`` and ``prove canaries`` look for is everything that the code asks for.
"""

import pkgutil
from collections.abc import Iterator
from importlib import import_module

import pytest
from django import forms
from django.apps import apps

from asylia import web
from asylia.web.accounts.models import User
from asylia.web.cases.sheets import BoxKind
from asylia.web.desk.acts import STAGES, sheets
from tests.web.canaries.contents import (
    Pen,
    declared,
    first_contact,
    of_sheets,
    of_the_file,
    papers,
    spoken,
)
from tests.web.canaries.declared import BOXES, COLUMNS, OF_NOBODY, TIMES
from tests.web.canaries.marks import MARK, WORD, Canaries
from tests.web.canaries.world import REASONS

TEXT = {"CharField", "TextField", "JSONField", "BinaryField", "SlugField", "FileField"}


def all_forms() -> set[type[forms.Form]]:
    """Every form of the desk."""
    import_module("asylia.web.urls")
    for module in pkgutil.walk_packages(web.__path__, "asylia.web."):
        if module.name.rpartition(".")[2] in {"forms", "sheet_forms", "correcting"}:
            import_module(module.name)
    return {
        one
        for one in _below(forms.Form)
        if one.__module__.startswith("asylia.web.")
        and not one.__module__.startswith("asylia.web.calculator.")  # another process
    }


def _below(kind: type[forms.Form]) -> Iterator[type[forms.Form]]:
    for one in kind.__subclasses__():
        yield one
        yield from _below(one)


def boxes_for_words() -> set[str]:
    """Every box into which somebody may write what they like."""
    return {
        f"{form.__name__}.{name}"
        for form in all_forms()
        for name, box in form.base_fields.items()
        if isinstance(box, forms.CharField) and name not in TIMES
    }


@pytest.fixture(scope="module")
def planted() -> Canaries:
    canaries = Canaries()
    pen = Pen(canaries, "a case", User(pk=1))
    first_contact(pen)
    of_the_file(pen, start=4)
    spoken(pen, linked_to="LT-2222-2222", start=9)
    papers(pen, start=14)
    for stage in STAGES:
        of_sheets(pen, stage.sheets)
    return canaries


def test_every_box_for_words_is_declared() -> None:
    known = {*BOXES, *OF_NOBODY}
    not_of_a_class = {name for name in known if ".teller_" in name}

    assert boxes_for_words() == known - not_of_a_class


def test_every_column_of_text_is_declared() -> None:
    found = {
        f"{model._meta.label}.{column.name}"
        for model in apps.get_models()
        if model.__module__.startswith("asylia.")
        for column in model._meta.concrete_fields
        if column.get_internal_type() in TEXT
    }

    assert found == set(COLUMNS)


def test_every_box_that_may_tell_of_a_person_has_its_canary(planted: Canaries) -> None:
    wanted = set(BOXES.values()) - {"sought"}

    assert wanted - planted.fields() - set(REASONS) == set()


def test_every_sealed_box_of_a_sheet_has_its_canary(planted: Canaries) -> None:
    worded = declared(sheets(), lambda kind: kind in {BoxKind.LINE, BoxKind.WORDS})
    chosen = declared(sheets(), lambda kind: kind is BoxKind.LANGUAGE)

    assert worded - planted.fields() == set()
    assert chosen & planted.fields() == set()


def test_canaries_are_words_of_their_own(planted: Canaries) -> None:
    words = list(planted.planted)

    assert len(set(words)) == len(words)
    assert all(WORD.fullmatch(word) and word.startswith(MARK) for word in words)
    assert planted.within(f"<p>{words[0]}, {MARK}xzzzz</p>".encode()) == {words[0]}
