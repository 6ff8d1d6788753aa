"""The site map with one page more: the layout with nothing in it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path

from mainstay.accounts.access import signed_in
from mainstay.config.urls import handler400, handler403, handler404, handler500
from mainstay.config.urls import urlpatterns as all_pages

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@signed_in
def empty(request: HttpRequest) -> HttpResponse:
    """Show the layout alone."""
    return render(request, "web/layout.html")


urlpatterns = [*all_pages, path("an-empty-page/", empty)]
