"""Addresses of arrivals."""

from django.urls import path

from asylia.web.arrivals import views
from asylia.web.arrivals.sheets import SHEETS
from asylia.web.cases.views import addresses

app_name = "arrivals"
urlpatterns = [
    path("first-contact", views.first_contact, name="first-contact"),
    *addresses(SHEETS, under="arrival"),
]
