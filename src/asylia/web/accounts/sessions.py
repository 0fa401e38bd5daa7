"""Sessions in the database, under a digest of their key and beside the user whose they are."""

import hashlib
from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.backends.base import SessionBase

from asylia.web.base.rows import first

KEY_LENGTH = 40


def kept_as(key: str) -> str:
    """What stands in the database for a session's key: 160 bits that open nothing.

    Args:
        key: What the browser sends.
    """
    return hashlib.sha256(key.encode()).hexdigest()[:KEY_LENGTH]


class SessionStore(db.SessionStore):
    """Django's sessions; the database never sees the key that the browser holds."""

    @classmethod
    def get_model_class(cls) -> type[Any]:
        """Our own table."""
        from asylia.web.accounts.models import Session

        return Session

    def _get_session_from_db(self) -> Any:  # noqa: ANN401 -- as Django has it
        key = kept_as(self.session_key or "")
        found = first(self.model, "session_key = %s and expire_date > statement_timestamp()", key)
        if found is None:
            self._session_key = None
        return found

    def exists(self, session_key: str) -> bool:
        """Whether there is a session of that key."""
        return super().exists(kept_as(session_key))

    def create_model_instance(self, data: dict[str, Any]) -> Any:  # noqa: ANN401 -- as above
        """The row: as Django makes it, with our key and its owner."""
        row = super().create_model_instance(data)
        row.session_key = kept_as(row.session_key)
        row.user_id = data.get(SESSION_KEY)  # type: ignore[attr-defined]
        return row

    def delete(self, session_key: str | None = None) -> None:
        """End the session, or the one of that key."""
        key = session_key or self.session_key
        if key:
            super().delete(kept_as(key))


def taken_once(session: SessionBase, name: str) -> Any:  # noqa: ANN401 -- whatever was kept
    """Take what a session keeps under this name; of requests side by side one gets it.

    Each has read the session before the others wrote theirs, so the stored one is asked, and held
    until this request ends.

    Args:
        session: The session of this request.
        name: What is taken.

    Returns:
        What was kept; None if there is nothing, or another request took it.
    """
    kept = session.pop(name, None)
    key = kept_as(session.session_key or "")
    stored = SessionStore.get_model_class().objects.select_for_update().filter(session_key=key)
    row = stored.first()
    if row is None:
        session.modified = False  # it is gone: nothing of it is stored again
        return None
    return kept if row.get_decoded().get(name) == kept else None
