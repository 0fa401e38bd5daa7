"""Who may record a first contact, and on which titles somebody may be detained or restricted."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from asylia.casefile import titles
from asylia.casefile.entries import Attribute
from asylia.casefile.spans import Form, Span
from asylia.web.accounts.models import User
from asylia.web.base.citations import cite_words
from asylia.web.base.days import day_words, local_day
from asylia.web.cases import access
from asylia.web.cases.models import Case
from asylia.web.cases.spans import lasting_in, why_not_end
from asylia.web.cases.telling import Standing


def why_not_record_first_contact(user: User) -> str | None:
    """Why this user may not record a first contact, which opens a case."""
    return access.why_not_start(user)


def why_not_titled(codes: Mapping[str, Attribute], *, at: date) -> str | None:
    """Why a detention or a restriction cannot rest on these legal titles.

    Args:
        codes: The answers: ``legal_title``, ``further_title`` and ``ground``.
        at: When it began.
    """
    told = {codes.get("legal_title"), codes.get("further_title")}
    chosen = [title for title in (*titles.DETENTION, *titles.RESTRICTION) if title.code in told]
    for title in chosen:
        if not title.may_begin(local_day(at)):
            says = _("%(title)s did not apply on %(day)s. Choose the title of the act that did.")
            return says % {"title": cite_words(title.cites), "day": day_words(at)}
    others = [title for title in chosen if title.ground and title.ground != codes.get("ground")]
    if others:
        says = _("%(title)s is no title for that purpose. Choose another title, or the purpose.")
        return says % {"title": cite_words(others[0].cites)}
    return None


def why_not_end_restriction(user: User, case: Case, *, file: Standing) -> str | None:
    """Why this user may not record the end of a restriction of movement."""
    if reason := access.why_not_write(user, case):
        return reason
    if not _restrictions(file, case):
        return _("The file holds no restriction of movement that lasts.")
    return None


def why_not_end_restriction_at(case: Case, *, file: Standing, at: date) -> str | None:
    """Why the restrictions that last cannot have ended then."""
    return why_not_end(_restrictions(file, case), case, at=at)


def _restrictions(file: Standing, case: Case) -> tuple[Span, ...]:
    return lasting_in(file, frozenset({Form.RESTRICTION}), case=case)
