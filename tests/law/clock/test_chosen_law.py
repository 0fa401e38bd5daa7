"""Where the rules of transition leave it open which law governs, an authority may choose."""

from datetime import date

import pytest

from asylia.law.clock import Answer
from asylia.law.clock.transition import NEW_LAW, OLD_LAW, TRANSITIONS, chooses_law, law_chosen
from asylia.law.facts import Choice, Settings
from asylia.law.terms import Reason
from tests.law.clock import asking as clock

BEFORE = [
    ("application_registered", "2026-05-11"),
    ("dublin_application_lodged", "2026-05-11"),
    ("application_lodged", "2026-05-11"),
]
OLD, NEW = "dub3-21-1-take-charge-request", "ammr-take-charge-request-2m"
HEAD = Choice(by="Head of the unit", on=date(2026, 6, 12), reason="as the ministry wrote")


def choosing(point: str, key: str) -> Settings:
    return Settings(readings={point: key}, choices={point: HEAD})


def asked(settings: Settings | None = None) -> Answer:
    return clock.ask(BEFORE, "2026-06-20", settings=settings)


def test_without_a_choice_both_laws_stand_beside_each_other() -> None:
    answer = asked()

    assert clock.stands(answer, OLD) == ("undecided", "2026-08-11")
    assert clock.stands(answer, NEW) == ("undecided", "2026-07-13")


def test_time_limits_of_the_earlier_law_may_be_kept() -> None:
    answer = asked(choosing("ammr-84-2-time-limits", OLD_LAW))

    found = clock.limit(answer, OLD)
    assert (found.status.value, found.due) == ("running", date(2026, 8, 11))
    assert found.steps[-1].text == (
        "chosen: the time limits of Regulation (EU) No 604/2013 are kept with its criteria, by "
        "Head of the unit on Fri 12 Jun 2026: as the ministry wrote; under the other reading it "
        "does not run"
    )
    other = next(one for one in answer.not_running if one.id == NEW)
    assert other.kind is Reason.NOT_GOVERNING
    assert other.why.endswith("the other reading gives Mon 13 Jul 2026")


def test_time_limits_of_the_new_law_may_take_their_place() -> None:
    answer = asked(choosing("ammr-84-2-time-limits", NEW_LAW))

    assert clock.stands(answer, NEW) == ("running", "2026-07-13")
    assert OLD not in [one.id for one in answer.limits]


def test_what_was_over_before_the_new_law_stays_under_the_earlier_one() -> None:
    settings = choosing("ammr-84-2-time-limits", NEW_LAW)
    early = [
        ("application_registered", "2026-01-12"),
        ("dublin_application_lodged", "2026-01-12"),
        ("take_charge_request_sent", "2026-02-02", {"state": "PL"}),
    ]

    answer = clock.ask(early, "2026-06-20", settings=settings)

    assert clock.stands(answer, OLD)[0] == "met"


@pytest.mark.parametrize(
    ("key", "limit"), [(OLD_LAW, "rcd-15-1-labour-market"), (NEW_LAW, "rcd-work-6m")]
)
def test_reception_begun_before_follows_the_chosen_directive(key: str, limit: str) -> None:
    answer = asked(choosing("rcd-35-1-begun-before", key))

    rights = ("rcd-15-1-labour-market", "rcd-work-6m")
    assert [one.id for one in answer.limits if one.id in rights] == [limit]
    assert clock.limit(answer, limit).status.value == "right_not_yet"


@pytest.mark.parametrize("key", [OLD_LAW, NEW_LAW])
def test_steps_before_the_lodging_follow_the_chosen_law(key: str) -> None:
    made = [("application_made", "2026-06-10"), ("application_lodged", "2026-06-15")]

    answer = clock.ask(made, "2026-06-20", settings=choosing("apr-79-3-earlier-steps", key))

    laws = {
        one.instrument
        for one in answer.limits
        if one.instrument in {"APD", "APR"} and one.starts_on < date(2026, 6, 12)
    }
    assert laws == {"APD" if key == OLD_LAW else "APR"}


def test_every_point_of_transition_is_told_by_its_provision() -> None:
    assert len({point.cites for point in TRANSITIONS}) == len(TRANSITIONS)


def test_settings_without_readings_choose_no_law() -> None:
    verdict = clock.limit(asked(), OLD)

    assert verdict.reason is not None
    assert not chooses_law(Settings())
    assert chooses_law(choosing("ammr-84-2-time-limits", NEW_LAW))


def test_another_reading_chooses_no_law() -> None:
    from asylia.law.applicable import Verdict
    from asylia.law.citation import AMMR

    open_one = Verdict(applies=None, cites=AMMR(85))

    assert law_chosen(choosing("ammr-84-2-time-limits", NEW_LAW), open_one) is None
    assert law_chosen(choosing("screen-8-3-four-days", "earlier"), open_one) is None
    assert law_chosen(Settings(), open_one) is None
