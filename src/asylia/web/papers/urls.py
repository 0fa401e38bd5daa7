"""Addresses of the papers of a case."""

from django.urls import path

from asylia.web.papers import views

app_name = "papers"
urlpatterns = [
    path("cases/<ref:reference>/papers", views.papers, name="papers"),
    path("cases/<ref:reference>/papers/write/<slug:kind>", views.write, name="write"),
    path("cases/<ref:reference>/papers/<int:number>/replace", views.replace, name="replace"),
    path("cases/<ref:reference>/papers/<int:number>", views.take, name="take"),
]
