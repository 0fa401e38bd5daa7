"""Who the person says they are, for the head of the case page; what is unknown is said so."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from babel import Locale
from babel.dates import format_date

from asylia.casefile.entries import Entry, identity_of
from asylia.web.base.days import day_words
from asylia.web.base.languages import gettext, locale_now
from asylia.web.cases.stages import stage_of, stage_words
from asylia.web.cases.words import AGE_GROUPS

NAMES = ("given_names", "family_name")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One fact of the head: what it is, what is said, and what else there is to know of it."""

    label: str
    value: str
    more: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """The head of a case page.

    Attributes:
        name: The name as stated.
        own_script: The name as the person writes it.
        facts: What everybody needs first.
    """

    name: str
    own_script: str
    facts: tuple[Fact, ...]


def identity_from(entries: Iterable[Entry], events: Mapping[str, date]) -> Identity:
    """The head of a case page.

    Args:
        entries: The file's entries in their order.
        events: The day of each event of the law that stands in the file.
    """
    told = identity_of(entries)
    name = " ".join(str(told[part]) for part in NAMES if told.get(part))
    return Identity(
        name=name or gettext("Name not known"),
        own_script=str(told.get("name_in_own_script", "")),
        facts=(_stage(events), _born(told), _nationality(told), _language(told), _alone(told)),
    )


def _stage(events: Mapping[str, date]) -> Fact:
    label = gettext("Stage")
    stage = stage_of(events)
    if stage is None:
        return Fact(label=label, value=stage_words(""), more=gettext("no application made"))
    since = gettext("since %(day)s") % {"day": day_words(events[stage])}
    return Fact(label=label, value=stage_words(stage), more=since)


def _born(told: Mapping[str, object]) -> Fact:
    born = told.get("date_of_birth") or told.get("year_of_birth")
    label = gettext("Born")
    if not isinstance(born, str | int):
        group = str(dict(AGE_GROUPS).get(str(told.get("age_group")), ""))
        return Fact(label=label, value=gettext("not known"), more=group)
    return Fact(label=label, value=born_words(str(born)), more=gettext("as stated"))


def _nationality(told: Mapping[str, object]) -> Fact:
    codes = told.get("nationality")
    label = gettext("Nationality")
    if not isinstance(codes, list | tuple) or not codes:
        return Fact(label=label, value=gettext("not known"))
    names = ", ".join(country(str(code)) for code in codes)
    return Fact(label=label, value=names, more=gettext("as stated"))


def _language(told: Mapping[str, object]) -> Fact:
    code = told.get("language")
    label = gettext("Language")
    if not code:
        return Fact(label=label, value=gettext("not known"))
    return Fact(label=label, value=language(str(code)))


def _alone(told: Mapping[str, object]) -> Fact:
    alone = told.get("unaccompanied_minor")
    label = gettext("Unaccompanied minor")
    if not isinstance(alone, bool):
        return Fact(
            label=label, value=gettext("not known"), more=gettext("some limits depend on it")
        )
    return Fact(label=label, value=gettext("yes") if alone else gettext("no"))


def born_words(born: str) -> str:
    """A date of birth without its weekday; or the year, if only that is known."""
    if born.isdecimal():
        return born
    return str(format_date(date.fromisoformat(born), "d MMM y", _locale()))


def country(code: str) -> str:
    """The name of a country in the reader's language; a code we do not know stays a code."""
    return str(_locale().territories.get(code, code))


def language(code: str) -> str:
    """The name of a language in the reader's language; a code we do not know stays a code."""
    return str(_locale().languages.get(code, code))


def _locale() -> Locale:
    return Locale.parse(locale_now())
