"""Addresses of the policy packs and of an authority's own values."""

from django.urls import path

from mainstay.local import views

app_name = "local"
urlpatterns = [
    path("", views.packs, name="packs"),
    path("entry/<str:key>/", views.entry, name="entry"),
    path("entry/<str:key>/set/", views.set_value, name="set"),
    path("entry/<str:key>/withdraw/", views.withdraw, name="withdraw"),
    path("<slug:name>/", views.pack, name="pack"),
]
