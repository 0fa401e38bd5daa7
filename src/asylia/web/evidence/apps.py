"""The app that records what was said, and what is known of it."""

from django.apps import AppConfig


class EvidenceConfig(AppConfig):
    name = "asylia.web.evidence"
    label = "evidence"
