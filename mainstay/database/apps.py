"""Lets Django find the check of the runtime role."""

from django.apps import AppConfig
from django.core.checks import Tags, register

from mainstay.database.checks import check_runtime_role


class DatabaseConfig(AppConfig):
    name = "mainstay.database"
    label = "mainstay_database"

    def ready(self) -> None:
        register(check_runtime_role, Tags.database)
