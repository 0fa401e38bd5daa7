"""Whether settings name what exists and set what the acts allow: a slip would pass unseen."""

from asylia.law.clock.book import every_rule
from asylia.law.clock.national import BadLength, allowed_length, lasts_longer
from asylia.law.clock.points import all_points
from asylia.law.clock.stated import MATTERS
from asylia.law.facts import HistoryError, Settings, read_settings
from asylia.law.holidays import OutsideSpan, calendar_taking_part
from asylia.law.limits import TimeLimit
from asylia.law.periods import weeks

OF_THE_BORDER_PROCEDURE = (
    "apr-border-examination",
    "apr-border-request-to-remain",
    "apr-border-appeal-duration",
)


def chosen(content: str | bytes, *, file: str, deployed: bool = False) -> Settings:
    """Read a settings file and check what it sets.

    Args:
        content: What the file holds: TOML, or the same structure in JSON.
        file: Its name, for errors.
        deployed: Whether an authority works by it: then somebody has to answer for each reading.

    Raises:
        HistoryError: It is malformed, names what does not exist, or sets what an act does not
            leave to a State.
    """
    settings = read_settings(content, file=file)
    _check_lengths(settings, file=file)
    _check_border_weeks(settings, file=file)
    _check_readings(settings, file=file)
    _check_matters(settings, file=file)
    _check_holidays(settings, file=file)
    if deployed:
        _check_choosers(settings, file=file)
    return settings


def _check_lengths(settings: Settings, *, file: str) -> None:
    national = {rule.id: rule for rule in every_rule() if rule.national}
    for limit in settings.national:
        if limit not in national:
            raise HistoryError(
                file,
                f"national, {limit[:60]}",
                "no limit of this id is left to national law",
                f"Use one of: {', '.join(sorted(national))}.",
            )
        _check_length(settings, national[limit], file=file)


def _check_length(settings: Settings, rule: TimeLimit, *, file: str) -> None:
    try:
        allowed_length(settings, rule)
    except BadLength as error:
        raise HistoryError(file, f"national, {rule.id}", error.what, error.mend) from error


def _check_border_weeks(settings: Settings, *, file: str) -> None:
    """The parts of the border procedure have to fit into its 12 weeks (APR 51(2))."""
    parts = [limit for limit in OF_THE_BORDER_PROCEDURE if limit in settings.national]
    if lasts_longer(settings, parts, than=weeks(12)):
        raise HistoryError(
            file,
            f"national, {', '.join(parts)}",
            "together they are longer than the 12 weeks of the border procedure (APR 51(2))",
            "Split the 12 weeks so that the examination, the request to remain and the appeal fit.",
        )


def _check_readings(settings: Settings, *, file: str) -> None:
    points = {point.id: point.keys for point in all_points()}
    for point, key in settings.readings.items():
        if point not in points:
            raise HistoryError(
                file,
                f"readings, {point[:60]}",
                "there is no doubtful point of this id",
                f"Use one of: {', '.join(sorted(points))}.",
            )
        keys = points[point]
        if key not in keys:
            raise HistoryError(
                file,
                f"readings, {point}",
                f"the point has no reading {key[:40]!r}",
                f"Use one of: {', '.join(keys)}.",
            )


def _check_matters(settings: Settings, *, file: str) -> None:
    matters = [matter.id for matter in MATTERS]
    for matter in settings.stated:
        if matter not in matters:
            raise HistoryError(
                file,
                f"stated, {matter[:60]}",
                "nothing of this name is left to national law",
                f"Use one of: {', '.join(matters)}.",
            )


def _check_holidays(settings: Settings, *, file: str) -> None:
    for state, years in settings.holidays.items():
        try:
            calendar_taking_part(state).with_holidays(years)
        except OutsideSpan as error:
            raise HistoryError(
                file, f"holidays, {state}", str(error), "Add the years between."
            ) from error


def _check_choosers(settings: Settings, *, file: str) -> None:
    for point, key in settings.readings.items():
        if point not in settings.choices:
            raise HistoryError(
                file,
                f"readings, {point}",
                "nobody answers for this reading",
                f'Write {{ key = "{key}", by = "…", on = 2026-06-12, reason = "…" }}: who chose '
                "it, when and why.",
            )
