"""Whatever is loaded, an assessment keeps to its schema and can be sent in every form."""

import json

import pytest

from mainstay.database import scope
from mainstay.planning.exports import RENDERERS, as_json
from tests import cast
from tests.planning.needs.assessing import assessment
from tests.planning.needs.town import (
    BANDS,
    NORTH,
    PARTS,
    SMALL,
    TOWN,
    WHOLE,
    a_file,
    ages_of_2011,
    known_to_services,
    load,
    lookup,
    of_2011,
    of_small_areas,
    of_the_town,
    ordinary,
    outlines,
)
from tests.planning.schema import breaches

pytestmark = pytest.mark.django_db

FIFE = "S12000047"


def scottish_ages():
    columns = [*(f"p/{age}" for age in range(90)), "p/90+", "p/total"]
    row = (*[1_000] * 91, 91_000)
    return a_file("age_sex", columns, {FIFE: row}, base="all usual residents", levels=("authority",))


def without(row, *columns):
    return tuple(None if key in columns else value for key, value in zip(BANDS, row, strict=True))


LOADED = {
    "everything": (lambda: (*ordinary(), of_2011(), ages_of_2011(), outlines()), TOWN),
    "the count alone": (lambda: (of_the_town(),), TOWN),
    "small areas alone": (lambda: (of_small_areas(), lookup()), TOWN),
    "a ward": (ordinary, NORTH),
    "a small area": (ordinary, PARTS[0]),
    "no wards": (lambda: (of_the_town(), of_small_areas(), lookup(wards=False)), TOWN),
    "the heaviest band suppressed": (lambda: (of_the_town(without(WHOLE, "hours_50_plus")),), TOWN),
    "a small area suppressed": (
        lambda: (of_small_areas(SMALL | {PARTS[0]: without(SMALL[PARTS[0]], "total", "none")}), lookup()),
        TOWN,
    ),
    "an estimate for Scotland": (lambda: (scottish_ages(),), FIFE),
    "no ages of 2011": (lambda: (of_the_town(), of_2011()), TOWN),
}


@pytest.mark.parametrize("case", LOADED)
def test_it_keeps_to_the_schema_and_renders_in_every_form(case):
    readings, area = LOADED[case]
    load(*readings())
    content = assessment(area)
    assert breaches(content, as_json.schema(), as_json.schema()) == []
    assert json.loads(json.dumps(content, allow_nan=False)) == content
    for form in ("text", "json", "csv", "excel", "word"):
        assert RENDERERS[form](content)


def test_one_with_a_count_of_those_known_does_too_and_as_a_tagged_pdf():
    people = cast.assemble()
    load(*ordinary())
    load(known_to_services(), of=people.northmoor)
    with scope.of_authority(people.northmoor.pk):
        content = assessment(TOWN)
    assert breaches(content, as_json.schema(), as_json.schema()) == []
    assert all(RENDERERS[form](content) for form in RENDERERS)


def test_every_figure_can_be_traced_to_its_file():
    load(*ordinary(), of_2011(), ages_of_2011())
    content = assessment(TOWN)
    assert {source["dataset"] for source in content["sources"]} >= {"unpaid_care"}
    assert all(len(source["sha256"]) == 64 and source["file"] for source in content["sources"])
    assert content["carers"]["source"] in content["sources"]
    assert all(source in content["sources"] for source in content["where"]["sources"])
