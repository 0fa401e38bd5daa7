"""Which address shows which page of the calculator; the language stands first."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from asylia.web.calculator import views

pages = [
    path("", views.page, name="page"),
    path("history", views.history, name="history"),
    path("about", views.about, name="about"),
]
interface = [
    path("clock", views.clock, name="clock"),
    path("v1/clock", views.clock, name="clock-1"),
    path("openapi.json", views.openapi, name="openapi"),
]
urlpatterns = [
    path("", views.first, name="first"),
    path("api/", include((interface, "interface"))),
    *i18n_patterns(
        path("", include((pages, "calculator"))),
        path("", include("asylia.web.book.public")),
    ),
]

handler400 = "asylia.web.calculator.refusals.bad_request"
handler404 = "asylia.web.calculator.refusals.not_found"
handler500 = "asylia.web.calculator.refusals.failed"
