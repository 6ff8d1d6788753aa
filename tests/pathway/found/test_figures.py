"""Counts of who is found through what, and of advice: protected before anybody reads them."""

from datetime import date

import pytest
from django.core.cache import cache
from django.utils.timezone import localdate

from mainstay.pathway.actions.advice import CannotNote, note_advice
from mainstay.pathway.models import Advice, Carer, Restriction
from mainstay.pathway.queries.found_figures import figures, year_of
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return assemble()


def some(cast: Cast, **how_many: int) -> None:
    today = localdate()
    with in_records_of(cast.worker):
        Carer.objects.bulk_create(
            Carer(
                authority=cast.northmoor,
                reference=f"{through}{number}",
                found_through=through,
                found_on=today,
            )
            for through, count in how_many.items()
            for number in range(count)
        )


def counted(cast: Cast) -> dict[str, int | None]:
    with in_records_of(cast.worker):
        held = figures(cast.northmoor, year_of(localdate()), localdate())
    return {each.code: each.people for each in held.found}


def test_small_numbers_are_left_out_and_cannot_be_worked_out(cast: Cast):
    some(cast, gp=3, self=23, school=12)
    found = counted(cast)
    assert found["gp"] is None
    left_out = [code for code, people in found.items() if people is None]
    assert len(left_out) >= 2
    assert found["employer"] == 0


def test_the_rest_is_rounded(cast: Cast):
    some(cast, gp=23, self=12)
    assert (counted(cast)["gp"], counted(cast)["self"], counted(cast)["total"]) == (25, 10, 35)


def test_a_restricted_record_counts_and_a_merged_one_does_not(cast: Cast):
    some(cast, gp=23)
    with in_records_of(cast.worker):
        first, second, *_rest = Carer.objects.all()
        Restriction.objects.create(
            authority=cast.northmoor, carer=first, why="Ours", from_on=date(2026, 1, 1), made_by=cast.worker
        )
        Carer.objects.filter(pk=second.pk).update(merged_into=first)
    assert counted(cast)["gp"] == 20


def test_a_commissioner_reads_counts_and_no_record(cast: Cast):
    some(cast, gp=3, self=40)
    a_carer(cast)
    browser = browser_of(cast.commissioner)
    page = browser.get("/carers/found/").content.decode()
    assert "left out" in page
    assert "Ida" not in page
    sheet = browser.get("/carers/found/?as=csv").content.decode("utf-8-sig")
    assert "GP or practice," in sheet
    assert ",3" not in sheet
    assert browser.get("/carers/referrals/").status_code == 403


@pytest.mark.parametrize("year", ["", "x", "1066", "2026-11", "99999999999"])
def test_only_whole_years_are_counted(cast: Cast, year: str):
    assert browser_of(cast.commissioner).get(f"/carers/found/?year={year}").status_code == 200


def test_advice_to_somebody_without_a_name_is_counted_and_keeps_no_postcode(cast: Cast):
    today = localdate()
    data = {
        "on-day": str(today.day),
        "on-month": str(today.month),
        "on-year": str(today.year),
        "way": "phone",
        "topics": ["I06"],
        "place": "ZZ1 1ZZ",
        "words": "Where lunch clubs are.",
    }
    browser = browser_of(cast.worker)
    assert browser.post("/carers/advice/", data).status_code == 302
    with in_records_of(cast.worker):
        advice = Advice.objects.get()
    assert (advice.carer_id, advice.topics, advice.given_by_id) == (None, ["I06"], cast.worker.pk)
    assert "ZZ1" not in str(vars(advice))
    assert "Where lunch clubs are." in browser.get("/carers/advice/").content.decode()


def test_advice_without_a_name_takes_no_number_and_says_everything_at_once(cast: Cast):
    with in_records_of(cast.worker), pytest.raises(CannotNote) as refused:
        note_advice(
            None,
            on=date(2030, 1, 1),
            way="phone",
            topics=[],
            words="Ring Ida 01632 960001",
            by=cast.worker,
            today=localdate(),
        )
    assert len(refused.value.reasons) == 3


def test_advice_to_a_carer_stands_in_their_record(cast: Cast):
    carer, today = a_carer(cast), localdate()
    data = {"on-day": str(today.day), "on-month": str(today.month), "on-year": str(today.year)}
    data |= {"way": "face_to_face", "topics": ["I06"], "words": "About breaks.", "in_writing": "on"}
    browser = browser_of(cast.worker)
    assert browser.post(f"/carers/{carer.pk}/advice/", data).status_code == 302
    assert "About breaks." in browser.get(f"/carers/{carer.pk}/advice/").content.decode()
    with in_records_of(cast.worker):
        assert Advice.objects.get().carer_id == carer.pk
