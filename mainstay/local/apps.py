from django.apps import AppConfig


class LocalConfig(AppConfig):
    name = "mainstay.local"
    label = "local"
