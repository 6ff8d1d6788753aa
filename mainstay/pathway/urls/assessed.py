"""Addresses of pages: see the module of the same name in views."""

from django.urls import URLPattern, path

from mainstay.pathway.views import calendar

urlpatterns: list[URLPattern] = [
    path("carers/calendar/", calendar.holidays, name="holidays"),
    path("carers/calendar/<int:holiday_id>/take-out/", calendar.remove_holiday, name="remove_holiday"),
]
