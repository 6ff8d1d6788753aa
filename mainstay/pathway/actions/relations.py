"""Who looks after whom: written down, changed, ended; and the same person in two records, joined by hand."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.pathway.actions import clocks, search_keys
from mainstay.pathway.actions.assessment_steps import hasten
from mainstay.pathway.actions.carers import with_ward
from mainstay.pathway.models import Carer, Clock, Person, Relationship
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules import relations as rules
from mainstay.pathway.rules.editions import reasons_if_changed
from mainstay.pathway.rules.people import reasons_not_to_add

_TERMINAL = "scotland.duties.terminal_offer_days"


class CannotRelate(Refused):
    """Nothing was written down about who looks after whom; ``reasons`` has every one as a sentence."""


def add_relationship(
    carer: Carer, *, person: Mapping[str, Any], about: Mapping[str, Any], by: User, today: date
) -> Relationship:
    """Write down that a carer looks after somebody, or raise CannotRelate.

    person: values by the names of Person's fields. about: the same of Relationship's.
    """
    with action("write down whom a carer looks after", by=by):
        refuse_if(CannotRelate, _reasons(carer, person, about, today))
        of = {"authority_id": carer.authority_id, "carer": carer}
        made = Relationship.objects.create(
            **of, person=Person.objects.create(**of, **with_ward(person)), **about
        )
        search_keys.write(carer)
        _owe_offer(made, by, today)
        return made


def change_relationship(
    relationship: Relationship,
    *,
    person: Mapping[str, Any],
    about: Mapping[str, Any],
    seen: int,
    by: User,
    today: date,
) -> None:
    """Change what is known of somebody looked after, or raise CannotRelate. seen: the person's edition typed from."""
    with action("change what is known of somebody looked after", by=by):
        # Locked, because a colleague may be saving the same form.
        now = Person.objects.select_for_update(no_key=True).get(pk=relationship.person_id)
        reasons = reasons_if_changed(seen, now.edition) + _reasons(relationship.carer, person, about, today)
        refuse_if(CannotRelate, reasons)
        for name, value in with_ward(person).items():
            setattr(now, name, value)
        now.edition += 1
        now.save()
        for name, value in about.items():
            setattr(relationship, name, value)
        relationship.save()
        search_keys.write(relationship.carer)
        _owe_offer(relationship, by, today)


def end_relationship(relationship: Relationship, *, because: str, on: date, by: User, today: date) -> bool:
    """Note that somebody is no longer looked after, or raise CannotRelate; return whether nobody else is.

    because: code of pathway.endings. Where the person has died, the day is kept as the day of their death too.
    """
    with action("note that somebody is no longer looked after", by=by):
        known = {item.code for item in policy.items("pathway.endings", on=today)}
        now = Relationship.objects.select_for_update(no_key=True, of=("self",)).get(pk=relationship.pk)
        reasons = rules.reasons_not_to_end(
            since=now.since,
            on=on,
            because=because,
            known=known,
            ended=now.ended_on is not None,
            today=today,
        )
        born_on = now.person.born_on if because == "died_person" else None
        if born_on is not None and on < born_on:
            reasons.append("This day is before the person was born. Check the day, the month and the year.")
        refuse_if(CannotRelate, reasons)
        now.ended_on, now.ended_because = on, because
        now.save()
        if because == "died_person":
            Person.objects.filter(pk=now.person_id, died_on=None).update(died_on=on)
        return not Relationship.objects.filter(carer=now.carer_id, ended_on=None).exists()


def take_up_again(relationship: Relationship, *, by: User) -> None:
    """Note that somebody is looked after again, or was all the time."""
    with action("note that somebody is looked after again", by=by):
        relationship.ended_on, relationship.ended_because = None, ""
        relationship.save()


def join(person: Person, other: Person, *, by: User) -> None:
    """Note that two records speak of the same person, as a worker made sure; or raise CannotRelate."""
    with action("join the same person in two records", by=by):
        own = carers_visible_to(by).filter(pk__in=[person.carer_id, other.carer_id]).count()
        reasons = []
        if person.carer_id == other.carer_id:
            reasons.append("Both are in the same record. One record names each person once.")
        elif own < 2:
            reasons.append("One of the two records is not open to you.")
        refuse_if(CannotRelate, reasons)
        first, second = (person.same_as or person), (other.same_as or other)
        if first.pk == second.pk:
            return
        # The one that was there first stands for all of them.
        root, rest = (first, second) if first.pk < second.pk else (second, first)
        Person.objects.filter(same_as=rest.pk).update(same_as=root)
        Person.objects.filter(pk=rest.pk).update(same_as=root)


def part(person: Person, *, by: User) -> None:
    """Note that a person is nobody of another record after all."""
    with action("part two people who were taken for one", by=by):
        if others := list(Person.objects.filter(same_as=person.pk).order_by("pk")):
            # It stood for the others: the next of them does now.
            Person.objects.filter(pk__in=[each.pk for each in others[1:]]).update(same_as=others[0])
            Person.objects.filter(pk=others[0].pk).update(same_as=None)
        Person.objects.filter(pk=person.pk).update(same_as=None)


def _reasons(carer: Carer, person: Mapping[str, Any], about: Mapping[str, Any], today: date) -> list[str]:
    assert carer.person is not None
    named = f"{person.get('given_names', '')} {person.get('family_name', '')}"
    reasons = reasons_not_to_add(
        name=named,
        born_on=person.get("born_on"),
        died_on=person.get("died_on"),
        council_reference=person.get("council_reference", ""),
        today=today,
    )
    own = carer.person
    return reasons + rules.reasons_not_to_relate(
        rules.Somebody(own.name, own.born_on, own.council_reference),
        rules.Somebody(named, person.get("born_on"), person.get("council_reference", "")),
        kind=about["kind"],
        kinds={item.code for item in policy.items("pathway.relationships", on=today)},
        since=about.get("since"),
        known_on=about.get("terminally_ill_known_on"),
        today=today,
    )


def _owe_offer(relationship: Relationship, by: User, today: date) -> None:
    """Start the short clock of Scotland where the person will not get better and nothing was offered yet."""
    carer = relationship.carer
    if relationship.terminally_ill and relationship.ended_on is None and carer.authority.nation == "scotland":
        hasten(carer, relationship.terminally_ill_known_on or today)
    if not relationship.terminally_ill or carer.stage not in (Carer.Stage.FOUND, Carer.Stage.HEARD):
        return
    try:
        due_on = due_by(by.authority, _TERMINAL, relationship.terminally_ill_known_on or today)
    except policy.NotInForce:
        return
    running = Clock.objects.filter(carer=carer, what="offer", record=None, done_on=None, stopped_on=None)
    if running.filter(due_on__lte=due_on).exists():
        return
    begun = relationship.terminally_ill_known_on or today
    clocks.start(carer, "offer", from_on=begun, due_on=due_on, pack=_TERMINAL, for_user=carer.worker)
