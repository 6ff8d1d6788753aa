"""Facts for analysis hold no word of anybody's, and the figures made of them point at nobody."""

from dataclasses import asdict, fields
from datetime import date
from types import UnionType
from typing import get_args, get_type_hints

import pytest
from django.db import models as db

from mainstay.directory.models import Provider, Service
from mainstay.pathway.facts import CarerFact, band_of, carer_facts
from mainstay.pathway.models import Carer
from tests.cast import Cast, assemble, browser_of
from tests.pathway.carers import TODAY, a_carer, in_records_of, records_of_a_carer

pytestmark = pytest.mark.django_db
# What a text of a fact may be: codes that Mainstay itself gives.
CODES = {"age_band", "stage", "ward", "found_through", "hours", "outcome"}


@pytest.fixture
def cast() -> Cast:
    return assemble()


def facts(cast: Cast) -> list[CarerFact]:
    with in_records_of(cast.worker):
        return list(carer_facts(cast.northmoor, TODAY))


def words_of(cast: Cast) -> set[str]:
    """Return every text that stands in any row about a carer and is nobody's code."""
    from django.apps import apps

    found: set[str] = set()
    with in_records_of(cast.worker):
        for model in apps.get_app_config("pathway").get_models():
            open_fields = set(getattr(model, "OPEN_FIELDS", ()))
            texts = [
                field.name
                for field in model._meta.get_fields()
                if isinstance(field, db.CharField | db.TextField) and field.name not in open_fields
            ]
            for row in model.objects.values_list(*texts) if texts else ():
                found |= {text for text in row if text}
    return found


def test_a_fact_holds_days_counts_and_codes_alone():
    hints = get_type_hints(CarerFact)
    for each in fields(CarerFact):
        kind = hints[each.name]
        kinds = set(get_args(kind)) if isinstance(kind, UnionType) else {kind}
        assert kinds <= {int, date, type(None)} or each.name in CODES, each.name


def test_no_word_of_a_person_is_in_the_facts(cast: Cast):
    with in_records_of(cast.worker):
        provider = Provider.objects.create(authority=cast.northmoor, name="Northmoor Carers' Centre")
        service = Service.objects.create(authority=cast.northmoor, provider=provider, name="Sitting")
    records_of_a_carer(cast, service)
    with in_records_of(cast.worker):
        person = Carer.objects.get(reference="AB12CD").person
        person.address, person.phone, person.email = "1 High Street", "01632 960001", "ida@example.org"
        person.save()
    told = {str(value) for fact in facts(cast) for value in asdict(fact).values() if isinstance(value, str)}
    said = words_of(cast)
    assert {"Ida", "Rowan", "1 High Street", "01632 960001", "ida@example.org", "Ours"} <= said
    assert not {text for text in told & said if text}


def test_facts_are_asked_for_in_a_fixed_number_of_questions(cast: Cast, django_assert_num_queries):
    for number in range(6):
        a_carer(cast, f"A{number}12CD")
    with in_records_of(cast.worker), django_assert_num_queries(9):
        assert len(list(carer_facts(cast.northmoor, TODAY))) == 6


def test_age_bands_are_those_of_the_policy():
    assert [band_of(age, 18, 65) for age in (None, 17, 18, 64, 65)] == [
        "unknown",
        "young",
        "working",
        "working",
        "older",
    ]


def test_the_figures_leave_out_small_numbers_and_whoever_opens_no_record_may_read_them(cast: Cast):
    for number in range(12):
        a_carer(cast, f"B{number:02}2CD")
    a_carer(cast, "YY12CD", born_on=date(2012, 1, 1))
    browser = browser_of(cast.commissioner)
    shown = browser.get("/carers/known/").content.decode()
    assert "Carers known today: 15" in shown
    assert "left out" in shown
    text = browser.get("/carers/known/?as=csv").content.decode()
    assert "Young carers," in text
    assert "Ida" not in text + shown
    assert browser_of(cast.worker).get("/carers/known/").status_code in (200, 403)
