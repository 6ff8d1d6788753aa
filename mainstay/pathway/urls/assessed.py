"""Addresses of pages: see the module of the same name in views."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
