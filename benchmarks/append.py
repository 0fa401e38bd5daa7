"""Entries a second on one connection, each its own durable transaction, as requests write them."""

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from benchmarks.figures import at_least, hand_over, seconds
from benchmarks.store import fresh_store

if TYPE_CHECKING:
    from asylia.web.accounts.models import User
    from asylia.web.cases.models import Case

CASES = 20
WITH_CHAIN, WITH_DATES = 2_000, 400
BEGAN = datetime(2026, 8, 10, 11, 40, tzinfo=UTC)
FIRST_DAYS: tuple[tuple[str, int, dict[str, str | int | bool]], ...] = (
    ("border_apprehension", 0, {"authority": "border_guard"}),
    ("application_made", 1, {"authority": "border_guard", "competent_to_register": True}),
    ("screening_started", 2, {}),
    ("biometrics_taken", 3, {}),
    ("application_registered", 20, {}),
    ("procedure_assigned", 21, {"procedure": "regular"}),
    ("screening_completed", 48, {}),
    ("application_lodged", 100, {}),
)


def open_cases(user: "User") -> "list[Case]":
    """Cases with the entries of their first days."""
    from asylia.web.cases import record

    cases = []
    for _ in range(CASES):
        case = record.open_case(office=user.office, member_state="LT", at=BEGAN)
        for event, hour, attributes in FIRST_DAYS:
            at = BEGAN + timedelta(hours=hour)
            record.append(case, event, by=user, at=at, attributes=attributes)
        cases.append(case)
    return cases


def write(cases: "list[Case]", event: str, *, user: "User", count: int) -> float:
    """Entries a second."""
    from django.db import transaction

    from asylia.web.accounts.session import act_as
    from asylia.web.cases import record

    def write_all() -> None:
        for number in range(count):
            with transaction.atomic():
                act_as(user)
                at = BEGAN + timedelta(days=10, seconds=number)
                case = cases[number % len(cases)]
                record.append(case, event, by=user, at=at, content={"text": "A note of two lines."})

    return count / seconds(write_all)


def first_user() -> "User":
    """A caseworker in an office."""
    from asylia.web.accounts.models import Office, User

    office = Office.objects.create(name="Bench", kind="asylum", member_state="LT")
    user = User(username="bench", full_name="Bench", role="caseworker", office=office)
    user.set_unusable_password()
    user.save()
    return user


def main() -> None:
    with fresh_store():
        from django.db import transaction

        from asylia.web.accounts.session import act_as

        with transaction.atomic():
            user = first_user()
            act_as(user)
            cases = open_cases(user)
        with_dates = write(cases, "interview_held", user=user, count=WITH_DATES)
        with_chain = write(cases, "note_added", user=user, count=WITH_CHAIN)
    hand_over(
        f"Entries written one by one on one connection, each a durable transaction, {CASES} cases",
        [
            at_least("with chain", with_chain, unit="entries/s", limit=500),
            at_least("with chain and projection", with_dates, unit="entries/s", limit=100),
        ],
    )


if __name__ == "__main__":
    main()
