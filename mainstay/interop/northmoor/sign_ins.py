"""The demo's authorities and the people who sign in to them, one or more for each role."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml
from django.contrib.auth.hashers import make_password
from django.utils import timezone

from mainstay.accounts import actions
from mainstay.accounts.models import Authority, User
from mainstay.audit.context import Operator, action
from mainstay.database import scope
from mainstay.interop.northmoor.design import AUTHORITY, FOLDER

# Northmoor lives under England's law, so that every page has something to show.
_NATION: str = Authority.Nation.ENGLAND


@dataclass(frozen=True)
class SignIn:
    """One person of the demo: what they are, and the address they sign in with."""

    role: str
    name: str
    authority: str
    email: str
    organisation: str | None


def sign_ins() -> list[SignIn]:
    """Return everybody who signs in to the demo, Northmoor's people first, in the order of the roles."""
    return list(_sign_ins())


def _sign_ins() -> Iterator[SignIn]:
    for authority in _raw():
        for person in authority["people"]:
            address = person.get("address") or person["role"].replace("_", "-")
            email = f"{address}@{authority['at']}"
            yield SignIn(person["role"], person["name"], authority["name"], email, person.get("organisation"))


@cache
def _raw() -> list[dict[str, Any]]:
    raw = yaml.safe_load((FOLDER / "sign_ins.yaml").read_text("utf-8"))
    return list(raw["authorities"])


def is_loaded() -> bool:
    """Return whether Northmoor is there already."""
    with scope.of_authority(None, sharing=True):
        return Authority.objects.filter(area_code=AUTHORITY, invented=True).exists()


def add_authorities(password: str) -> list[Authority]:
    """Add the authorities with their organisations and people, and return them, Northmoor's first.

    Needs a transaction in which rows of no authority may be written (scope.allow_sharing).
    """
    hashed = make_password(password)  # once for all: hashing is slow on purpose
    return [_add(authority, hashed) for authority in _raw()]


def _add(raw: dict[str, Any], hashed: str) -> Authority:
    by = Operator()
    with action("set up the demo", by=by):
        authority = Authority.objects.create(
            name=raw["name"], area_code=raw["area_code"], nation=raw.get("nation", _NATION), invented=True
        )
    organisations = {
        name: actions.add_organisation(authority, name=name, kind=kind, by=by)
        for name, kind in raw["organisations"].items()
    }
    for person in (each for each in sign_ins() if each.authority == authority.name):
        user = actions.add_user(
            authority,
            email=person.email,
            name=person.name,
            roles=[person.role],
            organisation=organisations.get(person.organisation or ""),
            by=by,
        )
        with action("set up the demo", by=by):
            user.password, user.password_changed_at = hashed, timezone.now()
            user.save(update_fields=["password", "password_changed_at"])
    return authority


def label_of(person: SignIn) -> str:
    """Return what the person is, in words: "Strategic commissioner", or for an outsider, of where."""
    role = str(User.Role(person.role).label)
    return role if person.authority == _raw()[0]["name"] else f"{role}, {person.authority}"
