"""Random public references: what a page, a log or an address says instead of a name."""

import secrets

from django.urls.converters import StringConverter

LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""No 0, 1, I, L, O or U: nothing that is misheard on the telephone or spells a word."""


def random_reference(prefix: str, *, groups: int) -> str:
    """A new reference, such as ``S-7Q4K-2M9X``: the prefix and groups of four letters.

    Args:
        prefix: What stands before the first hyphen.
        groups: How many groups of four; each holds nearly 20 bits.
    """
    parts = ("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(groups))
    return "-".join((prefix, *parts))


def derived_reference(prefix: str, *, digest: str, groups: int) -> str:
    """The reference that always comes of this keyed digest, and looks like a random one.

    Args:
        prefix: What stands before the first hyphen.
        digest: Hexadecimal digits that nobody can foretell.
        groups: How many groups of four.
    """
    number, letters = int(digest, 16), ""
    for _ in range(4 * groups):
        number, place = divmod(number, len(LETTERS))
        letters += LETTERS[place]
    parts = (letters[start : start + 4] for start in range(0, len(letters), 4))
    return "-".join((prefix, *parts))


class InAddress(StringConverter):
    """A reference in an address, ``<ref:…>``: nothing else reaches the database."""

    regex = "[A-Za-z0-9-]{1,20}"
