"""Addresses of the law book for everybody who is signed in; ``public`` has the same for anyone."""

from asylia.web.accounts.access import allow_staff
from asylia.web.book.addresses import addresses

app_name = "book"
urlpatterns = addresses(allow_staff())
