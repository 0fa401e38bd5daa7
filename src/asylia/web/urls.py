"""Which address shows which page, and what stands in the top bar."""

from django.urls import include, path
from django.utils.translation import gettext_lazy as _

from asylia.web.accounts.models import Role
from asylia.web.base.navigation import Place
from asylia.web.cases.access import LAW_READERS, READERS
from asylia.web.cases.need import LEADS
from asylia.web.need.looks import unseen_by

urlpatterns = [
    path("", include("asylia.web.desk.urls")),
    path("", include("asylia.web.accounts.urls")),
    path("", include("asylia.web.base.urls")),
    path("", include("asylia.web.arrivals.urls")),
    path("", include("asylia.web.applications.urls")),
    path("", include("asylia.web.responsibility.urls")),
    path("", include("asylia.web.reception.urls")),
    path("", include("asylia.web.examination.urls")),
    path("", include("asylia.web.appeals.urls")),
    path("", include("asylia.web.evidence.urls")),
    path("", include("asylia.web.need.urls")),
    path("", include("asylia.web.papers.urls")),
    path("", include("asylia.web.retention.urls")),
    path("", include("asylia.web.cases.urls")),
    path("", include("asylia.web.register.urls")),
    path("", include("asylia.web.book.urls")),
]

navigation = (
    Place(label=_("Today"), name="desk:today", roles=READERS),
    Place(
        label=_("First contact"),
        name="arrivals:first-contact",
        roles=frozenset({Role.BORDER_GUARD}),
    ),
    Place(label=_("My bookings"), name="need:slots", roles=frozenset({Role.INTERPRETER})),
    Place(label=_("Notices"), name="need:notices", roles=READERS, count=unseen_by),
    Place(label=_("Offices"), name="accounts:offices", roles=frozenset({Role.ADMINISTRATOR})),
    Place(label=_("Users"), name="accounts:users", roles=frozenset({Role.ADMINISTRATOR})),
    Place(
        label=_("Turned away"),
        name="accounts:turned-away",
        roles=frozenset({Role.ADMINISTRATOR, Role.AUDITOR}),
    ),
    Place(label=_("Law"), name="book:index", roles=frozenset(Role)),
    Place(label=_("National law"), name="cases:law-left", roles=LAW_READERS),
    Place(label=_("Retention"), name="retention:proposals", roles=LEADS),
)

search: Place | None = Place(label=_("Find a case"), name="register:seek", roles=READERS)
"""Where what is written into the top bar is sent: a POST with ``said``, for it may be a name."""

by_reference = "desk:find"
"""Where a reference is sought: a GET with ``reference``."""

case_page = "desk:case"
"""The page of a case, for whoever stands below it: takes the reference."""

reason_page = "need:reason"
"""The page that asks why somebody needs a case: takes the reference, leads on to who may open."""

handler400 = "asylia.web.base.errors.bad_request"
handler403 = "asylia.web.base.errors.forbidden"
handler404 = "asylia.web.base.errors.not_found"
handler500 = "asylia.web.closing.pages.failed"
