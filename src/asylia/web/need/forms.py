"""What the pages of need-to-know ask."""

from datetime import datetime
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from asylia.web.accounts.models import User
from asylia.web.base.fields import PlainForm
from asylia.web.base.moments import MomentField, SaidForm
from asylia.web.base.names import languages_now
from asylia.web.cases.forms import UserChoice
from asylia.web.cases.grants import Outcome, Purpose, Reason
from asylia.web.need import access

MINUTES = [(30, "30"), (60, "60"), (90, "90"), (120, "120"), (180, "180"), (240, "240")]


def words_box(label: object, *, hint: object, missing: object) -> forms.CharField:
    """A box for a reason in words: some, and not too many."""
    return forms.CharField(
        label=label,  # type: ignore[arg-type]
        help_text=hint,  # type: ignore[arg-type]
        max_length=access.LONGEST,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": missing},  # type: ignore[dict-item]
    )


class Worded(PlainForm):
    """A form with a reason in words, judged as the action judges it."""

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if reason := access.why_not_words(words):
            raise forms.ValidationError(reason, code="no_words")
        return words


class ReasonForm(Worded):
    why = forms.ChoiceField(
        label=_("Why do you need this case?"),
        choices=Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what comes nearest.")},
    )
    words = words_box(
        _("In your words"),
        hint=_("Between 10 and 1,000 characters. Name nobody; the caseworker reads it."),
        missing=_("Say why you need it."),
    )


class ColleagueChoice(UserChoice):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name}, {obj.get_role_display()}, {obj.office.name}"


class CallInForm(PlainForm):
    to = ColleagueChoice(
        label=_("Colleague"),
        queryset=User.objects.none(),
        to_field_name="reference",
        empty_label=_("choose"),
        error_messages={"required": _("Choose whom you call in.")},
    )
    purpose = forms.ChoiceField(
        label=_("For what"),
        choices=Purpose.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say for what.")},
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ColleagueChoice", self.fields["to"]).queryset = colleagues


class NamedChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.full_name}, {obj.get_role_display()}"


class LockForm(Worded):
    named = NamedChoice(
        label=_("Who may open it"),
        help_text=_("You are on the list, too, so that you can end the lock."),
        queryset=User.objects.none(),
        to_field_name="reference",
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    words = words_box(
        _("Why it is locked"),
        hint=_("Those on the list read it. Between 10 and 1,000 characters."),
        missing=_("Say why the case is locked."),
    )

    def __init__(self, *args: Any, colleagues: QuerySet[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("NamedChoice", self.fields["named"]).queryset = colleagues


class ReviewForm(Worded):
    outcome = forms.ChoiceField(
        label=_("What did you find?"),
        choices=Outcome.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say what you found.")},
    )
    words = words_box(
        _("Why"),
        hint=_("Whoever used the access reads it."),
        missing=_("Say what your finding rests on."),
    )


class BookingForm(SaidForm):
    interpreter = UserChoice(
        label=_("Interpreter"),
        queryset=User.objects.none(),
        to_field_name="reference",
        empty_label=_("choose"),
        error_messages={"required": _("Choose an interpreter.")},
    )
    at = MomentField(
        label=_("From when"),
        help_text=_("Day and hour, for example 24 8 2026 9:15."),
        needs_hour=_("Write the hour, too."),
        error_messages={"required": _("Say when it begins.")},
    )
    minutes = forms.TypedChoiceField(
        label=_("For how many minutes"),
        choices=MINUTES,
        coerce=int,
        initial=60,
        error_messages={"required": _("Say for how long.")},
    )
    language = forms.ChoiceField(
        label=_("Language"), error_messages={"required": _("Choose the language.")}
    )
    room = forms.CharField(
        label=_("Room"),
        help_text=_("Where to come to; never a name or a case."),
        max_length=40,
        error_messages={"required": _("Say where to come to.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(
        self, *args: Any, interpreters: QuerySet[User], now: datetime, **kwargs: Any
    ) -> None:
        super().__init__(*args, now=now, **kwargs)
        cast("UserChoice", self.fields["interpreter"]).queryset = interpreters
        languages = cast("forms.ChoiceField", self.fields["language"])
        languages.choices = [("", _("choose")), *languages_now()]
        cast("MomentField", self.fields["at"]).may_lie_ahead = True
