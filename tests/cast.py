"""The standing cast: one person a role in Northmoor, and an outsider in Southmoor who must see nothing of it.

Cheap to make: their password's hash is real but costs nothing, so that a test can also sign in by the form.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.contrib.auth.hashers import ScryptPasswordHasher
from django.test import Client

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.database import scope

PASSWORD = "heron lantern quarry"
_HASHED = ScryptPasswordHasher().encode(PASSWORD, "ofnoconsequence", n=2, r=1, p=1)


@dataclass(frozen=True)
class Cast:
    """Everybody by the name of their role; ``outsider`` is a commissioner of another authority."""

    NAMES: ClassVar = {
        "carer": "Kerry Ash",
        "worker": "Wyn Birch",
        "commissioner": "Connor Cedar",
        "buyer": "Bea Dogwood",
        "provider": "Priya Elder",
        "evaluator": "Evan Fir",
        "analyst": "Ana Gorse",
        "member": "Morag Hazel",
        "administrator": "Adam Ivy",
        "locality_lead": "Lola Juniper",
        "practice_lead": "Pat Larch",
        "panel": "Penny Myrtle",
        "finance": "Femi Oak",
    }

    carer: User
    worker: User
    commissioner: User
    buyer: User
    provider: User
    evaluator: User
    analyst: User
    member: User
    administrator: User
    locality_lead: User
    practice_lead: User
    panel: User
    finance: User
    outsider: User

    @property
    def northmoor(self) -> Authority:
        """The authority everybody but the outsider belongs to."""
        return self.carer.authority

    def everybody(self) -> dict[str, User]:
        """Return each person by the name of their part."""
        return {part: getattr(self, part) for part in [*self.NAMES, "outsider"]}


def assemble() -> Cast:
    """Make both authorities and everybody in them; the scope that was set before is set again afterwards."""
    northmoor = authority("Northmoor Council", "X06000001")
    southmoor = authority("Southmoor Council", "X06000002")
    people = {part: person(northmoor, part, name) for part, name in Cast.NAMES.items()}
    outsider = person(southmoor, "commissioner", "Olga Maple", email="outsider@southmoor.example")
    return Cast(**people, outsider=outsider)


def authority(name: str, area_code: str) -> Authority:
    """Make an authority, which only whoever may write shared rows can do."""
    with scope.of_authority(None, sharing=True):
        return Authority.objects.create(name=name, area_code=area_code, nation="england", invented=True)


def person(
    of: Authority, role: str, name: str, *, email: str = "", organisation: Organisation | None = None
) -> User:
    """Make somebody with one role and the password every one of the cast has."""
    with scope.of_authority(of.pk):
        user = User(authority=of, organisation=organisation, name=name, roles=[role], password=_HASHED)
        user.email = email or f"{role}@northmoor.example"
        user.save()
        return user


def browser_of(user: User) -> Client:
    """Return a browser in which the user is signed in and has taken the second step."""
    client = Client()
    with scope.of_authority(user.authority_id, user_id=user.pk):
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        session = client.session
        session["has_second_step"] = user.pk
        session.save()
    return client
