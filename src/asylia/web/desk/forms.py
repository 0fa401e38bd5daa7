"""What staff write on the desk: filters, a reference, a note, a correction."""

from collections.abc import Iterable
from typing import Any

from django import forms

from asylia.law.citation import ACTS
from asylia.web.accounts.models import User
from asylia.web.base.fields import PlainForm
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.desk.worklist import By, View, Wanted

LONGEST_NOTE = 10_000
REFERENCE = r"^[A-Za-z0-9-]{2,20}$"
SIGN = "[2-9A-HJ-NP-Za-hj-np-z]"
"""What the groups of a reference are made of."""
_ACTS = "|".join(act.instrument for act in ACTS.values())
REFERENCE_OR_ARTICLE = (
    rf"(?:[A-Za-z][A-Za-z]-{SIGN}{{4}}-{SIGN}{{4}}"  # a whole one may have no number
    r"|(?=[A-Za-z\-]*[2-9])[2-9A-Za-z\-]{1,12}"
    rf"|(?:(?:{_ACTS}) )?(?:[Aa]rt(?:icle|\.)? ?)?"
    r"[0-9]{1,3}[a-z]?(?:\([0-9a-z]{1,4}\))*)"
)
"""The browser sends nothing else, so that no name stands in an address. Python and browsers read
it alike: a hyphen has its stroke within brackets, and nowhere else."""


ONLY_THESE = gettext_lazy("Only a reference or an article, such as 28(1).")


class FilterForm(PlainForm):
    """The filters above the list of Today. What is not understood is left out, and said."""

    view = forms.ChoiceField(choices=[(view.value, "") for view in View], required=False)
    words = forms.RegexField(
        rf"^{REFERENCE_OR_ARTICLE}$",
        required=False,
        label=gettext_lazy("Reference or article"),
        error_messages={"invalid": ONLY_THESE},
        widget=forms.TextInput(attrs={"pattern": REFERENCE_OR_ARTICLE, "title": ONLY_THESE}),
    )
    act = forms.ChoiceField(required=False, label=gettext_lazy("Act"))
    owner = forms.ChoiceField(required=False, label=gettext_lazy("Owner"))
    by = forms.ChoiceField(
        required=False,
        label=gettext_lazy("Due"),
        choices=[
            (By.ANY, gettext_lazy("Any day")),
            (By.OVERDUE, gettext_lazy("Overdue")),
            (By.TODAY, gettext_lazy("Until today")),
            (By.WEEK, gettext_lazy("By Sunday")),
            (By.MONTH, gettext_lazy("By the end of the month")),
        ],
    )
    after = forms.RegexField(r"^[0-9TZ_.-]{3,60}$", required=False)

    def __init__(self, *args: Any, colleagues: Iterable[User], **kwargs: Any) -> None:
        """Offer the acts and the owners.

        Args:
            *args: As for every form.
            colleagues: Who may own a case of this office.
            **kwargs: As for every form.
        """
        super().__init__(*args, **kwargs)
        acts = [(act.instrument, _(act.title)) for act in ACTS.values()]
        self.fields["act"].choices = [("", _("Every act")), *acts]  # type: ignore[attr-defined]
        owners = [(user.reference, user.full_name) for user in colleagues]
        fixed = [("", _("Everybody")), ("me", _("You")), ("nobody", _("Nobody yet"))]
        self.fields["owner"].choices = [*fixed, *owners]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """What the list is asked for; a filter that was not understood asks for nothing."""
        self.is_valid()
        told = self.cleaned_data
        return Wanted(
            view=View(told.get("view") or View.OFFICE),
            act=told.get("act", ""),
            owner=told.get("owner", ""),
            by=By(told.get("by", "")),
            words=told.get("words", ""),
            after=told.get("after", ""),
        )


class FindForm(forms.Form):
    """A case is found by its reference and by nothing else."""

    reference = forms.RegexField(REFERENCE, strip=True)


class ActsForm(PlainForm):
    """An act is found by its name, or by the article."""

    find = forms.CharField(
        label=gettext_lazy("Find an act"),
        help_text=gettext_lazy("By its name or its article, for example appeal or 39(1)."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )


class NoteForm(PlainForm):
    """A free note for the file."""

    words = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=gettext_lazy("It becomes an entry of the file and stays. Say who told you."),
        error_messages={"required": gettext_lazy("Write the note before you add it.")},
    )
