"""What the file answers beforehand when somebody said something; the writer sees and changes it."""

from collections.abc import Mapping
from datetime import datetime

from asylia.casefile.entries import identity_of
from asylia.casefile.statements import SourceKind
from asylia.web.accounts.models import User
from asylia.web.cases.file import file_of
from asylia.web.cases.models import Case


def answers_for(case: Case, by: User, *, now: datetime) -> Mapping[str, object]:
    """The answers with which the form of a statement opens.

    On what occasion it was said no stage of the procedure tells: that is asked and not supposed.
    """
    language = identity_of(file_of(case)).get("language")
    return {
        "at": now,
        "kind": str(SourceKind.PERSON),
        "language": language if isinstance(language, str) else "",
        "heard_by": by.full_name,
        "confirmed": "not_asked",
    }
