"""Refuses to run where the runtime role could pass the fences, for then they would protect nobody."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.db import connections

_POWERS = """
    SELECT rolsuper, rolbypassrls,
           (SELECT count(*) FROM pg_class
             WHERE relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER') AND NOT rolsuper)
      FROM pg_roles WHERE rolname = current_user
"""


def check_runtime_role(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error for each power that the role of "default" must not have; looks only where databases are checked."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        powers = powers_of_current_role(cursor)
    hint = "Run mainstay database prepare, and set DATABASE_URL to the runtime address it gives."
    says = "The role that serves the pages {}, so row-level security does not hold it."
    return [Error(says.format(power), hint=hint, id="mainstay.E001") for power in powers]


def powers_of_current_role(cursor: Any) -> list[str]:
    """Why the connected role could pass the fences; [] if it could not. Takes Django's or psycopg's cursor."""
    cursor.execute(_POWERS)
    superuser, bypasses, owned = cursor.fetchone()
    powers = {
        "is a superuser": superuser,
        "has BYPASSRLS": bypasses,
        f"owns, or may act as the owner of, {owned} tables": owned,
    }
    return [power for power, has_it in powers.items() if has_it]
