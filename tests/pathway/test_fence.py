"""The second fence: within an authority, a carer's record opens only to those it is for."""

import pytest
from django.db import DatabaseError, transaction
from django.utils.timezone import now

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.pathway.models import (
    Access,
    Carer,
    Concern,
    EmergencyPlan,
    LedgerEntry,
    Opening,
    Person,
    Restriction,
)
from tests.cast import Cast
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, a_carer

pytestmark = pytest.mark.django_db


def seen_by(user: User) -> set[str]:
    """Which carers there are, as far as this user's transaction can tell, with no filter of any query."""
    with transaction.atomic():
        enter_scope_of(user)
        assert Person.objects.count() == Carer.objects.count()
        return set(Carer.objects.values_list("reference", flat=True))


def give(cast: Cast, carer: Carer, as_whom: str, **about: object) -> Access:
    with scope.of_authority(cast.northmoor.pk, carers=scope.Carers.ALL):
        return Access.objects.create(
            authority=cast.northmoor, carer=carer, as_whom=as_whom, from_at=now(), **about
        )


def test_only_those_who_work_with_carers_see_one(cast: Cast):
    a_carer(cast)
    sees = {part for part, user in cast.everybody().items() if seen_by(user)}
    assert sees == {"worker", "practice_lead", "panel", "finance"}


def test_a_carer_sees_their_own_record_and_no_other(cast: Cast):
    mine = a_carer(cast)
    a_carer(cast, "OTHER1")
    give(cast, mine, "self", user=cast.carer)
    assert seen_by(cast.carer) == {"AB12CD"}


def test_a_carers_centre_sees_the_carers_it_was_given(cast: Cast):
    theirs = a_carer(cast)
    a_carer(cast, "OTHER1")
    with scope.of_authority(cast.northmoor.pk):
        centre = Organisation.objects.create(authority=cast.northmoor, name="Centre", kind="carers_centre")
    of_centre = somebody(
        cast.northmoor, "worker", "Cy Aspen", email="c@northmoor.example", organisation=centre
    )
    assert seen_by(of_centre) == set()
    given = give(cast, theirs, "organisation", organisation=centre, acts=True)
    assert seen_by(of_centre) == {"AB12CD"}
    with scope.of_authority(cast.northmoor.pk, carers=scope.Carers.ALL):
        Access.objects.filter(pk=given.pk).update(ended_at=now())
    assert seen_by(of_centre) == set()


def test_a_restricted_record_opens_only_to_who_is_named(cast: Cast):
    carer = a_carer(cast)
    with scope.of_authority(cast.northmoor.pk, carers=scope.Carers.ALL):
        Restriction.objects.create(
            authority=cast.northmoor,
            carer=carer,
            why="Family of a worker",
            from_on=TODAY,
            made_by=cast.practice_lead,
        )
    assert seen_by(cast.worker) == set()
    give(cast, carer, "worker", user=cast.worker, acts=True)
    assert seen_by(cast.worker) == {"AB12CD"}


def test_whoever_may_look_may_not_change(cast: Cast):
    carer = a_carer(cast)
    give(cast, carer, "family", user=cast.carer)
    with transaction.atomic():
        enter_scope_of(cast.carer)
        assert Carer.objects.filter(pk=carer.pk).update(stage="ended") == 0


def test_a_card_opens_its_plan_and_nothing_else(cast: Cast):
    carer = a_carer(cast)
    with scope.of_authority(cast.northmoor.pk, carers=scope.Carers.ALL):
        for number, code in ((1, "a" * 64), (2, "b" * 64), (3, "")):
            EmergencyPlan.objects.create(authority=cast.northmoor, carer=carer, number=number, code_hash=code)
    with transaction.atomic():
        scope.enter_emergency("a" * 64)
        assert [plan.number for plan in EmergencyPlan.objects.all()] == [1]
        assert not Carer.objects.exists()
    with transaction.atomic():
        scope.enter_emergency("")
        assert not EmergencyPlan.objects.exists()


def test_a_worry_is_read_by_few_and_raised_by_anybody_who_works_with_the_carer(cast: Cast):
    carer = a_carer(cast)
    about = {
        "authority": cast.northmoor,
        "carer": carer,
        "about_whom": "carer",
        "words": "Bruises",
        "on": TODAY,
    }
    with transaction.atomic():
        enter_scope_of(cast.practice_lead)
        Concern.objects.create(**about, raised_by=cast.practice_lead)
    with transaction.atomic():
        enter_scope_of(cast.worker)
        Concern.objects.create(**about, raised_by=cast.worker)
        assert Concern.objects.count() == 1
    with transaction.atomic():
        enter_scope_of(cast.practice_lead)
        assert Concern.objects.count() == 2


def test_who_opened_a_record_cannot_be_unwritten(cast: Cast):
    carer = a_carer(cast)
    with transaction.atomic():
        enter_scope_of(cast.worker)
        Opening.objects.create(authority=cast.northmoor, carer=carer, user=cast.worker, page="record")
        for change in (
            lambda: Opening.objects.update(page="other"),
            lambda: Opening.objects.all().delete(),
        ):
            with pytest.raises(DatabaseError), transaction.atomic():
                change()
        assert Opening.objects.get().page == "record"
        assert not LedgerEntry.objects.exists()
