"""A model that may hold something personal lists the fields that may leave; everything else is scrubbed."""

import pytest
from django.apps import apps
from django.db.models import Model

MODELS = [model for model in apps.get_models() if model.__module__.startswith("mainstay.")]
NAMES = [model._meta.label for model in MODELS]
# Models without a list, and what is in them.
NOTHING_PERSONAL = {
    "places.Figures": "published counts",
    "places.PlaceLink": "codes of areas",
    "places.Postcode": "where postcodes are",
    "places.CodeChange": "codes of areas",
    "places.Boundary": "outlines of areas",
}
NEVER_OPEN = {"name", "email", "password", "secret", "by_name", "before", "after"}


def says_what_is_open(model: type[Model]) -> bool:
    return hasattr(model, "OPEN_FIELDS")


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_the_model_lists_what_may_leave_or_says_why_it_need_not(model):
    assert says_what_is_open(model) != (model._meta.label in NOTHING_PERSONAL)


@pytest.mark.parametrize("model", [*filter(says_what_is_open, MODELS)], ids=lambda model: model._meta.label)
def test_what_may_leave_are_its_own_fields(model):
    assert set(model.OPEN_FIELDS) <= {field.name for field in model._meta.get_fields()}


def test_nothing_about_a_person_who_signs_in_may_leave_by_name():
    people = apps.get_model("accounts", "User")
    assert not NEVER_OPEN & set(people.OPEN_FIELDS)
    entries = apps.get_model("audit", "Entry")
    assert not NEVER_OPEN & set(getattr(entries, "OPEN_FIELDS", ()))


@pytest.mark.parametrize("model", MODELS, ids=NAMES)
def test_the_model_does_nothing_of_its_own_when_it_is_saved(model):
    assert "save" not in vars(model), "an action does it"
    assert "delete" not in vars(model), "an action does it"
