import json
import re
from time import perf_counter

from mainstay.web.svg.area_map import Shape, area_map
from mainstay.web.words import percent


def square(at):
    corners = [[at, 53.0], [at + 1, 53.0], [at + 1, 54.0], [at, 54.0], [at, 53.0]]
    return {"type": "Polygon", "coordinates": [corners]}


def shapes(*values):
    return [
        Shape(f"E0{at}", f"Area {at}", square(at), value, f"Area {at}: {percent(value)}", f"/places/E0{at}")
        for at, value in enumerate(values)
    ]


def drawn(*values):
    return area_map("rate", "Share of people who care", shapes(*values), write=percent)


def test_ten_areas_make_five_classes_of_two():
    made = drawn(*(at / 100 for at in range(1, 11)))
    assert [line.text for line in made.legend] == [
        "1.0% to 2.0%", "3.0% to 4.0%", "5.0% to 6.0%", "7.0% to 8.0%", "9.0% to 10.0%",
    ]  # fmt: skip
    assert [line.areas for line in made.legend] == [2, 2, 2, 2, 2]


def test_areas_with_equal_values_are_never_in_two_classes():
    made = drawn(0.1, 0.1, 0.1, 0.1, 0.2)
    assert [(line.text, line.areas) for line in made.legend] == [("10.0%", 4), ("20.0%", 1)]


def test_an_area_without_a_figure_has_a_class_of_its_own():
    made = drawn(0.1, None)
    assert [(line.text, line.areas) for line in made.legend] == [("10.0%", 1), ("No figure", 1)]
    assert 'fill="url(#map-rate-none)"' in made.picture


def test_a_map_with_no_figures_at_all_still_shows_the_areas():
    assert [line.areas for line in drawn(None, None).legend] == [2]


def test_no_shapes_make_no_map():
    assert area_map("rate", "Share", [], write=percent).picture == ""


def test_each_area_is_named_and_can_be_reached_by_the_keyboard():
    picture = drawn(0.091).picture
    assert 'href="/places/E00" aria-label="Area 0: 9.1%"' in picture
    assert "<title>Area 0: 9.1%</title>" in picture


def test_an_area_that_leads_nowhere_can_still_be_reached_and_named():
    shape = Shape("E0", "Area", square(0), 0.1, "Area: 10.0%")
    assert (
        'tabindex="0" role="img" aria-label="Area: 10.0%"'
        in area_map("a", "T", [shape], write=percent).picture
    )


def test_names_are_escaped():
    shape = Shape("E0", "<b>", square(0), 0.1, "<b> & “c”")
    assert "<b>" not in area_map("a", "T", [shape], write=percent).picture


def test_every_fill_that_is_used_is_defined_once():
    picture = drawn(0.1, 0.2, 0.3, None).picture
    used = set(re.findall(r"url\(#([^)]+)\)", picture))
    assert sorted(used) == sorted(re.findall(r'<pattern id="([^"]+)"', picture))


def test_real_small_areas_are_drawn_within_a_page_s_time(published):
    features = json.loads(published("geography/trafford_lsoa.geojson").read_text())["features"]
    real = [
        Shape(
            each["properties"]["area_code"],
            each["properties"]["area_name"],
            each["geometry"],
            at / 1000,
            "x",
            "/x",
        )
        for at, each in enumerate(features)
    ]
    seconds = []
    for _attempt in range(5):
        began = perf_counter()
        made = area_map("real", "Trafford", real, write=percent)
        seconds.append(perf_counter() - began)
    assert made.areas == 139
    assert len(made.picture) < 200_000
    # Promised: 0.04 s on a quiet machine. The build's machine is shared.
    assert min(seconds) < 0.12
