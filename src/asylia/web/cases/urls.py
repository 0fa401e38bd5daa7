"""Addresses of what is done with any case: who works on it, and in which office."""

from django.urls import path

from asylia.web.cases import autosave, views

app_name = "cases"
urlpatterns = [
    path("cases/<ref:reference>/identity", views.identity, name="identity"),
    path("cases/<ref:reference>/assign", views.assign, name="assign"),
    path("cases/<ref:reference>/hand-over", views.hand_over, name="hand-over"),
    path("unsent", autosave.keep, name="keep"),
    path("unsent/discard", autosave.discard, name="discard"),
    path("national-law", views.law_left, name="law-left"),
    path("national-law/renew", views.renew, name="renew-dates"),
    path("national-law/readings/<slug:point>", views.reading, name="reading"),
]
