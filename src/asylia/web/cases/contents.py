"""Contents of entries: salted, spelled in bytes, sealed with their case's key; and back."""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass

from asylia.casefile import chain
from asylia.casefile.entries import canonical
from asylia.web.cases import keys


@dataclass(frozen=True, slots=True)
class CaseCipher:
    """Seals and opens the contents of one case.

    Attributes:
        case: The case's reference, which everything sealed is bound to.
        key: The case's key.
    """

    case: str
    key: bytes

    def seal(self, content: Mapping[str, object], *, number: int) -> tuple[bytes, bytes]:
        """The commitment to a content, and the content sealed together with its salt."""
        salt, spelled = os.urandom(chain.SALT_BYTES), canonical(content)
        sealed = keys.seal(salt + spelled, key=self.key, bound_to=self._place(number))
        return chain.commitment(salt, spelled), sealed

    def open(self, sealed: bytes | memoryview, *, number: int) -> dict[str, object]:
        """The content of an entry."""
        spelled = self._opened(sealed, number)[chain.SALT_BYTES :]
        content: dict[str, object] = json.loads(spelled)
        return content

    def committed(self, sealed: bytes | memoryview, *, number: int) -> bytes:
        """The commitment that belongs to what is sealed here."""
        opened = self._opened(sealed, number)
        return chain.commitment(opened[: chain.SALT_BYTES], opened[chain.SALT_BYTES :])

    def _opened(self, sealed: bytes | memoryview, number: int) -> bytes:
        return keys.unseal(bytes(sealed), key=self.key, bound_to=self._place(number))

    def _place(self, number: int) -> str:
        return f"cases_entrycontent|sealed|{self.case}|{number}"


def key_place(case: str) -> str:
    """What a case's sealed key is bound to."""
    return f"cases_casekey|sealed|{case}"
