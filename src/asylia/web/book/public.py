"""The same addresses for anybody, signed in or not: the law book holds nothing about anybody."""

from asylia.web.base.rules import allow_anyone
from asylia.web.book.addresses import addresses

app_name = "book"
urlpatterns = addresses(allow_anyone)
