"""The address of the search by name."""

from django.urls import path

from asylia.web.register import views

app_name = "register"
urlpatterns = [
    path("people", views.people, name="people"),
    path("seek", views.seek, name="seek"),
]
