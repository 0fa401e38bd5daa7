"""The register of names, as the record knows it: a room above, which the settings name."""

from collections.abc import Iterable, Sequence
from importlib import import_module
from typing import Protocol, cast

from django.conf import settings

from asylia.casefile.entries import Entry
from asylia.web.accounts.models import Office
from asylia.web.cases.models import Case


class Register(Protocol):
    """What keeps people findable, in the transaction that writes who they are."""

    def concerns(self, entry: Entry) -> bool:
        """Whether the register has to be renewed after this entry."""
        ...

    def renew(self, case: Case, file: Iterable[Entry]) -> None:
        """Write down anew who the person of this case is."""
        ...

    def moved(self, case: Case, to: Office) -> None:
        """The case goes to another office."""
        ...

    def copy_in(self, cases: Sequence[tuple[Case, Iterable[Entry]]]) -> None:
        """Write down who the people of new cases are."""
        ...


def register() -> Register:
    """The register."""
    return cast("Register", import_module(settings.REGISTER))
