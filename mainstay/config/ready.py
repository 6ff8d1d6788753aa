"""Make this process ready to use the database: start or join PostgreSQL, set up Django, migrate if asked."""

import os
import sys

import django
from django.core.management import call_command


def ready(*, migrate: bool = True) -> None:
    """Have the database run and its tables be those of this code.

    Standard output is left alone: whatever is said goes to standard error. Raises NoDatabase.
    """
    from mainstay.config import settings
    from mainstay.database import server

    server.ensure_running(settings.DATA, os.environ)
    django.setup()
    _refuse_if_out_of_reach("default", "DATABASE_URL")
    if migrate and "owner" in settings.DATABASES:
        _refuse_if_out_of_reach("owner", "MAINSTAY_OWNER_URL")
        migrate_if_behind()


def _refuse_if_out_of_reach(name: str, variable: str) -> None:
    from django.db import OperationalError, connections

    from mainstay.database.refusal import NoDatabase

    try:
        connections[name].ensure_connection()
    except OperationalError as refused:
        reason = str(refused).partition("\n")[0]
        raise NoDatabase(
            f"PostgreSQL does not answer at the address in {variable} ({reason}). Start it, or correct the address."
        ) from refused


def migrate_if_behind() -> None:
    """Bring the tables up to this code, as the owner; say nothing where there is nothing to do."""
    from django.db import connections
    from django.db.migrations.executor import MigrationExecutor

    executor = MigrationExecutor(connections["owner"])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        sys.stderr.write("Preparing the database …\n")
        call_command("migrate", database="owner", verbosity=0, stdout=sys.stderr)
    connections["owner"].close()
