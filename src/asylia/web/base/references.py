"""Random public references: what a page, a log or an address says instead of a name."""

import secrets

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
