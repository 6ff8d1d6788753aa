"""Scenarios 12 and 13: what of whoever is looked after leaves in a return, and what an association says."""

from dataclasses import asdict
from datetime import date

import pytest

from mainstay.pathway.models import Assessment, Relationship
from mainstay.pathway.queries.leaving import carers_to_return
from mainstay.pathway.rules.leaving import BY_ASSOCIATION, CARER, Event, LookedAfter, rows
from tests.cast import Cast, assemble
from tests.pathway.carers import a_carer, in_records_of, looked_after

DAY = date(2026, 4, 1)
ASSESSED = Event("Assessment", DAY, DAY)

# known to the council, adult, number → whether the number leaves
LEAVES = [
    (True, True, "P1", True),
    (False, True, "P1", False),
    (None, True, "P1", False),
    (True, False, "P1", False),
    (True, True, "", False),
]


@pytest.mark.parametrize(("known", "adult", "number", "leaves"), LEAVES)
def test_a_person_whom_the_council_does_not_know_never_leaves(known, adult, number, leaves):
    (row,) = rows("C1", [LookedAfter(number, known, adult)], [ASSESSED])
    assert row.client_type == CARER
    assert row.linked == (("P1",) if leaves else ())


def test_a_carer_only_active_in_the_persons_assessment_has_one_row_with_links_and_no_event():
    people = [LookedAfter("P1", True, True), LookedAfter("P2", True, True)]
    (row,) = rows("C1", people, [])
    assert asdict(row) == {
        "carer": "C1",
        "client_type": BY_ASSOCIATION,
        "linked": ("P1", "P2"),
        "event": None,
    }


def test_three_adults_are_linked_at_most():
    people = [LookedAfter(f"P{number}", True, True) for number in range(5)]
    (row,) = rows("C1", people, [ASSESSED])
    assert row.linked == ("P0", "P1", "P2")


def test_a_carer_with_nothing_to_say_has_no_row():
    assert rows("C1", [LookedAfter("P1", False, True)], []) == []


@pytest.mark.django_db
def test_no_word_of_a_person_unknown_to_the_council_is_in_what_is_built_from_a_record():
    cast: Cast = assemble()
    carer = a_carer(cast)
    tom = looked_after(cast, carer, council_reference="P77", address="4 Mill Lane")
    with in_records_of(cast.worker):
        Assessment.objects.create(
            authority=cast.northmoor,
            carer=carer,
            kind="carers_assessment",
            nation="england",
            state="completed",
            number=1,
            identified_on=DAY,
            completed_on=DAY,
        )
        for known, linked in ((False, ()), (None, ()), (True, ("P77",))):
            Relationship.objects.filter(pk=tom.pk).update(known_to_council=known)
            (row,) = carers_to_return(cast.northmoor, DAY, DAY)
            assert row.linked == linked
            assert not {"Tom", "Mill Lane", "1958"} & set(str(row).replace("'", " ").split())
            assert ("P77" in str(row)) == bool(linked)
