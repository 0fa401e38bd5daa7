"""The work of today: next acts in the order of the law's clock, as they are stored.

What is stored are dates. Whether one is near, today or past is said here, by comparing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from django.db.models import Count, F, Prefetch, Q, QuerySet

from asylia.law.clock.book import every_rule
from asylia.law.clock.timeline import starting
from asylia.law.holidays import STATES
from asylia.law.limits import Happens, TimeLimit
from asylia.law.next_act import STEP_IDS, Turn
from asylia.law.next_act.steps import STEPS
from asylia.web.accounts.models import User
from asylia.web.base.days import short_day_words
from asylia.web.base.languages import gettext as _
from asylia.web.base.languages import gettext_lazy
from asylia.web.base.sentences import in_words
from asylia.web.cases.models import (
    Case,
    NextAct,
)
from asylia.web.cases.need import LEADS
from asylia.web.cases.opening import open_to
from asylia.web.cases.stages import stage_words
from asylia.web.desk.scale import per_cent, position
from asylia.web.desk.words import Look, far_words, look_of

PAGE = 50
COUNTED = 500
"""So many acts are counted, those due first; where there are more, a count has a plus."""

BY_ID: Mapping[str, TimeLimit] = {rule.id: rule for rule in (*every_rule(), *STEPS)}
IN_AN_ADDRESS = "%Y%m%dT%H%M%S.%fZ"


class View(StrEnum):
    """The ready-made filters of the list."""

    OFFICE = "office"
    MINE = "mine"
    OVERDUE = "overdue"
    DOUBT = "doubt"
    NOBODY = "nobody"
    OTHERS = "others"


VIEWS = {
    View.OFFICE: gettext_lazy("My office"),
    View.MINE: gettext_lazy("Mine"),
    View.OVERDUE: gettext_lazy("Overdue"),
    View.DOUBT: gettext_lazy("Two readings"),
    View.NOBODY: gettext_lazy("Nobody’s"),
    View.OTHERS: gettext_lazy("Others’ turn"),
}


class By(StrEnum):
    """How far ahead the list goes."""

    ANY = ""
    OVERDUE = "overdue"
    TODAY = "today"
    WEEK = "week"
    MONTH = "month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """This moment, and its day in the Member State."""

    today: date
    now: datetime

    @property
    def sunday(self) -> date:
        """The last day of this week."""
        return self.today + timedelta(days=6 - self.today.weekday())

    @property
    def month_end(self) -> date:
        """The last day of this month."""
        later = self.today.replace(day=28) + timedelta(days=4)
        return later - timedelta(days=later.day)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What the list was asked for.

    Attributes:
        view: One of the ready-made filters.
        act: The code of an act; empty for every act.
        owner: ``me``, ``nobody``, a staff reference, or empty for everybody.
        by: How far ahead.
        words: A reference or an article, or the beginning of one.
        after: Where the page before ended.
    """

    view: View = View.OFFICE
    act: str = ""
    owner: str = ""
    by: By = By.ANY
    words: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One act of the list.

    Attributes:
        act: What is stored of it, with its case and the caseworker.
        look: The shape of its state.
        far: How far off it is, in words.
        counted: How it was counted, in one phrase.
        gone: How much of the period is gone, in per cent; empty where there is no last day.
        is_mine: Whether the case is the reader's own.
        opens: Whether the reader may open it; else it asks for a reason first.
    """

    act: NextAct
    look: Look
    far: str
    counted: str
    gone: str
    is_mine: bool
    opens: bool

    @property
    def key(self) -> str:
        """The name of the limit that explains its day, as the case page knows it; or nothing."""
        limit = self.act.limit_id
        is_step = limit.partition(":")[0] in STEP_IDS
        return "" if is_step else limit.replace(":", "-").lower()

    @property
    def title(self) -> str:
        """What has to be done, with the other State where it is done with one."""
        title, state = _(self.act.title), self.act.name.partition(":")[2]
        return f"{title} ({_(STATES.get(state, state))})" if state else title

    @property
    def stage(self) -> str:
        """How far the case is, in words."""
        return stage_words(self.act.stage)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one stretch of time."""

    look: Look
    label: str
    more: str
    count: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tab:
    """A ready-made filter with its count."""

    view: View
    label: str
    count: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkList:
    """One page of the list.

    Attributes:
        groups: The rows of this page by stretch of time.
        tabs: The ready-made filters.
        count: How many acts the reader's office has to do, as far as they are counted.
        counted: The same in words.
        cases: The cases that are shown.
        after: Where this page ends; empty if nothing follows.
    """

    groups: tuple[Group, ...]
    tabs: tuple[Tab, ...]
    count: int
    counted: str
    cases: tuple[Case, ...]
    after: str


def work_list(user: User, wanted: Wanted, *, clock: Clock) -> WorkList:
    """One page of what the user's office has to do next, or waits for.

    Args:
        user: Who looks.
        wanted: The filters and the place in the list.
        clock: This moment.
    """
    mine = _acts(user, Turn.OURS)
    base = _acts(user, Turn.OTHERS) if wanted.view == View.OTHERS else mine
    chosen = _filtered(base, user, wanted=wanted, clock=clock)
    counts = _counts(mine, user, clock=clock)
    in_groups = counts if chosen is mine else _counts(chosen, user, clock=clock)
    found = _page(chosen, wanted.after)
    alarms = _alarms(user, wanted)
    shown = [*alarms, *found[:PAGE]]
    opening = open_to(user, (act.case for act in shown))
    rows = [_row(act, user, clock=clock, opens=act.case_id in opening) for act in shown]
    return WorkList(
        groups=(
            *_alarm_group(rows[: len(alarms)]),
            *_groups(rows[len(alarms) :], in_groups, clock=clock),
        ),
        tabs=tuple(
            Tab(view=view, label=str(label), count=_plus(counts[view], counts["all"]))
            if view != View.OTHERS
            else Tab(view=view, label=str(label), count="")
            for view, label in VIEWS.items()
        ),
        count=counts["all"],
        counted=_plus(counts["all"], counts["all"]),
        cases=tuple({act.case_id: act.case for act in shown}.values()),
        after=_place(found[PAGE - 1]) if len(found) > PAGE else "",
    )


def _acts(user: User, turn: Turn) -> QuerySet[NextAct]:
    """What has to be done next in the cases that this user may see, in the clock's order.

    The order is that of the index ``next_act_in_order``: of one day, first what ends at an hour.
    """
    return (
        NextAct.objects.listed_for(user)
        .filter(turn=turn.value)
        .order_by(F("sort_on").asc(nulls_last=True), F("due_at").asc(nulls_last=True), "pk")
    )


def _alarms(user: User, wanted: Wanted) -> list[NextAct]:
    """Cases in which nobody has to do anything, for those who lead; above the whole list alone."""
    if user.role not in LEADS or wanted != Wanted():
        return []
    cases = Prefetch("case", Case.objects.select_related("caseworker"))
    return list(_acts(user, Turn.NOBODYS).prefetch_related(cases)[:PAGE])


def _alarm_group(rows: list[Row]) -> Iterable[Group]:
    if rows:
        more = _("an entry is missing in each, or one is wrong")
        count = f"{len(rows)}+" if len(rows) == PAGE else str(len(rows))
        label = _("Without a next act")
        yield Group(look=Look.LATE, label=label, more=more, count=count, rows=tuple(rows))


def _filtered(
    duties: QuerySet[NextAct], user: User, *, wanted: Wanted, clock: Clock
) -> QuerySet[NextAct]:
    asked = _of_view(wanted.view, user, clock=clock) & _until(wanted.by, clock)
    asked &= _owned(wanted.owner, user) & _worded(wanted.words)
    if wanted.act:
        asked &= Q(instrument=wanted.act)
    return duties.filter(asked) if asked else duties


def _of_view(view: View, user: User, *, clock: Clock) -> Q:
    return {
        View.OFFICE: Q(),
        View.MINE: Q(case__caseworker=user),
        View.OVERDUE: _overdue(clock),
        View.DOUBT: Q(other_due_on__isnull=False),
        View.NOBODY: Q(case__caseworker__isnull=True),
        View.OTHERS: Q(),
    }[view]


def _overdue(clock: Clock) -> Q:
    # The first part follows from the second; it lets the database stop reading at today.
    return Q(sort_on__lte=clock.today) & (Q(sort_on__lt=clock.today) | Q(due_at__lt=clock.now))


def _until(by: By, clock: Clock) -> Q:
    return {
        By.ANY: Q(),
        By.OVERDUE: _overdue(clock),
        By.TODAY: Q(sort_on__lte=clock.today),
        By.WEEK: Q(sort_on__lte=clock.sunday),
        By.MONTH: Q(sort_on__lte=clock.month_end),
    }[by]


def _owned(owner: str, user: User) -> Q:
    if owner == "nobody":
        return Q(case__caseworker__isnull=True)
    if owner == "me":
        return Q(case__caseworker=user)
    return Q(case__caseworker__reference=owner) if owner else Q()


def _worded(words: str) -> Q:
    if not words:
        return Q()
    last = words.rsplit(maxsplit=1)[-1]
    return Q(case__reference__icontains=words) | Q(article__istartswith=last)


def _page(duties: QuerySet[NextAct], place: str) -> list[NextAct]:
    """What follows a place of the list, one more than a page; from the start if there is none.

    The days and what has no day are read apart, so that each is one stretch of the index.
    """
    # Joined, the database would sort the whole office; apart, it reads one page of the index.
    cases = Prefetch("case", Case.objects.select_related("caseworker"))
    wanted, found = duties.prefetch_related(cases), list[NextAct]()
    day, behind = _behind(place)
    if day is not None:
        dated = wanted.filter(sort_on__isnull=False)
        found += dated.filter(behind)[: PAGE + 1]
        behind = Q()
    if len(found) <= PAGE:
        found += wanted.filter(behind, sort_on__isnull=True)[: PAGE + 1 - len(found)]
    return found


def _behind(place: str) -> tuple[date | None, Q]:
    """The day of a place of the list, and what lies behind it; everything if it is none of ours."""
    parts = place.split("_")
    try:
        day = date.fromisoformat(parts[0]) if parts[0] else None
        moment = datetime.fromisoformat(parts[1]) if parts[1] else None
        number = int(parts[2])
    except (ValueError, IndexError):
        return date.min, Q()
    later = Q(due_at__isnull=True, pk__gt=number)
    if day is None:
        return None, later
    if moment is not None:
        later = Q(due_at=moment, pk__gt=number) | Q(due_at__gt=moment) | Q(due_at__isnull=True)
    return day, Q(sort_on__gte=day) & (Q(sort_on__gt=day) | later)


def _place(act: NextAct) -> str:
    day = "" if act.sort_on is None else act.sort_on.isoformat()
    moment = "" if act.due_at is None else act.due_at.astimezone(UTC).strftime(IN_AN_ADDRESS)
    return f"{day}_{moment}_{act.pk}"


def _counts(duties: QuerySet[NextAct], user: User, *, clock: Clock) -> dict[str, int]:
    """How many of the first acts are in each view and in each stretch of time, in one reading."""
    late = _overdue(clock)
    asked = {
        View.OFFICE: Q(),
        View.MINE: Q(case__caseworker=user),
        View.OVERDUE: late,
        View.DOUBT: Q(other_due_on__isnull=False),
        View.NOBODY: Q(case__caseworker__isnull=True),
        Look.LATE: late,
        Look.TODAY: Q(sort_on=clock.today) & ~late,
        Look.SOON: Q(sort_on__gt=clock.today, sort_on__lte=clock.sunday),
        Look.LATER: Q(sort_on__gt=clock.sunday),
        Look.IDLE: Q(sort_on__isnull=True),
    }
    counts = {f"of_{name}": Count("pk", filter=which) for name, which in asked.items()}
    # The database reads so many in their order and no further, and only then looks whose they are.
    first = NextAct.objects.filter(pk__in=duties.values("pk")[:COUNTED])
    found: dict[str, int] = first.aggregate(of_all=Count("pk"), **counts)
    return {name.removeprefix("of_"): count for name, count in found.items()}


def _plus(count: int, everything: int) -> str:
    return f"{count}+" if everything >= COUNTED else str(count)


def _groups(rows: list[Row], counts: Mapping[str, int], *, clock: Clock) -> Iterable[Group]:
    labels: dict[Look, tuple[str, str]] = {
        Look.LATE: (_("Overdue"), _("the law has not waited")),
        Look.TODAY: (_("Today"), short_day_words(clock.today)),
        Look.SOON: (_("This week"), _("to %(day)s") % {"day": short_day_words(clock.sunday)}),
        Look.LATER: (_("Later"), ""),
        Look.IDLE: (_("Without a last day"), _("the law says: as soon as possible")),
    }
    for look, (label, more) in labels.items():
        chosen = tuple(row for row in rows if row.look is look)
        if chosen:
            count = _plus(counts[look.value], counts["all"])
            yield Group(look=look, label=label, more=more, count=count, rows=chosen)


def _row(act: NextAct, user: User, *, clock: Clock, opens: bool) -> Row:
    last: date | None = act.due_at or act.due_on or act.sort_on
    return Row(
        act=act,
        look=Look.IDLE if last is None else look_of(last, today=clock.today, now=clock.now),
        far="" if last is None else far_words(last, today=clock.today, now=clock.now),
        counted=counted_words(act),
        gone="" if last is None else _gone(act, last, clock=clock),
        is_mine=act.case.caseworker_id == user.pk,
        opens=opens,
    )


def _gone(act: NextAct, last: date, *, clock: Clock) -> str:
    if act.starts_on is None:
        return ""
    start, end = position(act.starts_on), position(last, end=True)
    share = 100 * (position(clock.now) - start) / max(end - start, 1 / 24)
    return per_cent(min(100.0, max(0.0, share)))


def counted_words(act: NextAct) -> str:
    """How a date was counted, in one phrase: ``5 days from application made, Mon 10 Aug``."""
    rule = BY_ID.get(act.limit_id.partition(":")[0])
    if act.starts_on is None:
        return ""
    if rule is None:
        return _("since %(day)s") % {"day": short_day_words(act.starts_on)}
    events = dict.fromkeys(
        (want.event if isinstance(want, Happens) else want).words
        for want in starting(rule.runs_from)
    )
    length = in_words(rule.lasts or rule.at_once)
    words = {
        "length": length,
        "day": short_day_words(act.starts_on),
        "event": in_words("".join(events)),
    }
    text = (
        _("%(length)s from %(event)s, %(day)s")
        if len(events) == 1
        else _("%(length)s from %(day)s")
    )
    return text % words + _moved(act)


def _moved(act: NextAct) -> str:
    if act.due_on is None or act.nominal_end in {None, act.due_on}:
        return ""
    return _("; %(day)s moves") % {"day": short_day_words(act.nominal_end)}
