"""The app that records what happens in the examination."""

from django.apps import AppConfig


class ExaminationConfig(AppConfig):
    name = "asylia.web.examination"
    label = "examination"
