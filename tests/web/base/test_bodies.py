"""No page takes a file: one is refused unread and leaves no temporary file."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from asylia.web.accounts.models import Away, Role, TurnedAway
from asylia.web.accounts.session import act_as
from tests.web.people import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("size", [1, 1_000_000], ids=["small", "larger than a form"])
def test_file_is_refused_unread(size: int) -> None:
    sent = {"username": "anybody", "password": SimpleUploadedFile("a.txt", b"x" * size)}

    answer = Client().post("/sign-in", sent)

    assert answer.status_code == 400
    assert "Nothing was changed." in answer.text
    act_as(make_user(Role.ADMINISTRATOR))
    assert TurnedAway.objects.get().kind == Away.REQUEST


def test_form_in_parts_without_a_file_is_read() -> None:
    answer = Client().post("/sign-in", {"username": "anybody", "password": "wrong"})

    assert answer.status_code == 422
