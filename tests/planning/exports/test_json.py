import json
from math import nan

import pytest

from mainstay.planning.exports import as_json
from tests.planning.a_content import SHA, a_content
from tests.planning.schema import breaches


def read(**changed):
    return json.loads(as_json.render(a_content(**changed)))


def test_the_json_is_the_content_itself():
    assert read() == a_content()


def test_the_content_satisfies_the_published_schema():
    assert breaches(read(), as_json.schema(), as_json.schema()) == []


def test_the_json_has_what_other_programs_were_promised():
    given = read()
    assert given["area"]["code"] == "NM0000"
    assert given["area"]["name"] == "Northmoor"
    assert given["carers"]["total"] == 27350
    assert given["carers"]["rate"] == 0.096
    assert {"band", "carers", "share"} <= given["carers"]["by_hours"][0].keys()
    assert given["carers"]["base"] == "usual residents aged 5 and over"
    assert given["carers"]["source"]["dataset"] == "unpaid_care"
    assert given["carers"]["source"]["file"] == "northmoor-unpaid-care.csv"
    assert given["carers"]["source"]["sha256"] == SHA
    assert given["warnings"][0] == "Northmoor is invented."
    assert {"break_type", "low", "central", "high", "unit"} <= given["demand"][0].keys()


def test_keys_come_in_the_order_of_the_schema_whatever_order_they_were_saved_in():
    assert as_json.render(backwards(a_content())) == as_json.render(a_content())


def test_the_first_thing_in_the_file_is_which_format_it_is():
    assert list(read())[:4] == ["format", "as_at", "area", "carers"]


def test_a_key_that_the_schema_does_not_name_is_kept():
    assert read(later={"b": 1, "a": 2})["later"] == {"a": 2, "b": 1}


def test_letters_are_written_as_themselves():
    assert "Tŷ Gwyn" in as_json.render(a_content(warnings=["Tŷ Gwyn"]))


def test_a_figure_that_json_cannot_hold_is_refused():
    with pytest.raises(ValueError, match="JSON"):
        as_json.render(a_content(extra=nan))


@pytest.mark.parametrize(
    ("part", "wrong", "breach"),
    [
        ("format", 2, "content.format is 2, not 1"),
        ("warnings", [1], "content.warnings[0] is 1, not string"),
        ("area", {"name": "Northmoor"}, "content.area.code is missing"),
        ("demand", [{"break_type": "sitting"}], "content.demand[0].low is missing"),
    ],
)
def test_content_of_another_shape_breaks_the_schema(part, wrong, breach):
    assert breach in breaches(a_content(**{part: wrong}), as_json.schema(), as_json.schema())


def test_a_rate_above_one_breaks_the_schema():
    carers = a_content()["carers"] | {"rate": 9.6}
    assert breaches(a_content(carers=carers), as_json.schema(), as_json.schema()) == [
        "content.carers.rate is 9.6, out of bounds"
    ]


def backwards(value):
    if isinstance(value, dict):
        return {key: backwards(value[key]) for key in reversed(value)}
    return [backwards(part) for part in value] if isinstance(value, list) else value
