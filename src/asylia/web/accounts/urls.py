"""Addresses of sign-in, one's own account, and the administration of offices and users."""

from django.urls import path

from asylia.web.accounts import administration, views
from asylia.web.accounts.factors import views as factors
from asylia.web.accounts.provider import views as provider
from asylia.web.accounts.watch import views as watch

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-in/second", factors.second, name="second"),
    path("sign-in/second/ask", factors.ask_for_second, name="ask-second"),
    path("sign-in/passkey", factors.sign_in_with_passkey, name="sign-in-passkey"),
    path("sign-in/passkey/ask", factors.ask_for_passkey, name="ask-passkey"),
    path("sign-in/provider", provider.leave, name="provider"),
    path("sign-in/provider/back", provider.come_back, name="provider-back"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("session", views.session, name="session"),
    path("account/", factors.account, name="own"),
    path("account/ask", factors.ask_to_confirm, name="ask-confirm"),
    path("account/passkeys/add", factors.add_passkey, name="add-passkey"),
    path("account/passkeys/ask", factors.ask_for_new_passkey, name="ask-new-passkey"),
    path("account/passkeys/<ref:reference>", factors.passkey, name="passkey"),
    path("account/passkeys/<ref:reference>/remove", factors.remove_passkey, name="remove-passkey"),
    path("account/code-app", factors.code_app, name="code-app"),
    path("account/code-app/begin", factors.begin_code_app, name="begin-code-app"),
    path("account/code-app/remove", factors.remove_code_app, name="remove-code-app"),
    path("account/recovery-codes", factors.make_recovery_codes, name="recovery-codes"),
    path("account/sessions/end", factors.end_other_sessions, name="end-sessions"),
    path("account/password", views.password, name="password"),
    path("turned-away", watch.turned_away, name="turned-away"),
    path("offices/", administration.offices, name="offices"),
    path("offices/add", administration.add_office, name="add-office"),
    path("offices/<ref:reference>", administration.office, name="office"),
    path("offices/<ref:reference>/close", administration.close_office, name="close-office"),
    path("offices/<ref:reference>/reopen", administration.reopen_office, name="reopen-office"),
    path("users/", administration.users, name="users"),
    path("users/add", administration.add_user, name="add-user"),
    path("users/<ref:reference>", administration.user, name="user"),
    path("users/<ref:reference>/reset", administration.reset_password, name="reset-password"),
    path("users/<ref:reference>/factors", administration.reset_factors, name="reset-factors"),
    path("users/<ref:reference>/link", provider.link, name="link-identity"),
    path("users/<ref:reference>/unlink", provider.unlink, name="unlink-identity"),
    path("users/<ref:reference>/close", administration.deactivate_user, name="deactivate-user"),
    path("users/<ref:reference>/reopen", administration.reactivate_user, name="reactivate-user"),
]
