"""The page of what was turned away, for who looks after accounts or after how an office works."""

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from asylia.web.accounts.access import StaffRequest, allow
from asylia.web.accounts.models import Away, Role
from asylia.web.accounts.watch.reads import newest
from asylia.web.base.pages import render


@allow(Role.ADMINISTRATOR, Role.AUDITOR)
@require_safe
def turned_away(request: StaffRequest) -> HttpResponse:
    """The newest refusals; an auditor sees those of the office, the oversight sees all."""
    asked = request.GET.get("kind", "")
    kind = asked if asked in Away.values else ""
    context = {"lines": newest(kind), "kinds": Away.choices, "kind": kind}
    return render(request, "accounts/turned_away.html", context)
