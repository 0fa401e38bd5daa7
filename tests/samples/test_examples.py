"""The reader of worked examples, and how a mistake in one is told."""

from datetime import UTC, date, datetime

import pytest

from asylia.law.facts import History, HistoryError
from asylia.law.terms import Event, Reason, Status
from asylia.samples.examples import Example, Expected, examples_in, mistakes, of

HEAD = 'format = "asylia-examples/1"\nmember_state = "LT"\n'
MADE = '{ application_made = 2026-08-10, authority = "border_guard", competent_to_register = true }'


def one(body: str, *, head: str = HEAD) -> Example:
    (found,) = examples_in(f"{head}[[apr-register-5d]]\n{body}", file="apr.toml")
    return found


def refusal(body: str, *, head: str = HEAD) -> str:
    with pytest.raises(HistoryError) as caught:
        examples_in(head + body, file="apr.toml")
    return str(caught.value)


def refusal_of(rest: str) -> str:
    return refusal(f'[[apr-register-5d]]\nsays = "x"\n{rest}')


def answering(answer: str) -> str:
    return f"happened = [{MADE}]\nanswers = [{answer}]"


def test_an_example_is_read_whole() -> None:
    found = one(
        'says = "So it is."\n'
        'member_state = "LV"\n'
        "person = { unaccompanied_minor = false }\n"
        'settings = { readings = { point = "key" } }\n'
        "happened = [{ application_made = 2026-08-10, recorded = 2026-08-11T10:00:00Z, id = 7, "
        'authority = "police" }]\n'
        'answers = [{ on = 2026-08-17, known_on = 2026-08-18, state = "LV", status = "met", '
        "starts = 2026-08-10, due = 2026-08-17, nominal_end = 2026-08-15, longest = 2026-08-20, "
        "met = 2026-08-16, candidates = [2026-08-17, 2026-08-18], "
        "derives = { request_accepted = 2026-08-17 } }]"
    )

    (entry,) = found.history.events
    assert found.says == "So it is."
    assert found.name == "apr-register-5d, example 1"
    assert found.history.member_state == "LV"
    assert found.history.person.unaccompanied_minor is False
    assert found.settings.readings == {"point": "key"}
    assert (entry.event, entry.at, entry.id) == (Event.APPLICATION_MADE, date(2026, 8, 10), "7")
    assert entry.recorded_at == datetime(2026, 8, 11, 10, tzinfo=UTC)
    assert dict(entry.attributes) == {"authority": "police"}
    assert found.answers == (
        Expected(
            on=date(2026, 8, 17),
            known_on=date(2026, 8, 18),
            state="LV",
            status=Status.MET,
            starts=date(2026, 8, 10),
            due=date(2026, 8, 17),
            nominal_end=date(2026, 8, 15),
            longest=date(2026, 8, 20),
            met=date(2026, 8, 16),
            candidates=(date(2026, 8, 17), date(2026, 8, 18)),
            derives={Event.TAKE_CHARGE_ACCEPTED: date(2026, 8, 17)},
        ),
    )


def test_a_question_may_name_a_moment_of_its_day() -> None:
    at = datetime(2026, 8, 17, 12, tzinfo=UTC)

    assert (Expected(on=at).as_of, Expected(on=at).moment) == (date(2026, 8, 17), at)
    assert (Expected(on=at.date()).as_of, Expected(on=at.date()).moment) == (at.date(), None)


def test_the_examples_of_a_rule_stand_in_the_order_of_their_file() -> None:
    found = of("apr-register-5d")

    assert [example.number for example in found] == list(range(1, len(found) + 1))
    assert {(example.limit, example.file) for example in found} == {("apr-register-5d", "apr.toml")}


def test_an_unknown_rule_has_no_examples() -> None:
    assert of("no-such-rule") == ()


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("happened = []\nanswers = []", "example 1, answers: a list is needed here"),
        ("answers = [{ on = 2026-08-17 }]", "example 1, happened: a list is needed here"),
        ("happend = []", "example 1, key 'happend': the format has no such key"),
        ("happened = [{ on = 2026-08-17 }]", "happened 1: an entry names one event with its day"),
        (
            'happened = [{ application_made = "soon" }]',
            "event 1 (application_made), at: this is not an ISO 8601 date",
        ),
        (answering("{ on = 2026-08-17 }"), "answer 1: an answer says how the limit stands"),
        (
            answering('{ on = 2026-08-17, status = "fine" }'),
            "answer 1, status: 'fine' is not a word for 'status'. Use one of running, met,",
        ),
        (
            answering('{ on = 2026-08-17, not_running = "why" }'),
            "answer 1, not_running: 'why' is not a word for 'not_running'",
        ),
        (
            answering('{ on = 2026-08-17, status = "met", candidates = 2026-08-17 }'),
            "answer 1, candidates: a list of dates is needed here",
        ),
        (
            answering('{ on = 2026-08-17, status = "met", derives = { no_event = 2026-08-17 } }'),
            "answer 1, derives: 'no_event' is not an event of the vocabulary",
        ),
        (
            "settings = { nation = 1 }\nhappened = []\nanswers = [{ on = 2026-08-17 }]",
            "example 1, settings, key 'nation': the settings have no such key",
        ),
    ],
)
def test_a_slip_is_refused_with_its_place_and_its_mend(body: str, told: str) -> None:
    refused = refusal_of(body)

    assert refused.startswith("apr.toml: apr-register-5d, example 1")
    assert told in refused


def test_a_file_of_another_format_is_refused() -> None:
    assert "the format line is not 'asylia-examples/1'" in refusal("", head="member_state = 1\n")


def test_a_rule_that_is_headed_like_a_table_is_refused() -> None:
    assert "apr-register-5d: this is not a list of examples" in refusal("[apr-register-5d]\n")


def test_what_is_answered_otherwise_is_told_in_a_line() -> None:
    found = one(
        'says = "Wrong in every way."\n'
        + answering(
            '{ on = 2026-08-17, status = "met", met = 2026-08-17, candidates = [2026-08-17], '
            "derives = { request_accepted = 2026-08-17 } }"
        )
    )

    begins = "apr.toml: apr-register-5d, example 1, on 2026-08-17: "
    assert list(mistakes(found)) == [
        f"{begins}status is running, written is met",
        f"{begins}met is nothing, written is 2026-08-17",
        f"{begins}candidates is [], written is [2026-08-17]",
        f"{begins}derives is {{}}, written is {{take_charge_accepted: 2026-08-17}}",
    ]


def test_a_limit_that_does_not_run_is_told_by_its_reason() -> None:
    found = one(
        'says = "Nothing happened."\nhappened = []\n'
        'answers = [{ on = 2026-08-17, not_running = "not_started" }]'
    )

    assert list(mistakes(found)) == []


def test_an_example_of_a_rule_that_is_not_there_is_a_mistake() -> None:
    history = History(case="example", member_state="LT")
    expected = Expected(on=date(2026, 8, 17), not_running=Reason.NOT_STARTED)
    found = Example(
        limit="no-such-rule", number=1, says="x", history=history, answers=(expected,), file="a"
    )

    (told,) = mistakes(found)
    assert told.startswith("a: no-such-rule, example 1, on 2026-08-17: not_running is no such rule")
