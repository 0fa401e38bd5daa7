"""Why nothing is shown: what is not sane, for whoever reads and for whoever runs Asylia."""

from enum import StrEnum
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Why(StrEnum):
    """What is not sane."""

    DATABASE = "database"
    RECORD = "record"
    KEYS = "keys"
    ROWS = "rows"
    CLOCK = "clock"


class Words(NamedTuple):
    """What a closed page says.

    Attributes:
        says: Why nothing is shown.
        mend: What whoever runs Asylia does.
    """

    says: Promise | str
    mend: Promise | str


WORDS = {
    Why.RECORD: Words(
        _("It cannot be written down who reads and who acts, so nobody does."),
        _(
            "Is the disk full? Did a table of the record lose its right to be added to, or does a"
            " trigger refuse? The log names it."
        ),
    ),
    Why.KEYS: Words(
        _("The key store, without which no file opens, is missing or not the right one."),
        _(
            "Put the key file back in its place, for its owner alone, or mend the device or"
            " service. “asylia keys check” says what is wrong."
        ),
    ),
    Why.ROWS: Words(
        _("The database does not keep apart what belongs to different people."),
        _(
            "Row security is off or not whole, or the role of the application has too many rights."
            " Run “asylia migrate”; the log names the tables."
        ),
    ),
    Why.CLOCK: Words(
        _("The clock is wrong, and the law's time limits hang on it."),
        _("Set the clocks of this machine and of the database, and let them follow a time server."),
    ),
}
