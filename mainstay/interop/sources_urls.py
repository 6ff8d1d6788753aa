"""Addresses of pages about where entries of the directory come from."""

from django.urls import path

from mainstay.interop.sources.views import adding, looking, moving

app_name = "sources"
urlpatterns = [
    path("", looking.sources, name="sources"),
    path("add-a-feed/", adding.add_feed, name="add_feed"),
    path("add-a-file/", adding.add_file, name="add_file"),
    path("<int:source_id>/", looking.source, name="source"),
    path("<int:source_id>/set-aside.csv", looking.set_aside_csv, name="set_aside"),
    path("<int:source_id>/send/", adding.send_newer, name="send"),
    path("<int:source_id>/read/", moving.read, name="read"),
    path("<int:source_id>/list/", moving.confirm, name="confirm"),
    path("<int:source_id>/stop/", moving.stop, name="stop"),
    path("<int:source_id>/remove/", moving.remove, name="remove"),
]
