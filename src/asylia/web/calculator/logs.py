"""What gunicorn may log, of calculator and desk: no address of a page, of a visitor, no words."""

import sys

from gunicorn.glogging import Logger

from asylia.web.base.logs import Wordless


class WordlessLogger(Logger):  # type: ignore[misc]
    """A logger that names the kind and the place of a fault and nothing of the request."""

    def warning(self, msg: str, *args: object, **kwargs: object) -> None:
        """Say nothing: a warning of this server is about one visitor's request."""

    def exception(self, msg: str, *args: object, **kwargs: object) -> None:
        """Say which fault it was and where, and not which address was asked for."""
        del msg, args, kwargs
        self.error("A request failed:\n%s", Wordless().formatException(sys.exc_info()))
