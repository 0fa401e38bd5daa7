"""What the pages of second factors ask."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from asylia.web.accounts.models import User
from asylia.web.accounts.passkeys import LONGEST_ANSWER
from asylia.web.base.fields import PlainForm


class AnswerField(forms.CharField):
    """The answer of a passkey, which the page's script writes; nobody types it."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, max_length=LONGEST_ANSWER, strip=False)


class CodeField(forms.CharField):
    """A code of six digits, or one from paper."""

    def __init__(self, **told: Any) -> None:
        told.setdefault("label", gettext_lazy("Code"))
        super().__init__(
            max_length=40,
            error_messages={"required": gettext_lazy("Write the code.")},
            widget=forms.TextInput(
                attrs={"autocomplete": "one-time-code", "inputmode": "text", "spellcheck": "false"}
            ),
            **told,
        )


class PasskeySignInForm(PlainForm):
    answer = AnswerField()


class NewPasskeyForm(PlainForm):
    name = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        help_text=gettext_lazy("So that you know it again: work laptop, key on my key ring."),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the passkey a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    answer = AnswerField()


class NameForm(PlainForm):
    name = forms.CharField(
        label=gettext_lazy("Name of the passkey"),
        max_length=60,
        error_messages={"required": gettext_lazy("Give the passkey a name.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FirstCodeForm(PlainForm):
    code = CodeField(
        label=gettext_lazy("The code that the app shows now"),
        help_text=gettext_lazy("Six digits. It changes every half minute."),
    )


class SecondForm(PlainForm):
    """The second factor at the sign-in: a code, or what a passkey answered."""

    one_of = frozenset({"code", "answer"})

    code = CodeField(
        required=False,
        help_text=gettext_lazy("Of your code app; or one of your recovery codes, once."),
    )
    answer = AnswerField()

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not any(told.get(name) for name in ("code", "answer")):
            self.add_error("code", _("Write the code."))
        return told


class ConfirmForm(PlainForm):
    """Who sits there: asks for a second factor of those who have one, else for the password."""

    one_of = frozenset({"password", "code", "answer"})

    password = forms.CharField(
        label=gettext_lazy("Your password"),
        required=False,
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    code = CodeField(required=False, help_text=gettext_lazy("Of your code app."))
    answer = AnswerField()

    def __init__(self, *args: Any, user: User, has_passkey: bool, has_app: bool) -> None:
        super().__init__(*args, prefix="confirm")
        self.has_passkey, self.has_app = has_passkey, has_app
        self.is_provable = has_passkey or has_app or user.has_usable_password()
        if has_passkey or has_app:
            del self.fields["password"]
        if not has_app:
            del self.fields["code"]
        if not has_passkey:
            del self.fields["answer"]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not self.errors and not any(told.values()):
            self.add_error(None, _("Say who you are in one of these ways."))
        return told
