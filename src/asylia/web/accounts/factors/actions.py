"""What can be done with second factors, and how somebody proves who they are."""

import json
import logging
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from urllib.parse import urlsplit

from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from asylia.web.accounts import access, codes, passkeys, tries
from asylia.web.accounts.actions import (
    begin_session,
    end_other_sessions,
    give_one_time_password,
    half_signed_in,
    note,
    note_confirmed,
)
from asylia.web.accounts.addresses import keyed
from asylia.web.accounts.models import (
    AccountAct,
    Away,
    CodeApp,
    Passkey,
    RecoveryCode,
    User,
)
from asylia.web.accounts.passkeys import BadAnswer, Question, Site
from asylia.web.accounts.refusal import require
from asylia.web.accounts.sessions import taken_once
from asylia.web.accounts.watch.marks import turned_away

ASKED = "asked"
MOST_PASSKEYS = 20
log = logging.getLogger("asylia.accounts")


class Purpose(StrEnum):
    """What a passkey is asked for; an answer to one question answers no other."""

    ADD = "add"
    SIGN_IN = "sign-in"
    SECOND = "second"
    CONFIRM = "confirm"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What somebody gave to prove who they are; one of the three.

    Attributes:
        password: Counts only where there is no second factor.
        code: Of the code app; at the sign-in also one from paper.
        answer: Of a passkey, as the browser wrote it.
    """

    password: str = ""
    code: str = ""
    answer: str = ""


def site_of(request: HttpRequest) -> Site:
    """The site as the browser sees it; its host is one that the settings allow."""
    here = f"{request.scheme}://{request.get_host()}"
    return Site(host=urlsplit(here).hostname or "", origin=here)


def ask_to_add(request: HttpRequest, *, by: User) -> Question:
    """Ask the browser to make a passkey."""
    known = [bytes(one) for one in by.passkeys.values_list("key_id", flat=True)]
    question, state = passkeys.ask_for_new_key(
        site_of(request), handle=_handle(by), name=by.username, known=known
    )
    _keep(request, purpose=Purpose.ADD, state=state)
    return question


def ask_for_passkey(request: HttpRequest, *, purpose: Purpose, user: User | None) -> Question:
    """Ask the browser for a sign by a passkey of this user, or of whomever it finds.

    Args:
        request: The browser.
        purpose: What the answer will be good for.
        user: Whose passkeys will do; None for anybody's.
    """
    mine = None if user is None else user.passkeys.values_list("key_id", flat=True)
    known = None if mine is None else [bytes(one) for one in mine]
    question, state = passkeys.ask_for_key(site_of(request), known=known)
    _keep(request, purpose=purpose, state=state)
    return question


@transaction.atomic
def add_passkey(request: HttpRequest, *, by: User, name: str, answer: str) -> Passkey | None:
    """Add the passkey that a device made.

    Returns:
        The passkey; None if the answer proves nothing.

    Raises:
        Refused: They have too many.
    """
    require(_why_not_another(by))
    try:
        made = passkeys.read_new_key(site_of(request), _kept(request, Purpose.ADD), answer=answer)
    except BadAnswer as bad:
        _refused(request, Purpose.ADD, code=bad.code)
        return None
    if Passkey.objects.filter(key_id=made.key_id).exists():
        _refused(request, Purpose.ADD, code="known")
        return None
    added = Passkey.objects.create(
        user=by,
        name=name,
        key_id=made.key_id,
        credential=made.credential,
        uses=made.uses,
        added_at=timezone.now(),
    )
    note(AccountAct.PASSKEY_ADDED, by=by, user=by, detail={"passkey": added.reference})
    return added


@transaction.atomic
def rename_passkey(passkey: Passkey, *, by: User, name: str) -> None:
    """Give one's own passkey another name."""
    Passkey.objects.filter(pk=passkey.pk, user=by).update(name=name)


@transaction.atomic
def remove_passkey(request: HttpRequest, passkey: Passkey, *, by: User) -> None:
    """Remove one's own passkey; one's other sessions end.

    Raises:
        Refused: It is the last second factor of somebody who needs one.
    """
    require(access.why_not_remove_factor(by, left=_factors(by) - 1))
    Passkey.objects.filter(pk=passkey.pk, user=by).delete()
    note(AccountAct.PASSKEY_REMOVED, by=by, user=by, detail={"passkey": passkey.reference})
    _tidy(by)
    end_other_sessions(request, by=by)


@transaction.atomic
def begin_code_app(*, by: User) -> None:
    """Make the secret of a new code app; it opens nothing before its first code came."""
    sealed = codes.seal(codes.new_secret(), owner=by.reference)
    fresh = {"sealed": sealed, "begun_at": timezone.now(), "confirmed_at": None, "last_step": 0}
    waiting = CodeApp.objects.filter(user=by, confirmed_at__isnull=True)
    if not waiting.update(**fresh):
        require(_why_not_code_app(by))
        CodeApp.objects.create(user=by, **fresh)


@transaction.atomic
def set_up_code_app(*, by: User, code: str) -> list[str] | None:
    """Take the first code of a new code app.

    Returns:
        Recovery codes, which are shown once; None if the code is wrong.
    """
    app = CodeApp.objects.filter(user=by, confirmed_at__isnull=True).first()
    if app is None or not _is_app_code(app, code):
        return None
    CodeApp.objects.filter(pk=app.pk).update(confirmed_at=timezone.now())
    note(AccountAct.CODES_SET_UP, by=by, user=by)
    return make_recovery_codes(by=by)


@transaction.atomic
def remove_code_app(request: HttpRequest, *, by: User) -> None:
    """Remove one's own code app; one's other sessions end.

    Raises:
        Refused: It is the last second factor of somebody who needs one.
    """
    waiting = not CodeApp.objects.filter(user=by, confirmed_at__isnull=False).exists()
    require(None if waiting else access.why_not_remove_factor(by, left=_factors(by) - 1))
    CodeApp.objects.filter(user=by).delete()
    note(AccountAct.CODES_REMOVED, by=by, user=by)
    _tidy(by)
    end_other_sessions(request, by=by)


@transaction.atomic
def make_recovery_codes(*, by: User) -> list[str]:
    """Make ten codes for paper; those made before open nothing any more.

    Returns:
        The codes, which are stored nowhere.

    Raises:
        Refused: They have no second factor that could be lost.
    """
    require(None if access.has_second_factor(by) else _("Set up a second factor first."))
    RecoveryCode.objects.filter(user=by).delete()
    made = codes.new_recovery_codes()
    RecoveryCode.objects.bulk_create(RecoveryCode(user=by, digest=_digest(by, one)) for one in made)
    note(AccountAct.RECOVERY_MADE, by=by, user=by)
    return made


@transaction.atomic
def sign_in_with_passkey(request: HttpRequest, *, answer: str) -> User | None:
    """Begin a session by a passkey alone: it holds the key and has asked who its owner is.

    Returns:
        The user; None if the answer proves nothing, which is remembered.

    Raises:
        TooMany: This address tried too often.
    """
    at = timezone.now()
    counter = tries.counter_for(request, "", kind="passkey")
    tries.wait_for_other_tries(counter)
    if reason := tries.why_not_from_here(counter, at=at):
        raise tries.TooMany(reason)
    found = _passkey_behind(request, answer, purpose=Purpose.SIGN_IN)
    if found is None or not found.user.is_active:
        tries.remember(counter, at=at)
        if found is not None:
            turned_away(request, Away.PASSKEY, by=found.user, check="closed")
        return None
    begin_session(request, found.user, has_factor=True)
    return found.user


@transaction.atomic
def finish_sign_in(request: HttpRequest, *, proof: Proof) -> User | None:
    """Begin the session of somebody who proved a password before and a second factor now.

    Returns:
        The user; None if the second factor is wrong, which is remembered.

    Raises:
        TooMany: This browser has to wait.
        Refused: The password was proved too long ago.
    """
    user = half_signed_in(request)
    if user is None:
        require(_("Too much time has passed since your password. Begin again."))
        return None
    if not _is_proved(request, user, proof=proof, purpose=Purpose.SECOND):
        return None
    begin_session(request, user, has_factor=True)
    return user


@transaction.atomic
def confirm(request: HttpRequest, *, by: User, proof: Proof) -> bool:
    """Prove once more who sits there, for acts that do harm in the wrong hands.

    Returns:
        Whether it is proved; if not, the try is remembered.

    Raises:
        TooMany: This browser has to wait.
    """
    if not _is_proved(request, by, proof=proof, purpose=Purpose.CONFIRM):
        return False
    note_confirmed(request, by=by)
    return True


@transaction.atomic
def knows_password(request: HttpRequest, *, by: User, password: str) -> bool:
    """Whether whoever sits there knows the password that is to be replaced.

    A session that was left open is no place to guess it: tries are counted as those of a proof.

    Raises:
        TooMany: This browser has to wait.
    """
    at = timezone.now()
    counter = tries.counter_for(request, by.username, kind=f"proof {Purpose.CONFIRM}")
    tries.require_patience(counter, at=at)
    if by.check_password(password):
        tries.forgive(counter)
        return True
    tries.remember(counter, at=at)
    turned_away(request, Away.CONFIRM, by=by)
    return False


@transaction.atomic
def reset_factors(user: User, *, by: User) -> str:
    """Take away somebody's second factors, which they lost; their sessions end.

    Returns:
        A one-time password, which is stored nowhere.

    Raises:
        Refused: Not an administrator, one's own account, closed, or there is none.
    """
    require(access.why_not_reset_factors(by, user))
    Passkey.objects.filter(user=user).delete()
    CodeApp.objects.filter(user=user).delete()
    RecoveryCode.objects.filter(user=user).delete()
    password = give_one_time_password(user)
    note(AccountAct.FACTORS_RESET, by=by, user=user)
    return password


def _is_proved(request: HttpRequest, user: User, *, proof: Proof, purpose: Purpose) -> bool:
    at = timezone.now()
    counter = tries.counter_for(request, user.username, kind=f"proof {purpose}")
    tries.require_patience(counter, at=at)
    if _fits(request, user, proof=proof, purpose=purpose):
        tries.forgive(counter)
        return True
    tries.remember(counter, at=at)
    kind = Away.SECOND if purpose is Purpose.SECOND else Away.CONFIRM
    turned_away(request, kind, by=user)
    return False


def _fits(request: HttpRequest, user: User, *, proof: Proof, purpose: Purpose) -> bool:
    if proof.answer:
        found = _passkey_behind(request, proof.answer, purpose=purpose)
        return found is not None and found.user == user
    if proof.code:
        return _is_code(user, proof.code, paper=purpose is Purpose.SECOND)
    return not access.has_second_factor(user) and user.check_password(proof.password)


def _is_code(user: User, code: str, *, paper: bool) -> bool:
    app = CodeApp.objects.filter(user=user, confirmed_at__isnull=False).first()
    if app is not None and _is_app_code(app, code):
        return True
    return paper and _is_paper_code(user, code)


def _is_paper_code(user: User, code: str) -> bool:
    used, _kinds = RecoveryCode.objects.filter(user=user, digest=_digest(user, code)).delete()
    if used:
        left = RecoveryCode.objects.filter(user=user).count()
        note(AccountAct.RECOVERY_USED, by=user, user=user, detail={"left": left})
    return bool(used)


def _is_app_code(app: CodeApp, code: str) -> bool:
    """Whether it is a code of now; it and all before it are used up by that."""
    secret = codes.unseal(bytes(app.sealed), owner=app.user.reference)
    if secret is None:
        _log_refusal(Purpose.SECOND, "unsealed")
        return False
    step = codes.fitting_step(
        secret, codes.plain(code), step=codes.step_of(timezone.now().timestamp())
    )
    if step is None:
        return False
    fresh = CodeApp.objects.filter(pk=app.pk, last_step__lt=step).update(last_step=step)
    if not fresh:
        _log_refusal(Purpose.SECOND, "replayed")
    return bool(fresh)


def _passkey_behind(request: HttpRequest, answer: str, *, purpose: Purpose) -> Passkey | None:
    """The passkey that gave this answer to the question that was asked; used up by that."""
    try:
        return _checked_passkey(request, answer, purpose=purpose)
    except BadAnswer as bad:
        _refused(request, purpose, code=bad.code)
        return None


def _checked_passkey(request: HttpRequest, answer: str, *, purpose: Purpose) -> Passkey:
    state = _kept(request, purpose)
    key_id = passkeys.key_id_of(answer)
    found = Passkey.objects.select_for_update(of=("self",)).filter(key_id=key_id).first()
    if found is None:
        raise BadAnswer("unknown")
    stored, handle = bytes(found.credential), _handle(found.user)
    uses = passkeys.check_key(
        site_of(request),
        state,
        answer=answer,
        credential=stored,
        handle=handle,
        must_name=purpose is Purpose.SIGN_IN,
    )
    if (uses or found.uses) and uses <= found.uses:
        raise BadAnswer("counter")  # two devices have this key: it was copied
    Passkey.objects.filter(pk=found.pk).update(uses=uses, used_at=timezone.now())
    return found


def _keep(request: HttpRequest, *, purpose: Purpose, state: Question) -> None:
    asked = {"for": purpose, "at": timezone.now().timestamp(), "state": json.dumps(state)}
    request.session[ASKED] = asked


def _kept(request: HttpRequest, purpose: Purpose) -> Question:
    """The question that was asked for this purpose; it can be answered once.

    Raises:
        BadAnswer: There is none, or it is too old.
    """
    asked = taken_once(request.session, ASKED)
    if asked is None or asked["for"] != purpose:
        raise BadAnswer("unasked")
    age = timezone.now().timestamp() - asked["at"]
    if not 0 <= age <= timedelta(seconds=passkeys.SECONDS_TO_ANSWER).total_seconds():
        raise BadAnswer("expired")
    state: Question = json.loads(asked["state"])
    return state


def _handle(user: User) -> bytes:
    return user.reference.encode()


def _digest(user: User, code: str) -> str:
    return keyed("recovery", f"{user.pk}|{codes.plain(code)}")


def _factors(user: User) -> int:
    app = CodeApp.objects.filter(user=user, confirmed_at__isnull=False)
    return Passkey.objects.filter(user=user).count() + app.count()


def _tidy(user: User) -> None:
    """Codes on paper stand for a lost factor; without one they open nothing."""
    if not access.has_second_factor(user):
        RecoveryCode.objects.filter(user=user).delete()


def _why_not_another(user: User) -> str | None:
    if user.passkeys.count() >= MOST_PASSKEYS:
        return _("You have twenty passkeys. Remove one that you do not use.")
    return None


def _why_not_code_app(user: User) -> str | None:
    if CodeApp.objects.filter(user=user).exists():
        return _("You have a code app. Remove it first.")
    return None


def _refused(request: HttpRequest, purpose: Purpose, *, code: str) -> None:
    _log_refusal(purpose, code)
    turned_away(request, Away.PASSKEY, check=code)


def _log_refusal(purpose: Purpose, code: str) -> None:
    """Tell the log that an answer was refused and by which check: no name, no address."""
    log.warning("accounts.proof_refused for=%s check=%s", purpose, code)
