"""How ``asylia recompute --diff`` and ``--moved`` tell which dates a change of the law moves."""

import json
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from asylia.web.cli import ground

if TYPE_CHECKING:
    from asylia.web.cases.moving import Dates, Moved


def refuse_settings(path: str) -> None:
    """Stop here if this file of settings cannot be used."""
    from asylia.law.clock.choices import chosen
    from asylia.law.facts import HistoryError

    try:
        with open(path, "rb") as file:  # noqa: PTH123 -- named by the operator, read once
            chosen(file.read(), file=path, deployed=True)
    except OSError as error:
        raise ground.CannotRun(f"{path} cannot be read: {error.strerror}") from error
    except HistoryError as error:
        raise ground.CannotRun(str(error)) from error


def lines(found: Sequence["Moved"], *, as_json: bool) -> Iterator[str]:
    """Each moved date as a line: the case's reference, the limit, before and after."""
    for one in found:
        before, after = _word(one.before), _word(one.after)
        if as_json:
            told = {"case": one.case, "limit": one.limit, "before": before, "after": after}
            yield json.dumps(told)
        else:
            yield f"{one.case}  {one.limit}  {before} -> {after}"


def _word(dates: "Dates | None") -> str:
    if dates is None:
        return "none"
    met = f", met {dates.met_on.isoformat()}" if dates.met_on else ""
    other = f" or {dates.other_due_on.isoformat()}" if dates.other_due_on else ""
    return f"{dates}{other}{met}"
