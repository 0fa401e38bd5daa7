"""Addresses of arrivals."""

from django.urls import path

from asylia.web.arrivals import views

app_name = "arrivals"
urlpatterns = [
    path("first-contact", views.first_contact, name="first-contact"),
    path("cases/<ref:reference>/screening/complete", views.complete, name="complete-screening"),
    path("cases/<ref:reference>/eurodac/transmit", views.transmit, name="transmit-biometrics"),
]
