from django.apps import AppConfig


class DirectoryConfig(AppConfig):
    name = "mainstay.directory"
    label = "directory"
