"""From the answers of several worlds to one: what does not depend on open facts stands alone."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from asylia.law.clock.answer import Candidate, DueDate, Moment, NotRunning
from asylia.law.clock.book import not_begun
from asylia.law.clock.reckoning import Found
from asylia.law.clock.world import Choice, World
from asylia.law.limits import TimeLimit
from asylia.law.sentences import joined
from asylia.law.terms import Status

Results = dict[str, list[Found]]
"""What was found in one world, by the id of the limit."""

DONE = (Status.MET, Status.MET_LATE)


def merged(worlds: Sequence[World], results: Sequence[Results], *, rule: TimeLimit) -> list[Found]:
    """One limit over all worlds: as it is where they agree, else undecided with candidates."""
    if len(worlds) == 1:
        return results[0][rule.id]
    for world, one in zip(worlds, results, strict=True):
        if rule.id not in one:
            one[rule.id] = [not_begun(rule, world)]
    states = dict.fromkeys(found.state for one in results for found in one[rule.id])
    return [_merged_for(worlds, results, rule=rule, state=state) for state in states]


def _merged_for(
    worlds: Sequence[World], results: Sequence[Results], *, rule: TimeLimit, state: str | None
) -> Found:
    found = [_for_state(one[rule.id], state) for one in results]
    running = [each for each in found if isinstance(each, DueDate)]
    if not running:
        return next(each for each in found if each is not None)
    if all(each is not None and _same(each, found[0]) for each in found):
        return running[0]
    if any(all(each.status in over for each in running) for over in (DONE, (Status.STOPPED,))):
        return running[0]
    lapsed = [each for each in running if each.status is Status.LAPSED]
    if lapsed and all(each.status in (Status.LAPSED, Status.STOPPED) for each in running):
        candidates = _candidates(worlds, results, rule=rule, state=state)
        if all(worlds[0].is_past(each.due) for each in candidates):
            return replace(lapsed[0], candidates=candidates)
    return _undecided(worlds, results, rule=rule, state=state)


def _for_state(found: Iterable[Found], state: str | None) -> Found | None:
    return next((each for each in found if each.state == state), None)


def _of_rival(found: Iterable[Found], state: str | None) -> Found | None:
    """A rival in the same matter: it runs for all other States, or this rule does."""
    running = [each for each in found if isinstance(each, DueDate)]
    return next((each for each in running if state is None or each.state is None), None)


def _same(one: Found, other: Found | None) -> bool:
    if isinstance(one, NotRunning) or not isinstance(other, DueDate):
        return type(one) is type(other)
    return (one.status, one.due, one.met, _ends(one)) == (
        other.status,
        other.due,
        other.met,
        _ends(other),
    )


def _ends(one: DueDate) -> set[Moment]:
    """The dates of the readings: for the same date one world may have another reason."""
    return {candidate.due for candidate in one.candidates}


def _undecided(
    worlds: Sequence[World], results: Sequence[Results], *, rule: TimeLimit, state: str | None
) -> DueDate:
    found = [_for_state(one[rule.id], state) for one in results]
    candidates = _candidates(worlds, results, rule=rule, state=state)
    running = [each for each in found if isinstance(each, DueDate)]
    open_ones = [each for each in running if each.status not in (*DONE, Status.STOPPED)]
    dated = [each for each in open_ones if each.due is not None]
    if dated:
        base = min(dated, key=lambda each: worlds[0].day(each.due) if each.due else each.starts_on)
    else:
        base = (open_ones or running)[0]
    why = dict.fromkeys(choice.why for choice in _different(worlds))
    return replace(
        base,
        status=Status.UNDECIDED,
        candidates=candidates,
        reason=joined(*why),
        met=None,
        met_by=None,
        longest=None,
    )


def _candidates(
    worlds: Sequence[World], results: Sequence[Results], *, rule: TimeLimit, state: str | None
) -> tuple[Candidate, ...]:
    where: dict[object, tuple[Candidate, list[Mapping[str, Choice]]]] = {}
    for world, one in zip(worlds, results, strict=True):
        for candidate in _dates_in(one, rule, state=state):
            _, worlds_of_it = where.setdefault((candidate.due, candidate.reading), (candidate, []))
            worlds_of_it.append(world.choices)
    different = _different(worlds)
    labelled = (_labelled(each, choices, different=different) for each, choices in where.values())
    return tuple(sorted(labelled, key=lambda each: worlds[0].day(each.due)))


def _dates_in(one: Results, rule: TimeLimit, *, state: str | None) -> list[Candidate]:
    """The dates of a limit in one world; where it does not run, those of its rivals."""
    for limit in (rule.id, *rule.rivals):
        found = _for_state(one.get(limit, ()), state) or _of_rival(one.get(limit, ()), state)
        if isinstance(found, DueDate) and found.status is not Status.STOPPED:
            if found.candidates:
                return list(found.candidates)
            if found.due is not None:
                cites = str(found.rule.cites)
                return [Candidate(due=found.due, reading="", cites=cites, why="")]
    return []


def _different(worlds: Sequence[World]) -> list[Choice]:
    """The choices that are not the same in every world."""
    keys = worlds[0].choices
    return [
        choice
        for key in keys
        for choice in dict.fromkeys(world.choices[key] for world in worlds)
        if any(world.choices[key] != worlds[0].choices[key] for world in worlds)
    ]


def _labelled(
    candidate: Candidate,
    worlds_of_it: Sequence[Mapping[str, Choice]],
    *,
    different: Sequence[Choice],
) -> Candidate:
    """A candidate with the choices that it depends on."""
    shared = [
        choice
        for key, choice in worlds_of_it[0].items()
        if all(choices[key] == choice for choices in worlds_of_it)
    ]
    on = [choice for choice in shared if choice in different]
    if not on:
        return candidate
    says = joined(*(choice.says for choice in on), candidate.reading)
    why = joined(*dict.fromkeys((*(choice.why for choice in on), candidate.why)))
    return candidate._replace(reading=says, cites=candidate.cites or on[0].cites, why=why)
