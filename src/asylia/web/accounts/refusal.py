"""The one way to say no: with the reason that the page has shown."""


class Refused(Exception):
    """An act that is not possible, and why.

    The reason is written for the person who asked; it names nobody.

    Attributes:
        box: The box of a form that can set it right; empty for none.
        code: What a page asks for the kind of the refusal.
    """

    box = ""
    code = "refused"

    def __init__(self, reason: str) -> None:
        """Remember the reason."""
        super().__init__(reason)
        self.reason = reason


def require(reason: str | None) -> None:
    """Go on if there is no reason against it.

    Args:
        reason: The answer of a ``why_not_…`` question; None if nothing stands in the way.

    Raises:
        Refused: There is a reason.
    """
    if reason is not None:
        raise Refused(reason)
