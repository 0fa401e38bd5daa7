"""The acts, one file for each (or each part of it), in the order of their articles."""

from asylia.law.acts import ammr, ammr_transfer, apr, apr_examination, eurodac, rbp, sr
from asylia.law.limits import TimeLimit

RULES: tuple[TimeLimit, ...] = (
    *sr.RULES,
    *apr.RULES,
    *apr_examination.RULES,
    *ammr.RULES,
    *ammr_transfer.RULES,
    *eurodac.RULES,
    *rbp.RULES,
)
"""Every limit, each after those that its conditions name."""
