"""Once a record is erased nothing of the person is left, in no table and not in the audit either."""

from datetime import date

import pytest
from django.apps import apps
from django.utils.timezone import now

from mainstay.accounts.models import User
from mainstay.pathway.actions import erasing, guarding
from mainstay.pathway.actions.lending import POINT_AT_PEOPLE
from mainstay.pathway.models import Access, Budget, Carer, GivenOut, LedgerEntry, Person, Relationship
from mainstay.pathway.queries.retention import due_to_be_erased
from tests.cast import Cast, assemble, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import a_carer, in_records_of, looked_after, own_account
from tests.pathway.privacy.full import WORD, everything_written, full_record, where_is

pytestmark = pytest.mark.django_db

LONG_AGO, TODAY = date(2015, 4, 1), date(2026, 4, 1)


@pytest.fixture
def cast() -> Cast:
    return assemble()


def ended(carer: Carer, cast: Cast, on: date = LONG_AGO) -> Carer:
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=carer.pk).update(ended_on=on, ended_because="moved", stage="ended")
    return carer


def erase(cast: Cast, carer: Carer) -> None:
    with in_records_of(cast.practice_lead):
        erasing.erase(carer.pk, cast.northmoor, by=cast.practice_lead, today=TODAY)


def test_the_audit_never_held_a_word_of_the_record(cast: Cast):
    full_record(cast)
    written = everything_written(cast)
    assert len(where_is(WORD, written)) > 30, "the test itself writes the word everywhere"
    assert {"pathway_referral", "pathway_message", "pathway_samepair"} <= where_is(WORD, written)
    assert written["pathway_message"].count(WORD) == 2
    assert "audit_entry" not in where_is(WORD, written)
    assert "1987-06-05" not in written["audit_entry"]


def test_nothing_of_the_person_is_left_anywhere(cast: Cast):
    carer = ended(full_record(cast), cast)
    erase(cast, carer)
    written = everything_written(cast)
    assert where_is(WORD, written) == set()
    assert where_is("1987-06-05", written) == set()
    # "Rowan" is the name of another carer of the same test, who stays.
    assert where_is("Tom", {"pathway_person": written["pathway_person"]}) == set()


def test_the_account_of_the_carer_goes_with_the_record(cast: Cast):
    carer = a_carer(cast)
    account = somebody(cast.northmoor, "carer", "Ida Rowan", email="ida@rowan.example")
    own_account(cast, carer, account)
    browser_of(account).post("/my/messages/", {"words": "Hello"})
    erase(cast, ended(carer, cast))
    written = everything_written(cast)
    assert where_is("Rowan", written) == set()
    assert where_is("ida@", written) == set()
    with in_records_of(cast.worker):
        assert not User.objects.get(pk=account.pk).is_active


def test_what_counts_stays(cast: Cast):
    carer = ended(full_record(cast), cast)
    erase(cast, carer)
    with in_records_of(cast.worker):
        assert LedgerEntry.objects.get(carer=carer).pence == 1
        assert Budget.objects.get(carer=carer).indicative_pence == 1
        kept = Carer.objects.get(pk=carer.pk)
        assert (kept.erased_on, kept.ended_on, kept.found_through) == (TODAY, LONG_AGO, "self")
        assert GivenOut.objects.filter(carer=carer, what="erased").exists()


def test_a_record_in_use_and_one_not_kept_long_enough_say_so(cast: Cast):
    carer = a_carer(cast)
    with pytest.raises(erasing.CannotErase, match="in use"):
        erase(cast, carer)
    with pytest.raises(erasing.CannotErase, match="kept until 1 April 2028"):
        erase(cast, ended(carer, cast, date(2025, 4, 1)))


def test_a_record_that_is_held_is_never_erased(cast: Cast):
    carer = ended(a_carer(cast), cast)
    with in_records_of(cast.practice_lead):
        guarding.hold(carer, why="A claim that is not settled", by=cast.practice_lead, today=TODAY)
    with pytest.raises(erasing.CannotErase, match="held"):
        erase(cast, carer)
    with in_records_of(cast.worker):
        assert [each.held for each in due_to_be_erased(cast.northmoor, TODAY)] == [True]
        assert Person.objects.filter(family_name="Rowan").exists()


def test_a_restricted_record_is_erased_too(cast: Cast):
    carer = ended(a_carer(cast), cast)
    why = "Family of somebody who works here"
    with in_records_of(cast.practice_lead):
        guarding.restrict(carer, why=why, named=[cast.worker], by=cast.practice_lead, today=TODAY)
    erase(cast, carer)
    assert where_is("Rowan", everything_written(cast)) == set()


def test_two_who_look_after_each_other_do_not_erase_each_other(cast: Cast):
    ida, tom = a_carer(cast), a_carer(cast, "TOM111", given_names="Tom")
    with in_records_of(cast.worker):
        of = {"authority": cast.northmoor, "kind": "partner"}
        Relationship.objects.create(**of, carer=tom, person=ida.person)
        Relationship.objects.create(**of, carer=ida, person=tom.person)
    erase(cast, ended(ida, cast))
    with in_records_of(cast.worker):
        hers = Relationship.objects.get(carer=tom).person
        assert (hers.name, hers.carer_id) == ("Ida Rowan", tom.pk)
        ida.refresh_from_db()
        assert ida.person.name == ""
        assert Carer.objects.get(pk=tom.pk).person.name == "Tom Rowan"


def test_a_record_that_was_merged_goes_with_the_one_it_was_merged_into(cast: Cast):
    carer, double = a_carer(cast), a_carer(cast, "DOUBLE")
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=double.pk).update(merged_into=carer)
    erase(cast, ended(carer, cast))
    assert where_is("Rowan", everything_written(cast)) == set()


def test_nobody_opens_what_was_erased(cast: Cast):
    carer = ended(a_carer(cast), cast)
    looked_after(cast, carer)
    own_account(cast, carer)
    with in_records_of(cast.worker):
        Access.objects.create(
            authority=cast.northmoor, carer=carer, user=cast.panel, as_whom="family", from_at=now()
        )
    erase(cast, carer)
    with in_records_of(cast.worker):
        assert not Access.objects.filter(carer=carer, ended_at=None).exists()


def test_whatever_points_at_a_person_is_known_to_whoever_lends_them():
    point = {
        model
        for model in apps.get_app_config("pathway").get_models()
        for field in model._meta.concrete_fields
        if field.related_model is Person and field.name != "same_as" and model is not Carer
    }
    assert point == set(POINT_AT_PEOPLE)
