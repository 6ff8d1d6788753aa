"""Adding a carer to the records: the carer, the person they are, and who may open the record."""

from collections.abc import Mapping
from datetime import date
from secrets import choice
from typing import Any

from django.utils.timezone import localdate, now

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.actions import same, search_keys
from mainstay.pathway.models import Access, Carer, Person
from mainstay.pathway.rules.found import LETTERS
from mainstay.pathway.rules.people import reasons_not_to_add
from mainstay.places.queries import postcode, ward_of

_LONG = 7


class CannotAdd(Refused):
    """No carer was added."""


def add_carer(
    authority: Authority,
    *,
    person: Mapping[str, Any],
    found_through: str,
    found_on: date,
    by: User,
    organisation: Organisation | None = None,
    worker: User | None = None,
    hours: str = "",
    today: date | None = None,
) -> Carer:
    """Add a carer and the person they are, to be found by name, date of birth and postcode; or raise CannotAdd.

    person: values by the names of Person's fields. found_through: code of pathway.found_through. organisation: who is
    in touch with the carer; where it is not the authority itself, its people may open the record and act in it.
    Records of somebody who may be the same person are put to a worker as pairs.
    """
    with action("add a carer", by=by), scope.every_carer():
        # Every carer: nobody has access to a record that is not there yet, and a reference is taken only once.
        refuse_if(CannotAdd, _reasons(person, None, found_on))
        carer = Carer.objects.create(
            authority=authority,
            reference=_new_reference(authority),
            found_through=found_through,
            found_on=found_on,
            organisation=organisation,
            worker=worker,
            hours=hours,
        )
        carer.person = Person.objects.create(authority=authority, carer=carer, **with_ward(person))
        carer.save(update_fields=["person"])
        search_keys.write(carer)
        same.note_likely(carer, today=today or localdate())
        if organisation is not None:
            open_to(organisation, carer, by=by)
        return carer


def with_ward(person: Mapping[str, Any]) -> dict[str, Any]:
    """Return what is known of a person with the ward their postcode lies in, where that is known here."""
    found = None if person.get("area_code") else postcode(person.get("postcode") or "")
    ward = ward_of([found.small_area]).get(found.small_area) if found is not None else None
    return {**person, **({"area_code": ward[0]} if ward else {})}


def open_to(organisation: Organisation, carer: Carer, *, by: User) -> None:
    """Let the people of an organisation that is not the authority itself open a record and act in it, once.

    Called inside an action that sees every carer.
    """
    if organisation.kind in (Organisation.Kind.COUNCIL, Organisation.Kind.PARTNERSHIP):
        return
    of = {
        "authority_id": carer.authority_id,
        "carer": carer,
        "organisation": organisation,
        "as_whom": Access.As.ORGANISATION,
    }
    if not Access.objects.filter(**of, ended_at=None).exists():
        Access.objects.create(**of, acts=True, from_at=now(), given_by=by)


def _reasons(person: Mapping[str, Any], cares_since: date | None, today: date) -> list[str]:
    name = f"{person.get('given_names', '')} {person.get('family_name', '')}"
    reasons = reasons_not_to_add(
        name=name,
        born_on=person.get("born_on"),
        died_on=person.get("died_on"),
        council_reference=person.get("council_reference", ""),
        today=today,
    )
    if cares_since is not None and cares_since > today:
        reasons.append("The day the caring began is still to come. Check the day, the month and the year.")
    return reasons


def _new_reference(authority: Authority) -> str:
    while True:
        reference = "".join(choice(LETTERS) for _ in range(_LONG))
        if not Carer.objects.filter(authority=authority, reference=reference).exists():
            return reference
