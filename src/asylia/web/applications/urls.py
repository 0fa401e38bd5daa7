"""Addresses of the acts on an application."""

from asylia.web.applications.sheets import SHEETS
from asylia.web.cases.views import addresses

app_name = "applications"
urlpatterns = addresses(SHEETS, under="application")
