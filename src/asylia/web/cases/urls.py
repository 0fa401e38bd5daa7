"""Addresses of what is done with any case: who works on it, and in which office."""

from django.urls import path

from asylia.web.cases import views

app_name = "cases"
urlpatterns = [
    path("cases/<str:reference>/identity", views.identity, name="identity"),
    path("cases/<str:reference>/assign", views.assign, name="assign"),
    path("cases/<str:reference>/hand-over", views.hand_over, name="hand-over"),
]
