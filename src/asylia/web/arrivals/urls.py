"""Addresses of arrivals."""

from django.urls import path

from asylia.web.arrivals import views

app_name = "arrivals"
urlpatterns = [path("first-contact", views.first_contact, name="first-contact")]
