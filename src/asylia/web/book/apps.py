"""The app of the law book; it stores nothing."""

from django.apps import AppConfig


class BookConfig(AppConfig):
    """The rules, to be read."""

    name = "asylia.web.book"
    label = "book"
