"""Which address shows which page of the calculator."""

from django.urls import include, path

from asylia.web.calculator import views

pages = [
    path("", views.first, name="first"),
    path("api/openapi.json", views.openapi, name="openapi"),
    path("api/clock", views.clock, name="clock"),
    path("api/v1/clock", views.clock, name="clock-1"),
    path("<slug:language>/", views.page, name="page"),
    path("<slug:language>/history", views.history, name="history"),
    path("<slug:language>/about", views.about, name="about"),
]
urlpatterns = [path("", include((pages, "calculator")))]

handler400 = "asylia.web.calculator.refusals.bad_request"
handler404 = "asylia.web.calculator.refusals.not_found"
handler500 = "asylia.web.calculator.refusals.failed"
