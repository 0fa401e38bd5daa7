"""Addresses of need-to-know: reasons, locks, who looked, notices, reviews, interpreters."""

from django.urls import path

from asylia.web.need import booking, views, watching

app_name = "need"
urlpatterns = [
    path("cases/<ref:reference>/need", views.reason, name="reason"),
    path("cases/<ref:reference>/emergency", views.emergency, name="emergency"),
    path("cases/<ref:reference>/people", views.people, name="people"),
    path("cases/<ref:reference>/people/<int:grant>/end", views.end, name="end"),
    path("cases/<ref:reference>/lock", views.lock, name="lock"),
    path("cases/<ref:reference>/unlock", views.unlock, name="unlock"),
    path("cases/<ref:reference>/looks", watching.looks, name="looks"),
    path("cases/<ref:reference>/interpreters", booking.bookings, name="bookings"),
    path("cases/<ref:reference>/interpreters/<int:number>/cancel", booking.cancel, name="cancel"),
    path("notices", watching.notices, name="notices"),
    path("notices/seen", watching.seen, name="seen"),
    path("reviews/<int:grant>", watching.review, name="review"),
    path("bookings", booking.slots, name="slots"),
]
