"""What is asked before a case is erased."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from asylia.web.base.fields import PlainForm
from asylia.web.cases.models import Case
from asylia.web.need.access import LONGEST
from asylia.web.retention import access


class EraseForm(PlainForm):
    """A reason, and the reference once more."""

    words = forms.CharField(
        label=_("Why"),
        help_text=_("It stays when the case is gone: write no name and nothing about the person."),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why.")},
    )
    typed = forms.CharField(
        label=_("Type the reference of the case"),
        max_length=20,
        error_messages={"required": _("Type the reference to confirm.")},
    )

    def __init__(self, *args: Any, case: Case, **kwargs: Any) -> None:
        """Remember which case it is about."""
        super().__init__(*args, **kwargs)
        self.case = case

    def clean(self) -> dict[str, Any]:
        told = self.cleaned_data
        if {"words", "typed"} <= told.keys():
            reason = access.why_not_so(self.case, typed=told["typed"], words=told["words"])
            if reason:
                raise forms.ValidationError(reason)
        return told
