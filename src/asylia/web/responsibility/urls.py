"""Addresses of what decides which State is responsible."""

from django.urls import path

from asylia.web.cases.views import addresses
from asylia.web.responsibility import views
from asylia.web.responsibility.sheets import REQUESTS

app_name = "responsibility"
urlpatterns = [
    path("cases/<ref:reference>/eurodac/hit", views.hit, name="hit"),
    *addresses(REQUESTS, under="responsibility"),
]
