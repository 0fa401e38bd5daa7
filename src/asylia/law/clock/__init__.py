"""The law's clock: every time limit of one case, derived from what happened, with its reasons."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime

from asylia.law import LAW_VERSION
from asylia.law.clock.answer import Answer, Candidate, DerivedEvent, DueDate, NotRunning
from asylia.law.clock.applications import applications_in, not_told_apart, of_each
from asylia.law.clock.book import Book, book_of, rules_of
from asylia.law.clock.doubts import Settled, most_ways, settlements, untried
from asylia.law.clock.inferred import inferred
from asylia.law.clock.merging import Results, merged
from asylia.law.clock.notes import of_entries, of_extensions, of_untried
from asylia.law.clock.reckoning import Found
from asylia.law.clock.settling import settle
from asylia.law.clock.silence import accepted, accepts_by_silence, composed, with_mixed
from asylia.law.clock.supposing import MIXED
from asylia.law.clock.timeline import Occurrence, Question, Timeline, known
from asylia.law.clock.twins import with_twins
from asylia.law.clock.world import RESPONSIBILITY, World
from asylia.law.facts import History, Settings
from asylia.law.holidays import Calendar, calendar_of
from asylia.law.limits import TimeLimit
from asylia.law.unchanging import unchanging

__all__ = ["Answer", "Candidate", "DerivedEvent", "DueDate", "NotRunning", "answer"]


def answer(
    history: History,
    *,
    as_of: date,
    known_on: date | None = None,
    moment: datetime | None = None,
    settings: Settings | None = None,
    explain: bool = True,
) -> Answer:
    """Every limit of one case on a day.

    Args:
        history: What happened.
        as_of: The day of the question, in the zone of the State that holds the file; the answer
            is for the end of that day, or for ``moment``.
        known_on: The day of knowledge: what was recorded later does not count. None: ``as_of``.
        moment: A moment within ``as_of``, for those who look during the day.
        settings: What national law sets and which readings were chosen.
        explain: Whether each date carries its steps.

    Returns:
        The limits in the order of the acts, what the law produced, and what does not run.

    Raises:
        OutsideSpan: A day must be judged for which the State's holidays are not known.
        UnknownState: No Member State has the history's code.
        BadLength: A national setting is no length.
    """
    question = Question(as_of=as_of, known_on=known_on or as_of, moment=moment)
    return reckoned(history, question, settings=settings or Settings(), explain=explain)


def reckoned(
    history: History,
    question: Question,
    *,
    settings: Settings,
    explain: bool,
    rules: Sequence[TimeLimit] | None = None,
) -> Answer:
    """The answer by a given set of rules; ``answer`` says the rest.

    Args:
        history: What happened.
        question: The day of the question and the day of knowledge.
        settings: What national law sets and which readings were chosen.
        explain: Whether each date carries its steps.
        rules: The limits to reckon, each after those that its conditions name; None: the law book
            of the State that holds the file.
    """

    def ask(by: Settings, *, explained: bool = False) -> Answer:
        return _reckoned_by(by, history, question=question, explain=explained, rules=rules)

    answer = ask(settings, explained=explain)
    if not explain or not settings.choices:
        return answer
    from asylia.law.clock.chosen import with_choices  # noqa: PLC0415 - only a choice needs it

    return with_choices(answer, settings, ask=ask)


def _reckoned_by(
    settings: Settings,
    history: History,
    *,
    question: Question,
    explain: bool,
    rules: Sequence[TimeLimit] | None,
) -> Answer:
    """The answer by some settings, before anybody is told what was chosen in them."""
    occurrences = known(history, question, calendar=_calendar(history, settings))
    book = book_of(rules_of(history.member_state) if rules is None else tuple(rules))

    def infer(seen: Sequence[Occurrence]) -> list[Occurrence]:
        return inferred(seen, history.member_state, settings=settings)

    def reckon_in(seen: Sequence[Occurrence], *, supposed: str) -> _Reckoned:
        ways = settlements(infer(seen), most=most)
        worlds = _worlds(history, question, ways=ways, settings=settings, explain=explain)
        for world in worlds:
            world.supposed = supposed
        results = [settle(world, book) for world in worlds]
        return _Reckoned(worlds, _all(book, worlds, results=results), _derived(worlds))

    def reckon_all(occurrences: Sequence[Occurrence]) -> _Reckoned:
        open_law = reckon_in(occurrences, supposed="")
        if not any(world.law_is_open for world in open_law.worlds):
            return replace(open_law, found=with_twins(open_law.found))
        old, new = (reckon_in(occurrences, supposed=law) for law in RESPONSIBILITY)
        mixed = [reckon_in(occurrences, supposed=MIXED)] if accepts_by_silence(old.derived) else []
        return _both(book, open_law, old=old, new=new, mixed=mixed)

    applications = applications_in(occurrences)
    several = applications if len(applications) > 1 else []
    most = most_ways(occurrences, views=1 + len(several))
    whole = reckon_all(occurrences)
    found = whole.found
    newest_first = [reckon_all(one) for one in reversed(several)]
    if several:
        found = of_each(book, [one.found for one in newest_first], whole=whole.found)
    worlds = [world for one in (whole, *newest_first) for world in one.worlds]
    return Answer(
        case=history.case,
        as_of=question.as_of,
        known_on=question.known_on,
        moment=question.moment,
        law_version=LAW_VERSION,
        limits=tuple(each for each in found if isinstance(each, DueDate)),
        derived_events=_derived_in([whole, *newest_first[:1]]),
        not_running=tuple(each for each in found if isinstance(each, NotRunning)),
        recompute_on=min((day for world in worlds for day in world.changes_on), default=None),
        notes=(
            *of_entries(history, question, occurrences=occurrences, calendar=worlds[0].calendar),
            *not_told_apart(occurrences),
            *of_untried(untried(infer(occurrences), most=most)),
            *of_extensions(worlds, book.rules),
        ),
    )


@unchanging()
class _Reckoned:
    """The worlds of one view of the file, what was found in them, and what the law produced."""

    worlds: list[World]
    found: list[Found]
    derived: tuple[DerivedEvent, ...]


def _both(
    book: Book,
    open_law: _Reckoned,
    *,
    old: _Reckoned,
    new: _Reckoned,
    mixed: Sequence[_Reckoned],
) -> _Reckoned:
    """One answer, where each of two laws of responsibility may set the times, or both by turns."""
    found = composed(book, open_law.found, old=old.found, new=new.found)
    either = accepted(found, old=old.derived, new=new.derived)
    found = with_twins(found)
    for one in mixed:
        found = with_mixed(found, one.found)
    return _Reckoned(
        worlds=[world for one in (open_law, old, new, *mixed) for world in one.worlds],
        found=found,
        derived=tuple(
            sorted({(one.event, one.at, one.by): one for one in either}.values(), key=_day_of)
        ),
    )


def _day_of(one: DerivedEvent) -> date:
    return one.at


def _worlds(
    history: History,
    question: Question,
    *,
    ways: Iterable[Settled],
    settings: Settings,
    explain: bool,
) -> list[World]:
    return [
        World(
            timeline=Timeline(settled),
            person=history.person,
            question=question,
            calendar=_calendar(history, settings),
            settings=settings,
            explain=explain,
            choices=choices,
        )
        for choices, settled in ways
    ]


def _all(book: Book, worlds: Sequence[World], *, results: Sequence[Results]) -> list[Found]:
    """Every limit in the order of the book: what began in one world at least, and the rest."""
    idle = book.idle(worlds[0])
    found: list[Found] = []
    done = 0
    for place in book.places_of({limit for one in results for limit in one}):
        found.extend(idle[done:place])
        found.extend(merged(worlds, results, rule=book.rules[place]))
        done = place + 1
    found.extend(idle[done:])
    return found


def _calendar(history: History, settings: Settings) -> Calendar:
    own_days = settings.holidays.get(history.member_state)
    calendar = calendar_of(history.member_state)
    return calendar.with_holidays(own_days) if own_days else calendar


def _derived_in(reckoned_ones: Sequence[_Reckoned]) -> tuple[DerivedEvent, ...]:
    """What the law produced for the whole file and for the newest application, once each."""
    found = {(one.event, one.at, one.by): one for each in reckoned_ones for one in each.derived}
    return tuple(sorted(found.values(), key=_day_of))


def _derived(worlds: Sequence[World]) -> tuple[DerivedEvent, ...]:
    """What the law produced in every world alike, by day."""
    common = [
        derived
        for key, derived in worlds[0].derived.items()
        if all(_alike(world.derived.get(key), derived) for world in worlds)
    ]
    return tuple(sorted(common, key=_day_of))


def _alike(one: DerivedEvent | None, other: DerivedEvent) -> bool:
    return one is not None and (one.event, one.at, one.by) == (other.event, other.at, other.by)
