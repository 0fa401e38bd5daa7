"""What an administrator writes to link an account to the identity provider."""

from django import forms
from django.utils.translation import gettext_lazy

from asylia.web.base.fields import PlainForm


class IdentityForm(PlainForm):
    subject = forms.CharField(
        label=gettext_lazy("Subject at the identity provider"),
        help_text=gettext_lazy("What the provider calls the person (`sub`), letter by letter."),
        max_length=255,
        error_messages={"required": gettext_lazy("Write the subject.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
