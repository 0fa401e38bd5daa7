"""What was said, as pages show it: the chain in words, each finding, and the similar cases."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import ngettext

from asylia.casefile.statements import (
    CaseLink,
    Confirmed,
    OwnNote,
    Setting,
    SourceKind,
    Statement,
    Teller,
    Verification,
    links_of,
    statements_of,
)
from asylia.law.holidays import calendar_of
from asylia.web.base.days import moment_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.names import languages_now
from asylia.web.base.navigation import address_of_case
from asylia.web.cases.file import Line
from asylia.web.cases.models import Case
from asylia.web.evidence.words import CONFIRMED, OWN_NOTES, SETTINGS, SIGNS, SOURCE_KINDS, VERIFIED

REPORTS = frozenset(
    {SourceKind.PRESS, SourceKind.BROADCASTER, SourceKind.OPEN_SOURCE, SourceKind.DOCUMENT}
)
"""Tellers that report; the others say."""

QUOTES = ' "“”„«»'
"""Marks that whoever writes may have set already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the way on which the words came here.

    Attributes:
        head: Who or what.
        about: What is to be known of it.
    """

    head: str
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A verification as a page shows it."""

    verification: Verification
    words: str
    sign: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A statement as a page shows it.

    Attributes:
        statement: The statement.
        steps: The way on which the words came here.
        in_a_sentence: The same in one sentence, if the words came through others.
        own_notes: What each teller says of whether it is confirmed.
        words: The word of its last verification.
        sign: The drawing beside that word.
        findings: The history of its verification.
        confirmed: What the person said when the words were put to them.
    """

    statement: Statement
    steps: tuple[Step, ...]
    in_a_sentence: str
    own_notes: tuple[str, ...]
    words: str
    sign: str
    findings: tuple[Finding, ...]
    confirmed: str

    @property
    def language(self) -> str:
        """The language of the words, for whoever reads them aloud."""
        return self.statement.language


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownLink:
    """A link to a similar case: without a case, the reader may not know more than that it is."""

    link: CaseLink
    case: Case | None
    address: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """What was said, and which cases are recalled.

    Attributes:
        statements: The statements that stand, by the day on which they were said.
        links: The links to similar cases.
        counted: How many statements have which finding, in words.
    """

    statements: tuple[Shown, ...]
    links: tuple[ShownLink, ...]
    counted: tuple[str, ...]

    @property
    def cases(self) -> list[Case]:
        """The other cases that are shown: each is read."""
        return [shown.case for shown in self.links if shown.case is not None]


def panel_of(case: Case, lines: Iterable[Line]) -> Panel:
    """What was said and linked in a file, or in as much of it as was known.

    Args:
        case: The case.
        lines: The lines of the file, newest first.
    """
    file = tuple(reversed(tuple(lines)))
    zone = calendar_of(case.member_state).zone
    by_number = {line.number: line for line in file}
    entries = [line.entry for line in file]
    statements = tuple(_shown(one, by_number) for one in statements_of(entries, zone=zone))
    return Panel(
        statements=statements,
        links=_links(links_of(entries), by_number),
        counted=_counted(shown.words for shown in statements),
    )


def one_of(panel: Panel, number: int) -> Shown | None:
    """The statement that this entry holds or held before it was corrected; None if none does."""
    return next(
        (
            shown
            for shown in panel.statements
            if number in (shown.statement.number, *shown.statement.earlier)
        ),
        None,
    )


def _shown(statement: Statement, by_number: Mapping[int, Line]) -> Shown:
    return Shown(
        statement=statement,
        steps=_steps(statement, by_number[statement.number]),
        in_a_sentence=_sentence(statement.tellers) if len(statement.tellers) > 1 else "",
        own_notes=tuple(_own_note(one) for one in statement.tellers if one.own_note),
        words=str(VERIFIED[statement.verified]),
        sign=SIGNS[statement.verified],
        findings=tuple(_finding(one, by_number) for one in statement.verifications),
        confirmed=_confirmed(statement),
    )


def _steps(statement: Statement, line: Line) -> tuple[Step, ...]:
    first, *others = statement.tellers
    steps = [Step(head=_name(first), about=_first_about(statement, first))]
    steps += [Step(head=_name(one), about=_about(one)) for one in others]
    if statement.heard_by:
        steps.append(Step(head=statement.heard_by, about=_heard(statement)))
    entered = _("entered by %(name)s") % {"name": line.recorded_by.full_name}
    head = _("Entry %(n)d") % {"n": statement.number}
    steps.append(Step(head=head, about=_joined(statement.passage, entered)))
    return tuple(steps)


def _first_about(statement: Statement, first: Teller) -> str:
    said = _joined(_occasion(statement), moment_words(statement.happened))
    if len(statement.tellers) > 1:
        return _about(first)
    return _joined(_kind_if_named(first), said, str(OWN_NOTES.get(first.own_note, "")))


def _about(teller: Teller) -> str:
    return _joined(_kind_if_named(teller), str(OWN_NOTES.get(teller.own_note, "")))


def _heard(statement: Statement) -> str:
    language = dict(languages_now()).get(statement.language, statement.language)
    heard = _("heard it, in %(language)s") % {"language": language} if language else _("heard it")
    if statement.interpreter:
        return _joined(heard, _("with an interpreter (%(who)s)") % {"who": statement.interpreter})
    if statement.interpreted is None:
        return heard
    with_or_not = _("with an interpreter") if statement.interpreted else _("without an interpreter")
    return _joined(heard, with_or_not)


def _occasion(statement: Statement) -> str:
    if statement.setting is Setting.INTERVIEW and statement.interview:
        return _("in interview %(n)d") % {"n": statement.interview}
    return str(SETTINGS.get(statement.setting, ""))


def _sentence(tellers: Iterable[Teller]) -> str:
    """Who reports that who says so, from the source back to whose words they are."""
    first, *others = tellers
    told = _("%(who)s says so") % {"who": _name_inside(first)}
    for teller in others:
        pattern = (
            _("%(who)s reports that %(what)s")
            if teller.kind in REPORTS
            else _("%(who)s says that %(what)s")
        )
        told = pattern % {"who": _name_inside(teller), "what": told}
    return told[:1].upper() + told[1:] + "."


def _own_note(teller: Teller) -> str:
    pattern = (
        _("%(who)s says that it has no confirmation")
        if teller.own_note is OwnNote.SAYS_UNCONFIRMED
        else _("%(who)s says that it is confirmed")
    )
    said = pattern % {"who": _name(teller)}
    words = teller.words.strip(QUOTES)
    return f"{said}: {_quoted(words)}" if words else f"{said}."


def _kind(teller: Teller) -> str:
    return str(SOURCE_KINDS.get(teller.kind) or _("somebody"))


def _kind_if_named(teller: Teller) -> str:
    return _kind(teller) if teller.who else ""


def _name(teller: Teller) -> str:
    name = _name_inside(teller)
    return name[:1].upper() + name[1:]


def _name_inside(teller: Teller) -> str:
    return teller.who or _kind(teller)


def _finding(verification: Verification, by_number: Mapping[int, Line]) -> Finding:
    name = by_number[verification.number].recorded_by.full_name
    return Finding(
        verification=verification,
        words=str(VERIFIED[verification.result]),
        sign=SIGNS[verification.result],
        by=verification.checked_by or name,
    )


def _confirmed(statement: Statement) -> str:
    answer = statement.confirmation
    if answer.answer is Confirmed.NOT_ASKED:
        return _("Not put to the person yet.")
    words = str(CONFIRMED[answer.answer])
    day = moment_words(answer.happened) if answer.happened else ""
    said = _joined(words[:1].upper() + words[1:], day)
    return f"{said}: {_quoted(answer.reason)}" if answer.reason else f"{said}."


def _quoted(words: str) -> str:
    """Somebody's words between the marks of the page's language."""
    return _("“%(words)s”") % {"words": words}


def _links(links: Iterable[CaseLink], by_number: Mapping[int, Line]) -> tuple[ShownLink, ...]:
    found = tuple(links)
    wanted = [link.case for link in found if link.case]
    visible = Case.objects.filter(reference__in=wanted) if wanted else ()
    cases = {one.reference: one for one in visible}
    return tuple(
        ShownLink(
            link=link,
            case=cases.get(link.case),
            address=address_of_case(link.case) if link.case in cases else "",
            by=by_number[link.number].recorded_by.full_name,
        )
        for link in found
    )


def _counted(words: Iterable[str]) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    total = sum(counts.values())
    said = ngettext("%(n)d statement", "%(n)d statements", total) % {"n": total}
    return (said, *(f"{count} {word}" for word, count in counts.items()))


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
