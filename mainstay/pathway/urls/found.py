"""Addresses of pages: how carers are found, for everybody and for workers."""

from django.urls import URLPattern, path

from mainstay.pathway.views import found

urlpatterns: list[URLPattern] = [
    path("caring/", found.caring, name="caring"),
    path("caring/ask/", found.ask, name="ask"),
    path("caring/refer/", found.refer, name="refer"),
    path("caring/how-it-stands/", found.standing, name="standing"),
]
