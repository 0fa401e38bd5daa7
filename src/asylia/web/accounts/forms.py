"""What the pages of accounts ask."""

from collections.abc import Callable
from typing import Any, cast

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from asylia.web.accounts.models import Office, OfficeKind, Role, User
from asylia.web.accounts.tries import TooMany
from asylia.web.base.fields import PlainForm


class SignInForm(PlainForm):
    username = forms.CharField(
        label=gettext_lazy("Your sign-in name"),
        max_length=60,
        error_messages={"required": gettext_lazy("Write your sign-in name.")},
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label=gettext_lazy("Password"),
        max_length=200,
        strip=False,
        error_messages={"required": gettext_lazy("Write your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class PasswordForm(PlainForm):
    current = forms.CharField(
        label=gettext_lazy("The password you signed in with"),
        max_length=200,
        strip=False,
        error_messages={"required": gettext_lazy("Write the password you signed in with.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    new = forms.CharField(
        label=gettext_lazy("New password"),
        help_text=gettext_lazy(
            "At least 12 characters. Four words that do not belong together are good; your name"
            " and common passwords are refused."
        ),
        max_length=200,
        strip=False,
        error_messages={"required": gettext_lazy("Write a new password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )
    again = forms.CharField(
        label=gettext_lazy("New password again"),
        max_length=200,
        strip=False,
        error_messages={"required": gettext_lazy("Write the new password a second time.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, user: User, knows: Callable[[str], bool], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user, self.knows = user, knows

    def clean_current(self) -> str:
        current: str = self.cleaned_data["current"]
        try:
            is_right = self.knows(current)
        except TooMany as refusal:
            raise forms.ValidationError(refusal.reason, code=TooMany.code) from refusal
        if not is_right:
            raise forms.ValidationError(_("That is not the password you signed in with."))
        return current

    def clean_new(self) -> str:
        new: str = self.cleaned_data["new"]
        validate_password(new, self.user)
        if new == self.data.get("current"):
            raise forms.ValidationError(_("That is the password you have now. Choose another."))
        return new

    def clean_again(self) -> str:
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError(_("The two new passwords differ. Write them again."))
        return again


class OfficeForm(PlainForm):
    name = forms.CharField(
        label=gettext_lazy("Name of the office"),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the name of the office.")},
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What it does"),
        choices=OfficeKind.choices,
        error_messages={"required": gettext_lazy("Say what the office does.")},
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, office: Office | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.office = office

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        others = Office.objects.filter(name__iexact=name)
        if self.office is not None:
            others = others.exclude(pk=self.office.pk)
        if others.exists():
            raise forms.ValidationError(_("There is an office of that name. Choose another name."))
        return name


class OfficeChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Office) -> str:
        return obj.name


class UserForm(PlainForm):
    full_name = forms.CharField(
        label=gettext_lazy("Full name"),
        help_text=gettext_lazy("As colleagues know them; the case file writes only a reference."),
        max_length=120,
        error_messages={"required": gettext_lazy("Write the full name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"),
        choices=Role.choices,
        error_messages={"required": gettext_lazy("Choose a role.")},
        widget=forms.RadioSelect,
    )
    office = OfficeChoice(
        label=gettext_lazy("Office"),
        queryset=Office.objects.none(),
        to_field_name="reference",
        empty_label=gettext_lazy("Choose an office"),
        error_messages={"required": gettext_lazy("Choose an office.")},
    )

    def __init__(self, *args: Any, offices: QuerySet[Office], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("OfficeChoice", self.fields["office"]).queryset = offices

    def clean_role(self) -> Role:
        return Role(self.cleaned_data["role"])


class NewUserForm(UserForm):
    username = forms.CharField(
        label=gettext_lazy("Sign-in name"),
        help_text=gettext_lazy("Small letters, digits, dots and hyphens. It is never changed."),
        max_length=60,
        error_messages={"required": gettext_lazy("Write a sign-in name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ["full_name", "username", "role", "office"]

    def clean_username(self) -> str:
        username = str(self.cleaned_data["username"]).lower()
        if not set(username) <= set("abcdefghijklmnopqrstuvwxyz0123456789.-"):
            raise forms.ValidationError(
                _("Use small letters from a to z, digits, dots and hyphens only.")
            )
        if User.objects.filter(username=username).exists():
            raise forms.ValidationError(_("That sign-in name is taken. Choose another."))
        return username
