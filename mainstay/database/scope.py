"""Which authority's rows this transaction may see.

PostgreSQL holds the fence (row-level security, see ``rls``); this module only says who is asking.
Every setting is local to the transaction, so a pooled connection can never carry one request's
scope into the next. After a commit PostgreSQL leaves ``''`` behind, not NULL: the policies use nullif.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection, transaction

AUTHORITY = "mainstay.authority"
USER = "mainstay.user"
SIGNING_IN_AS = "mainstay.signing_in_as"
SHARING = "mainstay.sharing"
PUBLIC = "mainstay.public"
CARERS = "mainstay.carers"
ORGANISATION = "mainstay.organisation"
EMERGENCY = "mainstay.emergency"
ERASING = "mainstay.erasing"
SAFEGUARDING = "mainstay.safeguarding"

_ALL = (AUTHORITY, USER, SHARING, PUBLIC, CARERS, ORGANISATION, EMERGENCY, ERASING, SAFEGUARDING)


class Carers(StrEnum):
    """How far this transaction sees into carers' records, beside those it was given access to one by one."""

    NONE = ""  # none but those: a carer, their family, a carers' centre
    OPEN = "open"  # all but the restricted ones: the authority's own workers
    ALL = "all"  # every one: only inside an action that says why


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


def enter_carers(reach: Carers, *, organisation_id: int | None = None, safeguarding: bool = False) -> None:
    """See carers' records this far, until the transaction ends (see mainstay.pathway.fence).

    organisation_id: whose people see the records their organisation was given access to.
    safeguarding: whether worries about somebody's safety are seen too.
    """
    _set(CARERS, reach)
    _set(ORGANISATION, organisation_id)
    _set(SAFEGUARDING, "on" if safeguarding else "")


@contextmanager
def every_carer() -> Iterator[None]:
    """See every carer's record of the authority for the length of a block inside one action.

    For what cannot be done from inside the fence: adding a record to which nobody has access yet, looking whether
    somebody is known already, opening a restricted record in an emergency.
    """
    before = _read_all()
    _set(CARERS, Carers.ALL)
    yield
    # Not in a finally: after an error the transaction is lost, and nothing can be set in it.
    _set(CARERS, before[CARERS])


@contextmanager
def erasing() -> Iterator[None]:
    """Let what is otherwise never changed be erased, for the length of a block inside the action that does it."""
    _set(ERASING, "on")
    yield
    _set(ERASING, "")


def enter_emergency(code_hash: str) -> None:
    """See the one emergency plan whose card has this code, until the transaction ends."""
    _set(EMERGENCY, code_hash)


@contextmanager
def of_authority(
    authority_id: int | None,
    *,
    user_id: int | None = None,
    sharing: bool = False,
    carers: Carers = Carers.NONE,
) -> Iterator[None]:
    """Open a transaction in which only this authority's rows, and shared ones, can be seen.

    For jobs, the command line and tests; a web request gets its scope from the middleware.
    ``None`` sees shared rows only. With ``sharing`` rows that belong to nobody may be written too.
    carers: how far it sees into carers' records; not at all unless it says so.
    """
    with transaction.atomic():
        before = _read_all()
        enter_authority(authority_id)
        enter_user(user_id)
        allow_sharing(sharing)
        enter_carers(carers, safeguarding=carers == Carers.ALL)
        yield
        # An inner scope inside an outer transaction (a savepoint) must hand the outer scope back.
        for name, value in before.items():
            _set(name, value)


def _read_all() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join("coalesce(current_setting(%s, true), '')" for _ in _ALL), list(_ALL)
        )
        return dict(zip(_ALL, cursor.fetchone(), strict=True))
