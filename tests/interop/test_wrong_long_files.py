"""Long tables, lookups, boundaries and templates that are not what they should be."""

import json
from datetime import date
from pathlib import Path

import pytest

from mainstay.engines.tables import Reading
from mainstay.interop.statistics import CannotRead, KnownCodes, manufactured_between, read, template
from mainstay.interop.statistics.manufactured import limits

BANDS = {"0_hours": 900, "1to19_hours": 60, "20to34_hours": 10, "35to49_hours": 10, "50plus_hours": 20}
AGES = ("5_and_over", "5to14_years", "15to39_years", "40to64_years", "65_and_over")
CODES = {"Belfast": "N09000003", "Mid Ulster": "N09000009"}


def northern_ireland(**changed: str) -> list[str]:
    """Two districts as published; `changed` maps "Belfast total_5_and_over" to another value ("" deletes the row)."""
    rows = ['"ltla21_name","ltla21_code","variable","value"']
    for name, code in CODES.items():
        for age in AGES:
            figures = {f"total_{age}": "1000"}
            figures |= {f"count_{age}_{band}": str(people) for band, people in BANDS.items()}
            figures |= {f"percent_{age}_{band}": str(people / 1000) for band, people in BANDS.items()}
            for variable, value in figures.items():
                said = changed.get(f"{name} {variable}", value)
                if said:
                    rows.append(f'"{name}","{code}","{variable}",{said}')
    return rows


def reading_of(tmp_path: Path, rows: list[str] | str, name: str = "file.csv", **asked: object) -> Reading:
    path = tmp_path / name
    path.write_text(rows if isinstance(rows, str) else "\n".join(rows) + "\n")
    return read(path, **asked)


def with_cell(row: str, column: int, value: str) -> str:
    cells = row.split(",")
    cells[column] = value
    return ",".join(cells)


def mends(reading: Reading) -> list[str]:
    return [error.mend for error in reading.errors if not error.mend.startswith("Nothing is wrong here")]


def test_the_ordinary_case_has_nothing_to_mend(tmp_path):
    reading = reading_of(tmp_path, northern_ireland())
    assert (reading.layout, reading.errors, len(reading.table.codes)) == ("ni_census2021_unpaid_care", (), 2)


@pytest.mark.parametrize(
    ("variable", "value", "mend"),
    [
        ("count_65_and_over_0_hours", "many", "Enter a number, or .. if it is not known."),
        ("count_65_and_over_0_hours", "-9", "Enter 0 or more: there cannot be fewer than none."),
        ("count_65_and_over_0_hours", "=SUM(A1)", "Replace the formula with the number it works out."),
        ("count_65_and_over_0_hours", "1900", "This is more than its total, 1,000. Check both."),
        ("percent_5_and_over_0_hours", "0.5", "The counts give 0.9000. Check the share and the counts."),
        ("count_65_and_over_0_hours", "800", "Its parts come to 900. Check the area's rows."),
    ],
)
def test_a_faulty_row_sets_its_whole_area_aside(tmp_path, variable, value, mend):
    reading = reading_of(tmp_path, northern_ireland(**{f"Belfast {variable}": value}))
    assert mend in mends(reading)
    assert reading.table.codes == ["N09000009"]
    assert (reading.rows_read, reading.rows_set_aside) == (110, 55)


def test_an_area_with_a_row_missing_is_set_aside(tmp_path):
    reading = reading_of(tmp_path, northern_ireland(**{"Belfast count_65_and_over_0_hours": ""}))
    assert mends(reading) == ["The area has 54 of 55 rows. Fetch the file again, with all of them."]
    assert reading.table.codes == ["N09000009"]


def test_a_figure_given_twice_differently_is_not_used(tmp_path):
    rows = [*northern_ireland(), '"Belfast","N09000003","total_5_and_over",1001']
    reading = reading_of(tmp_path, rows)
    assert any("Rows 2 and 112 give the same figure. They differ" in said for said in mends(reading))
    assert reading.table.codes == ["N09000009"]


def test_a_word_the_layout_does_not_know_is_an_error(tmp_path):
    reading = reading_of(tmp_path, [*northern_ireland(), '"Belfast","N09000003","count_of_dogs",4'])
    assert any(said.startswith("Use one of: ") for said in mends(reading))


# Public Health Scotland


def needs(*rows: str) -> list[str]:
    return ["financial_year,sending_location,age_group,sds_support_need,nclient,rate", *rows]


def test_a_name_that_no_area_has_is_set_aside_alone(tmp_path):
    reading = reading_of(
        tmp_path, needs("2017/18,Fife,All Ages,Respite,25,1.2", "2017/18,Narnia,All Ages,Respite,5,NA")
    )
    assert [(error.row, error.value) for error in reading.errors] == [(3, "")]
    assert reading.table.codes == ["S12000047"]


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Argyll & Bute", "S12000035"),
        ("Argyll and Bute", "S12000035"),
        ("Eilean Siar", "S12000013"),
        ("Na h-Eileanan Siar", "S12000013"),
        ("Comhairle nan Eilean Siar", "S12000013"),
        ("Edinburgh, City of", "S12000036"),
    ],
)
def test_an_area_is_known_by_each_of_its_names(tmp_path, name, code):
    quoted = f'"{name}"'
    assert reading_of(tmp_path, needs(f"2017/18,{quoted},All Ages,Respite,25,1")).table.codes == [code]


def test_a_suppressed_figure_is_marked_and_its_area_kept(tmp_path):
    reading = reading_of(
        tmp_path, needs("2017/18,Fife,All Ages,Respite,c,NA", "2017/18,Fife,All Ages,Meals,10,NA")
    )
    assert reading.table.marks == {(0, 0): "suppressed"}


def test_the_same_growth_everywhere_is_said(tmp_path):
    names = ["Fife", "Angus", "Moray", "Falkirk", "Stirling", "Highland", "Inverclyde", "Midlothian"]
    names += ["Aberdeen City", "Dundee City", "East Lothian", "West Lothian"]
    rows = []
    for number, name in enumerate(names, 1):
        people = 1000 + 370 * number + number * number * 13
        rows.append(f"2017/18,{name},All Ages,Respite,{people},NA")
        rows.append(f"2018/19,{name},All Ages,Respite,{round(people * 1.02)},NA")
    reading = reading_of(tmp_path, needs(*rows))
    assert any("“All Ages|Respite” does not look counted" in said for said in reading.warnings)


def test_real_estimates_do_not_look_manufactured(published):
    folder = "population/ons_mye_20"
    editions = [
        read(published(folder + "16_ukmidyearestimates2016.xls")),
        read(published(folder + "17_ukmidyearestimates2017finalversion.xls")),
    ]
    assert manufactured_between(editions, limits(date(2026, 11, 1), {})) == []


# Lookups


def lookup(*rows: str) -> list[str]:
    return ["LTLA22CD,LTLA22NM,UTLA22CD,UTLA22NM,ObjectId", *rows]


def test_a_child_with_two_parents_is_not_linked(tmp_path):
    reading = reading_of(
        tmp_path,
        lookup(
            "E07000105,Ashford,E10000016,Kent,1",
            "E07000105,Ashford,E10000017,Lancashire,2",
            "E07000106,Canterbury,E10000016,Kent,3",
        ),
    )
    assert mends(reading) == ["It lies in E10000016 and E10000017. Keep one parent."] * 2
    assert [link.child_code for link in reading.links] == ["E07000106"]


def test_a_child_given_twice_with_one_parent_is_linked_once(tmp_path):
    rows = ["E07000105,Ashford,E10000016,Kent,1", "E07000105,Ashford,E10000016,Kent,2"]
    assert len(reading_of(tmp_path, lookup(*rows)).links) == 1


def test_a_lookup_row_with_no_code_is_set_aside(tmp_path):
    reading = reading_of(
        tmp_path, lookup("E07000105,Ashford,,Kent,1", "E07000106,Canterbury,E10000016,Kent,2")
    )
    assert [(error.row, error.column) for error in reading.errors] == [(2, "UTLA22CD")]


# Boundaries


def square(x: float = -2.3, y: float = 53.4) -> dict[str, object]:
    ring = [[x, y], [x + 0.1, y], [x + 0.1, y + 0.1], [x, y + 0.1], [x, y]]
    return {"type": "Polygon", "coordinates": [ring]}


def features(*found: dict[str, object], **more: object) -> str:
    return json.dumps({"type": "FeatureCollection", "features": list(found), **more})


def feature(code: str = "E01006074", geometry: object = None) -> dict[str, object]:
    return {
        "type": "Feature",
        "properties": {"LSOA21CD": code, "LSOA21NM": "Trafford 025A"},
        "geometry": geometry or square(),
    }


def test_codes_are_found_under_the_names_that_publishers_use(tmp_path):
    outline = reading_of(tmp_path, features(feature()), "a.geojson").outlines[0]
    assert (outline.code, outline.name) == ("E01006074", "Trafford 025A")


def test_metres_of_the_national_grid_are_not_degrees(tmp_path):
    reading = reading_of(tmp_path, features(feature(geometry=square(380000, 390000))), "a.geojson")
    assert mends(reading) == [
        "Give longitude and latitude (WGS84). These look like metres on the British National Grid."
    ]


def test_another_projection_is_refused(tmp_path):
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::27700"}}
    with pytest.raises(CannotRead, match="another projection"):
        reading_of(tmp_path, features(feature(), crs=crs), "a.geojson")


def test_an_area_with_no_code_or_no_shape_is_set_aside(tmp_path):
    reading = reading_of(tmp_path, features(feature(""), feature(geometry={"type": "Point"})), "a.geojson")
    assert (len(reading.errors), reading.outlines) == (2, ())


def test_a_topology_with_an_arc_missing_is_refused(tmp_path):
    shape = {"type": "Polygon", "arcs": [[7]], "properties": {"AREACD": "E06000001", "AREANM": "Hartlepool"}}
    broken = {
        "type": "Topology",
        "arcs": [],
        "objects": {"x": {"type": "GeometryCollection", "geometries": [shape]}},
    }
    with pytest.raises(CannotRead, match="damaged"):
        reading_of(tmp_path, json.dumps(broken), "a.json")


def test_arcs_are_walked_backwards_and_joined_once(tmp_path):
    topology = {
        "type": "Topology",
        "transform": {"scale": [0.1, 0.1], "translate": [-2, 53]},
        "arcs": [[[0, 0], [1, 0], [0, 1]], [[0, 0], [0, 1], [1, 0]]],
        "objects": {
            "x": {
                "type": "GeometryCollection",
                "geometries": [
                    {
                        "type": "Polygon",
                        "arcs": [[0, -2]],
                        "properties": {"AREACD": "E06000001", "AREANM": "A"},
                    }
                ],
            }
        },
    }
    ring = reading_of(tmp_path, json.dumps(topology), "a.json").outlines[0].geometry["coordinates"][0]
    assert ring == [[-2.0, 53.0], [-1.9, 53.0], [-1.9, 53.1], [-2.0, 53.1], [-2.0, 53.0]]


# Templates


def known(*rows: str) -> str:
    return "\r\n".join([template("known_to_services").split("\r\n")[0], *rows]) + "\r\n"


def test_a_filled_in_template_is_read(tmp_path):
    reading = reading_of(
        tmp_path,
        known(
            "E08000009,Trafford,all,all,1900,31/03/2026",
            "E08000009,Trafford,other,disabled_carers,c,31/03/2026",
        ),
    )
    assert (reading.layout, reading.table.columns) == ("known_to_services", ["all", "disabled_carers"])
    assert (reading.table.values[0, 0], reading.table.marks) == (1900, {(0, 1): "suppressed"})
    assert reading.reference_on.isoformat() == "2026-03-31"


def test_a_file_whose_every_row_is_of_another_group_is_refused(tmp_path):
    rows = [f"E{number:08},A,other,group {number},1,31/03/2026" for number in range(4_500)]
    with pytest.raises(CannotRead, match="names 4,500 places and 4,500 different figures"):
        reading_of(tmp_path, known(*rows))


def test_examples_left_in_a_template_are_not_figures(tmp_path):
    reading = reading_of(tmp_path, template("known_to_services"))
    assert set(mends(reading)) == {"This is the template's own example. Take it out."}
    assert reading.table.codes == []


def test_a_template_with_nothing_but_its_example_is_refused(tmp_path):
    with pytest.raises(CannotRead, match=r"No row of file\.csv can be used") as refused:
        reading_of(tmp_path, template("services_by_hand"))
    assert refused.value.way_out == [
        "Begin with row 2, name: This is the template's own example. Take it out."
    ]


def services(*rows: str) -> str:
    return "\n".join([template("services_by_hand").split("\r\n")[0], *rows]) + "\n"


def test_a_service_is_a_row(tmp_path):
    row = "Sitting,Carers' centre,I01; I06,E08000009; E05015239,free,grant,40,0161 496 0000,2026-03-31"
    assert dict(reading_of(tmp_path, services(row)).rows[0])["interventions"] == ["I01", "I06"]


def test_every_cell_of_a_service_to_mend_is_named(tmp_path):
    rows = [
        "Good,Carers' centre,I01,E08000009,,,,,2026-03-31",
        ",Carers' centre,I99,Trafford,free,grant,lots,=1+1,soon",
    ]
    reading = reading_of(tmp_path, services(*rows))
    assert [error.column for error in reading.errors] == [
        "name",
        "what it helps with",
        "place codes",
        "places or hours a week",
        "contact",
        "last checked",
    ]
    assert (len(reading.rows), reading.rows_set_aside) == (1, 1)


@pytest.mark.parametrize(
    ("cell", "value", "mend"),
    [
        (0, "S" * 201, "Write this in 200 letters or fewer; it has 201."),
        (5, "grant " * 7, "Write this in 40 letters or fewer; it has 41."),
        (6, "37.5", "Enter a whole number, 0 or more, or leave it empty."),
        (6, "9999999999", "Enter a whole number, 0 or more, or leave it empty."),
    ],
)
def test_what_could_not_be_kept_as_it_is_typed_is_set_aside(tmp_path, cell, value, mend):
    row = "Sitting,Carers' centre,I01,E08000009,free,grant,40,,2026-03-31"
    reading = reading_of(tmp_path, services(row, with_cell(row, cell, value)))
    assert mends(reading) == [mend]


def test_a_group_with_a_name_too_long_to_keep_is_set_aside(tmp_path):
    row = "E08000009,Trafford,all,all,1900,31/03/2026"
    reading = reading_of(tmp_path, known(row, row.replace("all,all", "other," + "x" * 101)))
    assert [error.column for error in reading.errors] == ["group"]


def test_a_place_the_authority_does_not_have_is_named(tmp_path):
    row = "Sitting,Carers' centre,I01,E08000009,,,,,2026-03-31"
    reading = reading_of(
        tmp_path,
        services(row, row.replace("E08000009", "E08000001")),
        known=KnownCodes(current=frozenset({"E08000009"})),
    )
    assert mends(reading) == ["No area has the code E08000001. Check it for a slip."]
