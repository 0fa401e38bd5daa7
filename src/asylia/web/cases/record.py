"""The one door for writing to a case: one chain per case, its head row locked, its dates renewed.

Only ``actions.py`` files import this. Everything happens in the caller's transaction.
"""

from collections.abc import Sequence
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any, TypeAlias, Unpack

from django.db import connection
from django.utils.translation import gettext as _

from asylia.casefile import chain
from asylia.casefile import entries as casefile
from asylia.casefile.entries import NOTHING, Header, header_bytes
from asylia.law.holidays import OutsideSpan, calendar_of
from asylia.law.terms import FORESEEN
from asylia.web.accounts.models import Office, User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import for_office
from asylia.web.base.references import random_reference
from asylia.web.cases import copying, keys, projection, shares
from asylia.web.cases.contents import CaseCipher, key_place
from asylia.web.cases.drafts import QUIET, Draft, Told
from asylia.web.cases.file import contradictions_in, file_of
from asylia.web.cases.grants import Lock
from asylia.web.cases.key_models import CaseKey
from asylia.web.cases.locked import OpenFile, locked
from asylia.web.cases.models import (
    Case,
    CaseHead,
    DueDate,
    Entry,
    NextAct,
)
from asylia.web.cases.national import law_settings, settings_with
from asylia.web.cases.refusals import Contradicts, MovedOn
from asylia.web.cases.registered import register
from asylia.web.cases.telling import Telling

COLUMNS = (
    "case_id, number, event, happened_on, happened_at, recorded_at, recorded_by_id, office_id, "
    "source, corrects, header, committed, hash"
)
# One statement for the entry, its content and the head: each journey to the server costs.
WRITE = f"""
with entry as (
  insert into cases_entry ({COLUMNS})
  values (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s) returning id, case_id, number, hash
), content as (
  insert into cases_entrycontent (entry_id, case_id, key_id, sealed)
  select id, case_id, case_id, sealed from entry, (values (%s::bytea)) as given (sealed)
  where sealed is not null
), head as (
  update cases_casehead h set number = e.number, hash = e.hash
  from entry e where h.case_id = e.case_id
)
select id from entry
"""  # noqa: S608 -- the columns are named above
REPEATED_WITHIN = timedelta(minutes=2)
"""The same words from the same hand so soon after are one form, sent twice."""

Row: TypeAlias = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeFile:
    """A case with its whole file, before it is written.

    Attributes:
        case: The case, not stored yet, as it lies when the last entry is written.
        drafts: Its entries in their order, with those that moved it.
    """

    case: Case
    drafts: Sequence[Draft]


def open_case(
    *, office: Office, member_state: str, at: datetime, reference: str | None = None
) -> Case:
    """Make an empty case in this office, with its key and the start of its chain.

    Args:
        office: The office.
        member_state: Code of the State that holds the file.
        at: The moment of opening.
        reference: Its public reference; None for a new random one.
    """
    case = Case.objects.create(
        reference=reference or random_reference(member_state, groups=2),
        member_state=member_state,
        office=office,
        opened_at=at,
    )
    store = keys.key_store_for_new()
    key = keys.new_case_key()
    sealed = store.seal(key, bound_to=key_place(case.reference))
    CaseKey.objects.create(case=case, store=store.name, sealed=sealed)
    shares.renew(case, key)
    CaseHead.objects.create(case=case, number=0, hash=chain.FIRST)
    return case


def there_already(references: Sequence[str]) -> set[str]:
    """Which of these references belong to a case that is stored.

    Args:
        references: References of cases.
    """
    found = Case.objects.filter(reference__in=references)
    return set(found.values_list("reference", flat=True))


def copy_in(files: Sequence[WholeFile]) -> None:
    """Write whole files at once: the same rows that ``append`` would write, entry by entry.

    Their dates are not reckoned here; the next ``recompute`` does it.

    Args:
        files: The files. A case whose office or caseworker changed has entries that say so.

    Raises:
        Refused: As ``append``.
    """
    store = keys.key_store_for_new()
    of_cases = copying.numbers("cases_case", len(files))
    of_entries = iter(copying.numbers("cases_entry", sum(len(file.drafts) for file in files)))
    rows = copying.Rows()
    people = []
    opened_cases: dict[int, tuple[Case, bytes]] = {}
    for file, number in zip(files, of_cases, strict=True):
        case, key = file.case, keys.new_case_key()
        case.pk = number
        sealed_key = store.seal(key, bound_to=key_place(case.reference))
        opened = OpenFile(case, 0, chain.FIRST, CaseCipher(case.reference, key))
        for draft in file.drafts:
            row, sealed = _row(opened, _told(opened, draft), by=draft.by)
            rows.add_entry(next(of_entries), row, sealed=sealed)
        rows.add_case(case, key=(store.name, sealed_key), head=(opened.number, opened.hash))
        people.append((case, opened.entries))
        opened_cases[number] = case, key
    rows.shares = shares.of_new_cases(opened_cases)
    copying.write(rows, entries=COLUMNS)
    register().copy_in(people)


def append(case: Case, event: str, *, by: User, at: datetime, **told: Unpack[Told]) -> Entry:
    """Write one entry and renew the case's dates.

    Args:
        case: The case.
        event: What happened.
        by: Who writes it, and acts in this transaction.
        at: The moment of writing.
        **told: What else the entry says; see ``Draft``.

    Raises:
        Refused: It would lie in the future, or it corrects what cannot be corrected.
        Contradicts: A date contradicts another, and its author has not said that they know.
    """
    today = calendar_of(case.member_state).local_day(at)
    return append_all(case, [Draft(event=event, by=by, at=at, **told)], today=today)[0]


def append_once(
    case: Case,
    event: str,
    *,
    by: User,
    at: datetime,
    seen: int | None = None,
    **told: Unpack[Told],
) -> Entry:
    """Write one entry, unless it repeats the file's last one: a form that was sent twice.

    Args:
        case: The case.
        event: What happened, at the moment of writing.
        by: Who writes it.
        at: The moment of writing.
        seen: The number of the last entry that the writer had seen; None if nobody asks.
        **told: The names and words, and what they rest on; see ``Draft``.

    Returns:
        The entry; the earlier one if this would repeat it.

    Raises:
        MovedOn: The file has entries that the writer has not seen.
        Refused: As ``append``.
    """
    opened = locked(case)
    last = Entry.objects.filter(
        case=case,
        number=opened.number,
        event=event,
        recorded_by=by,
        recorded_at__gte=at - REPEATED_WITHIN,
        source=told.get("source", ""),
        corrects=None,
        content__isnull=False,
    ).select_related("content")
    for entry in last:
        if opened.cipher.open(entry.content.sealed, number=entry.number) == told.get("content"):
            return entry
    if seen is not None and seen != opened.number:
        raise MovedOn(last=opened.number)
    return append(case, event, by=by, at=at, **told)


def case_opened_as(reference: str) -> Case | None:
    """The case that was opened with this reference; who is about to open it is waited for.

    Args:
        reference: The reference.
    """
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [reference])
    return Case.objects.filter(reference=reference).first()


def append_as_told(
    case: Case, event: str, *, by: User, at: datetime, telling: Telling, **told: Unpack[Told]
) -> Entry:
    """Write one entry of somebody who had the file before them while they wrote.

    Args:
        case: The case.
        event: What happened.
        by: Who writes it, and acts in this transaction.
        at: The moment of writing.
        telling: When it happened, and what its writer had seen of the file.
        **told: What else the entry says; see ``Draft``.

    Raises:
        MovedOn: The file has entries that the writer has not seen.
        Refused: As ``append``.
        Contradicts: A date contradicts another, and its author has not said that they know.
    """
    today = calendar_of(case.member_state).local_day(at)
    draft = Draft(event=event, by=by, at=at, **told)
    return append_all_as_told(case, [draft], telling=telling, today=today)[0]


def append_all_as_told(
    case: Case, drafts: Sequence[Draft], *, telling: Telling, today: date
) -> list[Entry]:
    """Write several entries of one moment, as ``append_as_told``, and renew the dates once.

    Args:
        case: The case.
        drafts: The entries, without their moment; at least one.
        telling: When they happened, and what their writer had seen of the file.
        today: The day for which the dates are renewed.

    Raises:
        MovedOn: The file has entries that the writer has not seen.
        Refused: As ``append``.
        Contradicts: A date contradicts another, and its author has not said that they know.
    """
    require_unmoved(case, seen=telling.seen)
    told = [
        replace(
            draft,
            happened_on=telling.happened_on,
            happened_at=telling.happened_at,
            acknowledged_contradiction=telling.knows,
        )
        for draft in drafts
    ]
    return append_all(case, told, today=today)


def append_all(case: Case, drafts: Sequence[Draft], *, today: date) -> list[Entry]:
    """Write several entries in their order and renew the case's dates once.

    Args:
        case: The case.
        drafts: The entries; at least one.
        today: The day for which the dates are renewed.

    Raises:
        Refused: As ``append``.
    """
    opened = locked(case)
    changes_dates = any(draft.event not in QUIET for draft in drafts)
    if changes_dates or any(draft.corrects for draft in drafts):
        opened.entries.extend(file_of(case, cipher=opened.cipher))
    written = [_write(opened, draft) for draft in drafts]
    is_ours = drafts[-1].by.office_id == case.office_id
    with nullcontext() if is_ours else for_office(case.office_id):
        if changes_dates:
            _renew_dates(opened, today=today)
        if any(map(register().concerns, opened.entries[-len(written) :])):
            register().renew(case, opened.entries)
    return written


def _renew_dates(opened: OpenFile, *, today: date) -> None:
    try:
        settings = settings_with(opened.case.office_id, newest=opened.newest_choice)
        projection.project(opened.case, opened.entries, today=today, settings=settings)
    except OutsideSpan as problem:
        raise Refused(
            _(
                "With this date a limit would end in a year whose public holidays are not known,"
                " and no date is guessed. Check the year."
            )
        ) from problem


def require_unmoved(case: Case, *, seen: int) -> None:
    """Go on, with the file locked, if nobody wrote into it since it was looked at.

    Args:
        case: The case.
        seen: The number of the last entry that was seen.

    Raises:
        MovedOn: There are newer entries.
        Refused: The case is not, or no longer, with the office of the user.
    """
    if (last := locked(case).number) != seen:
        raise MovedOn(last=last)


def lock(case: Case) -> None:
    """Let nobody else write to the case until this transaction ends, and look at it afresh.

    Whoever writes locks the head row before anything else, so that no two wait for each other.

    Args:
        case: The case.

    Raises:
        Refused: The case is not, or no longer, with the office of the user.
    """
    locked(case)
    case.refresh_from_db()


def assign(case: Case, to: User) -> None:
    """Give the case to this caseworker; the entry that says so is written beside."""
    key = shares.cipher_for(case).key
    case.caseworker = to
    shares.renew(case, key)
    Case.objects.filter(pk=case.pk).update(caseworker=to)


def set_lock(case: Case, lock: Lock | None) -> None:
    """Lock the case, or end its lock; the entry that says so is written beside."""
    key = shares.cipher_for(case).key
    case.lock = lock
    shares.renew(case, key)
    Case.objects.filter(pk=case.pk).update(lock=lock)


def forget(case: Case) -> None:
    """Take the case's key from everybody, and its dates and its name from the lists: it is gone."""
    register().renew(case, ())
    shares.take_all(case)
    DueDate.objects.filter(case=case).delete()
    NextAct.objects.filter(case=case).delete()
    Case.objects.filter(pk=case.pk).update(recompute_on=None)


def hand_over(case: Case, to: Office, *, today: date) -> None:
    """Move the case to another office, whose eyes alone see it from then on.

    Where the other office reads the law otherwise, the dates wait to be reckoned anew.

    Args:
        case: The case.
        to: The other office.
        today: The day of the hand-over.
    """
    moved: dict[str, Any] = {"office": to, "caseworker": None}
    if law_settings(case.office_id).readings != law_settings(to.pk).readings:
        moved["recompute_on"] = today
    key = shares.cipher_for(case).key
    case.office, case.caseworker = to, None
    shares.renew(case, key)
    with for_office(to.pk):
        register().moved(case, to)
        DueDate.objects.filter(case=case).update(office=to)
        NextAct.objects.filter(case=case).update(office=to)
        Case.objects.filter(pk=case.pk).update(**moved)


def _write(opened: OpenFile, draft: Draft) -> Entry:
    row, sealed = _row(opened, _told(opened, draft), by=draft.by)
    with connection.cursor() as cursor:
        cursor.execute(WRITE, [*row, sealed])
        (number,) = cursor.fetchone()
    stored = Entry(pk=number, **dict(zip(COLUMNS.split(", "), row, strict=True)))
    stored.case, stored.recorded_by = opened.case, draft.by
    return stored


def _told(opened: OpenFile, draft: Draft) -> casefile.Entry:
    """The next entry of the file, if nothing speaks against it."""
    header = _header(opened, draft)
    _refuse_future(opened.case, header)
    _refuse_correction(opened, header)
    entry = casefile.Entry(header=header, content=dict(draft.content or {}))
    _refuse_contradiction(opened, entry, acknowledged=draft.acknowledged_contradiction)
    return entry


def _header(opened: OpenFile, draft: Draft) -> Header:
    no_time = draft.happened_on is None and draft.happened_at is None
    return Header(
        case=opened.case.reference,
        number=opened.number + 1,
        event=str(draft.event),
        happened_on=draft.happened_on,
        happened_at=draft.at if no_time else draft.happened_at,
        recorded_at=draft.at,
        office=draft.by.office.reference,
        recorded_by=draft.by.reference,
        source=draft.source,
        corrects=draft.corrects,
        withdrawn=draft.withdrawn,
        attributes=dict(draft.attributes or NOTHING),
    )


def _refuse_future(case: Case, header: Header) -> None:
    local_day = calendar_of(case.member_state).local_day
    happened = header.happened
    if isinstance(happened, datetime):
        too_late = happened > header.recorded_at
    else:
        too_late = happened > local_day(header.recorded_at)
    if too_late and header.event not in FORESEEN:
        raise Refused(_("This lies in the future. Record it when it has happened."))


def _refuse_correction(opened: OpenFile, header: Header) -> None:
    if header.corrects is None:
        return
    stands = {e.header.number: e.header.event for e in casefile.standing(opened.entries)}
    if header.corrects not in stands:
        raise Refused(
            _(
                "Entry %(number)d was corrected or taken back meanwhile. Look at the file again"
                " and correct the entry that stands."
            )
            % {"number": header.corrects}
        )
    if stands[header.corrects] != header.event:
        raise Refused(
            _("A correction is of the same kind as its entry. Take the entry back instead.")
        )


def _refuse_contradiction(opened: OpenFile, entry: casefile.Entry, *, acknowledged: bool) -> None:
    if acknowledged or entry.header.event in QUIET:
        return
    after = contradictions_in(opened.case, [*opened.entries, entry])
    before = set(contradictions_in(opened.case, opened.entries)) if after else ()
    if new := [found for found in after if found not in before]:
        raise Contradicts(new)


def _row(opened: OpenFile, entry: casefile.Entry, *, by: User) -> tuple[Row, bytes | None]:
    """The entry in the order of ``COLUMNS``, chained to the one before; its content, sealed."""
    header = entry.header
    committed, sealed = chain.EMPTY, None
    if entry.content:
        committed, sealed = opened.cipher.seal(entry.content, number=header.number)
    spelled = header_bytes(header)
    opened.hash = chain.entry_hash(spelled, committed=committed, previous=opened.hash)
    opened.number = header.number
    opened.entries.append(entry)
    row = (
        opened.case.pk,
        header.number,
        header.event,
        header.happened_on,
        header.happened_at,
        header.recorded_at,
        by.pk,
        by.office_id,
        header.source,
        header.corrects,
        spelled,
        committed,
        opened.hash,
    )
    return row, sealed
