"""Addresses of arrivals."""

from django.urls import path

from asylia.web.arrivals import detention, views
from asylia.web.arrivals.liberty import PLAIN
from asylia.web.arrivals.sheets import SHEETS
from asylia.web.cases.views import addresses

app_name = "arrivals"
urlpatterns = [
    path("first-contact", views.first_contact, name="first-contact"),
    *addresses(SHEETS, under="arrival"),
    *addresses(PLAIN, under="liberty"),
    *detention.addresses(),
    path(
        "cases/<ref:reference>/liberty/restriction-ended",
        detention.end_restriction,
        name="end-restriction",
    ),
]
