"""Our description of Open Referral UK 3.0 is exactly the published one."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mainstay.interop.openreferral import standard

FOLDER = "directory_open_referral/uk_profile_3"
ASKS = ("type", "format", "enum", "minimum", "maximum", "pattern", "minLength", "uniqueItems", "minItems")
COMPILED = [
    ("service", False),
    ("service_list", True),
    ("organization", False),
    ("organization_list", True),
    ("service_at_location", False),
    ("service_at_location_list", True),
]


def facts(schema: dict[str, Any], path: str = "") -> dict[str, Any]:
    """Return what a schema asks at each path, and nothing it merely tells."""
    found = {path: ({key: schema[key] for key in ASKS if key in schema}, set(schema.get("required", ())))}
    for name, each in schema.get("properties", {}).items():
        found |= facts(each, f"{path}.{name}")
    if "items" in schema:
        found |= facts(schema["items"], f"{path}[]")
    return found


@pytest.fixture
def read(published: Callable[[str], Path]) -> Callable[[str], Any]:
    return lambda name: json.loads(published(f"{FOLDER}/{name}").read_text("utf-8"))


@pytest.mark.parametrize(("name", "flat"), COMPILED)
def test_every_field_type_format_and_word_is_the_standards(name: str, flat: bool, read: Callable[[str], Any]):
    ours = standard.schema(name.removesuffix("_list"), flat=flat)
    assert facts(ours) == facts(read(f"schema__{name}.json"))


@pytest.mark.parametrize("name", ["service", "organization", "service_at_location"])
def test_a_package_is_a_list_of_whole_objects(name: str, read: Callable[[str], Any]):
    theirs = read(f"schema__{name}_package.json")
    assert theirs["type"] == "array"
    assert facts(theirs["items"]) == facts(standard.schema(name))


def test_every_object_of_the_definitions_is_described(read: Callable[[str], Any]):
    theirs = read("schema__service_with_definitions.json")
    for name, told in {**theirs["definitions"], "service": theirs}.items():
        ours = standard.things()[name]
        extra = {"services", "service"} & set(ours.fields) - set(told["properties"])
        assert set(told["properties"]) == set(ours.fields) - extra, name
        assert set(told["required"]) == {each.name for each in ours.fields.values() if each.required}, name
        for field, asked in told["properties"].items():
            made = standard._of_field(ours.fields[field], (name,), False)
            assert {key: asked.get(key) for key in ("format", "enum")} == {
                key: made.get(key) for key in ("format", "enum")
            }, (name, field)


def test_every_table_and_its_columns_are_the_standards(read: Callable[[str], Any]):
    for table in read("datapackage.json")["resources"]:
        ours = standard.things()[table["name"]]
        assert table["path"] == f"{ours.table}.csv"
        columns = {each["name"]: each for each in table["schema"]["fields"]}
        assert set(columns) == {each.name for each in ours.fields.values() if not each.holds}
        for name, column in columns.items():
            kind = column.get("format") or {"string": "text", "datetime": "date-time"}.get(
                column["type"], column["type"]
            )
            assert ours.fields[name].kind == kind, (ours.name, name)
            required = bool(column.get("constraints", {}).get("required"))
            assert required == (ours.fields[name].required or name in ours.csv), (ours.name, name)
            assert tuple(column.get("constraints", {}).get("enum") or ()) == ours.fields[name].one_of


def test_what_stands_around_a_list_is_the_standards(read: Callable[[str], Any]):
    told = read("schema__openapi.json")
    assert facts(standard.schema_of("page")) == facts(told["components"]["schemas"]["Page"])
    first = told["paths"]["/"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert facts(standard.schema_of("about")) == facts(first)


def test_the_fields_of_the_international_standard_are_known(published: Callable[[str], Path]):
    for kind in ("service", "organization", "service_at_location"):
        path = published(f"directory_open_referral/hsds_3.0/examples__{kind}_full.json")
        assert unknown(json.loads(path.read_text("utf-8")), kind) == set()


def unknown(told: dict[str, Any], kind: str) -> set[str]:
    thing = standard.things()[kind]
    found = {f"{kind}.{name}" for name in set(told) - thing.known}
    for name, value in told.items():
        held = thing.fields[name].holds if name in thing.fields else thing.also.get(name, "")
        for each in value if isinstance(value, list) else [value]:
            if held and isinstance(each, dict):
                found |= unknown(each, held)
    return found
