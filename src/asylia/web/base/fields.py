"""Forms as our pages show them: label, hint, error, box; errors in words, no browser bubbles."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

from django import forms
from django.forms.boundfield import BoundField
from django.forms.utils import flatatt
from django.http import HttpRequest, QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_http_methods
from markupsafe import Markup

REFUSED = 422
"""The status of a page whose form was sent and not taken."""
OPTION = Markup('<option value="%s">%s</option>')
CHOSEN = Markup('<option value="%s" selected>%s</option>')
form_page = require_http_methods(["GET", "HEAD", "POST"])
"""A page that shows a form and takes it."""


class Either(NamedTuple):
    """Two answers to one box, of which one is chosen.

    Attributes:
        theirs: What another person recorded, as the box would hold it.
        mine: What the writer typed.
        words: Both as a page says them.
    """

    theirs: str
    mine: str
    words: tuple[str, str]


NEITHER: Mapping[str, Either] = MappingProxyType({})


class PlainForm(forms.Form):
    """A form of ours.

    Attributes:
        either: The boxes that somebody else filled in differently meanwhile.
        one_of: The boxes of which one is needed, so that none is said to be left empty at will.
    """

    use_required_attribute = False
    either = NEITHER
    one_of: frozenset[str] = frozenset()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Leave no colon behind labels."""
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form was sent with; None if the page was only asked for."""
    return request.POST if request.method == "POST" else None


def status_of(form: forms.Form) -> int:
    """The status of the page that shows a form: 200 when it is asked for, 422 when it was sent."""
    return REFUSED if form.is_bound else 200


def control(bound: BoundField, *, first: bool = False) -> SafeString:
    """The box of a field, tied to its hint and its error for those who listen to the page.

    The first box of a page has the keyboard when the page opens; after a refusal, the summary.
    """
    attrs: dict[str, Any] = {"class": "control"}
    if first and not bound.form.errors:
        attrs["autofocus"] = True
    if about := described(bound):
        attrs["aria-describedby"] = about
    if bound.errors:
        attrs["aria-invalid"] = "true"
    is_list = type(bound.field.widget) is forms.Select
    return _list(bound, attrs) if is_list else bound.as_widget(attrs=attrs)


def _list(bound: BoundField, attrs: dict[str, Any]) -> SafeString:
    """A list to choose from, as Django draws it, which takes a template for each of its lines."""
    widget = bound.field.widget
    lines = [("" if one is None else one, label) for one, label in widget.choices]
    if any(isinstance(label, list | tuple) for _, label in lines):
        return bound.as_widget(attrs=attrs)  # in groups
    if bound.auto_id and "id" not in widget.attrs:
        attrs["id"] = bound.auto_id
    wanted = widget.format_value(bound.value())
    chosen = next((number for number, (one, _) in enumerate(lines) if str(one) in wanted), None)
    options = Markup("\n").join(
        (CHOSEN if number == chosen else OPTION) % (one, label)
        for number, (one, label) in enumerate(lines)
    )
    return format_html(
        '<select name="{}"{}>\n{}\n</select>',
        bound.html_name,
        flatatt(widget.build_attrs(widget.attrs, bound.build_widget_attrs(attrs, widget))),
        options,
    )


def described(bound: BoundField) -> str:
    """The ids of the hint and the error of a field, as far as it has them."""
    hint = [f"{bound.auto_id}_hint"] if bound.help_text else []
    error = [f"{bound.auto_id}_error"] if bound.errors else []
    return " ".join(hint + error)


def first_id(bound: BoundField) -> str:
    """The id that a link to the field leads to: the box, or the first of its choices."""
    if isinstance(bound.field.widget, forms.RadioSelect):
        return f"{bound.auto_id}_0"
    return bound.id_for_label or bound.auto_id
