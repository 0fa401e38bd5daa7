"""How the pages of the law book name things."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from markupsafe import Markup

from asylia.law.book import Entry
from asylia.law.book.roles import Part
from asylia.law.citation import Act
from asylia.law.limits import TimeLimit
from asylia.law.terms import Event, Reason, Status
from asylia.web.base.citations import OFFICIAL_TEXT
from asylia.web.base.days import day_words
from asylia.web.base.sentences import in_words
from asylia.web.cases.events import EVENTS

PARTS = {
    Part.STARTS: gettext_lazy("What starts then"),
    Part.MEETS: gettext_lazy("What it meets"),
    Part.SHOWS: gettext_lazy("What it shows to have been met"),
    Part.PAUSES: gettext_lazy("What stands still from then"),
    Part.RESUMES: gettext_lazy("What goes on from then"),
    Part.EXTENDS: gettext_lazy("What it makes longer"),
    Part.OVERTAKES: gettext_lazy("What no longer matters then"),
    Part.ENDS: gettext_lazy("What has to be done no later than this"),
    Part.FOLLOWS: gettext_lazy("What makes the law produce it"),
    Part.CONDITION: gettext_lazy("Where it is a condition"),
}
STANDS = {
    Status.RUNNING: gettext_lazy("running"),
    Status.MET: gettext_lazy("met"),
    Status.MET_LATE: gettext_lazy("met late"),
    Status.OVERDUE: gettext_lazy("overdue"),
    Status.PAUSED: gettext_lazy("stands still"),
    Status.STOPPED: gettext_lazy("stopped"),
    Status.LAPSED: gettext_lazy("lapsed"),
    Status.RIGHT_OPEN: gettext_lazy("the right has begun"),
    Status.RIGHT_NOT_YET: gettext_lazy("the right begins later"),
    Status.UNDECIDED: gettext_lazy("undecided"),
}
RESTS = {
    Reason.NOT_STARTED: gettext_lazy("has not begun"),
    Reason.NOT_GOVERNING: gettext_lazy("governed by another law"),
    Reason.CONDITION_NOT_MET: gettext_lazy("a condition is not met"),
    Reason.NOT_CONFIGURED: gettext_lazy("national law has set nothing"),
    Reason.UNKNOWN_FACT: gettext_lazy("a fact is not known"),
}


def event_words(event: Event) -> str:
    """An event as pages name it; one that nobody records has the name that the law gives it."""
    if event in EVENTS:
        return str(EVENTS[event])
    words = in_words(event.words)
    return words[:1].upper() + words[1:]


def title_words(entry: Entry) -> str:
    """What has to be done, as a short order."""
    return in_words(entry.rule.title)


def length_words(rule: TimeLimit) -> str:
    """How long a limit is, in a few words."""
    if rule.lasts:
        return in_words(rule.lasts)
    if rule.at_once:
        return in_words(rule.at_once)
    return _("set by national law") if rule.national else _("no number")


def span_words(rule: TimeLimit) -> str:
    """Since when, and until when, a rule holds."""
    first = day_words(rule.in_force_from)
    if rule.in_force_until is None:
        return _("in force from %(first)s") % {"first": first}
    words = {"first": first, "last": day_words(rule.in_force_until)}
    return _("in force from %(first)s to %(last)s") % words


def provision(article: str) -> str:
    """An article with its paragraph, its words in the language of the page."""
    number, _space, part = article.partition(" ")
    return f"{number} {in_words(part)}" if part else number


def official_text(act: Act) -> Markup:
    """A link to the official text of an act."""
    href = act.address or OFFICIAL_TEXT.format(language="EN", celex=act.celex)
    return Markup('<a href="{}" rel="noreferrer external">{}</a>').format(href, _("official text"))
