"""Lithuania: resettled people and temporary protection, Articles 87-1 to 92."""

from asylia.law.citation import UTPI
from asylia.law.limits import ACTS_OF_2013_UNTIL, Longer, TimeLimit
from asylia.law.periods import NO_ROLLING, REG_1182_71, hours, years
from asylia.law.states.lt_words import DECIDED, READ_FROM
from asylia.law.terms import Event, Kind, Party

# Article 87-1 — Resettled people

RESETTLED = TimeLimit(
    id="lt-87-1-resettled-24h",
    cites=UTPI("87-1", 4),
    title="Begin the examination or grant asylum to the resettled person",
    says="The examination of a resettled person begins, or asylum is granted, within 24 hours of "
    "the arrival.",
    owed_by=Party.DETERMINING_AUTHORITY,
    runs_from=Event.RESETTLED_PERSON_ARRIVED,
    lasts=hours(24),
    counted_by=REG_1182_71,
    met_by=(Event.ASSESSMENT_STARTED, Event.PROTECTION_GRANTED, Event.STATUS_GRANTED, *DECIDED),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

# Article 92 — Temporary protection

TEMPORARY_PROTECTION = TimeLimit(
    id="lt-92-3-temporary-protection",
    cites=UTPI(92, 3),
    title="Temporary protection lasts",
    says="Temporary protection lasts one year.",
    owed_by=Party.MEMBER_STATE,
    runs_from=Event.TEMPORARY_PROTECTION_GRANTED,
    lasts=years(1),
    counted_by=NO_ROLLING,
    kind=Kind.LAPSE,
    longer=(Longer(lasts=years(2), cites=UTPI(92, 3), says="prolonged by at most one year"),),
    in_force_from=READ_FROM,
    in_force_until=ACTS_OF_2013_UNTIL,
)

RULES = (RESETTLED, TEMPORARY_PROTECTION)
