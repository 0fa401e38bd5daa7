"""What the files hold after a crash, opened; for ``tools/crash_check.py``, once Django is ready."""

import os
from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import transaction

from asylia.web.cases import verify
from asylia.web.cases.clock import answer_to_store, history_in
from asylia.web.cases.file import file_of
from asylia.web.cases.models import (
    Case,
    DueDate,
    NextAct,
)
from asylia.web.cases.national import law_settings
from asylia.web.cases.stored import (
    OF_A_DATE,
    OF_A_LIMIT,
    OF_A_ROW,
    OF_AN_ACT,
    of_act,
    of_limit,
    stored_of,
)

KEPT = "kept-"
"""What the words of the load begin with."""


@transaction.atomic
def wrong(told: dict[str, Any]) -> Iterator[str]:
    """Everything that is not as it should be, in a sentence each.

    Args:
        told: The journal of the clients.
    """
    cases = list(Case.objects.filter(reference__in=set(told["tried"].values())))
    return iter([*_unkept(told, cases), *_broken(), *_moved(cases)])


def _unkept(told: dict[str, Any], cases: list[Case]) -> Iterator[str]:
    """Writes that were accepted and are not there once; and sent ones that are there twice."""
    stored: Counter[str] = Counter()
    where: dict[str, str] = {}
    for case, words in _words(cases):
        stored[words] += 1
        where[words] = case
    for words, case in told["written"].items():
        if stored[words] != 1 or where[words] != case:
            yield f"{words} of {case} was accepted and is there {stored[words]} times"
    for words in told["tried"]:
        if stored[words] > 1:
            yield f"{words} was sent once and is there {stored[words]} times"


def _words(cases: list[Case]) -> Iterator[tuple[str, str]]:
    for case in cases:
        for entry in file_of(case):
            for words in (entry.content or {}).values():
                if isinstance(words, str) and words.startswith(KEPT):
                    yield case.reference, words


def _broken() -> Iterator[str]:
    *_, findings = verify.check()
    for broken in findings.broken:
        yield f"{broken.case}: entry {broken.number}: {broken.why}"
    if findings.sealed:
        yield f"{findings.sealed} contents were not opened"


def _moved(cases: list[Case]) -> Iterator[str]:
    """Cases whose stored dates are not what the clock says of their file."""
    today = date.fromisoformat(os.environ["ASYLIA_TODAY"])
    for case in cases:
        stored = DueDate.objects.filter(case=case).values_list(*OF_A_LIMIT, *OF_A_DATE)
        kept = NextAct.objects.filter(case=case).values_list(*OF_AN_ACT, *OF_A_ROW)
        answer, ahead = answer_to_store(
            history_in(case, file_of(case)), today=today, settings=law_settings(case.office_id)
        )
        said = [(*of_limit(one.limit_id), *one[1:]) for one in stored_of(answer, case.member_state)]
        if Counter(stored) != Counter(said):
            yield f"{case.reference}: its stored dates are not what the clock says"
        if Counter(kept) != Counter((*of_act(one.name), *one[1:]) for one in ahead):
            yield f"{case.reference}: its stored next acts are not what the law says"
