import pytest
from django import forms

from asylia.web.base.fields import PlainForm, control, described, first_id


class NumberForm(PlainForm):
    n = forms.IntegerField(help_text="A number.", widget=forms.TextInput)


class MaybeForm(PlainForm):
    on = forms.CharField(required=False)
    why = forms.ChoiceField(choices=[("a", "A"), ("b", "B")], widget=forms.RadioSelect)


def test_a_box_is_tied_to_its_hint_and_its_error() -> None:
    bound = NumberForm({"n": "soon"})["n"]

    box = control(bound)

    assert described(bound) == "id_n_hint id_n_error"
    assert 'aria-describedby="id_n_hint id_n_error"' in box
    assert 'aria-invalid="true"' in box
    assert 'value="soon"' in box


def test_a_box_without_hint_and_error_is_tied_to_nothing() -> None:
    assert "aria-" not in control(MaybeForm()["on"])


def test_the_first_box_has_the_keyboard_until_something_is_refused() -> None:
    assert "autofocus" in control(NumberForm()["n"], first=True)
    assert "autofocus" not in control(NumberForm()["n"])
    assert "autofocus" not in control(NumberForm({"n": "soon"})["n"], first=True)


def test_a_link_to_choices_leads_to_the_first_of_them() -> None:
    form = MaybeForm()

    assert first_id(form["why"]) == "id_why_0"
    assert first_id(form["on"]) == "id_on"


class ListForm(PlainForm):
    land = forms.ChoiceField(
        choices=[("", "—"), (None, "<none>"), ("a&b", 'A "and" B'), (3, "3"), ("a&b", "again")],
        required=False,
        help_text="A land.",
        widget=forms.Select(attrs={"data-of": "<all>", "disabled": True}),
    )
    kind = forms.ChoiceField(choices=[("One", [("1", "one"), ("2", "two")]), ("3", "three")])


@pytest.mark.parametrize(
    "data", [None, {"land": ""}, {"land": "a&b"}, {"land": "3"}, {"land": "x"}]
)
def test_a_list_is_drawn_as_django_draws_it(data: dict[str, str] | None) -> None:
    bound = ListForm(data, initial={"land": "3"}, prefix="p" if data is None else None)["land"]

    drawn = control(bound, first=True)

    attrs: dict[str, str | bool] = {"class": "control", "aria-describedby": described(bound)}
    attrs |= {"aria-invalid": "true"} if bound.errors else {}
    attrs |= {} if bound.form.errors else {"autofocus": True}
    assert _lines(drawn) == _lines(bound.as_widget(attrs=attrs))


def test_a_list_in_groups_is_left_to_django() -> None:
    assert '<optgroup label="One">' in control(ListForm()["kind"])


def _lines(drawn: str) -> list[object]:
    """The lines of a box; of the first the attributes, in whatever order."""
    box, *lines = [line.strip() for line in drawn.splitlines() if line.strip()]
    return [sorted(box.removesuffix(">").split(" ")), *lines]
