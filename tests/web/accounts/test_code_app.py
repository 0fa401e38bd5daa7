import re
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from django.test import Client
from django.utils import timezone

from asylia.web.accounts import actions as accounts
from asylia.web.accounts import codes
from asylia.web.accounts.factors import actions
from asylia.web.accounts.models import AccountAct, CodeApp, RecoveryCode, Role, User
from asylia.web.accounts.session import act_as
from tests.web.people import make_user, sign_in

pytestmark = pytest.mark.django_db
PASSWORD = "lamp river quiet orange"
SECRET = b"twenty invented byte"


def code_at(secret: bytes, *, step: int) -> str:
    counter = TOTP(secret, 6, SHA1(), 30)  # noqa: S303 -- what code apps speak
    return counter.generate(step * 30).decode()


def now_step() -> int:
    return codes.step_of(timezone.now().timestamp())


def owner_of_app(**told: Any) -> User:
    """Somebody whose code app shares ``SECRET``."""
    user = make_user(password=PASSWORD, **told)
    sealed = codes.seal(SECRET, owner=user.reference)
    at = timezone.now()
    CodeApp.objects.create(user=user, sealed=sealed, begun_at=at, confirmed_at=at)
    return user


def test_a_password_that_was_reset_opens_half_a_session_all_the_same(client: Client) -> None:
    user, ada = owner_of_app(), make_user(Role.ADMINISTRATOR)
    act_as(ada)
    password = accounts.reset_password(user, by=ada)

    answer = client.post("/sign-in", {"username": user.username, "password": password})

    assert answer["Location"] == "/sign-in/second"
    assert not is_signed_in(client)


def half_way(client: Client, user: User) -> Any:
    return client.post("/sign-in", {"username": user.username, "password": PASSWORD})


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def set_up(client: Client) -> tuple[bytes, list[str]]:
    """Set up a code app as a person would; its secret and the recovery codes."""
    client.post("/account/code-app/begin")
    page = client.get("/account/code-app").content.decode()
    letters = re.search(r'id="letters">([A-Z2-7 ]+)<', page)
    assert letters
    from base64 import b32decode

    secret = b32decode(letters[1].replace(" ", ""))
    shown = client.post("/account/code-app", {"code": code_at(secret, step=now_step())})
    return secret, re.findall(r"<li><bdi class=\"ref\">([^<]+)", shown.content.decode())


def test_codes_are_those_of_the_standard() -> None:
    secret = b"12345678901234567890"  # RFC 6238, appendix B

    assert codes.fitting_step(secret, "287082", step=1) == 1
    assert codes.fitting_step(secret, "081804", step=codes.step_of(1111111109)) == 37037036


@pytest.mark.parametrize(
    ("off", "fits"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)]
)
def test_a_clock_may_be_half_a_minute_off(off: int, *, fits: bool) -> None:
    code = code_at(SECRET, step=1000 + off)

    found = codes.fitting_step(SECRET, code, step=1000)

    assert (found is not None) == fits


def test_a_secret_opens_for_its_owner_alone(settings: Any) -> None:
    sealed = codes.seal(SECRET, owner="S-AAAA-AAAA")

    assert codes.unseal(sealed, owner="S-AAAA-AAAA") == SECRET
    assert codes.unseal(sealed, owner="S-BBBB-BBBB") is None
    settings.SECRET_KEY = "another secret of this installation"
    assert codes.unseal(sealed, owner="S-AAAA-AAAA") is None


def test_the_picture_is_drawn_without_a_script() -> None:
    side, path = codes.picture_of(codes.address_of_app(SECRET, "rasa"))

    assert side > 30
    assert re.fullmatch(r"(M\d+ \d+h\d+v1h-\d+z)+", path)


def test_the_picture_says_whose_secret_it_is() -> None:
    said = codes.address_of_app(SECRET, "rasa.k")

    assert said.startswith("otpauth://totp/Asylia%3Arasa.k?secret=")
    assert "issuer=Asylia" in said


def test_a_code_app_is_set_up_with_its_first_code(client: Client) -> None:
    user = sign_in(client, make_user())

    secret, shown = set_up(client)

    kept = CodeApp.objects.get(user=user)
    assert kept.confirmed_at is not None
    assert secret not in bytes(kept.sealed)
    assert len(shown) == 10
    assert user.recovery_codes.count() == 10
    acts = [one.act for one in user.entries.order_by("pk")]
    assert acts == [AccountAct.CODES_SET_UP, AccountAct.RECOVERY_MADE]


def test_the_secret_is_shown_until_its_first_code_alone(client: Client) -> None:
    sign_in(client, make_user())
    set_up(client)

    assert client.get("/account/code-app")["Location"] == "/account/"


def test_a_wrong_first_code_sets_up_nothing(client: Client) -> None:
    user = sign_in(client, make_user())
    client.post("/account/code-app/begin")

    response = client.post("/account/code-app", {"code": "000000"})

    assert response.status_code == 422
    assert "That is not the code of now." in response.content.decode()
    assert CodeApp.objects.get(user=user).confirmed_at is None
    assert actions.set_up_code_app(by=make_user(), code="000000") is None


def test_beginning_anew_makes_a_new_secret(client: Client) -> None:
    user = sign_in(client, make_user())
    client.post("/account/code-app/begin")
    first = bytes(CodeApp.objects.get(user=user).sealed)

    client.post("/account/code-app/begin")

    assert bytes(CodeApp.objects.get(user=user).sealed) != first


def test_a_second_code_app_needs_the_first_removed(client: Client) -> None:
    sign_in(client, make_user())
    set_up(client)

    response = client.post("/account/code-app/begin")

    assert response.status_code == 409
    assert "You have a code app. Remove it first." in response.content.decode()


def test_a_password_alone_opens_nothing_where_there_is_a_code_app(client: Client) -> None:
    user = owner_of_app()

    response = half_way(client, user)

    assert response["Location"].startswith("/sign-in/second")
    assert client.get("/account/")["Location"].startswith("/sign-in")
    assert "_auth_user_id" not in client.session
    assert not user.entries.exists()


def test_password_and_code_open_a_session(client: Client) -> None:
    user = owner_of_app()
    half_way(client, user)

    page = client.get("/sign-in/second")
    response = client.post(
        "/sign-in/second?next=%2Faccount%2F", {"code": code_at(SECRET, step=now_step())}
    )

    assert (page.status_code, "may stay empty" in page.text) == (200, False)
    assert response["Location"] == "/account/"
    assert is_signed_in(client)


def test_a_code_counts_once(client: Client) -> None:
    user = owner_of_app()
    code = code_at(SECRET, step=now_step())
    half_way(client, user)
    client.post("/sign-in/second", {"code": code})
    other = Client()
    half_way(other, user)

    response = other.post("/sign-in/second", {"code": code})

    assert response.status_code == 422
    assert "it was used before" in response.content.decode()
    assert not is_signed_in(other)


def test_a_code_older_than_the_last_one_counts_no_more(client: Client) -> None:
    user = owner_of_app()
    CodeApp.objects.filter(user=user).update(last_step=now_step() + 1)
    half_way(client, user)

    response = client.post("/sign-in/second", {"code": code_at(SECRET, step=now_step())})

    assert response.status_code == 422


def test_a_code_that_no_key_unseals_is_refused(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    user = owner_of_app()
    CodeApp.objects.filter(user=user).update(sealed=codes.seal(SECRET, owner="somebody else"))
    half_way(client, user)

    response = client.post("/sign-in/second", {"code": code_at(SECRET, step=now_step())})

    assert response.status_code == 422
    assert "check=unsealed" in caplog.text


def test_guessing_codes_is_stopped(client: Client, settings: Any) -> None:
    user = owner_of_app()
    half_way(client, user)
    for _ in range(settings.SIGN_IN_TRIES_PER_ACCOUNT):
        assert client.post("/sign-in/second", {"code": "000000"}).status_code == 422

    response = client.post("/sign-in/second", {"code": code_at(SECRET, step=now_step())})

    assert response.status_code == 429
    assert "Too many tries" in response.content.decode()
    assert not is_signed_in(client)


def test_half_a_sign_in_lasts_five_minutes(client: Client) -> None:
    user = owner_of_app()
    half_way(client, user)
    session = client.session
    session["half"] = {**session["half"], "at": timezone.now().timestamp() - 301}
    session.save()

    response = client.post("/sign-in/second", {"code": code_at(SECRET, step=now_step())})

    assert response["Location"] == "/sign-in"
    assert client.get("/sign-in/second")["Location"] == "/sign-in"


def test_half_a_sign_in_ends_with_a_new_password(client: Client) -> None:
    user = owner_of_app()
    half_way(client, user)
    user.set_password("another password of theirs")
    user.save()

    assert client.get("/sign-in/second")["Location"] == "/sign-in"


def test_nobody_comes_to_the_second_step_without_the_first(client: Client) -> None:
    assert client.get("/sign-in/second")["Location"] == "/sign-in"


def test_an_empty_second_step_says_what_is_missing(client: Client) -> None:
    half_way(client, owner_of_app())

    response = client.post("/sign-in/second", {})

    assert response.status_code == 422
    assert "Write the code." in response.content.decode()


def test_a_recovery_code_stands_for_the_app_once(client: Client) -> None:
    user = owner_of_app()
    made = actions.make_recovery_codes(by=user)
    half_way(client, user)

    first = client.post("/sign-in/second", {"code": made[0].lower().replace("-", " ")})
    other = Client()
    half_way(other, user)
    second = other.post("/sign-in/second", {"code": made[0]})

    assert first["Location"] == "/"
    assert second.status_code == 422
    assert user.recovery_codes.count() == 9
    used = user.entries.get(act=AccountAct.RECOVERY_USED)
    assert used.detail == {"left": 9}


def test_recovery_codes_are_kept_as_digests(client: Client) -> None:
    user = owner_of_app()

    made = actions.make_recovery_codes(by=user)

    kept = " ".join(RecoveryCode.objects.values_list("digest", flat=True))
    assert not [code for code in made if code in kept or codes.plain(code) in kept]
    assert str(RecoveryCode.objects.first()).startswith("recovery code")


def test_new_recovery_codes_end_the_old_ones(client: Client) -> None:
    user = sign_in(client, owner_of_app())
    old = actions.make_recovery_codes(by=user)

    page = client.post("/account/recovery-codes").content.decode()

    assert user.recovery_codes.count() == 10
    assert not [code for code in old if code in page]


def test_recovery_codes_need_a_factor_that_could_be_lost(client: Client) -> None:
    sign_in(client, make_user())

    response = client.post("/account/recovery-codes")

    assert response.status_code == 409
    assert "Set up a second factor first." in response.content.decode()


def test_a_removed_code_app_is_asked_for_no_more(client: Client) -> None:
    user = sign_in(client, owner_of_app())
    actions.make_recovery_codes(by=user)

    response = client.post("/account/code-app/remove")

    assert response["Location"] == "/account/"
    assert not CodeApp.objects.filter(user=user).exists()
    assert not user.recovery_codes.exists()
    assert user.entries.filter(act=AccountAct.CODES_REMOVED).count() == 1
    assert half_way(Client(), user)["Location"] == "/"


def test_the_last_code_app_stays_where_the_role_needs_a_factor(
    client: Client, settings: Any
) -> None:
    user = sign_in(client, owner_of_app())
    settings.SECOND_FACTOR_ROLES = {"all"}

    response = client.post("/account/code-app/remove")

    assert response.status_code == 409
    assert CodeApp.objects.filter(user=user).exists()


def test_a_code_app_that_waits_for_its_first_code_opens_and_binds_nothing(
    client: Client, settings: Any
) -> None:
    user = sign_in(client, make_user(password=PASSWORD))
    client.post("/account/code-app/begin")
    settings.SECOND_FACTOR_ROLES = {"all"}

    removed = client.post("/account/code-app/remove")

    assert removed["Location"] == "/account/"
    assert half_way(Client(), user)["Location"] == "/"


def test_no_code_app_prints_a_name() -> None:
    user = owner_of_app(username="rasa")

    assert str(CodeApp.objects.get(user=user)) == f"code app of {user.reference}"


def test_a_wrong_password_never_shows_that_there_is_a_code_app(client: Client) -> None:
    user = owner_of_app()

    response = client.post("/sign-in", {"username": user.username, "password": "wrong"})

    assert response.status_code == 422
    assert "do not belong together" in response.content.decode()
