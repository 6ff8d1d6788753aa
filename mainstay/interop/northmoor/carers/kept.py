"""What is held about four thousand people: themselves, whom they look after, what was agreed, who may look."""

import secrets
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import numpy as np
from django.utils.timezone import make_aware

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.audit.context import action
from mainstay.database import many
from mainstay.interop.northmoor.carers.lives import Human, Life
from mainstay.pathway.actions import search_keys
from mainstay.pathway.models import Access, Carer, Consent, Person, Referral, Relationship
from mainstay.pathway.rules.found import LETTERS

_PROFESSIONALS = {
    "gp": "The surgery's link worker",
    "hospital": "The discharge team",
    "school": "The school's family worker",
    "outreach": "Outreach worker",
    "agency": "A housing officer",
    "social_care": "The person's social worker",
}


@dataclass(frozen=True)
class Kept:
    """A life and the row that was made of it. people: the rows of those who are looked after."""

    life: Life
    carer: Carer
    people: tuple[Person, ...]


@dataclass(frozen=True)
class Staff:
    """Who works with carers in Northmoor, and the centre that some of them work for."""

    authority: Authority
    centre: Organisation
    of_centre: User
    of_council: User
    lead: User
    panel: User
    finance: User
    # Number of the provider that holds the individual service funds.
    fund_holder: int


def keep_lives(
    lives: Sequence[Life], staff: Staff, wards: Mapping[str, str], rng: np.random.Generator, *, today: date
) -> list[Kept]:
    """Write who they are, and return each life with its row. Every carer can be seen in this transaction."""
    with action("keep a carer", by=staff.of_council):
        carers = [_carer(life, staff, rng) for life in lives]
        many.add(carers)
        people = [_person(life.carer, carer, life, wards) for life, carer in zip(lives, carers, strict=True)]
        many.add(people)
        for carer, person in zip(carers, people, strict=True):
            carer.person = person
        many.change(carers, ["person"])
        looked_after = [
            tuple(
                _looked_after(human, carer, life, together, wards) for human, _, together in life.looks_after
            )
            for life, carer in zip(lives, carers, strict=True)
        ]
        many.add([person for several in looked_after for person in several])
        kept = [Kept(*each) for each in zip(lives, carers, looked_after, strict=True)]
        many.add([row for each in kept for row in _relationships(each)])
        many.add([row for each in kept for row in _consents(each, staff, rng)])
        many.add([row for each in kept for row in _referral(each, staff)])
        many.add([row for each in kept for row in _access(each, staff)])
        search_keys.write_for(carers)
    return kept


def _carer(life: Life, staff: Staff, rng: np.random.Generator) -> Carer:
    return Carer(
        authority=staff.authority,
        reference="".join(rng.choice(list(LETTERS), 7)),
        stage=life.stage,
        found_through=life.found_through,
        found_on=life.found_on,
        hours=life.hours,
        cares_since=life.cares_since,
        worker=_worker(life, staff),
        organisation=staff.centre if life.with_the_centre else None,
        ended_on=life.ended_on,
        ended_because=life.ended_because,
    )


def _worker(life: Life, staff: Staff) -> User | None:
    if life.stage in ("found", "advised", "ended"):
        return None
    return staff.of_centre if life.with_the_centre else staff.of_council


def _person(human: Human, carer: Carer, life: Life, wards: Mapping[str, str]) -> Person:
    person = _named(human, carer)
    person.address, person.postcode = f"{1 + carer.pk % 140} {life.ward} Road", life.at.postcode
    person.area_code = wards[life.ward]
    person.phone = f"01632 96{carer.pk % 10_000:04}"
    person.contact_by = ["phone"]
    person.language, person.needs_interpreter = human.language, bool(human.language)
    person.ethnic_group, person.disabled = life.ethnic_group, life.disabled
    person.died_on = life.ended_on if life.ended_because == "died_carer" else None
    return person


def _looked_after(human: Human, carer: Carer, life: Life, together: bool, wards: Mapping[str, str]) -> Person:
    person = _named(human, carer)
    person.conditions = [life.condition]
    if together:
        person.postcode, person.area_code = life.at.postcode, wards[life.ward]
    person.died_on = life.ended_on if life.ended_because == "died_person" else None
    return person


def _named(human: Human, carer: Carer) -> Person:
    return Person(
        authority_id=carer.authority_id,
        carer=carer,
        given_names=human.given,
        family_name=human.family,
        born_on=human.born_on,
        gender="woman" if human.woman else "man",
    )


def _relationships(each: Kept) -> Iterator[Relationship]:
    life = each.life
    for person, (_, kind, together) in zip(each.people, life.looks_after, strict=True):
        yield Relationship(
            authority_id=each.carer.authority_id,
            carer=each.carer,
            person=person,
            kind=kind,
            lives_together=together,
            lives_in="Southmoor" if life.lives_elsewhere and not together else "",
            known_to_council=None if life.stage == "found" else each.carer.pk % 5 < 3,
            since=life.cares_since,
            ended_on=life.ended_on,
            ended_because=life.ended_because,
        )


def _consents(each: Kept, staff: Staff, rng: np.random.Generator) -> Iterator[Consent]:
    about: dict[str, Any] = {"authority_id": each.carer.authority_id, "carer": each.carer}
    asked = {"on": each.life.found_on, "how": "spoken", "recorded_by": staff.of_council}
    yield Consent(**about, **asked, person=each.carer.person, purpose="record", given=True)
    if each.life.stage != "found":
        for person in each.people:
            yield Consent(**about, **asked, person=person, purpose="record", given=bool(rng.random() < 0.9))


def _referral(each: Kept, staff: Staff) -> Iterator[Referral]:
    life, carer = each.life, each.carer
    yield Referral(
        authority_id=carer.authority_id,
        carer=carer,
        through=life.found_through,
        who_refers=_PROFESSIONALS.get(life.found_through, ""),
        carer_agreed=True,
        receipt=secrets.token_hex(5).upper(),
        received_on=life.found_on,
        state=Referral.State.ACCEPTED,
        answered_on=life.found_on,
        answered_by=staff.of_council,
        organisation=carer.organisation,
    )


def _access(each: Kept, staff: Staff) -> Iterator[Access]:
    if each.life.with_the_centre:
        yield Access(
            authority_id=each.carer.authority_id,
            carer=each.carer,
            organisation=staff.centre,
            as_whom=Access.As.ORGANISATION,
            acts=True,
            from_at=at_noon(each.life.found_on),
            given_by=staff.of_council,
        )


def at_noon(day: date) -> datetime:
    """Return noon of a day, for what happened at some time on it."""
    return make_aware(datetime.combine(day, time(12)))
