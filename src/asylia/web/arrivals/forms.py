"""What a first contact asks: at most twenty boxes, most of which may stay empty."""

from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from asylia.law.terms import Event
from asylia.web.arrivals.contact import Asking, FirstContact
from asylia.web.arrivals.starts import Answers
from asylia.web.base.moments import MomentField
from asylia.web.cases.forms import NOT_KNOWN, IdentityForm, is_alone, text_box
from asylia.web.cases.words import AUTHORITIES

FOUND = (
    (str(Event.PRESENTATION_AT_CROSSING_POINT), _("asked at a crossing point")),
    (str(Event.BORDER_APPREHENSION), _("after an irregular crossing")),
    (str(Event.TERRITORY_APPREHENSION), _("inside the country")),
    (str(Event.APPREHENSION), _("not classified yet")),
)
FINDERS = frozenset({"border_guard", "police", "other"})
ASKED = (("yes", _("yes")), ("no", _("no")), ("unclear", _("not clear: ask again")))
GOES_TO = (
    NOT_KNOWN,
    ("checkpoint", _("stays at this station")),
    ("reception_centre", _("reception centre")),
    ("hospital", _("hospital")),
    ("detention", _("detention")),
    ("elsewhere", _("elsewhere")),
)


class FirstContactForm(IdentityForm):
    place = text_box(_("Place"), 120)
    at = MomentField(
        label=_("When"),
        help_text=_("Day and hour, for example 10 8 2026 14:10, today 14:10 or yesterday 22:05."),
        needs_hour=_("Give the hour too, for example today 14:10. Limits in hours run from it."),
        error_messages={"required": _("Say when the person was found, for example today 14:10.")},
    )
    found = forms.ChoiceField(
        label=_("How was the person found?"),
        choices=FOUND,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Say how the person was found; “not classified yet” is an answer too.")
        },
    )
    authority = forms.ChoiceField(
        label=_("By which authority"),
        choices=(("", _("choose")), *(one for one in AUTHORITIES if one[0] in FINDERS)),
        error_messages={"required": _("Say which authority found the person.")},
    )
    asked = forms.ChoiceField(
        label=_("Did the person ask for protection?"),
        choices=ASKED,
        widget=forms.RadioSelect,
        error_messages={"required": _("Say whether the person asked for protection.")},
    )
    made_at = MomentField(
        label=_("When did they ask?"),
        help_text=_("Empty: at the first contact."),
        required=False,
    )
    words = forms.CharField(
        label=_("The words, in the language they were said"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    care = text_box(
        _("Needs care now"),
        300,
        help_text=_("Injury, illness, pregnancy, fear. If you looked: none seen."),
    )
    goes_to = forms.ChoiceField(label=_("Goes to"), choices=GOES_TO, required=False)

    def clean(self) -> dict[str, Any]:
        told = super().clean() or self.cleaned_data
        found_at, made_at = told.get("at"), told.get("made_at")
        if told.get("asked") == "yes" and found_at and made_at and _is_before(made_at, found_at):
            self.add_error(
                "made_at",
                gettext("They were found after that. Correct the hour here or at “When”."),
            )
        return told

    def contact(self) -> FirstContact:
        """What was found out; for a form without errors."""
        told = self.cleaned_data
        return FirstContact(
            found=Event(told["found"]),
            at=told["at"],
            place=told["place"],
            authority=told["authority"],
            identity=self.identity(),
            asking=self._asking(),
            note=self._note(),
            goes_to=told["goes_to"],
        )

    def answers(self) -> Answers:
        """What has been told so far, whether or not the form is complete."""
        self.is_valid()
        told = self.cleaned_data
        asked = told.get("asked") == "yes"
        return Answers(
            found=Event(told["found"]) if told.get("found") else None,
            found_at=told.get("at"),
            made_at=(told.get("made_at") or told.get("at")) if asked else None,
            authority=told.get("authority", ""),
            unaccompanied_minor=is_alone(told.get("age_group", "")),
        )

    def _asking(self) -> Asking | None:
        told = self.cleaned_data
        if told["asked"] != "yes":
            return None
        at = told["made_at"] or told["at"]
        return Asking(at=at, words=told["words"], language=told["language"])

    def _note(self) -> str:
        told = self.cleaned_data
        parts = []
        if told["asked"] == "unclear":
            parts.append(gettext("Whether protection is asked for is not clear: ask again."))
        if told["asked"] != "yes" and told["words"]:
            parts.append(gettext("Said: %(words)s") % {"words": told["words"]})
        if told["care"]:
            parts.append(gettext("Care: %(words)s") % {"words": told["care"]})
        return "\n".join(parts)


def _is_before(one: date | datetime, other: date | datetime) -> bool:
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
