"""OpenFisca-Core 46: two rules as variables of a tax and benefit system, by numpy.

Runs in the peers' environment: ``python peer_openfisca.py FOLDER ROUNDS`` reads the days from
``FOLDER`` and leaves the ends there.
"""

import json
import sys
from datetime import date
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable

FOLDER = Path(sys.argv[1])
CALENDAR = np.busdaycalendar(holidays=np.load(FOLDER / "holidays.npy"))
CASE = build_entity(key="case", plural="cases", label="A case", is_person=True)
MONTH = "2026-08"
"""Of a variable without end OpenFisca says that its year is out of range; a month does."""
ROUNDS = int(sys.argv[2])


def later(days: Any, months: Any) -> Any:
    """The corresponding day some months later, or the last one of a shorter month."""
    month = days.astype("datetime64[M]")
    then = month + months
    first = then.astype("datetime64[D]")
    length = (then + 1).astype("datetime64[D]") - first - np.timedelta64(1, "D")
    return first + np.minimum(days - month.astype("datetime64[D]"), length)


def working_day(days: Any) -> Any:
    return np.busday_offset(days, 0, roll="forward", busdaycal=CALENDAR)


class registered_on(Variable):
    value_type = date
    entity = CASE
    definition_period = DateUnit.MONTH


class lodged_on(Variable):
    value_type = date
    entity = CASE
    definition_period = DateUnit.MONTH


class is_extended(Variable):
    value_type = bool
    entity = CASE
    definition_period = DateUnit.MONTH


class request_due_on(Variable):
    value_type = date
    entity = CASE
    definition_period = DateUnit.MONTH

    def formula(self, period: Any, _parameters: Any) -> Any:
        return working_day(later(self("registered_on", period), 2))


class examination_due_on(Variable):
    value_type = date
    entity = CASE
    definition_period = DateUnit.MONTH

    def formula(self, period: Any, _parameters: Any) -> Any:
        lodged = self("lodged_on", period)
        end = later(lodged, np.where(self("is_extended", period), 12, 6))
        return working_day(np.minimum(end, later(lodged, 21)))


def once(system: Any, given: dict[str, Any]) -> tuple[float, dict[str, Any]]:
    """How long the two ends of every case take, once its facts are there."""
    count = len(next(iter(given.values())))
    simulation = SimulationBuilder().build_default_simulation(system, count=count)
    for name, values in given.items():
        simulation.set_input(name, MONTH, values)
    began = perf_counter()
    found = {
        name: simulation.calculate(name, MONTH) for name in ("request_due_on", "examination_due_on")
    }
    return perf_counter() - began, found


system = TaxBenefitSystem([CASE])
for variable in (registered_on, lodged_on, is_extended, request_due_on, examination_due_on):
    system.add_variable(variable)
facts = {
    name: np.load(FOLDER / f"{name}.npy") for name in ("registered_on", "lodged_on", "is_extended")
}
times = []
for _ in range(ROUNDS):
    seconds, ends = once(system, facts)
    times.append(seconds)
for name, days in ends.items():
    np.save(FOLDER / f"{name}.npy", np.asarray(days, dtype="datetime64[D]"))
print(json.dumps({"seconds": times}))
