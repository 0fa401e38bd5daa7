"""Loading invented offices, staff and cases into an empty database, by the doors that all use."""

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

from django.db import transaction

from asylia.samples.values import Caseload, CaseSample, EntrySample
from asylia.web.accounts.actions import open_invented_accounts
from asylia.web.accounts.models import Office, User
from asylia.web.cases.actions import CaseToLoad, replay_caseload
from asylia.web.cases.drafts import Draft
from asylia.web.cli.ground import say

AT_ONCE = 50


def load_invented(invented: Caseload, *, password_file: Path) -> None:
    """Open the accounts and load the cases, all or nothing.

    Args:
        invented: The caseload.
        password_file: Where the password of all the invented staff is kept.
    """
    password = "-".join(secrets.token_hex(2) for _ in range(3))
    with transaction.atomic():
        offices, staff = open_invented_accounts(
            offices=[(o.key, o.name, o.kind, o.member_state) for o in invented.offices],
            staff=[(s.username, s.full_name, s.role, s.office) for s in invented.staff],
            password=password,
        )
        for start in range(0, len(invented.cases), AT_ONCE):
            some = invented.cases[start : start + AT_ONCE]
            replay_caseload(to_load(case, staff, offices=offices) for case in some)
            say(f"  {min(start + AT_ONCE, len(invented.cases))} of {len(invented.cases)}")
        keep_password(password, password_file)


def keep_password(password: str, path: Path) -> None:
    path.unlink(missing_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(password)


def to_load(
    case: CaseSample, staff: Mapping[str, User], *, offices: Mapping[str, Office]
) -> CaseToLoad:
    """A sample as it is loaded.

    Args:
        case: The sample.
        staff: The users by the username that samples use.
        offices: The offices by their key in samples.
    """
    return CaseToLoad(
        drafts=[_draft(entry, staff) for entry in case.entries],
        office=offices[case.office],
        caseworker=staff[case.caseworker] if case.caseworker else None,
        reference=case.reference,
    )


def _draft(entry: EntrySample, staff: Mapping[str, User]) -> Draft:
    return Draft(
        event=entry.event,
        by=staff[entry.by],
        at=entry.recorded_at,
        happened_on=entry.happened_on,
        happened_at=entry.happened_at,
        attributes=entry.attributes,
        content=entry.content,
        source=entry.source,
        corrects=entry.corrects,
        withdrawn=entry.withdrawn,
        acknowledged_contradiction=True,
    )
