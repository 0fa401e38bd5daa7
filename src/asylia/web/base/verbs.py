"""A request reads or sends a form; what a page does not take is refused, in words."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from asylia.web.base import errors

VERBS = ("GET", "HEAD", "POST")


def only_our_verbs(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Refuse what no page of ours asks for; which of these verbs a page takes, it says itself."""

    def respond(request: HttpRequest) -> HttpResponse:
        if request.method not in VERBS:
            return HttpResponseNotAllowed(VERBS)
        return get_response(request)

    return respond


def refused_in_words(
    get_response: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Say what is wrong where a page refuses a verb, instead of an empty answer."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            said = errors.not_so(request)
            response.content = said.content
            response["Content-Type"] = said["Content-Type"]
        return response

    return respond
