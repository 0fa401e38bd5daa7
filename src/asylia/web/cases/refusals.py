"""Why an entry is not written, beside the reasons of ``access``: the file itself says no."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from asylia.casefile.contradictions import Clash, Contradiction
from asylia.casefile.entries import Entry
from asylia.web.accounts.refusal import Refused
from asylia.web.cases.events import event_words


class Contradicts(Refused):
    """A date contradicts another in the file. Who knows that may record it as a contradiction."""

    box, code = "at", "contradicts"

    def __init__(self, found: Sequence[Contradiction]) -> None:
        """Say which entries contradict each other."""
        sentences = {
            Clash.ORDER: _("“%(late)s” would lie before “%(early)s” (entry %(number)d)."),
            Clash.LONG_BEFORE: _(
                "“%(late)s” would lie more than a year before the person was met (“%(early)s”,"
                " entry %(number)d). Is the year right?"
            ),
            Clash.BEFORE_BIRTH: _(
                "“%(late)s” would lie before the person was born, as entry %(number)d states."
            ),
        }
        said = [
            sentences[one.clash]
            % {
                "late": event_words(one.event),
                "early": event_words(one.before_event),
                "number": one.before,
            }
            for one in found
        ]
        mend = _("Correct the date, or record it as a contradiction.")
        super().__init__(" ".join([*said, mend]))
        self.found = tuple(found)


class OthersRest(Refused):
    """Other entries follow on what is taken back. Who knows that may take it back all the same."""

    box, code = "withdrawn", "others_rest"

    def __init__(self, found: Sequence[Entry]) -> None:
        """Say which entries follow on it."""
        sentence = _("“%(event)s” (entry %(number)d) follows on it.")
        said = [
            sentence % {"event": event_words(one.header.event), "number": one.header.number}
            for one in found
        ]
        mend = _("Take those back first, or confirm that they stay without it.")
        super().__init__(" ".join([*said, mend]))
        self.found = tuple(found)


class MovedOn(Refused):
    """Somebody wrote into the file after it was looked at."""

    def __init__(self, *, last: int) -> None:
        """Say so, and up to which entry the file goes now."""
        super().__init__(
            _(
                "The file has moved on while you were writing. Look at what was added, and send"
                " again if it still holds. Nothing that you wrote is lost."
            )
        )
        self.last = last
