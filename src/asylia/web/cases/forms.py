"""What every act on a case asks, and what an assignment and a hand-over ask."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from asylia.casefile.entries import Source
from asylia.law.clock.points import Point
from asylia.web.accounts.models import Office, User
from asylia.web.base.fields import PlainForm
from asylia.web.base.moments import BirthField, DayField, MomentField, SaidForm
from asylia.web.base.names import countries_now, languages_now
from asylia.web.base.sentences import in_words
from asylia.web.cases.telling import Telling
from asylia.web.cases.words import AGE_GROUPS, SEXES

NOT_KNOWN = ("", _("not known yet"))
NONE_OF_OURS = "none"
STATELESS = ("XXA", _("stateless, as stated"))
IDENTITY = ("family_name", "given_names", "name_in_own_script", "language", "sex", "age_group")


def seen_box(*, required: bool = True) -> forms.IntegerField:
    """Up to which entry the file was seen when the form was opened."""
    return forms.IntegerField(
        label=_("This form"),
        min_value=0,
        required=required,
        widget=forms.HiddenInput,
        error_messages={"required": _("It is not whole. Open it again from the case.")},
    )


class TellingForm(SaidForm):
    """When something happened. ``knows`` is shown once a contradiction has been found."""

    at = MomentField(
        label=_("When"),
        help_text=_(
            "Day and hour, for example 11 8 2026 11:20 or today 9:15; the day alone will do."
        ),
        error_messages={"required": _("Say when it happened, for example today 9:15.")},
    )
    seen = seen_box()
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

    seen = seen_box(required=False)

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

    seen = seen_box(required=False)

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OfficeChoice", self.fields["to"]).queryset = offices


def text_box(label: object, longest: int, **more: Any) -> forms.CharField:
    """A box for a line of text that may stay empty."""
    box = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, max_length=longest, required=False, widget=box, **more)  # type: ignore[arg-type]


class IdentityForm(SaidForm):
    """Who somebody says they are; what is left empty is not known."""

    unsaid = NOT_KNOWN

    family_name = text_box(_("Family name"), 80)
    given_names = text_box(_("Given names"), 80)
    nationality = forms.ChoiceField(label=_("Nationality, as stated"), required=False)
    language = forms.ChoiceField(label=_("Language understood"), required=False)
    sex = forms.ChoiceField(label=_("Sex"), required=False)
    age_group = forms.ChoiceField(label=_("Adult or child"), required=False)
    born = BirthField(
        label=_("Born"), help_text=_("day month year, or the year alone"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        answers: dict[str, Iterable[tuple[str, Any]]] = {
            "nationality": (STATELESS, *countries_now()),
            "language": languages_now(),
            "sex": SEXES,
            "age_group": AGE_GROUPS,
        }
        for name, choices in answers.items():
            field = cast("forms.ChoiceField", self.fields[name])
            field.choices = [self.unsaid, *choices]

    def identity(self) -> dict[str, object]:
        """What is said of who the person is; for a form without errors."""
        return dict(self._parts())

    def _parts(self) -> Iterator[tuple[str, object]]:
        told = self.cleaned_data
        yield from ((part, told[part]) for part in IDENTITY if told.get(part))
        if told["nationality"]:
            yield "nationality", [told["nationality"]]
        if (alone := is_alone(told["age_group"])) is not None:
            yield "unaccompanied_minor", alone
        if isinstance(told["born"], date):
            yield "date_of_birth", told["born"].isoformat()
        elif told["born"]:
            yield "year_of_birth", told["born"]


def boxes_of(identity: Mapping[str, Any]) -> dict[str, object]:
    """What a statement of who somebody is says, as the boxes of its form hold it."""
    told: dict[str, Any] = {part: identity[part] for part in IDENTITY if part in identity}
    told["nationality"] = next(iter(identity.get("nationality", ())), "")
    told["country_of_danger"] = next(iter(identity.get("country_of_danger", ())), "")
    if day := identity.get("date_of_birth"):
        told["born"] = date.fromisoformat(day)
    elif "year_of_birth" in identity:
        told["born"] = identity["year_of_birth"]
    return told


class StatedIdentityForm(IdentityForm):
    """What is newly said of who somebody is; what is left empty stays as it was said before."""

    unsaid = ("", _("nothing new"))

    name_in_own_script = text_box(_("Name as the person writes it"), 120)
    country_of_danger = forms.ChoiceField(
        label=_("Another country of danger"),
        help_text=_(
            "Where the person lived before, or of whoever they fear, if it is not that of the"
            " nationality. No paper about them goes there."
        ),
        required=False,
    )
    source = forms.ChoiceField(
        label=_("It rests on"),
        choices=(
            (str(Source.STATED), _("the person’s own words")),
            (str(Source.DOCUMENT), _("a document that was seen")),
            (str(Source.OTHER_AUTHORITY), _("another authority")),
        ),
        widget=forms.RadioSelect,
        initial=str(Source.STATED),
        error_messages={"required": _("Say what it rests on.")},
    )
    seen = seen_box()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        danger = cast("forms.ChoiceField", self.fields["country_of_danger"])
        danger.choices = [self.unsaid, *countries_now()]

    def _parts(self) -> Iterator[tuple[str, object]]:
        yield from super()._parts()
        if danger := self.cleaned_data.get("country_of_danger"):
            yield "country_of_danger", [danger]

    def clean(self) -> dict[str, Any]:
        """Something has to be said."""
        told = super().clean() or self.cleaned_data
        if not self.errors and not self.identity():
            raise forms.ValidationError(_("Write down at least one thing about the person."))
        return told


class ReadingForm(SaidForm):
    """Which reading of a disputed point an office follows, since when and why."""

    key = forms.ChoiceField(
        label=_("Which reading"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reading, or that it is none of your own.")},
    )
    chosen_on = DayField(
        label=_("Chosen on"),
        help_text=_("The day of the choice, for example today or 12 6 2026."),
        error_messages={"required": _("Say when it was chosen, for example today.")},
    )
    reason = forms.CharField(
        label=_("Why"),
        help_text=_("It stands at every date that the choice moves."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "dir": "auto"}),
        error_messages={"required": _("Say why, for whoever reads a date that it moves.")},
    )

    def __init__(self, *args: Any, point: Point, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("forms.ChoiceField", self.fields["key"]).choices = [
            *((key, in_words(point.says(key))) for key in point.keys),
            (NONE_OF_OURS, _("none of our own: as the settings file and the law book have it")),
        ]

    def clean_key(self) -> str:
        """The key of the reading; empty for none of one's own."""
        key = str(self.cleaned_data["key"])
        return "" if key == NONE_OF_OURS else key


def is_alone(age_group: str) -> bool | None:
    """Whether the age group is that of an unaccompanied minor; None if it is not known."""
    return (age_group == "child_alone") if age_group else None
