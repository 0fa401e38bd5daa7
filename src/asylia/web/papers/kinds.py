"""The kinds of papers: who may write each, what no template may leave out, what has to be there."""

from collections.abc import Mapping
from dataclasses import dataclass

from asylia.law.terms import Event
from asylia.web.accounts.models import Role
from asylia.web.base.languages import gettext_lazy as _
from asylia.web.cases.sheets import WRITERS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of paper.

    Attributes:
        code: Its name in entries, in addresses and in the folder of templates.
        label: What staff call it.
        hint: What it is for.
        roles: Who may write it.
        after: One of these events stands in the file before it can be written.
        must: Fields that every template of it names, whoever wrote it.
        to_state: Whether it goes to another State and not to the person.
    """

    code: str
    label: object
    hint: object
    roles: frozenset[Role] = WRITERS
    after: tuple[Event, ...] = ()
    must: frozenset[str] = frozenset()
    to_state: bool = False


KINDS: Mapping[str, Kind] = {
    kind.code: kind
    for kind in (
        Kind(
            code="registration_certificate",
            label=_("Certificate of registration"),
            hint=_("that the application was made and registered, and what follows"),
            after=(Event.APPLICATION_REGISTERED,),
            must=frozenset({"case", "name", "registered_on"}),
        ),
        Kind(
            code="information_sheet",
            label=_("Information sheet"),
            hint=_("what follows, with rights and duties"),
            must=frozenset({"case", "office"}),
        ),
    )
}
