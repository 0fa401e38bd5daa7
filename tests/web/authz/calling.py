"""Every act, called past its page by everybody: done, not now, or refused by the act itself."""

from collections.abc import Callable, Iterator
from random import Random

from django.db import DatabaseError, transaction

from asylia.web.accounts.models import User
from asylia.web.accounts.refusal import Refused
from asylia.web.accounts.session import act_as
from asylia.web.cases.shares import NoKey
from tests.web.authz.acts import AT_ALL, MAY_AT_ALL, ON_CASES, ByItself, declared, may, review
from tests.web.authz.asking import CLOSED_WORDS, ERASED_WORDS, WHO_WORDS, Tally
from tests.web.authz.oracle import LEADS, File, Who
from tests.web.authz.world import World

NOT_FOR_THEM = (
    *CLOSED_WORDS,
    *ERASED_WORDS,
    *WHO_WORDS,
    "A caseworker takes a case or passes on",
    "New cases are opened by",
    "Only an administrator",
    "The dates of an office are",
    "There is no such emergency",
)


def call_all(world: World, *, tally: Tally, share: tuple[int, int], sample: int, seed: int) -> None:
    """Call every act as everybody; or as many of each person's as the sample is large.

    Args:
        world: Everybody and everything.
        tally: Where it is counted.
        share: Which part of how many, where several processes share the work.
        sample: How many of each person's; 0 for all.
        seed: What chance begins with.
    """
    part, of = share
    random = Random(seed)
    for who in [*world.people, *world.closed][part::of]:
        tries = [*_at_all(world, who), *_on_cases(world, who)]
        chosen = random.sample(tries, sample) if sample else tries
        with transaction.atomic():
            user = world.user(who)
            act_as(user)
            for tells, may_do, act in chosen:
                tally.note_act(tells, may_do=may_do, came=outcome(act, user))
            transaction.set_rollback(True)


Try = tuple[str, bool, Callable[[User], object]]


def _is_closed(world: World, who: Who) -> bool:
    return who in world.closed


def _at_all(world: World, who: Who) -> Iterator[Try]:
    about = declared()
    for name, act in AT_ALL.items():
        may_do = who.role in MAY_AT_ALL[about[name]] and not _is_closed(world, who)
        yield f"{name} by {who}", may_do, _by_itself(world, act)
    reviews = who.role in LEADS and (who.office == "A" or who.oversees)
    is_for = reviews and not _is_closed(world, who)
    yield f"need.review by {who}", is_for, lambda user: review(world, user)


def _by_itself(world: World, act: ByItself) -> Callable[[User], object]:
    return lambda user: act(world, user)


def _on_cases(world: World, who: Who) -> Iterator[Try]:
    about = declared()
    for file in world.asked_by(who):
        for name, act in ON_CASES.items():
            may_do = may(about[name], who, file) and not _is_closed(world, who)
            yield f"{name} by {who}, case {file.key}", may_do, _called(world, act, file)


def _called(world: World, act: Callable[..., object], file: File) -> Callable[[User], object]:
    def do(user: User) -> object:
        return act(world, user, world.fresh(file.key), file.key)

    return do


def outcome(act: Callable[[User], object], user: User) -> str:
    """Done, not now, refused because of who it is, or a fault; undone in every case."""
    try:
        with transaction.atomic():
            act(user)
            transaction.set_rollback(True)
    except Refused as refused:
        is_who = any(words in refused.reason for words in NOT_FOR_THEM)
        return f"refused: {refused.reason}" if is_who else "not now"
    except (DatabaseError, LookupError, RuntimeError, ValueError, NoKey) as fault:
        return f"fault {type(fault).__name__}: {fault}"
    return "done"
