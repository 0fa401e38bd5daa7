"""Papers under the key of their case: sealed for one entry of one case, and opened again."""

from asylia.web.cases import keys
from asylia.web.cases.models import Case
from asylia.web.cases.shares import cipher_for


def sealed(case: Case, paper: bytes, *, number: int) -> bytes:
    """A paper, sealed; it opens in the place of this entry alone.

    Args:
        case: The case.
        paper: The PDF.
        number: The number of its entry.
    """
    return keys.seal(paper, key=cipher_for(case).key, bound_to=_place(case, number))


def opened(case: Case, stored: bytes | memoryview, *, number: int) -> bytes:
    """A paper as it was made.

    Args:
        case: The case.
        stored: What is stored of it.
        number: The number of its entry.
    """
    return keys.unseal(bytes(stored), key=cipher_for(case).key, bound_to=_place(case, number))


def _place(case: Case, number: int) -> str:
    return f"papers_paper|sealed|{case.reference}|{number}"
