"""Two records of one carer: made one by a person, with everything of both kept, and taken back as it was."""

from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.utils.timezone import now

from mainstay.pathway import models
from mainstay.pathway.actions import same, same_merging, same_rows
from mainstay.pathway.actions.carers import add_carer
from mainstay.pathway.models import Carer, Person, Relationship, SamePair, SearchKey
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import TODAY, in_records_of

pytestmark = pytest.mark.django_db

IDA = {"given_names": "Ida", "family_name": "Rowan", "born_on": date(1961, 5, 14), "postcode": "ZZ1 1ZZ"}


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return assemble()


def a_pair(cast: Cast, **changes: object) -> tuple[SamePair, Carer, Carer]:
    with in_records_of(cast.worker):
        carers = [
            add_carer(
                cast.northmoor,
                person=person,
                found_through="gp",
                found_on=on,
                by=cast.worker,
                today=TODAY,
            )
            for person, on in ((IDA, TODAY), (IDA | changes, TODAY - timedelta(days=30)))
        ]
        return SamePair.objects.get(), carers[0], carers[1]


def of(carer: Carer) -> dict[str, object]:
    return {"authority_id": carer.authority_id, "carer": carer}


def fill(cast: Cast, carer: Carer) -> None:
    """Hang one of everything from a record, each in the state of which a record can have one alone."""
    by, on = cast.worker, TODAY
    tom = Person.objects.create(**of(carer), given_names="Tom")
    Relationship.objects.create(**of(carer), person=tom, kind="partner")
    models.Consent.objects.create(
        **of(carer), person=carer.person, purpose="record", given=True, how="spoken", on=on
    )
    models.Opening.objects.create(**of(carer), user=by, page="carer")
    models.SelfAssessment.objects.create(**of(carer))
    models.Assessment.objects.create(
        **of(carer), kind="carers_assessment", nation="england", identified_on=on
    )
    plan = models.Plan.objects.create(**of(carer), state="agreed", agreed_on=on)
    budget = models.Budget.objects.create(
        **of(carer), plan=plan, indicative_pence=1, from_on=on, to_on=on + timedelta(days=1)
    )
    models.LedgerEntry.objects.create(**of(carer), budget=budget, kind="allotted", pence=1, on=on)
    emergency = models.EmergencyPlan.objects.create(
        **of(carer), state="in_force", in_force_on=on, review_on=on, code_hash="a" * 60 + carer.reference[:4]
    )
    models.CardUse.objects.create(**of(carer), plan=emergency, who="Nia")
    models.Clock.objects.create(**of(carer), what="offer", from_on=on, due_on=on)
    models.Transition.objects.create(**of(carer), kind="T1", began_on=on)
    models.Concern.objects.create(
        **of(carer), about_whom="carer", words="Bruises", on=on, raised_by=cast.practice_lead
    )
    models.Message.objects.create(**of(carer), from_carer=False, by=by, words="Hello")
    models.Restriction.objects.create(**of(carer), why="Ours", from_on=on, made_by=by)


def everything(cast: Cast) -> dict[str, dict[int, tuple[tuple[str, object], ...]]]:
    """Every row about a carer with all it says, but for when it was saved."""
    found = {}
    with in_records_of(cast.worker):
        for model in [*same_rows.models(), Carer, SamePair]:
            leave = {"changed_at", "edition", "answered_at"}
            rows = model._default_manager.order_by("pk").values()
            found[model.__name__] = {
                row["id"]: tuple((name, str(value)) for name, value in row.items() if name not in leave)
                for row in rows
            }
    return found


def test_adding_a_record_of_somebody_who_is_there_puts_the_pair_to_a_person(cast: Cast):
    pair, one, two = a_pair(cast, postcode="")
    assert (pair.carer_id, pair.other_id, pair.state) == (one.pk, two.pk, "open")
    assert "They were born on the same day." in pair.reasons


def test_a_sweep_finds_the_same_and_does_not_ask_twice(cast: Cast):
    pair, _one, _two = a_pair(cast)
    with in_records_of(cast.worker):
        assert same.look_for_pairs(cast.northmoor, by=cast.worker, today=TODAY).new == 0
        same.say_different(pair, by=cast.worker)
        looked = same.look_for_pairs(cast.northmoor, by=cast.worker, today=TODAY)
    assert (looked.new, looked.waiting, looked.compared) == (0, 0, 2)


def test_every_row_of_both_hangs_from_the_kept_record_and_comes_back_as_it_was(cast: Cast):
    pair, one, two = a_pair(cast)
    with in_records_of(cast.worker):
        fill(cast, one)
        fill(cast, two)
    before = everything(cast)
    with in_records_of(cast.worker):
        same_merging.merge(pair, keep_other=False, chosen={}, by=cast.worker, today=TODAY)
    after = everything(cast)
    assert {name: set(rows) for name, rows in before.items()} == {
        name: set(rows) for name, rows in after.items()
    }
    with in_records_of(cast.worker):
        for model in same_rows.models():
            assert not model._default_manager.filter(carer=two).exists(), model
        assert [each.number for each in models.Plan.objects.order_by("number")] == [1, 2]
        assert models.EmergencyPlan.objects.filter(state="in_force").count() == 1
        assert set(SearchKey.objects.values_list("carer", flat=True)) >= {one.pk}
        pair.refresh_from_db()
        same_merging.decide_again(pair, by=cast.worker)
    assert everything(cast) == before


def test_what_only_one_record_says_stays_and_where_they_differ_somebody_chooses(cast: Cast):
    pair, _one, two = a_pair(cast, phone="01632 960001", postcode="ZZ2 2ZZ")
    with in_records_of(cast.worker):
        with pytest.raises(same.CannotDecide, match="1 still to choose"):
            same_merging.merge(pair, keep_other=True, chosen={}, by=cast.worker, today=TODAY)
        kept = same_merging.merge(
            pair, keep_other=True, chosen={"postcode": "other"}, by=cast.worker, today=TODAY
        )
    assert kept == two
    assert (kept.person.phone, kept.person.postcode) == ("01632 960001", "ZZ1 1ZZ")


def test_the_earlier_day_on_which_the_carer_was_found_counts(cast: Cast):
    pair, one, _two = a_pair(cast)
    with in_records_of(cast.worker):
        kept = same_merging.merge(pair, keep_other=False, chosen={}, by=cast.worker, today=TODAY)
    assert kept == one
    assert kept.found_on == TODAY - timedelta(days=30)


def test_two_plans_that_are_being_written_have_to_be_settled_first(cast: Cast):
    pair, one, two = a_pair(cast)
    with in_records_of(cast.worker):
        for carer in (one, two):
            models.Plan.objects.create(**of(carer))
        with pytest.raises(same.CannotDecide, match="Finish or end one of them"):
            same_merging.merge(pair, keep_other=False, chosen={}, by=cast.worker, today=TODAY)


def test_the_carers_second_account_opens_nothing_any_more(cast: Cast):
    pair, one, two = a_pair(cast)
    with in_records_of(cast.worker):
        for carer, user in ((one, cast.carer), (two, cast.member)):
            models.Access.objects.create(**of(carer), user=user, as_whom="self", acts=True, from_at=now())
        same_merging.merge(pair, keep_other=False, chosen={}, by=cast.worker, today=TODAY)
        assert models.Access.objects.get(ended_at=None).user == cast.carer


def test_what_was_written_since_stays_with_the_kept_record(cast: Cast):
    pair, one, _two = a_pair(cast)
    with in_records_of(cast.worker):
        same_merging.merge(pair, keep_other=False, chosen={}, by=cast.worker, today=TODAY)
        message = models.Message.objects.create(**of(one), from_carer=False, by=cast.worker, words="Since")
        pair.refresh_from_db()
        same_merging.decide_again(pair, by=cast.worker)
        message.refresh_from_db()
    assert message.carer_id == one.pk


def test_a_worker_does_it_all_in_the_browser(cast: Cast):
    pair, one, two = a_pair(cast, postcode="ZZ2 2ZZ")
    browser = browser_of(cast.worker)
    address = f"/carers/same/{pair.pk}/"
    assert "Ida Rowan" in browser.get("/carers/same/").content.decode()
    assert "Choose which is right" in browser.post(address, {"stays": "one"}).content.decode()
    answer = browser.post(address, {"stays": "two", "of_postcode": "one"})
    assert answer["Location"] == f"/carers/{two.pk}/"
    assert browser.get(f"/carers/{one.pk}/").status_code == 404
    browser.post(f"{address}again/")
    assert browser.get(f"/carers/{one.pk}/").status_code == 200
    browser.post(f"{address}different/")
    with in_records_of(cast.worker):
        assert SamePair.objects.get().state == "different"


def test_a_pair_of_a_restricted_record_is_not_shown(cast: Cast):
    pair, _one, two = a_pair(cast)
    with in_records_of(cast.worker):
        models.Restriction.objects.create(**of(two), why="Ours", from_on=TODAY, made_by=cast.worker)
    browser = browser_of(cast.worker)
    assert browser.get(f"/carers/same/{pair.pk}/").status_code == 404
    assert "Ida Rowan" not in browser.get("/carers/same/").content.decode()


def test_every_model_about_a_carer_is_moved(cast: Cast):
    about = {each.__name__ for each in same_rows.models()}
    assert {
        "Person",
        "Consent",
        "LedgerEntry",
        "Opening",
        "CardUse",
        "Concern",
        "GivenOut",
        "Referral",
    } <= about
    assert not about & {"Carer", "SamePair", "SearchKey"}
