"""Addresses of retention."""

from django.urls import path

from asylia.web.retention import views

app_name = "retention"
urlpatterns = [
    path("retention", views.proposals, name="proposals"),
    path("cases/<ref:reference>/erase", views.erase, name="erase"),
]
