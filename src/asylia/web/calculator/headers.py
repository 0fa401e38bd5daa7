"""What every answer tells the browser: run nothing at all, keep nothing; and no cookie comes in."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from asylia.web.base.headers import HEADERS, KEEP_NOTHING

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self';"
    " form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
OF_THE_INTERFACE = "/api/"
OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
"""Pages of others may ask the interface: it knows no visitor and answers what is sent, no more."""


def calculator_headers(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Forget the cookies that a browser sends, set none, and say what the page may do: nothing."""

    def respond(request: HttpRequest) -> HttpResponse:
        request.META.pop("HTTP_COOKIE", None)
        response = get_response(request)
        if request.path.startswith(OF_THE_INTERFACE):
            for name, value in OPEN.items():
                response.headers[name] = value
        for name, value in {**HEADERS, "Content-Security-Policy": POLICY}.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault("Cache-Control", KEEP_NOTHING)
        return response

    return respond
