"""The app that owns users, offices and sign-in."""

from django.apps import AppConfig
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured


class AccountsConfig(AppConfig):
    """Users, offices, roles, sign-in."""

    name = "asylia.web.accounts"
    label = "accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Refuse settings that would leave a door open by a slip of the pen.

        Raises:
            ImproperlyConfigured: A role that does not exist, or a provider that is half described.
        """
        from asylia.web.accounts.models import Role

        if unknown := settings.SECOND_FACTOR_ROLES - {"all", "none", *Role.values}:
            raise ImproperlyConfigured(
                f"ASYLIA_SECOND_FACTOR names roles that do not exist: {', '.join(sorted(unknown))}."
            )
        told = settings.PROVIDER
        if told["ISSUER"] and not (told["CLIENT_ID"] and told["NAME"]):
            raise ImproperlyConfigured(
                "ASYLIA_OIDC_ISSUER is set without ASYLIA_OIDC_CLIENT_ID or ASYLIA_OIDC_NAME."
            )
        role, _at, office = told["NEW_ACCOUNTS"].partition("@")
        if told["NEW_ACCOUNTS"] and (role not in Role.values or not office):
            raise ImproperlyConfigured(
                "ASYLIA_OIDC_NEW_ACCOUNTS is a role and the reference of an office: caseworker@O-…"
            )
