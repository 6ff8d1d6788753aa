"""Addresses of the start page and of the page about Mainstay."""

from django.urls import path

from mainstay.home import views

app_name = "home"
urlpatterns = [
    path("", views.start, name="start"),
    path("about/", views.about, name="about"),
]
