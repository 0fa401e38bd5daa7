"""Why a date is what it is, read like the law."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from asylia.law.citation import APR
from asylia.law.clock.answer import Answer, Candidate, DueDate
from asylia.law.limits import Limb, Longer, Missed
from asylia.law.periods import Step, months, weeks
from asylia.law.terms import Event, Status
from asylia.web.base.citations import provision
from asylia.web.desk.explained import Why, why_of
from asylia.web.desk.provisions import linked, with_entries
from asylia.web.desk.strip import strip_of

MakeLimit = Callable[..., DueDate]
MakeAnswer = Callable[..., Answer]
STEPS = (
    Step(text="within five days of its being made", cites="APR 27(1)"),
    Step(
        text="application made (entry 2); that day is not counted",
        cites="APR 73(a)",
        on=date(2026, 8, 10),
    ),
    Step(text="Saturday; next working day", cites="APR 73(c)", on=date(2026, 8, 15)),
)


def why(made: Answer, page: str = "") -> Why:
    (line,) = strip_of(made).lines
    return why_of(line, page=page)


def test_explanation_reads_from_the_provision_to_the_shift(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    reason = why(answer(limit(steps=STEPS)))

    assert reason.heading == "Why Mon 17 Aug?"
    assert [row.when for row in reason.rows[1:]] == ["Mon 10 Aug 2026", "Sat 15 Aug 2026"]
    assert [row.cites for row in reason.rows] == ["", "APR Art. 73(a)", "APR Art. 73(c)"]
    assert ">APR Art. 27(1)</a>" in reason.rows[0].when
    assert reason.rows[0].says == "Within five days of its being made"


def test_entry_in_an_explanation_leads_to_the_entry(limit: MakeLimit, answer: MakeAnswer) -> None:
    here = why(answer(limit(steps=STEPS)))
    elsewhere = why(answer(limit(steps=STEPS)), page="/cases/X")

    assert '(<a href="#entry-2">entry 2</a>)' in here.rows[1].says
    assert '(<a href="/cases/X#entry-2">entry 2</a>)' in elsewhere.rows[1].says


def test_two_readings_stand_side_by_side_and_one_is_chosen(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    readings = (
        Candidate(due=date(2026, 8, 15), reading="it stays", cites="APR 73", why="as written"),
        Candidate(due=date(2026, 8, 17), reading="it moves", cites="APR 73(c)", why="as usual"),
    )

    reason = why(answer(limit(due=date(2026, 8, 15), candidates=readings)))

    assert reason.heading == "Why two dates?"
    assert [(row.when, row.says, row.chosen) for row in reason.readings] == [
        ("Sat 15 Aug 2026", "It stays. As written.", True),
        ("Mon 17 Aug 2026", "It moves. As usual.", False),
    ]


def test_limit_that_may_not_apply_is_asked_about_as_such(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    assert why(answer(limit(status=Status.UNDECIDED))).heading == "Why perhaps Mon 17 Aug?"


def test_duty_without_a_day_is_explained_too(limit: MakeLimit, answer: MakeAnswer) -> None:
    assert why(answer(limit(due=None))).heading == "Why no date?"


def test_longer_period_the_second_limb_and_the_consequence_are_told(
    limit: MakeLimit, answer: MakeAnswer
) -> None:
    rule = replace(
        limit().rule,
        limbs=(
            Limb(runs_from=Event.APPLICATION_MADE, lasts=weeks(1), cites=APR(27, 2), says="a limb"),
        ),
        longer=(Longer(lasts=months(2), cites=APR(27, 5), says="while very many apply"),),
        if_missed=Missed(says="the court may be asked", cites=APR(27, 6)),
    )

    reason = why(answer(limit(rule=rule, longest=date(2026, 10, 12))))

    assert [(row.when, str(row.says), row.cites) for row in reason.rows] == [
        ("The earlier binds", "A limb", "APR Art. 27(2)"),
        ("Up to Mon 12 Oct 2026", "While very many apply", "APR Art. 27(5)"),
        ("If missed", "The court may be asked", "APR Art. 27(6)"),
    ]


def test_met_limit_does_not_threaten(limit: MakeLimit, answer: MakeAnswer) -> None:
    rule = replace(limit().rule, if_missed=Missed(says="the court may be asked"))

    reason = why(answer(limit(rule=rule, status=Status.MET, met=date(2026, 8, 11))))

    assert reason.rows == ()


def test_what_names_no_act_is_written_as_it_is() -> None:
    assert provision("national law, § 3") == "national law, § 3"
    assert linked("<b>") == "&lt;b&gt;"


def test_sentence_from_the_law_is_escaped() -> None:
    assert with_entries("<b> (entry 4)") == '&lt;b&gt; (<a href="#entry-4">entry 4</a>)'
