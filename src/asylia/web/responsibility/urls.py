"""Addresses of what decides which State is responsible, and of the transfer."""

from asylia.web.cases.views import addresses
from asylia.web.responsibility.sheets import REQUESTS
from asylia.web.responsibility.transfers import TRANSFERS

app_name = "responsibility"
urlpatterns = addresses((*REQUESTS, *TRANSFERS), under="responsibility")
