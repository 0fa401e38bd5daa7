"""What the law book asks: words to look for, two days to compare."""

from django import forms
from django.utils.translation import gettext_lazy as _

from asylia.web.base.fields import PlainForm
from asylia.web.base.moments import DayField, SaidForm


class WordsForm(PlainForm):
    """Words that an entry has to hold."""

    words = forms.CharField(label=_("Words, an article or an id"), required=False, max_length=100)


class DaysForm(SaidForm):
    """Two days between which the law may have changed."""

    first = DayField(label=_("From the law of"))
    last = DayField(label=_("To the law of"))
