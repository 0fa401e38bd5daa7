"""Configuration, read from the environment once; the lowest floor of the web."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from asylia.law.holidays import calendar_of
from asylia.web.embedded.places import Place, home_from

HERE = Path(__file__).resolve().parent
ENV = os.environ

MODE = ENV.get("ASYLIA_MODE", "production")
"""``demo``, ``test`` or ``production``; what is not said is production."""
IN_PRODUCTION = MODE not in {"demo", "test"}

DEBUG = ENV.get("ASYLIA_DEBUG", "") == "1"
SECRET_KEY = ENV.get("ASYLIA_SECRET_KEY", "")
if not SECRET_KEY and MODE == "test":
    SECRET_KEY = "only the tests know this one; it protects nothing"  # noqa: S105
ALLOWED_HOSTS = ENV.get("ASYLIA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

ROOT_URLCONF = "asylia.web.urls"
WSGI_APPLICATION = "asylia.web.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "asylia.web.base",
    "asylia.web.accounts",
    "asylia.web.cases",
    "asylia.web.register",
    "asylia.web.evidence",
    "asylia.web.need",
    "asylia.web.papers",
    "asylia.web.closing",
    "asylia.web.book",
    "asylia.web.desk",
    "asylia.web.arrivals",
    "asylia.web.applications",
    "asylia.web.responsibility",
    "asylia.web.reception",
    "asylia.web.examination",
    "asylia.web.appeals",
    "asylia.web.retention",
]
MIDDLEWARE = [
    "asylia.web.base.headers.security_headers",
    "django.middleware.security.SecurityMiddleware",
    "asylia.web.base.verbs.only_our_verbs",
    "asylia.web.base.assets.serve_assets",
    "asylia.web.base.languages.chosen_language",
    "asylia.web.closing.middleware.Gate",
    "asylia.web.base.transactions.OneTransaction",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "asylia.web.accounts.middleware.WhoActs",
    "asylia.web.cases.middleware.KeptWords",
    "asylia.web.need.middleware.Doors",
    "asylia.web.base.verbs.refused_in_words",
    "asylia.web.accounts.watch.middleware.OnRecord",
]

TEMPLATES = [
    {
        "BACKEND": "asylia.web.base.pages.Pages",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "asylia.web.base.pages.environment"},
    },
]
FORM_RENDERER = "django.forms.renderers.Jinja2"
STYLE_GUIDE = not IN_PRODUCTION

# The database. DATABASE_URL names a server of one's own; without it, the embedded one.
# One process works under one role: the application, the owner (migrations) or a worker.
DATABASE_ROLES = {
    "app": ("DATABASE_URL", "asylia_app"),
    "owner": ("DATABASE_OWNER_URL", "asylia_owner"),
    "worker": ("DATABASE_WORKER_URL", "asylia_worker"),
    "loader": ("DATABASE_LOADER_URL", "asylia_loader"),
    "keys": ("DATABASE_KEYS_URL", "asylia_keys"),
}
DATABASE_ROLE = ENV.get("ASYLIA_DATABASE_ROLE", "app")
DATABASE_VARIABLE, DATABASE_USER = DATABASE_ROLES[DATABASE_ROLE]
USES_EMBEDDED_DATABASE = "DATABASE_URL" not in ENV
EMBEDDED = Place(home=home_from(ENV))


def database_from_url(url: str) -> dict[str, object]:
    """What Django wants to know of ``postgresql://user:password@host:port/name?sslmode=…``."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "NAME": unquote(parts.path.removeprefix("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "OPTIONS": options,
    }


DATABASE: dict[str, Any] = (
    {
        "NAME": "asylia",
        "USER": DATABASE_USER,
        "HOST": str(EMBEDDED.run),
    }
    if USES_EMBEDDED_DATABASE
    else database_from_url(ENV.get(DATABASE_VARIABLE, ENV["DATABASE_URL"]))
)
DATABASES: dict[str, dict[str, Any]] = {
    "default": {
        "ENGINE": "asylia.web.base.postgresql",
        "ATOMIC_REQUESTS": True,
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        **DATABASE,
        # Values travel beside the statement, never in it, and the server plans a statement once.
        "OPTIONS": {
            "server_side_binding": True,
            "prepare_threshold": 5,
            **DATABASE.get("OPTIONS", {}),
        },
    },
}
KEY_FILE = ENV.get("ASYLIA_KEY_FILE", str(EMBEDDED.file_key))
"""The key that seals the keys of cases; made at the first start, but never in production."""
REGISTER = "asylia.web.register.keeping"
"""What keeps people findable by name; the record of cases, which stands below it, asks it."""
KEY_STORE = ENV.get("ASYLIA_KEY_STORE", "")
"""``package.module:factory`` of another key store than the file: a device or a service."""
SANE_FOR_SECONDS = None if MODE == "test" else 5.0
"""How long it holds that record, keys, rows and clocks are sane; None: nobody looks."""
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Who signs in, and how
AUTH_USER_MODEL = "accounts.User"
LOGIN_URL = "accounts:sign-in"
LOGOUT_URL = "accounts:sign-out"
PASSWORD_URL = "accounts:password"  # noqa: S105 -- an address
ACCOUNT_URL = "accounts:own"
SESSION_URL = "accounts:session"
KEEP_URL, DISCARD_URL = "cases:keep", "cases:discard"
AUTHENTICATION_BACKENDS = ["asylia.web.accounts.backend.SameWork"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
PASSWORD_LENGTH = 12
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": PASSWORD_LENGTH},
    },
    {"NAME": "asylia.web.accounts.passwords.NoNames"},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
SIGN_IN_WINDOW_MINUTES = 15
SIGN_IN_TRIES_PER_ACCOUNT = 6
SIGN_IN_TRIES_PER_ADDRESS = 30
ONE_TIME_PASSWORD_HOURS = 72
SECOND_FACTOR_ROLES = frozenset(
    filter(None, ENV.get("ASYLIA_SECOND_FACTOR", "all" if IN_PRODUCTION else "").split(","))
)
"""Roles that open nothing before they have a passkey or a code app; ``all`` is every role."""
CONFIRMED_FOR_MINUTES = 5
"""How long a proof of who sits there holds for acts that do harm in the wrong hands."""
PROVIDER = {
    name: ENV.get(f"ASYLIA_OIDC_{name}", "")
    for name in (
        "ISSUER",
        "CLIENT_ID",
        "CLIENT_SECRET_FILE",
        "NAME",
        "HOSTS",
        "ACR",
        "SECOND_FACTOR",
        "NEW_ACCOUNTS",
    )
}
"""The authority's own identity provider (OpenID Connect); without an issuer there is none."""
TRUSTED_PROXIES = int(ENV.get("ASYLIA_TRUSTED_PROXIES", "0"))

HOST_ONLY = "__Host-" if IN_PRODUCTION else ""
"""A browser keeps such a cookie from other hosts, and from answers that were not encrypted."""
SESSION_COOKIE_NAME = f"{HOST_ONLY}asylia"
DEVICE_COOKIE_NAME = f"{HOST_ONLY}asylia_device"
SESSION_ENGINE = "asylia.web.accounts.sessions"
SESSION_COOKIE_AGE = 15 * 60
"""Seconds after which a session that nobody uses ends."""
SESSION_LONGEST_HOURS = 12
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IN_PRODUCTION
CSRF_COOKIE_NAME = f"{HOST_ONLY}asylia_form"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IN_PRODUCTION
CSRF_USE_SESSIONS = False
CSRF_FAILURE_VIEW = "asylia.web.base.errors.stale_form"
CSRF_TRUSTED_ORIGINS = [origin for origin in ENV.get("ASYLIA_ORIGINS", "").split(",") if origin]
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

SECURE_SSL_REDIRECT = IN_PRODUCTION
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if IN_PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = IN_PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None

# How many cases one person opens, and how many references they ask for in vain, before they wait.
LOOKS_WINDOW_MINUTES = 60
LOOKS_PER_WINDOW = int(ENV.get("ASYLIA_LOOKS_PER_HOUR", "150"))
REASONS_PER_WINDOW = int(ENV.get("ASYLIA_REASONS_PER_HOUR", "30"))
MISSES_PER_WINDOW = int(ENV.get("ASYLIA_MISSES_PER_HOUR", "20"))

# Words and days
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English"), ("lt", "Lietuvių")]
LOCALE_PATHS = [str(HERE / "base" / "locale")]
LANGUAGE_COOKIE_NAME = f"{HOST_ONLY}asylia_language"
KEYS_COOKIE_NAME = f"{HOST_ONLY}asylia_keys"
USE_I18N = True
USE_TZ = True
LAW_SETTINGS = ENV.get("ASYLIA_SETTINGS", "")
"""The file of what national law sets (docs/reference/history.md); checked before serving."""
PAPERS = ENV.get("ASYLIA_PAPERS", "")
"""The authority's own templates (docs/how-to/change-the-words-of-papers.md); none: ours."""
MEMBER_STATE = ENV.get("ASYLIA_MEMBER_STATE", "LT")
TIME_ZONE = calendar_of(MEMBER_STATE).zone_name
"""The zone in which days begin and are shown; moments are stored in UTC."""

# Files that are the same for everybody
STATIC_URL = "/static/"

DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
FILE_UPLOAD_HANDLERS = ["asylia.web.base.bodies.NoFiles"]
DATA_UPLOAD_MAX_NUMBER_FIELDS = 200

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
    # Django's own handlers would write the words of faults; everything goes to the root.
    "loggers": {"django": {"handlers": [], "level": "WARNING", "propagate": True}},
}
