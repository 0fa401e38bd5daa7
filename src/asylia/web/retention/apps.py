"""The app that proposes erasures and has them confirmed."""

from django.apps import AppConfig


class RetentionConfig(AppConfig):
    name = "asylia.web.retention"
    label = "retention"
