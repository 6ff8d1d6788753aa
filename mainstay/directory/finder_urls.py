"""The public finder's pages, below /find/."""

from django.urls import path

from mainstay.directory.views.finder import saved, searching, service

app_name = "finder"
urlpatterns = [
    path("", searching.find, name="find"),
    path("results/", searching.results, name="results"),
    path("service/<uuid:listed_id>/", service.service, name="service"),
    path("service/<uuid:listed_id>/mistake/", service.mistake, name="mistake"),
    path("service/<uuid:listed_id>/save/", saved.save, name="save"),
    path("service/<uuid:listed_id>/forget/", saved.forget, name="forget"),
    path("saved/", saved.saved, name="saved"),
    path("saved/clear/", saved.clear, name="clear"),
    path("list/", saved.shared, name="shared"),
]
