"""What Chromium wrote down of its own network: whom it looked up, asked and was connected to."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

ASKED = {"URL_REQUEST_START_JOB": "url", "HOST_RESOLVER_MANAGER_REQUEST": "host"}
CONNECTED = {"TCP_CONNECT_ATTEMPT": "address", "UDP_BYTES_SENT": "address"}
INSIDE = ("data", "blob", "chrome", "about", "devtools", "chrome-extension")
"""Addresses that lead nowhere: they are the browser's own."""


def connections(log: Path) -> set[str]:
    """Each host and port that was asked for, looked up or connected to.

    Args:
        log: What ``--log-net-log`` wrote, of a browser that was closed.
    """
    return set(_hosts(log))


def _hosts(log: Path) -> Iterator[str]:
    told = json.loads(log.read_text(encoding="utf-8"))
    kinds = {number: name for name, number in told["constants"]["logEventTypes"].items()}
    named = {**ASKED, **CONNECTED}
    for event in told["events"]:
        name = named.get(kinds.get(event["type"], ""), "")
        value = str(event.get("params", {}).get(name, "")) if name else ""
        if value and urlsplit(value).scheme not in INSIDE:
            yield _host(value)


def _host(value: str) -> str:
    """The host and port of an address, however it is spelled."""
    return urlsplit(value).netloc if "//" in value else value
