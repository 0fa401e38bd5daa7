"""Addresses of the acts before the courts."""

from asylia.web.appeals.sheets import SHEETS
from asylia.web.cases.views import addresses

app_name = "appeals"
urlpatterns = addresses(SHEETS, under="appeals")
