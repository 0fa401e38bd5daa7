"""Addresses of the acts on an application."""

from django.urls import path

from asylia.web.applications import views

app_name = "applications"
urlpatterns = [
    path("cases/<ref:reference>/application/make", views.make, name="make"),
    path("cases/<ref:reference>/application/register", views.register, name="register"),
    path("cases/<ref:reference>/application/lodge", views.lodge, name="lodge"),
    path("cases/<ref:reference>/application/procedure", views.procedure, name="procedure"),
    path("cases/<ref:reference>/application/withdraw", views.withdraw, name="withdraw"),
]
