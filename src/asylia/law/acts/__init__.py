"""The acts, one file for each (or each part of it), in the order of their articles."""

from asylia.law.acts import (
    ammr,
    ammr_transfer,
    apd,
    apd_remedies,
    apr,
    apr_examination,
    dublin_iii,
    dublin_iii_take_back,
    dublin_iii_transfer,
    eurodac,
    eurodac_2013,
    rbp,
    rcd_2013,
    reg_1560,
    sr,
)
from asylia.law.limits import TimeLimit

RULES: tuple[TimeLimit, ...] = (
    *sr.RULES,
    *apr.RULES,
    *apr_examination.RULES,
    *ammr.RULES,
    *ammr_transfer.RULES,
    *eurodac.RULES,
    *rbp.RULES,
    *apd.RULES,
    *apd_remedies.RULES,
    *dublin_iii.RULES,
    *dublin_iii_take_back.RULES,
    *dublin_iii_transfer.RULES,
    *reg_1560.RULES,
    *eurodac_2013.RULES,
    *rcd_2013.RULES,
)
"""Every limit, each after those that its conditions name."""
