"""The fields that a template may name: what each is called, what it is, and where it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from asylia.web.base.languages import gettext_lazy as _


class Sort(StrEnum):
    """What a field holds, and so how it is set in each language."""

    LINE = "line"
    WORDS = "words"
    DAY = "day"
    MOMENT = "moment"
    COUNTRIES = "countries"
    LANGUAGE = "language"
    CODE = "code"
    SIGNS = "signs"


class Origin(StrEnum):
    """Who knows a field."""

    FILE = "file"
    CLOCK = "clock"
    ASKED = "asked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a paper.

    Attributes:
        label: What it is called where it is asked for, or where it is missing.
        sort: What it holds.
        origin: Who knows it.
        hint: What helps to answer, where it is asked for.
        longest: How many characters an answer may have.
    """

    label: object
    sort: Sort = Sort.LINE
    origin: Origin = Origin.FILE
    hint: object = ""
    longest: int = 200


LONGEST = {Sort.WORDS: 100_000}
"""Characters that an answer may have: the reasons of a decision fill twenty pages."""


def _asked(label: object, sort: Sort = Sort.LINE, *, hint: object = "") -> Field:
    longest = LONGEST.get(sort, 200)
    return Field(label=label, sort=sort, origin=Origin.ASKED, hint=hint, longest=longest)


FIELDS: Mapping[str, Field] = {
    "case": Field(label=_("Reference of the case"), sort=Sort.SIGNS),
    "office": Field(label=_("Office")),
    "issued_on": Field(label=_("Day of the paper"), sort=Sort.DAY),
    "name": Field(label=_("Name")),
    "name_in_own_script": Field(label=_("Name in own script")),
    "born": Field(label=_("Born"), sort=Sort.DAY),
    "nationality": Field(label=_("Nationality, as stated"), sort=Sort.COUNTRIES),
    "language_spoken": Field(label=_("Language understood"), sort=Sort.LANGUAGE),
    "made_on": Field(label=_("Day on which the application was made"), sort=Sort.DAY),
    "registered_on": Field(label=_("Day on which the application was registered"), sort=Sort.DAY),
    "lodged_on": Field(label=_("Day on which the application was lodged"), sort=Sort.DAY),
    "decided_on": Field(label=_("Day of the decision"), sort=Sort.DAY),
    "outcome": Field(label=_("Outcome"), sort=Sort.CODE),
    "article": Field(label=_("Article that it rests on"), sort=Sort.SIGNS),
    "state": Field(label=_("Other State"), sort=Sort.COUNTRIES),
    "transfer_decided_on": Field(label=_("Day of the transfer decision"), sort=Sort.DAY),
    "accepted_on": Field(label=_("Day on which the other State accepted"), sort=Sort.DAY),
    "lodge_by": Field(
        label=_("Last day to lodge the application"), sort=Sort.DAY, origin=Origin.CLOCK
    ),
    "appeal_until": Field(label=_("Last day to appeal"), sort=Sort.DAY, origin=Origin.CLOCK),
    "appeal_provision": Field(
        label=_("Provision of the last day to appeal"), sort=Sort.SIGNS, origin=Origin.CLOCK
    ),
    "remain_until": Field(label=_("Last day to ask to remain"), sort=Sort.DAY, origin=Origin.CLOCK),
    "request_by": Field(
        label=_("Last day to send the request"), sort=Sort.DAY, origin=Origin.CLOCK
    ),
    "served_on": _asked(
        _("Day of service"),
        Sort.DAY,
        hint=_("The day on which the person gets it; the last day to appeal is counted from it."),
    ),
    "court": _asked(_("Court that decides on the appeal")),
    "court_address": _asked(_("Address of the court")),
    "office_address": _asked(_("Address and telephone of the office")),
    "legal_aid": _asked(_("Where legal aid is found")),
    "reasons": _asked(_("Reasons"), Sort.WORDS, hint=_("Written for the person, in fact and law.")),
    "reasons_translated": _asked(
        _("The reasons in the person’s language"),
        Sort.WORDS,
        hint=_("May stay empty; the paper then says in which language the reasons stand."),
    ),
    "interview_at": _asked(
        _("When the interview begins"), Sort.MOMENT, hint=_("For example 24 8 2026 9:15.")
    ),
    "place": _asked(_("Place"), hint=_("Building, street and room.")),
    "interpreter_language": _asked(_("Language of the interpreter"), Sort.LANGUAGE),
    "to_bring": _asked(_("What to bring"), hint=_("Documents, for example.")),
    "handed_in": _asked(
        _("What was handed in"), Sort.WORDS, hint=_("One thing on each line: kind, number, pages.")
    ),
    "handed_in_on": _asked(_("Day on which it was handed in"), Sort.DAY),
    "kept": _asked(_("What is kept as an original"), Sort.WORDS),
    "transfer_at": _asked(_("When the transfer is"), Sort.MOMENT),
    "report_to": _asked(_("Where to report"), hint=_("Place and authority in the other State.")),
    "criterion": _asked(
        _("Criterion of responsibility"), hint=_("The article, and in a sentence.")
    ),
    "evidence": _asked(_("Evidence and indications"), Sort.WORDS, hint=_("One on each line.")),
}
"""Every field there is. A template that names another one is refused, with that name."""
