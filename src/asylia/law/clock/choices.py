"""Whether settings name what exists and set what the acts allow: a slip would pass unseen."""

from asylia.law.clock.book import every_rule
from asylia.law.clock.national import BadLength, allowed_length
from asylia.law.clock.readings import DAY_AFTER_SILENCE, LAST_DAY_OF_SILENCE, SILENCE_ID
from asylia.law.facts import HistoryError, Settings, read_settings
from asylia.law.limits import EARLIER, TimeLimit, left_open_in


def chosen(content: str | bytes, *, file: str) -> Settings:
    """Read a settings file and check what it sets.

    Args:
        content: What the file holds: TOML, or the same structure in JSON.
        file: Its name, for errors.

    Raises:
        HistoryError: It is malformed, names what does not exist, or sets what an act does not
            leave to a State.
    """
    settings = read_settings(content, file=file)
    _check_lengths(settings, file=file)
    _check_readings(settings, file=file)
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


def _check_readings(settings: Settings, *, file: str) -> None:
    points = {
        rule.reading.id: [*dict.fromkeys(one.key for one in rule.reading.readings), EARLIER]
        for rule in every_rule()
        if rule.reading
    }
    points[SILENCE_ID] = [LAST_DAY_OF_SILENCE.key, DAY_AFTER_SILENCE.key]
    points |= {one.id: [one.yes, one.no] for rule in every_rule() for one in left_open_in(rule)}
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
