"""Which rules this floor can tell: one with a word that it does not know is left to the clock."""

from dataclasses import MISSING, Field, fields, is_dataclass
from functools import cache

from asylia.law.citation import Citation
from asylia.law.columns.conditions import ALONE
from asylia.law.limits import (
    AllOf,
    AnyOf,
    Attribute,
    Before,
    Derogates,
    During,
    Extended,
    Extension,
    Happened,
    Happens,
    Interpretation,
    Latest,
    LessLeft,
    Limb,
    Longer,
    Missed,
    Not,
    Overtaken,
    Pause,
    PersonIs,
    Preferred,
    Reading,
    TimeLimit,
    Unsettled,
    Unused,
    WithinLimit,
    Younger,
)
from asylia.law.periods import Counting, CountingPoint, Length

WORDS: dict[type, str] = {
    TimeLimit: "id cites title says owed_by runs_from counted_by lasts kind at_once "
    "no_later_than that_day before_end_of applies_if met_by shown_by early limbs extended_by "
    "pauses overtaken_by if_missed reading per_state liberty national at_least at_most below "
    "within stated longer rivals twins in_force_from in_force_until unverified",
    Happens: "event where strictly",
    Latest: "events",
    Preferred: "events",
    Happened: "events says",
    Attribute: "event key values says absent silent",
    PersonIs: "fact value says under",
    Younger: "years says",
    During: "begins ends says now",
    Extended: "limit says ground",
    WithinLimit: "events limit says after_start",
    Unused: "events limit least says",
    Unsettled: "id says yes no",
    Derogates: "article says at asked running pending left_open",
    LessLeft: "event limit length says",
    Before: "event other says",
    AllOf: "parts says",
    AnyOf: "parts says",
    Not: "part says",
    Limb: "runs_from lasts cites says",
    Extension: "lasts when cites says",
    Longer: "lasts cites says",
    Pause: "begins ends restarts cites says once_ended",
    Overtaken: "by cites says until",
    Missed: "says cites derives lapses final goes_on",
    Reading: "key says cites runs_from lasts counted_by limb whole_day only_if",
    Interpretation: "id question readings default chosen_by chosen_on only_if",
    Citation: "instrument article",
    Length: "amount unit",
    Counting: "name event_day days_inside same_day short_month rolling rolls keeps "
    "two_working_days why_not_rolled disputed from_the_moment backward hours_begin",
    CountingPoint: "id question kept other kept_says other_says cites",
}
"""The words of ``limits`` and ``periods`` that this floor reads as the clock does."""


@cache
def is_known(rule: TimeLimit) -> bool:
    """Whether a rule is written with words that this floor knows, and with no others."""
    return _is_known(rule)


def _is_known(part: object) -> bool:
    if isinstance(part, tuple):
        return all(_is_known(each) for each in part)
    if not is_dataclass(part) or isinstance(part, type):
        return True
    if type(part) not in WORDS or (isinstance(part, PersonIs) and part.fact != ALONE):
        return False
    words = WORDS[type(part)].split()
    return all(
        _is_known(getattr(part, each.name)) if each.name in words else _is_silent(part, each)
        for each in fields(part)
    )


def _is_silent(part: object, word: Field[object]) -> bool:
    """Whether a word that this floor does not know says nothing, and so changes nothing."""
    return word.default is not MISSING and getattr(part, word.name) == word.default
