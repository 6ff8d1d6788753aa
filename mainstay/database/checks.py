"""Refuses to run where the runtime role could pass the fences, for then they would protect nobody."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error
from django.db import connections

_POWERS = """
    SELECT current_user, rolsuper, rolbypassrls,
           (SELECT count(*) FROM pg_class
             WHERE relkind IN ('r', 'p') AND pg_has_role(current_user, relowner, 'MEMBER') AND NOT rolsuper)
      FROM pg_roles WHERE rolname = current_user
"""


def check_runtime_role(
    app_configs: Sequence[AppConfig] | None, databases: Sequence[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """One error for each power that the role of "default" has and must not have; looks only if told to."""
    if "default" not in (databases or ()):
        return []
    with connections["default"].cursor() as cursor:
        cursor.execute(_POWERS)
        role, superuser, bypasses, owned = cursor.fetchone()
    powers = {
        "is a superuser": superuser,
        "has BYPASSRLS": bypasses,
        f"owns, or may act as the owner of, {owned} tables": owned,
    }
    return [
        Error(
            f"The role {role}, which serves the pages, {power}, so row-level security does not hold it.",
            hint="Run mainstay database prepare, and set DATABASE_URL to the runtime address it gives.",
            id="mainstay.E001",
        )
        for power, has_it in powers.items()
        if has_it
    ]
