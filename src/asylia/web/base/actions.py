"""The one place where the web asks what time it is; acts and views ask here and hand it on."""

import os
from datetime import date, datetime, time

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from django.utils.translation import gettext as _


def now() -> datetime:
    """This moment, aware, in UTC; in a demonstration, this time of its day.

    Raises:
        ImproperlyConfigured: Production was given a day of its own.
    """
    moment = timezone.now()
    day = os.environ.get("ASYLIA_TODAY", "")
    if not day:
        return moment
    if settings.IN_PRODUCTION:
        raise ImproperlyConfigured(
            _("ASYLIA_TODAY is for demonstrations; unset it and start again.")
        )
    local = datetime.combine(date.fromisoformat(day), _clock(moment))
    return timezone.make_aware(local).astimezone(timezone.get_fixed_timezone(0))


def today() -> date:
    """This day in the zone of the Member State."""
    return timezone.localtime(now()).date()


def _clock(moment: datetime) -> time:
    return timezone.localtime(moment).time()
