from math import hypot
from xml.etree import ElementTree

import pytest

from mainstay.web.svg.levels import FILLS, sign
from mainstay.web.svg.wheel import Segment, wheel

OUTCOMES = ("Recognised and supported as an expert care partner", "Enjoying a life outside caring")
APPROACHES = ("Identify and include", "Carer-led", "Whole-area approach")


def a_segment(number: int = 1, **changes) -> Segment:
    ordinary = {"name": "Planned breaks", "level": "gap", "said": "Nothing", "href": f"/cell/{number}"}
    return Segment(number, **(ordinary | changes))


def a_wheel(*segments: Segment) -> str:
    return wheel("The wheel", "Of 1: Nothing: 1.", "The carer", OUTCOMES, APPROACHES, segments)


def test_a_segment_is_a_link_named_by_its_number_name_and_level():
    link = ElementTree.fromstring(a_wheel(a_segment(6))).find(".//a")
    assert link.get("href") == "/cell/6"
    assert link.get("aria-label") == "6 Planned breaks: Nothing"
    assert link.find("title").text == "6 Planned breaks: Nothing"


def test_segments_come_in_the_order_of_their_numbers_clockwise_from_the_top():
    drawn = ElementTree.fromstring(a_wheel(*(a_segment(n) for n in range(1, 25)))).findall(".//a")
    assert [each.get("href") for each in drawn] == [f"/cell/{n}" for n in range(1, 25)]
    first, last = (each.find("text") for each in (drawn[0], drawn[-1]))
    assert float(first.get("x")) > 420 > float(last.get("x"))
    assert float(first.get("y")) < 100


@pytest.mark.parametrize("level", FILLS)
def test_each_level_has_a_texture_or_an_edge_of_its_own_and_a_sign(level):
    picture = a_wheel(a_segment(level=level))
    assert f'fill="url(#wheel-{level})"' in picture
    assert f'<pattern id="wheel-{level}"' in picture
    assert sign(level)


def test_no_two_levels_look_alike_without_colour():
    assert len({fill.texture for fill in FILLS.values()} - {""}) == len(FILLS) - 2
    assert len({sign(level) for level in FILLS}) == len(FILLS)
    assert "stroke-dasharray" in a_wheel(a_segment(level="gap"))
    assert "stroke-dasharray" not in a_wheel(a_segment(level="enough"))


def test_the_whole_is_named_and_described():
    picture = ElementTree.fromstring(a_wheel(a_segment()))
    assert picture.get("aria-labelledby") == picture.find("title").get("id")
    assert picture.find("desc").text == "Of 1: Nothing: 1."


def test_outcomes_and_approaches_are_in_the_middle():
    heard = " ".join("".join(ElementTree.fromstring(a_wheel(a_segment())).itertext()).split())
    for name in (*OUTCOMES, *APPROACHES, "The carer"):
        assert name in heard


def test_names_stay_off_the_numbers():
    for drawn in ElementTree.fromstring(a_wheel(*(a_segment(n) for n in range(1, 25)))).findall(".//a"):
        number, name = drawn.findall("text")
        far = hypot(float(number.get("x")) - 420, float(number.get("y")) - 9 - 420)
        line = name.find("tspan")
        near = hypot(float(line.get("x")) - 420, float(line.get("y")) - 420)
        assert far - near > 80


def test_names_are_escaped():
    assert "<b>" not in a_wheel(a_segment(name="<b>"))


def test_no_segments_make_no_picture():
    assert a_wheel() == ""
