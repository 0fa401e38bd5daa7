"""Why an entry is not written, beside the reasons of ``access``: the file itself says no."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from asylia.casefile.contradictions import Contradiction
from asylia.web.accounts.refusal import Refused


class Contradicts(Refused):
    """A date contradicts another in the file. Who knows that may record it as a contradiction."""

    def __init__(self, found: Sequence[Contradiction]) -> None:
        """Say which entries contradict each other."""
        sentence = _("“%(late)s” would lie before “%(early)s” (entry %(number)d).")
        said = [
            sentence
            % {"late": one.event.words, "early": one.before_event.words, "number": one.before}
            for one in found
        ]
        mend = _("Correct the date, or record it as a contradiction.")
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
