"""Addresses of placements."""

from django.urls import path

from asylia.web.reception import views

app_name = "reception"
urlpatterns = [
    path("cases/<ref:reference>/placement/start", views.place, name="place"),
    path("cases/<ref:reference>/placement/end", views.end, name="end"),
]
