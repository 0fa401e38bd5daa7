"""What was typed and not sent: kept sealed on the server, given back to its user, forgotten.

No word of it stands in a browser's storage. Under the key of the case that the form is about; a
form about no case has a key of its own, sealed by the key store for its user and its address.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django import forms
from django.db import connection
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, ResolverMatch, resolve

from asylia.web.accounts.access import StaffRequest
from asylia.web.accounts.models import User
from asylia.web.base.errors import OF_A_CASE, WRITTEN
from asylia.web.base.rows import first
from asylia.web.base.rules import rule_of
from asylia.web.cases import keys
from asylia.web.cases.models import Case, Unsent
from asylia.web.cases.shares import cipher_for

FOR = "unsent-for"
"""The box that tells for which form the words are."""
SINCE = "unsent-since"
"""The box that tells which words the page knows to be kept: the moment of them, as it was told."""
LEFT_OUT = frozenset({FOR, SINCE, "csrfmiddlewaretoken", "knows", "stays", "typed"})
"""Not words; and what somebody has to say they know or mean, they say when they send it."""
LONGEST_ADDRESS = 200
OTHERS = frozenset({"arrivals:first-contact", "need:review"})
"""Forms about no case yet, or about what somebody did with one."""
OF_NO_KEY = frozenset({"need:reason", "need:emergency"})
"""Forms about a case that is not open to whoever writes: they have no key of it."""
KEEP = """
insert into cases_unsent (user_id, case_id, address, kept_at, store, key, sealed)
values (%s, %s, %s, clock_timestamp(), %s, %s, %s)
on conflict (user_id, address) do update set case_id = excluded.case_id,
  kept_at = excluded.kept_at, store = excluded.store, key = excluded.key,
  sealed = excluded.sealed
returning kept_at
"""
MOST = 50
"""Forms of one user whose words are kept; who leaves more unsent loses the oldest."""
FORGET = """
delete from cases_unsent where user_id = %s and id not in (
  select id from cases_unsent where user_id = %s order by kept_at desc, id desc limit %s)
"""
OF_FORM = "user_id = %s and address = %s and case_id is not distinct from %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a form stands, and which case it is about.

    Attributes:
        address: The path of its page.
        case: The case; None for a form about none.
    """

    address: str
    case: Case | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """That a form opens with words from earlier.

    Attributes:
        at: When they were kept.
        address: The form's.
    """

    at: datetime
    address: str


def match_of(address: str) -> ResolverMatch | None:
    """What stands at an address, if it is a form whose words are kept.

    Args:
        address: The path of a page.
    """
    if len(address) > LONGEST_ADDRESS:
        return None
    try:
        match = resolve(address)
    except Resolver404:
        return None
    is_ours = match.route.startswith(OF_A_CASE) or match.view_name in OTHERS
    return match if is_ours else None


def reference_in(match: ResolverMatch) -> str | None:
    """The case that has to be open to whoever types; None for a form that needs none.

    Args:
        match: The form.
    """
    return None if match.view_name in OF_NO_KEY else match.kwargs.get("reference")


def opens_to(user: User, match: ResolverMatch) -> bool:
    """Whether the page of a form opens to the role of this user."""
    rule = rule_of(match.func)
    return rule is not None and user.role in rule.roles


def keep(user: User, place: Place, *, data: QueryDict) -> datetime:
    """Keep what this user typed, in the place of what they typed there before.

    Args:
        user: Who typed it, and acts in this transaction.
        place: The form.
        data: The form as it would be sent.

    Returns:
        The moment at which it was kept.
    """
    words = {name: values for name, values in data.lists() if name not in LEFT_OUT}
    store, key, sealed = _sealed(user, place, words=json.dumps(words).encode())
    forget_old()
    case = place.case.pk if place.case else None
    with connection.cursor() as cursor:
        cursor.execute(KEEP, [user.pk, case, place.address, store, key, sealed])
        at: datetime = cursor.fetchone()[0]
        cursor.execute(FORGET, [user.pk, user.pk, MOST])
    return at


def _sealed(user: User, place: Place, *, words: bytes) -> tuple[str, bytes, bytes]:
    bound_to = _bound_to(user, place)
    if place.case is not None:
        return "", b"", keys.seal(words, key=cipher_for(place.case).key, bound_to=bound_to)
    store, key = keys.key_store_for_new(), keys.new_case_key()
    sealed_key = store.seal(key, bound_to=key_place(user.pk, place.address))
    return store.name, sealed_key, keys.seal(words, key=key, bound_to=bound_to)


def _bound_to(user: User, place: Place) -> str:
    of = place.case.reference if place.case else ""
    return f"cases_unsent|sealed|{of}|{user.pk}|{place.address}"


def key_place(user: int, address: str) -> str:
    """What the sealed key of words about no case is bound to."""
    return f"cases_unsent|key|{user}|{address}"


def kept_at(user: User, address: str) -> datetime | None:
    """When words of this user were last kept for a form; None if none are.

    Args:
        user: Who asks, and acts in this transaction.
        address: The path of its page.
    """
    kept = Unsent.objects.filter(user=user, address=address)
    return kept.values_list("kept_at", flat=True).first()


def found(user: User, place: Place) -> tuple[QueryDict, datetime] | None:
    """What this user typed into a form and did not send, and when; None for nothing.

    Args:
        user: Who asks, and acts in this transaction.
        place: The form.
    """
    row = first(Unsent, OF_FORM, user.pk, place.address, place.case and place.case.pk)
    if row is None:
        return None
    if place.case is not None:
        key = cipher_for(place.case).key
    else:
        bound_to = key_place(user.pk, place.address)
        key = keys.key_store().open(bytes(row.key), bound_to=bound_to)
    words = json.loads(keys.unseal(bytes(row.sealed), key=key, bound_to=_bound_to(user, place)))
    data = QueryDict(mutable=True)
    for name, values in words.items():
        data.setlist(name, values)
    return data, row.kept_at


def move(request: StaffRequest, case: Case, *, to: str) -> None:
    """Take what was sent or typed for one form over to another, where it now belongs.

    Args:
        request: What was asked, or sent.
        case: The case of both.
        to: The path of the other's page.
    """
    by, here = request.user, Place(address=request.path, case=case)
    kept = (request.POST, None) if request.method == "POST" else found(by, here)
    if kept is not None:
        keep(by, Place(address=to, case=case), data=kept[0])
        forget(by, here.address)


def forget(user: User, address: str) -> None:
    """Forget what this user typed into a form: it is recorded now, or they do not want it.

    Args:
        user: Who asks.
        address: The path of its page.
    """
    Unsent.objects.filter(user=user, address=address).delete()


def forget_old() -> None:
    """Forget what everybody typed more than seven days ago."""
    with connection.cursor() as cursor:
        cursor.execute("select asylia_forget_unsent()")


def restore(request: HttpRequest, form: forms.Form, *, user: User, place: Place) -> Restored | None:
    """Open a form with the words that were not sent, and have the page say so.

    Args:
        request: What was asked; its page says from when the words are.
        form: The form, not sent.
        user: Who asks.
        place: The form's place.
    """
    kept = found(user, place)
    if kept is None:
        return None
    data, at = kept
    form.initial.update(_answers(form, data))
    restored = _known(request, at=at, address=place.address)
    request.restored = restored  # type: ignore[attr-defined]
    return restored


def _known(request: HttpRequest, *, at: datetime, address: str) -> Restored:
    """Have the page know what is kept, so that it notices when another one keeps something else."""
    kept = Restored(at=at, address=address)
    request.kept = kept  # type: ignore[attr-defined]
    return kept


def again(request: StaffRequest, form: forms.Form, *, case: Case | None = None) -> None:
    """Before a form is shown: keep what was sent and not taken, or restore what was typed earlier.

    Args:
        request: What was asked.
        form: The form.
        case: The case that it is about; None for none.
    """
    place = Place(address=request.path, case=case)
    if form.is_bound:
        at = keep(request.user, place, data=request.POST)
        _known(request, at=at, address=place.address)
    else:
        restore(request, form, user=request.user, place=place)


def _answers(form: forms.Form, data: QueryDict) -> Mapping[str, Any]:
    """What each box held, as the form shows it again."""
    told = {
        name: field.widget.value_from_datadict(data, {}, form.add_prefix(name))
        for name, field in form.fields.items()
        if name not in LEFT_OUT
    }
    return {name: value for name, value in told.items() if value is not None}


def words_of(user: User, place: Place) -> list[str]:
    """The free words that were not sent, for a page that cannot show their form any more.

    Args:
        user: Who asks.
        place: The form.
    """
    kept = found(user, place)
    if kept is None:
        return []
    return [words for name in WRITTEN if (words := kept[0].get(name, "").strip())]
