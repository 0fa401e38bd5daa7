"""The law's own sentences, said in the language of the page."""

from datetime import date

from django.utils.translation import ngettext

from asylia.law.periods import Length
from asylia.law.sentences import Sentence
from asylia.web.base.days import moment_words
from asylia.web.base.languages import gettext

UNITS = {
    "hours": lambda n: ngettext("%(n)d hour", "%(n)d hours", n),
    "days": lambda n: ngettext("%(n)d day", "%(n)d days", n),
    "working_days": lambda n: ngettext("%(n)d working day", "%(n)d working days", n),
    "weeks": lambda n: ngettext("%(n)d week", "%(n)d weeks", n),
    "months": lambda n: ngettext("%(n)d month", "%(n)d months", n),
    "years": lambda n: ngettext("%(n)d year", "%(n)d years", n),
}


def in_words(part: object) -> str:
    """A sentence of the law, or a part of one, in the language of the page.

    Args:
        part: A sentence with its pattern, a day, a moment, a length, or plain English that stands
            in the catalogue as a whole.
    """
    if isinstance(part, Sentence):
        return gettext(part.pattern) % {name: in_words(one) for name, one in part.parts.items()}
    if isinstance(part, date):
        return moment_words(part)
    if isinstance(part, Length):
        return length_words(part)
    text = str(part)
    return gettext(text) if text else ""


def length_words(length: Length) -> str:
    """How long a period is: ``21 days``."""
    return UNITS[length.unit](length.amount) % {"n": length.amount}
