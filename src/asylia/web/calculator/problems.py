"""Refusals of the interface for other programs: problem details (RFC 9457)."""

import json
from http import HTTPStatus

from django.http import HttpResponse

KIND = "application/problem+json"


def problem(status: int, *, what: str, mend: str, position: str = "") -> HttpResponse:
    """A refusal that names the place and the mend.

    Args:
        status: The status.
        what: What is wrong.
        mend: What to do about it.
        position: Where in what was sent; empty if it is the request as a whole.
    """
    told = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": f"{position + ': ' if position else ''}{what}. {mend}",
        "what": what,
        "mend": mend,
    }
    if position:
        told["position"] = position
    return HttpResponse(json.dumps(told, ensure_ascii=False), status=status, content_type=KIND)
