"""Papers under the key of their case: sealed for one entry of one case, and opened again."""

from asylia.web.cases import keys
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.models import Case
from asylia.web.cases.shares import cipher_for


def sealed(case: Case, paper: bytes, *, number: int) -> bytes:
    """A paper, sealed; it opens in the place of this entry alone.

    Args:
        case: The case.
        paper: The PDF.
        number: The number of its entry.
    """
    cipher = cipher_for(case)
    return keys.seal(paper, key=cipher.key, bound_to=_place(cipher, number))


def opened(case: Case, stored: bytes | memoryview, *, number: int) -> bytes:
    """A paper as it was made.

    Args:
        case: The case.
        stored: What is stored of it.
        number: The number of its entry.
    """
    return opened_with(cipher_for(case), stored, number=number)


def opened_with(cipher: CaseCipher, stored: bytes | memoryview, *, number: int) -> bytes:
    """The same with the cipher of the case.

    Args:
        cipher: The cipher.
        stored: What is stored of the paper.
        number: The number of its entry.

    Raises:
        KeyStoreError: It was altered, or lies in another place.
    """
    return keys.unseal(bytes(stored), key=cipher.key, bound_to=_place(cipher, number))


def _place(cipher: CaseCipher, number: int) -> str:
    return f"papers_paper|sealed|{cipher.case}|{number}"
