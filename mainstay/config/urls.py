"""The site map: which part answers which address."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("mainstay.accounts.sign_in_urls")),
    path("", include("mainstay.accounts.urls")),
]
