"""The app that owns users, offices and sign-in."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Users, offices, roles, sign-in."""

    name = "asylia.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
