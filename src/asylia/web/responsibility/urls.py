"""Addresses of what decides which State is responsible."""

from django.urls import path

from asylia.web.responsibility import views

app_name = "responsibility"
urlpatterns = [path("cases/<ref:reference>/eurodac/hit", views.hit, name="hit")]
