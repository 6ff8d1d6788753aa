"""Which authority's rows this transaction may see.

PostgreSQL holds the fence (row-level security, see ``rls``); this module only says who is asking.
Every setting is local to the transaction, so a pooled connection can never carry one request's
scope into the next. After a commit PostgreSQL leaves ``''`` behind, not NULL: the policies use nullif.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

AUTHORITY = "mainstay.authority"
USER = "mainstay.user"
SIGNING_IN_AS = "mainstay.signing_in_as"
SHARING = "mainstay.sharing"
PUBLIC = "mainstay.public"


def _set(name: str, value: object) -> None:
    if not connection.in_atomic_block:
        raise RuntimeError(
            f"{name} was to be set outside a transaction, where it would leak to whoever gets the "
            "connection next. Open one with transaction.atomic() or scope.of_authority() first."
        )
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config(%s, %s, true)", [name, "" if value is None else str(value)])


def enter_authority(authority_id: int | None) -> None:
    """See this authority's rows, and the shared ones, until the transaction ends."""
    _set(AUTHORITY, authority_id)


def enter_user(user_id: int | None) -> None:
    """See this user's own account, until the transaction ends."""
    _set(USER, user_id)


def enter_sign_in(email: str) -> None:
    """See the one account that has this e-mail address, so that its password can be checked."""
    _set(SIGNING_IN_AS, email)


def allow_sharing(allowed: bool = True) -> None:
    """Let this transaction write rows that belong to no authority and are seen by all (published statistics)."""
    _set(SHARING, "on" if allowed else "")


def show_listed(shown: bool = True) -> None:
    """See what is listed for everybody, whichever authority lists it: the public finder and the open feed."""
    _set(PUBLIC, "on" if shown else "")


@contextmanager
def of_authority(
    authority_id: int | None, *, user_id: int | None = None, sharing: bool = False
) -> Iterator[None]:
    """Open a transaction in which only this authority's rows, and shared ones, can be seen.

    For jobs, the command line and tests; a web request gets its scope from the middleware.
    ``None`` sees shared rows only. With ``sharing`` rows that belong to nobody may be written too.
    """
    with transaction.atomic():
        before = _read_all()
        enter_authority(authority_id)
        enter_user(user_id)
        allow_sharing(sharing)
        yield
        # An inner scope inside an outer transaction (a savepoint) must hand the outer scope back.
        for name, value in before.items():
            _set(name, value)


def _read_all() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join("coalesce(current_setting(%s, true), '')" for _ in range(4)),
            [AUTHORITY, USER, SHARING, PUBLIC],
        )
        return dict(zip([AUTHORITY, USER, SHARING, PUBLIC], cursor.fetchone(), strict=True))
