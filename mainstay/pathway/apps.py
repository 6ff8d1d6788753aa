from django.apps import AppConfig


class PathwayConfig(AppConfig):
    name = "mainstay.pathway"
    label = "pathway"
