"""Addresses of the desk: Today, the search, the case page and what is written from it."""

from django.urls import path

from asylia.web.desk import hanging, printing, views, writing

app_name = "desk"
urlpatterns = [
    path("today", views.today, name="today"),
    path("cases/find", views.find, name="find"),
    path("cases/<ref:reference>", views.case, name="case"),
    path("cases/<ref:reference>/acts", views.acts, name="acts"),
    path("cases/<ref:reference>/paper", printing.paper, name="paper"),
    path("cases/<ref:reference>/picture", hanging.hanging, name="hanging"),
    path("cases/<ref:reference>/why/<slug:key>", views.why, name="why"),
    path("cases/<ref:reference>/note", writing.note, name="note"),
    path("cases/<ref:reference>/entries/<int:number>/correct", writing.correct, name="correct"),
]
