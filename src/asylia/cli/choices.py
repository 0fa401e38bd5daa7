"""Whether the settings name limits and readings that exist: a slip would be a silent default."""

from asylia.law.acts import RULES
from asylia.law.facts import HistoryError, Settings
from asylia.law.limits import EARLIER


def check(settings: Settings, *, file: str) -> Settings:
    """The same settings, if every limit and every reading in them exists.

    Raises:
        HistoryError: A limit is not left to national law, or a point has no such reading.
    """
    national = sorted(rule.id for rule in RULES if rule.national)
    for limit in settings.national:
        if limit not in national:
            raise HistoryError(
                file,
                f"national, {limit[:60]}",
                "no limit of this id is left to national law",
                f"Use one of: {', '.join(national)}.",
            )
    points = {rule.reading.id: rule.reading for rule in RULES if rule.reading}
    for point, chosen in settings.readings.items():
        if point not in points:
            raise HistoryError(
                file,
                f"readings, {point[:60]}",
                "there is no doubtful point of this id",
                f"Use one of: {', '.join(sorted(points))}.",
            )
        keys = [*(reading.key for reading in points[point].readings), EARLIER]
        if chosen not in keys:
            raise HistoryError(
                file,
                f"readings, {point}",
                f"the point has no reading {chosen[:40]!r}",
                f"Use one of: {', '.join(keys)}.",
            )
    return settings
