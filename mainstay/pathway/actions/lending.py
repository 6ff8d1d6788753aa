"""When one record is erased, the people on it who stand on another record as well stay on that one."""

from collections.abc import Collection

from mainstay.pathway.models import Consent, FamilyView, Person, Relationship

POINT_AT_PEOPLE = (Relationship, Consent, FamilyView)


def lend_shared_people(carers: Collection[int]) -> None:
    """Give each record that stays a row of its own for every person it shares with these records.

    Called inside the action that erases these: two people who look after each other are on both records.
    """
    wanted: set[tuple[int, int]] = set()
    for model in POINT_AT_PEOPLE:
        others = model._default_manager.filter(person__carer__in=carers).exclude(carer__in=carers)
        wanted |= set(others.values_list("person", "carer"))
    for person_id, carer_id in sorted(wanted):
        copy = Person.objects.get(pk=person_id)
        copy.pk, copy.carer_id, copy.same_as = None, carer_id, None
        copy._state.adding = True
        copy.save()
        for model in POINT_AT_PEOPLE:
            model._default_manager.filter(person=person_id, carer=carer_id).update(person=copy)
