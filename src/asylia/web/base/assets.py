"""Style sheets, fonts, scripts and icons: read once, named by their content, sent for ever.

Every app keeps them in ``static/<app>/``. All style sheets become one, ``asylia.css``; their order
does not matter, for each names its layer. A name holds a digest, so a browser never asks twice.
"""

import gzip
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotFound

Responder = Callable[[HttpRequest], HttpResponse]

SHEET = "asylia.css"
ONE_YEAR = "public, max-age=31536000, immutable"
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
SHRINKS = {".css", ".js", ".svg"}
LAYERS = "@layer tokens, base, layout, components, utilities;\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """One file as it is sent."""

    url: str
    kind: str
    body: bytes
    small: bytes | None


@dataclass(frozen=True, slots=True)
class Assets:
    """Every file, by its name and by its address."""

    by_name: dict[str, Asset]
    by_url: dict[str, Asset]


def asset(name: str) -> str:
    """The address of a file, such as ``base/js/keys.js``.

    Raises:
        KeyError: No app holds that file.
    """
    return _assets().by_name[name].url


def every_asset() -> dict[str, Asset]:
    """Every file by its name, for who writes pages that no server sends."""
    return dict(_assets().by_name)


def serve_assets(get_response: Responder) -> Responder:
    """Answer for files before anything else is done: no session, no database."""

    def respond(request: HttpRequest) -> HttpResponse:
        if not request.path.startswith(settings.STATIC_URL):
            return get_response(request)
        found = _assets().by_url.get(request.path)
        return _send(found, request) if found else HttpResponseNotFound()

    return respond


def _send(found: Asset, request: HttpRequest) -> HttpResponse:
    wants_small = found.small is not None and "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.small if wants_small else found.body, content_type=found.kind)
    response["Cache-Control"] = ONE_YEAR
    response["Vary"] = "Accept-Encoding"
    if wants_small:
        response["Content-Encoding"] = "gzip"
    return response


def _assets() -> Assets:
    return _read() if settings.DEBUG else _read_once()


@lru_cache(maxsize=1)
def _read_once() -> Assets:
    return _read()


def _read() -> Assets:
    files = dict(_files())
    sheets = [name for name in sorted(files) if name.endswith(".css")]
    found = {
        name: _asset(name, path.read_bytes()) for name, path in files.items() if name not in sheets
    }
    text = LAYERS + "\n".join(files[name].read_text(encoding="utf-8") for name in sheets)
    found[SHEET] = _asset(SHEET, _with_addresses(text, found).encode())
    return Assets(found, {one.url: one for one in found.values()})


def _files() -> Iterator[tuple[str, Path]]:
    for app in apps.get_app_configs():
        root = Path(app.path) / "static"
        for path in root.rglob("*"):
            if path.suffix in KINDS:
                yield path.relative_to(root).as_posix(), path


def _asset(name: str, body: bytes) -> Asset:
    pure = PurePosixPath(name)
    digest = hashlib.sha256(body).hexdigest()[:12]
    return Asset(
        url=f"{settings.STATIC_URL}{pure.with_suffix('')}.{digest}{pure.suffix}",
        kind=KINDS[pure.suffix],
        body=body,
        small=gzip.compress(body, mtime=0) if pure.suffix in SHRINKS else None,
    )


def _with_addresses(sheet: str, found: dict[str, Asset]) -> str:
    """The sheet with ``url("base/fonts/x.woff2")`` turned into addresses."""
    return re.sub(r'url\("([^"#]+)"\)', lambda match: f'url("{found[match[1]].url}")', sheet)
