"""Addresses of the acts of the examination."""

from asylia.web.cases.views import addresses
from asylia.web.examination.sheets import SHEETS

app_name = "examination"
urlpatterns = addresses(SHEETS, under="examination")
