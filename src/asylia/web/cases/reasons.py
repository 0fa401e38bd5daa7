"""Reasons of staff, sealed: they are asked to name nobody, and somebody will.

A reason stands beside the file and is read by people who hold no key of the case: an auditor of a
locked one, the overseer of an emergency access. So it is sealed under one key of its own, which the
key store seals; a dump, a log or a file of the database holds none in clear.
"""

import base64
from hashlib import sha256
from typing import Any

from django.db import connection, models

from asylia.web.cases import keys
from asylia.web.cases.keys import KeyStoreError

PLACE = "cases_reasonkey|sealed|1"
READ = "select sealed from cases_reasonkey where id = 1"
MAKE = "insert into cases_reasonkey (id, store, sealed) values (1, %s, %s) on conflict do nothing"
SEALED = "sealed"
"""The first word of what is stored; reasons from before stand in clear, and are shown all the
same."""
_OPENED: dict[str, bytes] = {}
"""The keys that this process has opened, by their names: a page shows a hundred reasons."""


class SealedText(models.TextField):  # type: ignore[type-arg]
    """Words that nobody reads in the database."""

    def get_prep_value(self, value: Any) -> Any:  # noqa: ANN401 -- Django types it so
        """What is stored: the words, sealed for this column."""
        words = super().get_prep_value(value)
        return self._sealed(words) if words else words

    def from_db_value(self, value: str | None, _expression: object, _link: object) -> str | None:
        """The words."""
        first, _, rest = (value or "").partition(":")
        name, _, sealed = rest.partition(":")
        if first != SEALED or not sealed:
            return value
        key = _key_named(name)
        return keys.unseal(base64.b64decode(sealed), key=key, bound_to=self._place()).decode()

    def deconstruct(self) -> Any:  # noqa: ANN401 -- as above
        """For migrations a column of text: what stands in it is no matter of theirs."""
        name, _path, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs

    def _sealed(self, words: str) -> str:
        name = _newest()
        sealed = keys.seal(words.encode(), key=_OPENED[name], bound_to=self._place())
        return f"{SEALED}:{name}:{base64.b64encode(sealed).decode()}"

    def _place(self) -> str:
        return f"{self.model._meta.db_table}|{self.column}"  # noqa: SLF001 -- Django's own name


def _newest() -> str:
    """The name of the key that seals now; it is opened, and made if there is none yet."""
    with connection.cursor() as cursor:
        cursor.execute(READ)
        if (row := cursor.fetchone()) is None:
            store = keys.key_store_for_new()
            cursor.execute(MAKE, [store.name, store.seal(keys.new_case_key(), bound_to=PLACE)])
            cursor.execute(READ)
            row = cursor.fetchone()
    key = keys.key_store().open(bytes(row[0]), bound_to=PLACE)
    name = sha256(b"asylia-reason-key-name" + key).hexdigest()[:16]
    _OPENED[name] = key
    return name


def _key_named(name: str) -> bytes:
    """The key of that name, while the key store is at hand.

    Raises:
        KeyStoreError: The key store is missing, or the key is another one.
    """
    keys.key_store()
    if name not in _OPENED and _newest() != name:
        raise KeyStoreError(
            "A reason is sealed by a key that is not in this database. Run asylia keys check."
        )
    return _OPENED[name]
