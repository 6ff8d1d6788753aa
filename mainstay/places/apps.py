from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "mainstay.places"
    label = "places"
