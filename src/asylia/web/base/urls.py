"""Addresses of the frame itself: language, keys, help, and in demonstrations the style guide."""

from django.conf import settings
from django.urls import path

from asylia.web.base import views

app_name = "base"
urlpatterns = [
    path("language", views.choose_language, name="language"),
    path("keys", views.keys, name="keys"),
]
if settings.STYLE_GUIDE:
    urlpatterns += [path("style", views.style_guide, name="style-guide")]
