"""Addresses of sign-in, one's own account, and the administration of offices and users."""

from django.urls import path

from asylia.web.accounts import administration, views

app_name = "accounts"
urlpatterns = [
    path("", views.home, name="home"),
    path("sign-in", views.sign_in, name="sign-in"),
    path("sign-out", views.sign_out, name="sign-out"),
    path("account/password", views.password, name="password"),
    path("offices/", administration.offices, name="offices"),
    path("offices/add", administration.add_office, name="add-office"),
    path("offices/<ref:reference>", administration.office, name="office"),
    path("offices/<ref:reference>/close", administration.close_office, name="close-office"),
    path("offices/<ref:reference>/reopen", administration.reopen_office, name="reopen-office"),
    path("users/", administration.users, name="users"),
    path("users/add", administration.add_user, name="add-user"),
    path("users/<ref:reference>", administration.user, name="user"),
    path("users/<ref:reference>/reset", administration.reset_password, name="reset-password"),
    path("users/<ref:reference>/close", administration.deactivate_user, name="deactivate-user"),
    path("users/<ref:reference>/reopen", administration.reactivate_user, name="reactivate-user"),
]
