"""Why a file cannot be read."""


class HistoryError(ValueError):
    """A file cannot be read as it stands.

    Attributes:
        file: The name of the file as it was given.
        position: Where in the file: a line and column, or a path such as `events[3].at`.
        what: What is wrong.
        mend: What to do about it.
    """

    def __init__(self, file: str, position: str, what: str, mend: str) -> None:
        """Say where, what and how to mend it."""
        super().__init__(f"{file}: {position}: {what}. {mend}")
        self.file = file
        self.position = position
        self.what = what
        self.mend = mend
