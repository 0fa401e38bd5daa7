"""What can be done with accounts and offices; each act leaves its entry."""

from collections.abc import Iterable
from datetime import timedelta

from django.conf import settings
from django.contrib.auth import (
    HASH_SESSION_KEY,
    authenticate,
    login,
    logout,
    update_session_auth_hash,
)
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.base import SessionBase
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import constant_time_compare

from asylia.web.accounts import access, tries
from asylia.web.accounts.agents import browser_of
from asylia.web.accounts.models import (
    AccountAct,
    AccountEntry,
    Away,
    Office,
    OfficeKind,
    Role,
    Session,
    User,
)
from asylia.web.accounts.refusal import require
from asylia.web.accounts.session import act_as
from asylia.web.accounts.sessions import kept_as
from asylia.web.accounts.watch.marks import turned_away
from asylia.web.base.actions import now
from asylia.web.base.onrecord import on_record
from asylia.web.base.references import random_reference

BEGUN, SEEN, CONFIRMED, AGENT = "begun_at", "seen_at", "confirmed_at", "agent"
HALF, HAS_FACTOR = "half", "has_factor"
SEEN_EVERY = timedelta(minutes=1)
HALF_LASTS = timedelta(minutes=5)


@transaction.atomic
def sign_in(request: HttpRequest, *, username: str, password: str) -> User | None:
    """Begin a session, or the half of one where the account has a second factor.

    A wrong name and a wrong password cost the same and say the same.

    Returns:
        The user; None if name and password do not belong together, which is then remembered.

    Raises:
        TooMany: This browser has to wait.
        Refused: The password was for one time, and that time is over.
    """
    at = timezone.now()
    counter = tries.counter_for(request, username)
    tries.require_patience(counter, at=at)
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        tries.remember(counter, at=at)
        turned_away(request, Away.SIGN_IN, name=username)
        return None
    if why_not := access.why_not_with_this_password(user, at=at):
        turned_away(request, Away.SIGN_IN, name=username, check="too old")
    require(why_not)
    tries.forgive(counter)
    enter(request, user)
    return user


def enter(request: HttpRequest, user: User) -> None:
    """Begin the session of somebody who proved one thing; with a second factor, half of it."""
    if not access.has_second_factor(user):
        begin_session(request, user)
        return
    request.session.cycle_key()
    request.session[HALF] = {
        "user": user.pk,
        "at": timezone.now().timestamp(),
        "hash": user.get_session_auth_hash(),
    }


def half_signed_in(request: HttpRequest) -> User | None:
    """Who proved a password a few minutes ago and owes a second factor."""
    half = request.session.get(HALF, {})
    age = timezone.now().timestamp() - half.get("at", 0)
    if not 0 <= age <= HALF_LASTS.total_seconds():
        return None
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    return user if user is not None and user.get_session_auth_hash() == half["hash"] else None


def begin_session(request: HttpRequest, user: User, *, has_factor: bool = False) -> None:
    """Begin a session of somebody who proved enough, under a new key.

    Args:
        request: Whose session it becomes.
        user: Who it is.
        has_factor: Whether a second factor was proved just now.
    """
    at = timezone.now().timestamp()
    for gone in (HALF, HAS_FACTOR, CONFIRMED):
        request.session.pop(gone, None)
    login(request, user)
    request.session[BEGUN] = request.session[SEEN] = request.session[CONFIRMED] = at
    request.session[AGENT] = browser_of(request.headers.get("User-Agent", ""))
    if has_factor:
        request.session[HAS_FACTOR] = True
    act_as(user)
    note(AccountAct.SIGNED_IN, by=user, user=user)


def sign_out(request: HttpRequest, *, by: User) -> None:
    """End the session; the browser is left with nothing."""
    note(AccountAct.SIGNED_OUT, by=by, user=by)
    logout(request)


def continue_session(session: SessionBase, *, is_used: bool = True) -> bool:
    """Whether the session is young enough and in use; if so, note each minute that it is.

    Args:
        session: The session.
        is_used: Whether somebody uses it now, and no page only asks how long it lasts.
    """
    at = timezone.now().timestamp()
    begun, seen = session.get(BEGUN, 0), session.get(SEEN, 0)
    if not begun <= at + 1 <= begun + settings.SESSION_LONGEST_HOURS * 3600 + 1:
        return False
    if not at - seen <= settings.SESSION_COOKIE_AGE:
        return False
    if is_used and at - seen > SEEN_EVERY.total_seconds():
        session[SEEN] = at
    return True


def seconds_left(session: SessionBase) -> int:
    """How many seconds this session lasts if nobody uses it any more."""
    begun, seen = session.get(BEGUN, 0), session.get(SEEN, 0)
    longest = begun + settings.SESSION_LONGEST_HOURS * 3600
    end = min(longest, seen + settings.SESSION_COOKIE_AGE)
    return max(0, int(end - timezone.now().timestamp()))


def whose_session_ended(request: HttpRequest) -> User | None:
    """Whose session this browser held until it ended by itself; None for any other.

    A session that somebody ended is gone, and so is its key. This proves nothing that opens a
    page: it is asked only to keep what was written, for its writer.
    """
    if isinstance(was := getattr(request, "was", None), User):
        return was
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    found = Session.objects.filter(session_key=kept_as(key)).select_related("user").first()
    if found is None or found.user is None or not found.user.is_active:
        return None
    told = found.get_decoded()
    is_whole = BEGUN in told and not found.user.must_change_password
    proof = str(told.get(HASH_SESSION_KEY, ""))
    is_same = constant_time_compare(proof, found.user.get_session_auth_hash())
    return found.user if is_whole and is_same else None


def is_confirmed(request: HttpRequest) -> bool:
    """Whether whoever sits there proved in the last minutes who they are."""
    age = timezone.now().timestamp() - request.session.get(CONFIRMED, 0)
    return bool(0 <= age <= settings.CONFIRMED_FOR_MINUTES * 60)


def note_confirmed(request: HttpRequest, *, by: User) -> None:
    """Remember that they proved it now; the session goes on under a new key."""
    request.session.cycle_key()
    request.session[CONFIRMED] = timezone.now().timestamp()
    note(AccountAct.CONFIRMED, by=by, user=by)


def owes_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether this session opens nothing but the page that sets up a second factor."""
    if not access.must_have_second_factor(user) or request.session.get(HAS_FACTOR):
        return False
    if access.has_second_factor(user):
        request.session[HAS_FACTOR] = True
        return False
    return True


@transaction.atomic
def end_other_sessions(request: HttpRequest, *, by: User) -> int:
    """End one's sessions on other browsers.

    Returns:
        How many there were.
    """
    mine = kept_as(request.session.session_key or "")
    ended, _kinds = Session.objects.filter(user=by).exclude(session_key=mine).delete()
    if ended:
        note(AccountAct.SESSIONS_ENDED, by=by, user=by, detail={"sessions": ended})
    return ended


@transaction.atomic
def change_password(request: HttpRequest, *, by: User, password: str) -> None:
    """Replace one's own password; every other session of the account ends.

    Args:
        request: Whose session goes on.
        by: The user.
        password: The new one, already judged by the form.
    """
    by.set_password(password)
    by.must_change_password, by.password_ends_at = False, None
    by.save(update_fields=["password", "must_change_password", "password_ends_at"])
    update_session_auth_hash(request, by)
    end_other_sessions(request, by=by)
    note(AccountAct.PASSWORD_CHANGED, by=by, user=by)


@transaction.atomic
def add_user(
    *, by: User, username: str, full_name: str, role: Role, office: Office
) -> tuple[User, str]:
    """Open an account.

    Returns:
        The user and the one-time password, which is stored nowhere.

    Raises:
        Refused: Not an administrator, or the office is closed.
    """
    require(access.why_not_place(by, office))
    password = one_time_password()
    user = User(
        username=username.strip().lower(), full_name=full_name.strip(), role=role, office=office
    )
    _set_for_one_time(user, password)
    user.save()
    note(AccountAct.USER_ADDED, by=by, user=user, detail={"role": role, "office": office.reference})
    return user, password


@transaction.atomic
def add_first_administrator(
    *, username: str, full_name: str, office: str, member_state: str
) -> tuple[User, str]:
    """Open the first office and the account of its administrator, who opens all others.

    Returns:
        The user and the one-time password, which is stored nowhere.

    Raises:
        Refused: There is an account already.
    """
    require(access.why_not_begin())
    kind = OfficeKind.OVERSIGHT
    first = Office.objects.create(name=office.strip(), kind=kind, member_state=member_state)
    password = one_time_password()
    user = User(
        username=username.strip().lower(),
        full_name=full_name.strip(),
        role=Role.ADMINISTRATOR,
        office=first,
    )
    _set_for_one_time(user, password)
    user.save()
    note(AccountAct.OFFICE_ADDED, by=user, office=first)
    note(AccountAct.USER_ADDED, by=user, user=user, detail={"role": user.role})
    return user, password


@transaction.atomic
def open_invented_accounts(
    *,
    offices: Iterable[tuple[str, str, str, str]],
    staff: Iterable[tuple[str, str, str, str]],
    password: str,
) -> tuple[dict[str, Office], dict[str, User]]:
    """Open the offices and accounts of a demonstration, all with one password.

    Args:
        offices: Key, name, kind and Member State of each.
        staff: Username, full name, role and key of the office of each.
        password: The password of all.

    Returns:
        The offices by key and the users by username.

    Raises:
        Refused: This is production, or there is an account already.
    """
    require(access.why_not_invent())
    opened = {
        key: Office.objects.create(name=name, kind=kind, member_state=state)
        for key, name, kind, state in offices
    }
    hashed = make_password(password)
    users = {
        username: User.objects.create(
            username=username,
            full_name=full_name,
            role=role,
            office=opened[office],
            password=hashed,
            must_change_password=False,
        )
        for username, full_name, role, office in staff
    }
    for user in users.values():
        note(AccountAct.USER_ADDED, by=user, user=user, detail={"role": user.role})
    return opened, users


@transaction.atomic
def change_user(user: User, *, by: User, full_name: str, role: Role, office: Office) -> None:
    """Give somebody another name, role or office.

    Raises:
        Refused: Not an administrator, one's own role, or the office is closed.
    """
    require(access.why_not_administer(by))
    before = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if role != before.role:
        require(access.why_not_change_role(by, before))
    if office.pk != before.office_id:
        require(access.why_not_place(by, office))
    was = [before.role, before.office.reference]
    before.full_name, before.role, before.office = full_name.strip(), role, office
    before.save(update_fields=["full_name", "role", "office"])
    note(
        AccountAct.USER_CHANGED,
        by=by,
        user=before,
        detail={"was": was, "is": [role, office.reference]},
    )


@transaction.atomic
def deactivate_user(user: User, *, by: User) -> None:
    """Close an account; its sessions end with it.

    Raises:
        Refused: Not an administrator, one's own account, or closed already.
    """
    require(access.why_not_deactivate(by, user))
    user.is_active = False
    user.save(update_fields=["is_active"])
    note(AccountAct.USER_DEACTIVATED, by=by, user=user)


@transaction.atomic
def reactivate_user(user: User, *, by: User) -> str:
    """Open an account again.

    Returns:
        A one-time password; the old one is forgotten.

    Raises:
        Refused: Not an administrator, the account is open, or its office is closed.
    """
    require(access.why_not_reactivate(by, user))
    user.is_active = True
    password = give_one_time_password(user)
    note(AccountAct.USER_REACTIVATED, by=by, user=user)
    return password


@transaction.atomic
def reset_password(user: User, *, by: User) -> str:
    """Give somebody a one-time password; their sessions end.

    Returns:
        The one-time password, which is stored nowhere.

    Raises:
        Refused: Not an administrator, one's own account, or the account is closed.
    """
    require(access.why_not_reset_password(by, user))
    password = give_one_time_password(user)
    note(AccountAct.PASSWORD_RESET, by=by, user=user)
    return password


@transaction.atomic
def add_office(*, by: User, name: str, kind: str, member_state: str) -> Office:
    """Open an office.

    Raises:
        Refused: Not an administrator.
    """
    require(access.why_not_administer(by))
    office = Office.objects.create(name=name.strip(), kind=kind, member_state=member_state)
    note(AccountAct.OFFICE_ADDED, by=by, office=office)
    return office


@transaction.atomic
def rename_office(office: Office, *, by: User, name: str, kind: str) -> None:
    """Give an office another name or kind; its State stays, for its cases count days by it.

    Raises:
        Refused: Not an administrator.
    """
    require(access.why_not_administer(by))
    office.name, office.kind = name.strip(), kind
    office.save(update_fields=["name", "kind"])
    note(AccountAct.OFFICE_CHANGED, by=by, office=office, detail={"kind": kind})


@transaction.atomic
def close_office(office: Office, *, by: User) -> None:
    """Close an office in which nobody works.

    Raises:
        Refused: Not an administrator, closed already, or people still work there.
    """
    office = Office.objects.select_for_update().get(pk=office.pk)
    require(access.why_not_close_office(by, office))
    office.is_active = False
    office.save(update_fields=["is_active"])
    note(AccountAct.OFFICE_CLOSED, by=by, office=office)


@transaction.atomic
def reopen_office(office: Office, *, by: User) -> None:
    """Open a closed office again.

    Raises:
        Refused: Not an administrator, or the office is open.
    """
    require(access.why_not_reopen_office(by, office))
    office.is_active = True
    office.save(update_fields=["is_active"])
    note(AccountAct.OFFICE_REOPENED, by=by, office=office)


@transaction.atomic
def forget_what_expired() -> None:
    """Remove sessions that have ended and failed tries that slow nobody down; a daily job."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    tries.forget_old_tries(timezone.now())


def one_time_password() -> str:
    """Sixteen letters in groups of four: some 78 bits that can be read out on the telephone."""
    return random_reference("", groups=4).removeprefix("-")


def give_one_time_password(user: User) -> str:
    """Replace somebody's password by one that opens only the page on which they choose theirs.

    Returns:
        The password, which is stored nowhere.
    """
    password = one_time_password()
    _set_for_one_time(user, password)
    user.save(update_fields=["password", "must_change_password", "password_ends_at", "is_active"])
    return password


def _set_for_one_time(user: User, password: str) -> None:
    user.set_password(password)
    user.must_change_password = True
    user.password_ends_at = timezone.now() + timedelta(hours=settings.ONE_TIME_PASSWORD_HOURS)


def note(
    act: AccountAct,
    *,
    by: User,
    user: User | None = None,
    office: Office | None = None,
    detail: dict[str, object] | None = None,
) -> None:
    """Write what happened to an account or an office; ``detail`` holds codes and references."""
    with on_record():
        AccountEntry.objects.create(
            at=now(), act=act, by=by, user=user, office=office, detail=detail or {}
        )
