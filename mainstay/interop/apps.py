from django.apps import AppConfig


class InteropConfig(AppConfig):
    name = "mainstay.interop"
    label = "interop"
