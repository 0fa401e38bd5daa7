"""The app that owns cases and their files."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "asylia.web.cases"
    label = "cases"
    default_auto_field = "django.db.models.BigAutoField"
