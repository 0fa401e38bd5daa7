"""A browser that is signed in, for tests of pages."""

from django.test import Client
from django.utils import timezone

from asylia.web.accounts.actions import BEGUN, CONFIRMED, SEEN
from asylia.web.accounts.models import User


def sign_in(client: Client, user: User) -> Client:
    """Sign the user in as the sign-in page would, without the cost of a password."""
    client.force_login(user)
    session = client.session
    session[BEGUN] = session[SEEN] = session[CONFIRMED] = timezone.now().timestamp()
    session.save()
    return client
