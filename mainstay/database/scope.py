"""Which authority's rows this transaction may see.

PostgreSQL holds the fence (row-level security, see ``rls``); this module only says who is asking.
Every setting is local to the transaction, so a pooled connection can never carry one request's
scope into the next. After a commit PostgreSQL leaves ``''`` behind, not NULL: the policies use nullif.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum

from django.db import connection, transaction

# What a transaction may say of itself, each read by the policies as mainstay.<name>.
_SETTINGS = (
    "authority",
    "user",
    "signing_in_as",
    "sharing",
    "public",
    "carers",
    "organisation",
    "safeguarding",
    "emergency",
    "erasing",
)


class Carers(StrEnum):
    """How far this transaction sees into carers' records, beside those it was given access to one by one."""

    NONE = ""  # none but those: a carer, their family, a carers' centre
    OPEN = "open"  # all but the restricted ones: the authority's own workers
    ALL = "all"  # every one: only inside an action that says why


def _set(**values: object) -> None:
    """Set these for the rest of the transaction, in one question to the database."""
    if not connection.in_atomic_block:
        raise RuntimeError(
            f"{', '.join(values)} were to be set outside a transaction, where they would leak to whoever gets the "
            "connection next. Open one with transaction.atomic() or scope.of_authority() first."
        )
    pairs = [
        item
        for name, value in values.items()
        for item in (f"mainstay.{name}", "" if value is None else str(value))
    ]
    with connection.cursor() as cursor:
        cursor.execute("SELECT " + ", ".join("set_config(%s, %s, true)" for _ in values), pairs)


def enter_authority(authority_id: int | None) -> None:
    """See this authority's rows, and the shared ones, until the transaction ends."""
    _set(authority=authority_id)


def enter_user(user_id: int | None) -> None:
    """See this user's own account, until the transaction ends."""
    _set(user=user_id)


def enter_sign_in(email: str) -> None:
    """See the one account that has this e-mail address, so that its password can be checked."""
    _set(signing_in_as=email)


def allow_sharing(allowed: bool = True) -> None:
    """Let this transaction write rows that belong to no authority and are seen by all (published statistics)."""
    _set(sharing="on" if allowed else "")


def show_listed(shown: bool = True) -> None:
    """See what is listed for everybody, whichever authority lists it: the public finder and the open feed."""
    _set(public="on" if shown else "")


def enter(
    authority_id: int | None,
    *,
    user_id: int | None,
    carers: Carers,
    organisation_id: int | None = None,
    safeguarding: bool = False,
) -> None:
    """See what one user may see, until the transaction ends: all of it said in one question.

    carers: how far they see into carers' records (see mainstay.pathway.fence). organisation_id: whose people see the
    records their organisation was given access to. safeguarding: whether worries about somebody's safety are seen.
    """
    _set(
        authority=authority_id,
        user=user_id,
        carers=carers,
        organisation=organisation_id,
        safeguarding="on" if safeguarding else "",
    )


@contextmanager
def every_carer() -> Iterator[None]:
    """See every carer's record of the authority for the length of a block inside one action.

    For what cannot be done from inside the fence: adding a record to which nobody has access yet, looking whether
    somebody is known already, opening a restricted record in an emergency.
    """
    before = _read_all()
    _set(carers=Carers.ALL)
    yield
    # Not in a finally: after an error the transaction is lost, and nothing can be set in it.
    _set(carers=before["carers"])


@contextmanager
def erasing() -> Iterator[None]:
    """Let what is otherwise never changed be erased, for the length of a block inside the action that does it.

    Worries about somebody's safety are reached too: whoever erases a record must not leave them behind unseen.
    """
    before = _read_all()
    _set(erasing="on", safeguarding="on")
    yield
    _set(erasing="", safeguarding=before["safeguarding"])


def enter_emergency(code_hash: str) -> None:
    """See the one emergency plan whose card has this code, until the transaction ends."""
    _set(emergency=code_hash)


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
        enter(authority_id, user_id=user_id, carers=carers, safeguarding=carers == Carers.ALL)
        allow_sharing(sharing)
        yield
        # An inner scope inside an outer transaction (a savepoint) must hand the outer scope back.
        _set(**before)


def _read_all() -> dict[str, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT " + ", ".join("coalesce(current_setting(%s, true), '')" for _ in _SETTINGS),
            [f"mainstay.{name}" for name in _SETTINGS],
        )
        return dict(zip(_SETTINGS, cursor.fetchone(), strict=True))
