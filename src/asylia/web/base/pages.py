"""Pages: the Jinja2 environment, what every page knows, and the one way to send one."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from django.conf import settings
from django.contrib.messages import get_messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.template.backends.jinja2 import Jinja2
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from jinja2 import Environment, StrictUndefined
from markupsafe import Markup

from asylia.web.base import actions, citations, days, fields, sentences, signs
from asylia.web.base.addresses import address
from asylia.web.base.assets import SHEET, asset
from asylia.web.base.languages import gettext
from asylia.web.base.navigation import Link, links_for, search_for

RIGHT_TO_LEFT = {"ar", "fa", "ps", "ckb", "he", "ur"}


class Pages(Jinja2):
    """Django's Jinja2 engine, looking into each app's ``templates``."""

    app_dirname = "templates"


def environment(**options: Any) -> Environment:
    """The environment of every page: autoescape on, an unknown name is an error."""
    options |= {"undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    pages = Environment(**options, extensions=["jinja2.ext.i18n"])  # noqa: S701 -- Django passes autoescape=True
    pages.install_gettext_callables(  # type: ignore[attr-defined]
        translation.gettext,
        translation.ngettext,
        newstyle=True,
        pgettext=translation.pgettext,
        npgettext=translation.npgettext,
    )
    pages.globals |= {
        "_": _said,
        "url": _url,
        "icon_of": signs.icon,
        "state_of": signs.state,
        "asset": asset,
        "SHEET": SHEET,
        "nearness": days.nearness,
        "control": fields.control,
        "described": fields.described,
        "first_id": fields.first_id,
    }
    pages.filters |= {
        "day": days.day,
        "day_words": days.day_words,
        "short_day": days.short_day,
        "moment": days.moment,
        "moment_words": days.moment_words,
        "far": days.far,
        "hours_far": days.hours_far,
        "cite": citations.cite,
        "cite_words": citations.cite_words,
        "provision": citations.provision,
        "ref": citations.ref,
        "in_words": sentences.in_words,
    }
    return pages


def render(
    request: HttpRequest,
    template: str,
    context: Mapping[str, object] | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    """Send a page.

    Args:
        request: What was asked.
        template: The file, such as ``desk/today.html``.
        context: What the page is given; ``frame`` is added here.
        status: The answer's status; 422 for a form that was refused.
    """
    words = {"frame": Frame(request), **(context or {})}
    response = HttpResponse(render_to_string(template, words, request), status=status)
    form = words.get("form")
    if isinstance(form, BaseForm) and form.is_bound:
        response.refused_codes = _codes_in(form)  # type: ignore[attr-defined]
    return response


def _codes_in(form: BaseForm) -> set[str]:
    """The codes of what a form was refused for, for the record of what was turned away."""
    errors = (one for found in form.errors.as_data().values() for one in found)
    return {error.code for error in errors if error.code}


class Frame:
    """What every page knows: who is signed in, where they may go, in which language."""

    def __init__(self, request: HttpRequest, *, knows_user: bool = True) -> None:
        """Look at the request; ask the database nothing that is not shown.

        Args:
            request: What was asked.
            knows_user: False on pages that must not touch the database.
        """
        self._request = request
        self._knows_user = knows_user and hasattr(request, "user")
        self.path = request.path
        self.language = translation.get_language() or settings.LANGUAGE_CODE
        self.direction = "rtl" if self.language.split("-")[0] in RIGHT_TO_LEFT else "ltr"
        self.languages = settings.LANGUAGES
        self.keys_are_on = request.COOKIES.get(settings.KEYS_COOKIE_NAME, "on") != "off"
        self.is_demonstration = settings.MODE == "demo"
        self.home = "/"
        self.password = address(settings.PASSWORD_URL)
        self.account = address(settings.ACCOUNT_URL)
        self.sign_out = address(settings.LOGOUT_URL)
        self.session = address(settings.SESSION_URL)
        self.keep = address(settings.KEEP_URL)
        self.discard = address(settings.DISCARD_URL)
        self.ends_in = getattr(request, "ends_in", None)

    @cached_property
    def user(self) -> Any:  # noqa: ANN401 -- accounts.User, which stands on a higher floor
        """Who is signed in; None if nobody."""
        if not self._knows_user:
            return None
        user = getattr(self._request, "user", None)
        return user if user is not None and user.is_authenticated else None

    @cached_property
    def today(self) -> date:
        """This day, as the top bar writes it."""
        return actions.today()

    @property
    def restored(self) -> Any:  # noqa: ANN401 -- cases.typed.Restored, which stands on a higher floor
        """From when the words are with which the page's form opens; None if it opens as usual."""
        return getattr(self._request, "restored", None)

    @property
    def kept(self) -> Any:  # noqa: ANN401 -- cases.typed.Restored, which stands on a higher floor
        """Which unsent words the page knows to be kept, and for which form; None for none."""
        return getattr(self._request, "kept", None)

    @cached_property
    def links(self) -> list[Link]:
        """The places of the top bar."""
        if self.user is None or self.user.must_change_password:
            return []
        if getattr(self._request, "must_enrol", False):
            return []
        return links_for(self._request, self.user)

    @cached_property
    def notices(self) -> list[Any]:
        """What happened just now, said once."""
        return list(get_messages(self._request)) if self.user is not None else []

    @cached_property
    def search(self) -> str:
        """The address that finds a case by its reference; empty if this user sees no cases."""
        return search_for(self.user.role) if self.links else ""


def _said(message: str, **told: object) -> Markup:
    """A sentence of a template in the language of the page, with what is told in it escaped."""
    return Markup(gettext(message)) % told  # noqa: S704 -- ours, from a template or a catalogue


def _url(name: str, *args: object, **kwargs: object) -> str:
    return reverse(name, kwargs=kwargs) if kwargs else address(name, *args)
