"""Addresses of what was said, and of what is known of it."""

from django.urls import path

from asylia.web.evidence import views

app_name = "evidence"
urlpatterns = [
    path("cases/<ref:reference>/statements/new", views.record, name="record"),
    path("cases/<ref:reference>/statements/<int:number>", views.statement, name="statement"),
    path("cases/<ref:reference>/statements/<int:number>/correct", views.correct, name="correct"),
    path("cases/<ref:reference>/statements/<int:number>/confirm", views.confirm, name="confirm"),
    path("cases/<ref:reference>/statements/<int:number>/verify", views.verify, name="verify"),
    path("cases/<ref:reference>/similar/new", views.link, name="link"),
]
