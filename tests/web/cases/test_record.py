"""The door for writing: chain, head, dates, refusals."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction

from asylia.casefile import chain
from asylia.casefile.entries import header_from
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases import record
from asylia.web.cases.contents import CaseCipher
from asylia.web.cases.file import entries_of, file_of
from asylia.web.cases.keys import KeyStoreError
from asylia.web.cases.models import CaseHead, DueDate, Entry, EntryContent
from asylia.web.cases.refusals import Contradicts, MovedOn
from asylia.web.cases.shares import cipher_for
from tests.web.factories import NOON, add_entry, make_case, make_user

pytestmark = pytest.mark.django_db


def test_entry_is_stored_as_its_chained_bytes_say() -> None:
    user = make_user()
    case = make_case(user, attributes={"authority": "border_guard"}, source="stated")

    stored = Entry.objects.get(case=case)

    header = header_from(bytes(stored.header))
    assert (header.case, header.number, header.event) == (case.reference, 1, "application_made")
    assert (header.happened_at, header.recorded_at) == (NOON, NOON)
    assert (header.office, header.recorded_by) == (user.office.reference, user.reference)
    assert (header.source, header.attributes) == ("stated", {"authority": "border_guard"})
    assert (stored.event, stored.happened_at, stored.recorded_at) == (header.event, NOON, NOON)
    assert (stored.recorded_by, stored.office) == (user, user.office)


def test_each_entry_is_chained_to_the_one_before_and_the_head_follows() -> None:
    user = make_user()
    case = make_case(user)
    add_entry(case, "note_added", by=user, content={"words": "said"})

    first, second = Entry.objects.filter(case=case).order_by("number")

    assert bytes(first.hash) == chain.entry_hash(
        bytes(first.header), committed=chain.EMPTY, previous=chain.FIRST
    )
    assert bytes(second.hash) == chain.entry_hash(
        bytes(second.header), committed=bytes(second.committed), previous=bytes(first.hash)
    )
    head = CaseHead.objects.get(case=case)
    assert (head.number, bytes(head.hash)) == (2, bytes(second.hash))


def test_content_is_committed_to_and_sealed_and_reads_as_it_was_written() -> None:
    content = {"family_name": "Velgorinas", "nationality": ["RU"], "words": "Prašau prieglobsčio"}
    user = make_user()
    case = make_case(user, content=content)

    stored = EntryContent.objects.get(case=case)

    assert b"Velgorinas" not in bytes(stored.sealed)
    assert file_of(case)[0].content == content
    committed = cipher_for(case).committed(stored.sealed, number=1)
    assert committed == bytes(Entry.objects.get(case=case).committed)


def test_sealed_content_opens_only_in_its_own_place() -> None:
    case = make_case(content={"words": "said"})
    sealed = bytes(EntryContent.objects.get(case=case).sealed)
    cipher = cipher_for(case)

    with pytest.raises(KeyStoreError):
        cipher.open(sealed, number=2)
    with pytest.raises(KeyStoreError):
        CaseCipher("LT-2222-2222", cipher.key).open(sealed, number=1)


def test_entry_that_lies_in_the_future_is_refused() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="future"):
        add_entry(case, "application_registered", by=user, happened_on=date(2026, 8, 11))
    with pytest.raises(Refused, match="future"):
        add_entry(case, "application_registered", by=user, happened_at=NOON + timedelta(minutes=1))

    assert Entry.objects.filter(case=case).count() == 1


def test_day_of_an_entry_is_judged_in_the_zone_of_the_state() -> None:
    late_evening = datetime(2026, 8, 10, 22, 0, tzinfo=UTC)
    user = make_user()
    case = make_case(user)

    stored = add_entry(
        case, "application_registered", by=user, at=late_evening, happened_on=date(2026, 8, 11)
    )

    assert stored.happened_on == date(2026, 8, 11)


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1900, 1, 1), date(1985, 5, 5)])
def test_day_from_which_no_limit_can_be_counted_is_refused_and_nothing_is_kept(day: date) -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="Check the year"), transaction.atomic():
        add_entry(
            case,
            "application_registered",
            by=user,
            happened_on=day,
            acknowledged_contradiction=True,
        )

    assert Entry.objects.filter(case=case).count() == 1


def test_contradictory_date_is_refused_until_it_is_acknowledged() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Contradicts, match=r"Application lodged.*Application made") as found:
        add_entry(case, "application_lodged", by=user, happened_on=date(2026, 8, 9))
    assert [(one.number, one.before) for one in found.value.found] == [(2, 1)]

    add_entry(
        case,
        "application_lodged",
        by=user,
        happened_on=date(2026, 8, 9),
        acknowledged_contradiction=True,
    )

    assert [(line.number, line.contradicts) for line in entries_of(case)] == [(2, (1,)), (1, ())]


def test_contradiction_that_stands_already_does_not_hinder_what_comes_after() -> None:
    user = make_user()
    case = make_case(user)
    earlier = date(2026, 8, 9)
    add_entry(
        case,
        "application_lodged",
        by=user,
        happened_on=earlier,
        acknowledged_contradiction=True,
    )

    stored = add_entry(case, "biometrics_taken", by=user)

    assert stored.number == 3


def test_correction_of_an_entry_that_no_longer_stands_is_refused() -> None:
    user = make_user()
    case = make_case(user)
    add_entry(case, "application_made", by=user, corrects=1)

    with pytest.raises(Refused, match="Entry 1 was corrected"):
        add_entry(case, "application_made", by=user, corrects=1)
    with pytest.raises(Refused, match="Entry 9 was corrected"):
        add_entry(case, "application_made", by=user, corrects=9)


def test_correction_of_another_kind_is_refused() -> None:
    user = make_user()
    case = make_case(user)

    with pytest.raises(Refused, match="same kind"):
        add_entry(case, "application_lodged", by=user, corrects=1)


def test_case_of_another_office_cannot_be_written_to() -> None:
    case = make_case()
    stranger = make_user()
    act_as(stranger)

    with pytest.raises(Refused, match="not, or no longer, with your office"):
        record.append(case, "note_added", by=stranger, at=NOON)


def test_act_of_the_file_leaves_the_dates_alone() -> None:
    user = make_user()
    case = make_case(user)
    before = list(DueDate.objects.filter(case=case).order_by("pk").values_list("pk", flat=True))

    add_entry(case, "note_added", by=user, content={"words": "said"})

    after = list(DueDate.objects.filter(case=case).order_by("pk").values_list("pk", flat=True))
    assert before == after != []


def test_file_that_moved_on_is_said_to_have_moved_on() -> None:
    user = make_user()
    case = make_case(user)
    record.require_unmoved(case, seen=1)
    add_entry(case, "note_added", by=user)

    with pytest.raises(MovedOn) as found:
        record.require_unmoved(case, seen=1)

    assert found.value.last == 2
