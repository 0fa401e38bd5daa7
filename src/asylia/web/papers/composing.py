"""From a case and what staff wrote to a letter: templates, facts, the clock and the guard."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from django.conf import settings

from asylia.law.clock.answer import DueDate
from asylia.law.holidays import ASSOCIATED, STATES
from asylia.law.terms import Kind as LimitKind
from asylia.law.terms import Status
from asylia.web.accounts.refusal import Refused, require
from asylia.web.base.languages import gettext as _
from asylia.web.base.sentences import in_words
from asylia.web.cases.clock import clock_of
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case
from asylia.web.papers.fields import FIELDS, Origin
from asylia.web.papers.found import Basis, Open, facts_of, is_printable, printable
from asylia.web.papers.guard import Addressee, fled_from, why_not_send
from asylia.web.papers.kinds import Kind
from asylia.web.papers.remedies import DECISION, NAMES, TRANSFER, remedies_of
from asylia.web.papers.setting import Letter, Tongue, language, letter_of
from asylia.web.papers.wording import Wording, frame_of, languages_of, wording_of

PARTNERS = frozenset((*STATES, *ASSOCIATED))
STATE_LANGUAGES: Mapping[str, str] = {"LT": "lt"}
"""The language in which an authority of a State writes, where we have templates in it."""
LODGE = (
    "apr-lodge-21d",
    "apr-lodge-border-5d",
    "apr-lodge-mass-2m",
    "apr-lodge-after-transfer-21d",
)
RUNS = frozenset({Status.RUNNING, Status.OVERDUE, Status.UNDECIDED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What staff ask for.

    Attributes:
        kind: The kind of paper.
        language: The code of the person's language; the State's own for a letter in that alone.
        to: The addressee; None for the person, into whose hands it is given.
        told: What they wrote for the fields that are asked.
    """

    kind: Kind
    language: str
    to: Addressee | None = None
    told: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """A letter, and the templates that it was made of."""

    letter: Letter
    wordings: tuple[Wording, ...]
    to: Addressee


def own_language(case: Case, kind: Kind) -> str:
    """The language of the State, or the authority's own; English if there is no template in it."""
    found = languages_of(kind)
    wanted = STATE_LANGUAGES.get(case.member_state, settings.LANGUAGE_CODE)
    return wanted if wanted in found else "en"


def wordings_for(case: Case, kind: Kind, *, language: str) -> tuple[Wording, ...]:
    """The templates of a letter, the State's language first.

    Args:
        case: The case.
        kind: The kind of paper.
        language: The person's language.

    Raises:
        BadTemplate: One of them cannot be used.
    """
    both = dict.fromkeys((own_language(case, kind), language))
    return tuple(wording_of(kind, one) for one in both)


def fields_asked(wordings: tuple[Wording, ...]) -> tuple[str, ...]:
    """The fields that staff are asked for, in their usual order.

    Args:
        wordings: The templates of the letter.
    """
    named = {name for one in wordings for name in (*one.needs, *one.may)}
    named |= {"reasons_translated"} if "reasons" in named and len(wordings) > 1 else set()
    return tuple(
        name for name, field in FIELDS.items() if name in named and field.origin is Origin.ASKED
    )


def compose(case: Case, asked: Asked, *, today: date) -> Composed:
    """Make a letter, or say in words why there is none.

    Args:
        case: The case, opened by whoever asks.
        asked: What they ask for.
        today: The day of the letter.

    Raises:
        BadTemplate: A template cannot be used.
        Missing: A field is missing that the letter needs.
        Refused: It must not go to this addressee.
    """
    basis = Basis(case=case, file=file_of(case), today=today, told=asked.told)
    wordings = wordings_for(case, asked.kind, language=asked.language)
    facts = printable(facts_of(basis) | _of_the_clock(basis, wordings))
    to = asked.to or Addressee(is_the_person=True, name=_name_in(facts), country=case.member_state)
    if to.is_the_person:
        to = replace(to, name=_name_in(facts))
    if asked.kind.to_state:
        facts["state"] = (to.country,)
    if not all(map(is_printable, to.lines)):
        raise Refused(_("The addressee has letters or signs that our fonts cannot print."))
    require(why_not_send(to, fled=fled_from(basis.file), partners=PARTNERS))
    tongues = [Tongue(wording, frame_of(wording.language)) for wording in wordings]
    first = wordings[0].language
    name_of = {f"{one.language}:{first}": language(first, one.language) for one in wordings}
    lines = [line for line in to.lines if line]
    return Composed(
        letter=letter_of(tongues, facts, to=lines, name_of=name_of), wordings=wordings, to=to
    )


def _name_in(facts: Mapping[str, object]) -> str:
    name = facts["name"]
    return "" if isinstance(name, Open) else str(name)


def _of_the_clock(basis: Basis, wordings: tuple[Wording, ...]) -> dict[str, object]:
    """The fields of the clock, if a template names one of them."""
    named = {name for one in wordings for name in (*one.needs, *one.may)}
    found: dict[str, object] = {}
    if named & set(NAMES):
        is_transfer = wordings[0].kind == "transfer_notice"
        found |= remedies_of(basis, TRANSFER if is_transfer else DECISION)
    if "lodge_by" in named:
        found["lodge_by"] = _last_day(basis, LODGE)
    return found


def _last_day(basis: Basis, limits: tuple[str, ...]) -> object:
    """The one last day of these limits that run; open if there is none, or more than one."""
    answer = clock_of(basis.case, today=basis.today, file=basis.file, explain=False)
    running = [
        one
        for one in answer.limits
        if one.id in limits and one.status in RUNS and one.rule.kind is LimitKind.MAXIMUM
    ]
    days = {one.due_on for one in running} | {c.due for one in running for c in one.candidates}
    if not running:
        return Open(_("No such limit runs."))
    if len(days) > 1 or None in days:
        return Open(_("The clock gives more than one day: %(why)s.") % {"why": _whys(running)})
    return days.pop()


def _whys(running: list[DueDate]) -> str:
    return "; ".join(in_words(one.title) for one in running)
