"""A rule of the law in our words, line by line, generated from nothing but the rule."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass

from asylia.law.book.counting import counted
from asylia.law.book.lines import Line, Told
from asylia.law.clock.left_open import left_open_in
from asylia.law.clock.points import key_words
from asylia.law.limits import (
    EARLIER,
    Condition,
    Extended,
    Happens,
    Interpretation,
    Latest,
    LessLeft,
    Missed,
    Pause,
    Preferred,
    Start,
    TimeLimit,
    Unused,
    WithinLimit,
)
from asylia.law.sentences import Sentence, sentence
from asylia.law.terms import Event, Kind

KINDS = {
    Kind.MAXIMUM: sentence("the longest that it may take"),
    Kind.MINIMUM: sentence("the shortest that has to be left"),
    Kind.RETENTION: sentence("how long data are kept"),
    Kind.RIGHT_FROM: sentence("a right begins when it ends"),
    Kind.LAPSE: sentence("something lapses by itself when it ends"),
}
LABELS = {
    "owed_by": sentence("Owed by"),
    "kind": sentence("What it is"),
    "runs_from": sentence("Runs from"),
    "lasts": sentence("How long"),
    "counted_by": sentence("Counted"),
    "applies_if": sentence("Only if"),
    "met_by": sentence("Met by"),
    "extended_by": sentence("Longer"),
    "pauses": sentence("Stands still"),
    "overtaken_by": sentence("No longer matters"),
    "if_missed": sentence("If missed"),
    "readings": sentence("In doubt"),
    "left_open": sentence("Left open by the act"),
    "interplay": sentence("Beside it"),
    "in_force": sentence("In force"),
}


def told(rule: TimeLimit, *, named_by: Iterable[str] = ()) -> tuple[Told, ...]:
    """Everything that a rule says, under its labels; an empty label is left out.

    Args:
        rule: The rule.
        named_by: The ids of the limits that name this one as their twin.
    """
    lines: dict[str, Iterable[Line]] = {
        "owed_by": [Line(rule.owed_by)],
        "kind": _kind(rule),
        "runs_from": _start(rule),
        "lasts": _lasts(rule),
        "counted_by": counted(rule.counted_by, rule.lasts),
        "applies_if": [_where(one) for one in rule.applies_if],
        "met_by": _met(rule),
        "extended_by": _longer(rule),
        "pauses": [_pause(one) for one in rule.pauses],
        "overtaken_by": [Line(one.says, one.cites, limits_in(one.by)) for one in rule.overtaken_by],
        "if_missed": _missed(rule.if_missed) if rule.if_missed else (),
        "readings": _doubt(rule.reading) if rule.reading else (),
        "left_open": _left_open(rule),
        "interplay": _interplay(rule, named_by),
        "in_force": [_span(rule)],
    }
    found = ((key, tuple(each)) for key, each in lines.items())
    return tuple(Told(key, LABELS[key], each) for key, each in found if each)


def starts(start: Start) -> str:
    """What a period runs from, as a sentence."""
    if isinstance(start, Latest):
        return sentence("the newest of: %(events)s", events=_either(start.events))
    if isinstance(start, Preferred):
        first, *others = (happening(one) for one in start.events)
        for other in others:
            first = sentence("%(event)s; failing that %(other)s", event=first, other=other)
        return first
    return _either(start if isinstance(start, tuple) else (start,))


def happening(want: Event | Happens) -> str:
    """An event with what it has to carry: ``procedure assigned (border)``."""
    if isinstance(want, Event):
        return want.words
    text: str = want.event.words
    for key, values in want.where:
        first, *others = (value_words(key, value) for value in values)
        for other in others:
            first = sentence("%(one)s or %(other)s", one=first, other=other)
        text = sentence("%(event)s (%(kind)s)", event=text, kind=first)
    return text


def value_words(key: str, value: object) -> str:
    """A value that an event has to carry, in words; of a yes the name of the attribute."""
    return key.replace("_", " ") if value is True else str(value).replace("_", " ")


def _either(events: Iterable[Event | Happens]) -> str:
    first, *others = (happening(one) for one in events)
    for other in others:
        first = sentence("%(one)s or %(other)s", one=first, other=other)
    return first


def _kind(rule: TimeLimit) -> Iterator[Line]:
    yield Line(KINDS[rule.kind])
    if rule.liberty:
        yield Line(sentence("a limit on liberty: its end never moves"))
    if rule.per_state:
        yield Line(sentence("counted for each other Member State by itself"))


def _start(rule: TimeLimit) -> Iterator[Line]:
    yield Line(starts(rule.runs_from))
    for limb in rule.limbs:
        text = sentence("and from: %(events)s", events=starts(limb.runs_from))
        yield Line(text, limb.cites)


def _lasts(rule: TimeLimit) -> Iterator[Line]:
    if rule.lasts:
        yield Line(rule.lasts)
    if rule.at_once:
        yield Line(rule.at_once)
    yield from _latest(rule)
    if rule.national:
        yield from _national(rule)
    if rule.stated:
        yield Line(sentence("the entry that starts it says how long"))
    for limb in rule.limbs:
        text = sentence("or %(length)s: %(says)s", length=limb.lasts, says=limb.says)
        yield Line(text, limb.cites)


def _latest(rule: TimeLimit) -> Iterator[Line]:
    """The latest moment of a duty that no period measures."""
    if rule.no_later_than:
        events = _either(rule.no_later_than)
        if rule.that_day:
            yield Line(sentence("no later than on the day of: %(events)s", events=events))
        else:
            yield Line(sentence("no later than this: %(event)s", event=events))
    if rule.before_end_of:
        yield Line(sentence("before another time limit ends"), limits=(rule.before_end_of,))


def _national(rule: TimeLimit) -> Iterator[Line]:
    yield Line(sentence("national law sets the length"))
    if rule.at_least:
        yield Line(sentence("at least %(length)s", length=rule.at_least))
    if rule.at_most:
        yield Line(sentence("at most %(length)s", length=rule.at_most))
    if rule.below:
        yield Line(sentence("less than %(length)s", length=rule.below))
    if rule.within:
        yield Line(sentence("no longer than another limit of national law"), limits=(rule.within,))


def _met(rule: TimeLimit) -> Iterator[Line]:
    yield from (Line(happening(one)) for one in rule.met_by)
    if rule.early and rule.met_by:
        yield Line(sentence("also by what happened before it began"))
    for one in rule.shown_by:
        text = sentence("%(event)s shows that it was met by then", event=happening(one))
        yield Line(text)


def _longer(rule: TimeLimit) -> Iterator[Line]:
    for one in rule.extended_by:
        text = sentence("%(length)s in all: %(says)s", length=one.lasts, says=one.says)
        yield Line(text, one.cites, limits_in(one.when))
    for other in rule.longer:
        text = sentence("could reach %(length)s: %(says)s", length=other.lasts, says=other.says)
        yield Line(text, other.cites)


def _pause(pause: Pause) -> Line:
    words = {
        "says": pause.says,
        "begins": happening(pause.begins),
        "ends": happening(pause.ends),
    }
    if pause.restarts:
        text = sentence(
            "%(says)s: from %(begins)s to %(ends)s, then it begins again as a whole", **words
        )
    else:
        text = sentence("%(says)s: from %(begins)s to %(ends)s, then it goes on", **words)
    return Line(text, pause.cites)


def _missed(missed: Missed) -> Iterator[Line]:
    yield Line(missed.says, missed.cites)
    if missed.derives:
        yield Line(sentence("the law itself then produces: %(event)s", event=missed.derives.words))
    if missed.lapses:
        yield Line(sentence("the step can then no longer be taken"))
    if missed.final:
        yield Line(sentence("a step taken late does not count"))


def _doubt(doubt: Interpretation) -> Iterator[Line]:
    yield Line(doubt.question)
    for one in doubt.readings:
        yield Line(_reading(doubt, one.key, says=one.says), one.cites)
    if doubt.default == EARLIER:
        yield Line(sentence("worked to: the reading that ends first"))
    words = {"by": doubt.chosen_by, "on": doubt.chosen_on}
    yield Line(sentence("chosen by %(by)s, %(on)s", **words))


def _reading(doubt: Interpretation, key: str, *, says: str) -> Sentence:
    if key == doubt.default:
        return sentence("worked to: %(says)s", says=says)
    return sentence("another reading: %(says)s", says=says)


def _left_open(rule: TimeLimit) -> Iterator[Line]:
    for one in dict.fromkeys(left_open_in(rule)):
        yield Line(
            sentence(
                "whether %(says)s; an office chooses %(yes)s or %(no)s",
                says=one.says,
                yes=key_words(one.yes),
                no=key_words(one.no),
            )
        )


def _interplay(rule: TimeLimit, named_by: Iterable[str]) -> Iterator[Line]:
    if rule.rivals:
        text = sentence("while a fact is open, only one of these and it can apply")
        yield Line(text, limits=rule.rivals)
    if rule.twins:
        yield Line(sentence("in the later law, the same matter"), limits=rule.twins)
    if earlier := tuple(named_by):
        yield Line(sentence("in the earlier law, the same matter"), limits=earlier)


def _span(rule: TimeLimit) -> Line:
    if rule.in_force_until is None:
        return Line(sentence("from %(first)s", first=rule.in_force_from))
    words = {"first": rule.in_force_from, "last": rule.in_force_until}
    return Line(sentence("from %(first)s to %(last)s", **words))


def _where(condition: Condition) -> Line:
    return Line(condition.says, limits=limits_in(condition))


def limits_in(part: object) -> tuple[str, ...]:
    """The ids of the limits that a condition asks about, each once."""
    return tuple(dict.fromkeys(_limits(part)))


def _limits(part: object) -> Iterator[str]:
    if isinstance(part, Extended | WithinLimit | Unused | LessLeft):
        yield part.limit
    elif isinstance(part, tuple):
        for one in part:
            yield from _limits(one)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _limits(getattr(part, field.name))
