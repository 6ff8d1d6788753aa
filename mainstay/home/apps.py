from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "mainstay.home"
    label = "home"
