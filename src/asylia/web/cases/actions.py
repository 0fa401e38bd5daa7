"""What can be done with a case: every function here is one act, one transaction, one entry or more.

Whoever calls has said who acts (``accounts.session.act_as``): the web does so for each request.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import groupby
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from asylia.casefile.contradictions import resting_on
from asylia.casefile.entries import NOTHING, Attribute, FileAct, Source
from asylia.law.holidays import calendar_of
from asylia.web.accounts.models import Office, User
from asylia.web.accounts.refusal import require
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now, today
from asylia.web.base.references import random_reference
from asylia.web.cases import access, projection, record, shares
from asylia.web.cases.drafts import Draft, Told
from asylia.web.cases.extensions import running_on
from asylia.web.cases.file import file_of
from asylia.web.cases.grants import Grant
from asylia.web.cases.locked import require_in_place
from asylia.web.cases.models import Case, ChosenReading, Entry
from asylia.web.cases.refusals import OthersRest
from asylia.web.cases.sheets import Sheet
from asylia.web.cases.telling import Standing, Telling, standing_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """What was answered to a sheet, beside the moment.

    Attributes:
        codes: What the clock may read.
        content: Names and words, which are sealed.
        source: What the entry rests on; None for what the sheet says.
        settles: The number of an earlier entry that this one completes; None for none.
    """

    codes: Mapping[str, Attribute] = field(default_factory=lambda: NOTHING)
    content: Mapping[str, object] | None = None
    source: Source | None = None
    settles: int | None = None


@transaction.atomic
def record_act(
    case: Case, sheet: Sheet, *, by: User, telling: Telling, answers: Answers | None = None
) -> Entry:
    """Record what happened, as the sheet of the act asks for it.

    Args:
        case: The case.
        sheet: The act.
        by: Who writes.
        telling: When, and what the writer had seen of the file.
        answers: What was answered beside the moment; None for nothing.

    Raises:
        Refused: The user may not, it is too early or too late for it, an answer that it needs
            is missing, or the answers do not go together with the file.
        MovedOn: The file has entries that the writer has not seen.
        Contradicts: The time contradicts another entry, and the writer did not know.
    """
    told, file = answers or Answers(), standing_of(case)
    require(access.why_not_record(by, case, sheet=sheet, file=file))
    require(access.why_not_answered(sheet, {**told.codes, **(told.content or {})}))
    running = running_on(case, telling.day, today=today()) if sheet.extends else ()
    why_not = access.why_not_so(
        sheet, file, codes=told.codes, own_state=case.member_state, running=running
    )
    require(why_not)
    return record.append_as_told(
        case,
        sheet.event,
        by=by,
        at=now(),
        telling=telling,
        attributes={**told.codes, **_coincidence(sheet, file, telling=telling)},
        content=told.content,
        source=told.source or sheet.sources[0],
        corrects=told.settles,
    )


def _coincidence(sheet: Sheet, file: Standing, *, telling: Telling) -> dict[str, Attribute]:
    """Where two acts fall together, the later entry says so: the moment is stored with each."""
    before = file.newest.get(sheet.together_with or "")
    together = before is not None and before.happened == telling.at
    return {"coincides_with": before.number} if before and together else {}


@transaction.atomic
def state_identity(
    case: Case,
    *,
    by: User,
    identity: Mapping[str, object],
    source: str = "stated",
    seen: int | None = None,
) -> Entry:
    """Write down what is said of who the person is; the earlier statements stay in the file.

    Args:
        case: The case.
        by: Who writes.
        identity: What is said; what it leaves out stays as it was said before.
        source: What it rests on.
        seen: The number of the last entry that the writer had seen; None if nobody asks.

    Raises:
        Refused: The user may not, or nothing was said.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_state_identity(by, case))
    require(None if identity else _("Write down at least one thing about the person."))
    event = FileAct.IDENTITY_STATED
    return record.append_once(
        case, event, by=by, at=now(), content=identity, source=source, seen=seen
    )


@transaction.atomic
def add_note(case: Case, *, by: User, words: str) -> Entry:
    """Add a free note to the file.

    Args:
        case: The case.
        by: Who writes.
        words: The note; not empty.

    Raises:
        Refused: The user may not, or the note is empty.
    """
    require(access.why_not_add_note(by, case))
    require(None if words.strip() else _("Write the note before you add it."))
    content = {"words": words.strip()}
    return record.append_once(case, FileAct.NOTE_ADDED, by=by, at=now(), content=content)


@transaction.atomic
def correct_entry(
    case: Case, entry: Entry, *, by: User, seen: int | None = None, **told: Unpack[Told]
) -> Entry:
    """Put a new entry in the place of an earlier one, which stays in the file as corrected.

    Args:
        case: The case.
        entry: The entry that was wrong.
        by: Who writes.
        seen: The number of the last entry that the writer had seen; None if nobody asks.
        **told: What is right; see ``Draft``.

    Raises:
        Refused: The user may not, or the entry does not stand any more.
        MovedOn: The file has entries that the writer has not seen.
    """
    require(access.why_not_correct(by, case, entry=entry))
    if seen is not None:
        record.require_unmoved(case, seen=seen)
    told["corrects"] = entry.number
    return record.append(case, entry.event, by=by, at=now(), **told)


@transaction.atomic
def withdraw_entry(
    case: Case,
    entry: Entry,
    *,
    by: User,
    reason: str,
    seen: int | None = None,
    stays: bool = False,
) -> Entry:
    """Take back an entry: what it says did not happen. It stays in the file as withdrawn.

    Args:
        case: The case.
        entry: The entry that was wrong.
        by: Who writes.
        reason: Why; not empty.
        seen: The number of the last entry that the writer had seen; None if nobody asks.
        stays: Whether the writer knows that what follows on the entry stays without it.

    Raises:
        Refused: The user may not, the entry does not stand any more, or no reason is given.
        MovedOn: The file has entries that the writer has not seen.
        OthersRest: Other entries follow on it, and the writer has not said that they stay.
    """
    require(access.why_not_correct(by, case, entry=entry))
    require(None if reason.strip() else _("Say why the entry is taken back."))
    if seen is not None:
        record.require_unmoved(case, seen=seen)
    if not stays and (others := resting_on(entry.number, file_of(case))):
        raise OthersRest(others)
    return record.append(
        case,
        entry.event,
        by=by,
        at=now(),
        corrects=entry.number,
        withdrawn=True,
        content={"words": reason.strip()},
    )


@transaction.atomic
def assign_case(case: Case, *, by: User, to: User, seen: int | None = None) -> Entry:
    """Give the case to a caseworker of its office.

    Args:
        case: The case.
        by: Who decides.
        to: The caseworker.
        seen: The number of the last entry that the one who decides had seen; None if nobody asks.

    Raises:
        Refused: The user may not, or the case cannot go to this caseworker.
        MovedOn: Somebody else said meanwhile who works on it, or moved it.
    """
    record.lock(case)
    require_in_place(case, seen=seen)
    require(access.why_not_assign(by, case, to=to))
    return _give(case, by=by, to=to, at=now())


@transaction.atomic
def hand_over_case(
    case: Case, *, by: User, to: Office, reason: str = "", seen: int | None = None
) -> Entry:
    """Hand the case over to another office, which alone sees it from then on.

    Args:
        case: The case.
        by: Who decides.
        to: The other office.
        reason: Why, in words for whoever reads the file.
        seen: The number of the last entry that the one who decides had seen; None if nobody asks.

    Raises:
        Refused: The user may not, or that office takes no such case.
        MovedOn: Somebody else said meanwhile who works on it, or moved it.
    """
    record.lock(case)
    require_in_place(case, seen=seen)
    require(access.why_not_hand_over(by, case, to=to))
    return _move(case, by=by, to=to, at=now(), reason=reason)


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseToLoad:
    """A case of a caseload.

    Attributes:
        drafts: Its entries in their order, each with its author and moment. Where the next author
            is of another office, the case is handed over to it first. ``corrects`` and the
            attribute ``of`` count drafts, from 1: what a hand-over adds in between shifts them.
        office: The office that has it at the end; None for that of the last author.
        caseworker: To whom it is assigned at the end; None for nobody.
        reference: Its public reference; None for a new random one.
    """

    drafts: Sequence[Draft]
    office: Office | None = None
    caseworker: User | None = None
    reference: str | None = None


@transaction.atomic
def load_caseload(cases: Iterable[CaseToLoad]) -> int:
    """Load many whole cases at once, as the role that copies in: all or nothing.

    Each entry keeps the moment at which it was written. The dates are not reckoned here: the next
    ``recompute`` does it. A case whose reference is there already is left as it is, so that a
    load which was broken off can be begun again.

    Args:
        cases: The cases; some hundreds, for all of them are held in memory.

    Returns:
        How many were loaded.

    Raises:
        Refused: An author may not do what they are said to have done, or an entry is refused.
    """
    day = today()
    files = [_whole_file(case, day) for case in cases]
    there = record.there_already([file.case.reference for file in files])
    new = [file for file in files if file.case.reference not in there]
    record.copy_in(new)
    return len(new)


def _whole_file(loaded: CaseToLoad, day: date) -> record.WholeFile:
    """The case with the entries that it was told with and those that moved it."""
    first = loaded.drafts[0]
    require(access.why_not_load_caseload(first.by))
    state = first.by.office.member_state
    case = Case(
        reference=loaded.reference or random_reference(state, groups=2),
        member_state=state,
        office=first.by.office,
        opened_at=first.at,
        recompute_on=day,
    )
    drafts: list[Draft] = []
    last, numbers = first.by, [0]
    for draft in loaded.drafts:
        if draft.by.office_id != case.office_id:
            drafts.append(_handed_over(case, by=last, to=draft.by.office, at=draft.at))
        if draft.by is not last or draft is first:
            require(access.why_not_write(draft.by, case))
        numbers.append(len(drafts) + 1)
        drafts.append(_renumbered(draft, numbers))
        last = draft.by
    at = loaded.drafts[-1].at
    if loaded.office and loaded.office.pk != case.office_id:
        drafts.append(_handed_over(case, by=last, to=loaded.office, at=at))
    if loaded.caseworker:
        drafts.append(_assigned(case, to=loaded.caseworker, at=at))
    return record.WholeFile(case=case, drafts=drafts)


def _handed_over(case: Case, *, by: User, to: Office, at: datetime) -> Draft:
    require(access.why_not_hand_over(by, case, to=to))
    attributes: dict[str, Attribute] = {"from": case.office.reference, "to": to.reference}
    case.office = to
    return Draft(event=FileAct.CASE_HANDED_OVER, by=by, at=at, attributes=attributes)


def _assigned(case: Case, *, to: User, at: datetime) -> Draft:
    require(access.why_not_assign(to, case, to=to))
    case.caseworker = to
    return Draft(event=FileAct.CASE_ASSIGNED, by=to, at=at, attributes={"to": to.reference})


@transaction.atomic
def replay_caseload(cases: Iterable[CaseToLoad]) -> list[Case]:
    """Write some cases entry by entry, as their authors would have: all or nothing.

    Each entry keeps the moment at which it was written; the dates are those of today.

    Args:
        cases: The cases.

    Raises:
        Refused: An author may not do what they are said to have done, or an entry is refused.
    """
    day = today()
    return [_replay(case, day) for case in cases]


def _replay(loaded: CaseToLoad, day: date) -> Case:
    first = loaded.drafts[0]
    require(access.why_not_load_caseload(first.by))
    act_as(first.by)
    state = first.by.office.member_state
    case = record.open_case(
        office=first.by.office, member_state=state, at=first.at, reference=loaded.reference
    )
    last, numbers, number = first.by, [0], 0
    for author, drafts in groupby(loaded.drafts, key=lambda draft: draft.by):
        mine = list(drafts)
        if author.office_id != case.office_id:
            _move_by(last, case, to=author.office, at=mine[0].at)
            number += 1
        act_as(author)
        require(access.why_not_write(author, case))
        numbers.extend(range(number + 1, number + 1 + len(mine)))
        number += len(mine)
        record.append_all(case, [_renumbered(draft, numbers) for draft in mine], today=day)
        last = author
    _place(case, loaded, last=last, at=loaded.drafts[-1].at)
    return case


def _renumbered(draft: Draft, numbers: Sequence[int]) -> Draft:
    """The draft, its pointers to earlier drafts turned into numbers of entries."""
    of = (draft.attributes or {}).get("of")
    if isinstance(of, int) and draft.attributes is not None:
        draft = replace(draft, attributes={**draft.attributes, "of": numbers[of]})
    return draft if draft.corrects is None else replace(draft, corrects=numbers[draft.corrects])


def _place(case: Case, loaded: CaseToLoad, *, last: User, at: datetime) -> None:
    if loaded.office and loaded.office.pk != case.office_id:
        _move_by(last, case, to=loaded.office, at=at)
    if loaded.caseworker:
        act_as(loaded.caseworker)
        require(access.why_not_assign(loaded.caseworker, case, to=loaded.caseworker))
        _give(case, by=loaded.caseworker, to=loaded.caseworker, at=at)


def _move_by(by: User, case: Case, *, to: Office, at: datetime) -> None:
    act_as(by)
    require(access.why_not_hand_over(by, case, to=to))
    _move(case, by=by, to=to, at=at)


@transaction.atomic
def choose_reading(
    *, by: User, point: str, key: str, chosen_on: date, reason: str
) -> ChosenReading:
    """Choose for one's office how it reads a disputed point of the law; the dates follow.

    Some cases are reckoned anew at once; the others wait for ``renew_dates`` or ``recompute``.

    Args:
        by: Who chooses.
        point: The id of the point.
        key: The key of the reading; empty to leave it to the settings file and the book again.
        chosen_on: The day of the choice.
        reason: Why, for whoever reads a date that it moves.

    Raises:
        Refused: The user may not, there is no such point or reading, it lies in the future, or
            no reason is given.
    """
    require(access.why_not_choose_reading(by, point=point, key=key))
    require(_("Say why, for whoever reads a date that it moves.") if not reason.strip() else None)
    require(_("The choice lies in the future.") if chosen_on > today() else None)
    made = ChosenReading.objects.create(
        office=by.office,
        point=point,
        key=key,
        chosen_on=chosen_on,
        reason=" ".join(reason.split()),
        at=now(),
        by=by,
    )
    kept = Case.objects.filter(office_id=by.office_id, erasure__isnull=True)
    kept.update(recompute_on=today())
    projection.renew_of_office(by.office_id, today=today())
    return made


@transaction.atomic
def renew_dates(*, by: User) -> int:
    """Reckon the dates of some of the office's cases anew that wait for it.

    Args:
        by: Who asks for it.

    Returns:
        How many were reckoned.

    Raises:
        Refused: The user may not.
    """
    require(access.why_not_renew_dates(by))
    return projection.renew_of_office(by.office_id, today=today())


def _give(case: Case, *, by: User, to: User, at: datetime) -> Entry:
    attributes: dict[str, Attribute] = {"to": to.reference}
    entry = record.append(case, FileAct.CASE_ASSIGNED, by=by, at=at, attributes=attributes)
    record.assign(case, to)
    return entry


def _move(case: Case, *, by: User, to: Office, at: datetime, reason: str = "") -> Entry:
    attributes: dict[str, Attribute] = {"from": case.office.reference, "to": to.reference}
    content = {"words": reason.strip()} if reason.strip() else None
    entry = record.append(
        case, FileAct.CASE_HANDED_OVER, by=by, at=at, attributes=attributes, content=content
    )
    called_in = Grant.objects.called_in(case.pk)
    called_in.exclude(user=by).end(by=by, at=at)
    record.hand_over(case, to, today=calendar_of(case.member_state).local_day(at))
    # Who hands it over as one called in needs the case until it is there.
    if mine := called_in.filter(user=by):
        shares.take(case, by)
        mine.end(by=by, at=at)
    return entry
