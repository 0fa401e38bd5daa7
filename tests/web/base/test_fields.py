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
