"""What can be done with accounts and offices; each act leaves its entry."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import authenticate, login, logout, update_session_auth_hash
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from asylia.web.accounts import access
from asylia.web.accounts.addresses import address_of, keyed
from asylia.web.accounts.models import (
    AccountAct,
    AccountEntry,
    Office,
    OfficeKind,
    Role,
    SignInTry,
    User,
)
from asylia.web.accounts.refusal import require
from asylia.web.accounts.session import act_as
from asylia.web.base.actions import now
from asylia.web.base.references import random_reference

BEGUN, SEEN = "begun_at", "seen_at"
SEEN_EVERY = timedelta(minutes=5)


@transaction.atomic
def sign_in(request: HttpRequest, *, username: str, password: str) -> User | None:
    """Begin a session; a wrong name and a wrong password cost the same and say the same.

    Returns:
        The user; None if name and password do not belong together, which is then remembered.

    Raises:
        Refused: Too many tries for this name or from this address.
    """
    at = now()
    account = keyed("account", username.strip().lower())
    address = keyed("address", address_of(request))
    _wait_for_other_tries(account)
    require(_why_not_try(account, address, at=at))
    user = authenticate(request, username=username, password=password)
    if not isinstance(user, User):
        SignInTry.objects.create(account_key=account, address_key=address, at=at)
        return None
    SignInTry.objects.filter(account_key=account).delete()
    _begin(request, user, at=at)
    return user


def sign_out(request: HttpRequest, *, by: User) -> None:
    """End the session; the browser is left with nothing."""
    _note(AccountAct.SIGNED_OUT, by=by, user=by)
    logout(request)


def continue_session(session: SessionBase) -> bool:
    """Whether the session is young enough; if so, note every few minutes that it is used."""
    at = now().timestamp()
    begun, seen = session.get(BEGUN, 0), session.get(SEEN, 0)
    if not begun <= at + 1 <= begun + settings.SESSION_LONGEST_HOURS * 3600 + 1:
        return False
    if at - seen > SEEN_EVERY.total_seconds():
        session[SEEN] = at
    return True


@transaction.atomic
def change_password(request: HttpRequest, *, by: User, password: str) -> None:
    """Replace one's own password; every other session of the account ends.

    Args:
        request: Whose session goes on.
        by: The user.
        password: The new one, already judged by the form.
    """
    by.set_password(password)
    by.must_change_password = False
    by.save(update_fields=["password", "must_change_password"])
    update_session_auth_hash(request, by)
    _note(AccountAct.PASSWORD_CHANGED, by=by, user=by)


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
    user.set_password(password)
    user.save()
    _note(
        AccountAct.USER_ADDED, by=by, user=user, detail={"role": role, "office": office.reference}
    )
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
    user.set_password(password)
    user.save()
    _note(AccountAct.OFFICE_ADDED, by=user, office=first)
    _note(AccountAct.USER_ADDED, by=user, user=user, detail={"role": user.role})
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
        _note(AccountAct.USER_ADDED, by=user, user=user, detail={"role": user.role})
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
    _note(
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
    _note(AccountAct.USER_DEACTIVATED, by=by, user=user)


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
    password = _give_one_time_password(user)
    _note(AccountAct.USER_REACTIVATED, by=by, user=user)
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
    password = _give_one_time_password(user)
    _note(AccountAct.PASSWORD_RESET, by=by, user=user)
    return password


@transaction.atomic
def add_office(*, by: User, name: str, kind: str, member_state: str) -> Office:
    """Open an office.

    Raises:
        Refused: Not an administrator.
    """
    require(access.why_not_administer(by))
    office = Office.objects.create(name=name.strip(), kind=kind, member_state=member_state)
    _note(AccountAct.OFFICE_ADDED, by=by, office=office)
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
    _note(AccountAct.OFFICE_CHANGED, by=by, office=office, detail={"kind": kind})


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
    _note(AccountAct.OFFICE_CLOSED, by=by, office=office)


@transaction.atomic
def reopen_office(office: Office, *, by: User) -> None:
    """Open a closed office again.

    Raises:
        Refused: Not an administrator, or the office is open.
    """
    require(access.why_not_reopen_office(by, office))
    office.is_active = True
    office.save(update_fields=["is_active"])
    _note(AccountAct.OFFICE_REOPENED, by=by, office=office)


@transaction.atomic
def forget_what_expired() -> None:
    """Remove sessions that have ended and failed tries that slow nobody down; a daily job."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    _forget_old_tries(now())


def one_time_password() -> str:
    """Sixteen letters in groups of four: some 78 bits that can be read out on the telephone."""
    return random_reference("", groups=4).removeprefix("-")


def _give_one_time_password(user: User) -> str:
    password = one_time_password()
    user.set_password(password)
    user.must_change_password = True
    user.save(update_fields=["password", "must_change_password", "is_active"])
    return password


def _begin(request: HttpRequest, user: User, *, at: datetime) -> None:
    login(request, user)
    request.session[BEGUN] = request.session[SEEN] = at.timestamp()
    act_as(user)
    _note(AccountAct.SIGNED_IN, by=user, user=user)


def _wait_for_other_tries(account: str) -> None:
    """One try for one name at a time: tries side by side cannot outrun the count."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(%s)", [int(account[:15], 16)])


def _forget_old_tries(at: datetime) -> None:
    begin = at - timedelta(minutes=settings.SIGN_IN_WINDOW_MINUTES)
    SignInTry.objects.filter(at__lt=begin).delete()


def _why_not_try(account: str, address: str, *, at: datetime) -> str | None:
    _forget_old_tries(at)
    by_account = SignInTry.objects.filter(account_key=account).count()
    by_address = SignInTry.objects.filter(address_key=address).count()
    if (
        by_account < settings.SIGN_IN_TRIES_PER_ACCOUNT
        and by_address < settings.SIGN_IN_TRIES_PER_ADDRESS
    ):
        return None
    return _("Too many tries. Wait %(minutes)d minutes, or ask your administrator.") % {
        "minutes": settings.SIGN_IN_WINDOW_MINUTES
    }


def _note(
    act: AccountAct,
    *,
    by: User,
    user: User | None = None,
    office: Office | None = None,
    detail: dict[str, object] | None = None,
) -> None:
    AccountEntry.objects.create(
        at=now(), act=act, by=by, user=user, office=office, detail=detail or {}
    )
