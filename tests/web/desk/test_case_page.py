"""The case page: who, what can be done, the law's clock with its reasons, the course."""

from django.test import Client

from asylia.web.cases.models import Case


def test_case_page_opens(desk: Client, founding: Case) -> None:
    page = desk.get(f"/cases/{founding.reference}")

    assert page.status_code == 200
    __import__("pathlib").Path("/tmp/case.html").write_bytes(page.content)


def test_today_opens(desk: Client, founding: Case) -> None:
    page = desk.get("/today")

    assert page.status_code == 200
    __import__("pathlib").Path("/tmp/today.html").write_bytes(page.content)
