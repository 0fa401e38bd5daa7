"""Configuration of the calculator: a process of its own, without database, session or cookie."""

import os
import secrets
from pathlib import Path

from asylia.law.holidays import calendar_of
from asylia.web.calculator import bounds

HERE = Path(__file__).resolve().parent.parent
ENV = os.environ

MODE = ENV.get("ASYLIA_MODE", "production")
IN_PRODUCTION = MODE not in {"demo", "test"}
DEBUG = False
SECRET_KEY = secrets.token_urlsafe(64)
"""Signs nothing; digests of addresses are made with it, so nobody else can make them."""
ALLOWED_HOSTS = ENV.get("ASYLIA_CALCULATOR_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
TRUSTED_PROXIES = int(ENV.get("ASYLIA_TRUSTED_PROXIES", "0"))

ROOT_URLCONF = "asylia.web.calculator.urls"
INSTALLED_APPS = [
    "asylia.web.calculator",
    "asylia.web.base",
    "asylia.web.book",
    "asylia.web.desk",
]
"""The desk lends its drawing of the clock; none of these apps has a model. The calculator comes
first: its frame stands in the place of the desk's."""
MIDDLEWARE = [
    "asylia.web.calculator.headers.calculator_headers",
    "django.middleware.security.SecurityMiddleware",
    "asylia.web.base.assets.serve_assets",
    "asylia.web.calculator.languages.in_its_language",
    "asylia.web.calculator.doors.no_more_than_fits",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "asylia.web.base.pages.Pages",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "asylia.web.base.pages.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
STYLE_GUIDE = False
LOGIN_URL = LOGOUT_URL = PASSWORD_URL = ACCOUNT_URL = "first"  # noqa: S105 -- an address
SESSION_URL = KEEP_URL = DISCARD_URL = "first"
"""Nobody signs in; what the frame knows of it leads to the first page."""
KEYS_COOKIE_NAME = "asylia_keys"
"""Read by the frame, here as at the desk; nothing of the calculator sets it."""
DATABASES: dict[str, dict[str, object]] = {}
"""None: whatever asked for one would fail."""

SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IN_PRODUCTION else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("lt", "Lietuvių")]
LOCALE_PATHS = [str(HERE / "base" / "locale")]
USE_I18N = True
USE_TZ = True
LAW_SETTINGS = ENV.get("ASYLIA_SETTINGS", "")
MEMBER_STATE = ENV.get("ASYLIA_MEMBER_STATE", "LT")
TIME_ZONE = calendar_of(MEMBER_STATE).zone_name
"""Of the State that the page proposes; an answer is in the zone of the State it is about."""
STATIC_URL = "/static/"

DATA_UPLOAD_MAX_MEMORY_SIZE = bounds.MOST_BYTES
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "wordless": {
            "()": "asylia.web.base.logs.Wordless",
            "format": "{asctime} {levelname} {name} {message}",
            "style": "{",
        },
    },
    "handlers": {
        "standard_error": {"class": "asylia.web.base.logs.StandardError", "formatter": "wordless"},
    },
    "root": {"handlers": ["standard_error"], "level": "WARNING"},
    # A refused request is told with its address and its host, and both are the visitor's words.
    "loggers": {"django": {"handlers": [], "level": "ERROR", "propagate": True}},
}
# A visitor who asks for the head of a page alone is no news either.
LOGGING["loggers"]["gunicorn.http"] = {"level": "ERROR"}  # type: ignore[index]
LOGGING["loggers"]["django.security.DisallowedHost"] = {"level": "CRITICAL"}  # type: ignore[index]
