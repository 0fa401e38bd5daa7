"""What every act on a case asks, and what an assignment and a hand-over ask."""

from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from asylia.web.accounts.models import Office, User
from asylia.web.base.fields import PlainForm
from asylia.web.base.moments import MomentField, SaidForm
from asylia.web.cases.telling import Telling


class TellingForm(SaidForm):
    """When something happened. ``knows`` is shown once a contradiction has been found."""

    at = MomentField(
        label=_("When"),
        help_text=_(
            "Day and hour, for example 11 8 2026 11:20 or today 9:15; the day alone will do."
        ),
        error_messages={"required": _("Say when it happened, for example today 9:15.")},
    )
    seen = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    knows = forms.BooleanField(
        required=False, label=_("I know. Record it as a contradiction, and show it as one.")
    )

    def telling(self) -> Telling:
        """When it happened; for a form without errors."""
        told = self.cleaned_data
        return Telling(at=told["at"], seen=told["seen"], knows=told["knows"])


class UserChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name}, {obj.get_role_display()}"


class OfficeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Office) -> str:
        return obj.name


class AssignForm(PlainForm):
    to = UserChoice(
        label=_("Caseworker"),
        queryset=User.objects.none(),
        to_field_name="reference",
        empty_label=_("choose"),
        error_messages={"required": _("Choose who works on the case.")},
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("UserChoice", self.fields["to"]).queryset = colleagues


class HandOverForm(PlainForm):
    to = OfficeChoice(
        label=_("Office"),
        queryset=Office.objects.none(),
        to_field_name="reference",
        empty_label=_("choose"),
        error_messages={"required": _("Choose the office that takes the case over.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("The other office reads it first; it stays in the file."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why the case goes to another office.")},
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OfficeChoice", self.fields["to"]).queryset = offices
