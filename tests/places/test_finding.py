"""Which area is meant by what somebody typed, and what lies in it."""

import pytest

from mainstay.database import scope
from mainstay.engines.tables import Link
from mainstay.places.queries import AreaNotFound, around, find
from tests import cast
from tests.planning.needs.town import NORTH, PARTS, TOWN, a_file, load, of_the_town, ordinary

pytestmark = pytest.mark.django_db


def places(*named):
    """Load areas by code and name, each with a count."""
    links = [Link(code, name, "authority", "E12000002", "North West", "region") for code, name in named]
    load(a_file("lookup", links=tuple(links), rows_read=len(links), file_name=str(named)))


@pytest.mark.parametrize("asked", ["E08000901", "e08000901", " Alderbrook ", "ALDERBROOK", "the alderbrook"])
def test_an_area_is_found_by_its_code_or_name_however_it_is_typed(asked):
    load(of_the_town())
    assert find(asked).code == TOWN


@pytest.mark.parametrize(
    ("published", "asked"),
    [
        ("Bristol, City of", "Bristol"),
        ("City of Edinburgh", "Edinburgh"),
        ("Bath and North East Somerset", "Bath & North East Somerset"),
        ("St. Helens", "St Helens"),
        ("Vale of Glamorgan", "The Vale of Glamorgan"),
        ("Greater Manchester (Met County)", "Greater Manchester"),
    ],
)
def test_what_publishers_write_in_different_ways_makes_no_difference(published, asked):
    places(("E06000902", published))
    assert find(asked).name == published


def test_the_wider_of_two_areas_of_one_name_is_meant():
    load(
        a_file(
            "lookup",
            links=(Link("E05000901", "Alder", "ward", "E08000902", "Alder", "authority"),),
            rows_read=1,
        )
    )
    assert find("Alder").code == "E08000902"


def test_two_areas_alike_in_name_and_kind_are_ambiguous():
    places(("E07000901", "Newtown"), ("E07000902", "Newtown"))
    with pytest.raises(AreaNotFound) as refusal:
        find("Newtown")
    assert refusal.value.ambiguous
    assert {area.code for area in refusal.value.nearest} == {"E07000901", "E07000902"}


def test_what_is_unknown_lists_the_nearest_first():
    places(("E07000901", "Newtown"), ("E07000902", "Oldham"), ("E07000903", "Newton"))
    with pytest.raises(AreaNotFound) as refusal:
        find("Newtwn")
    assert not refusal.value.ambiguous
    assert [area.name for area in refusal.value.nearest][:2] == ["Newtown", "Newton"]


def test_with_nothing_loaded_nothing_is_near():
    with pytest.raises(AreaNotFound) as refusal:
        find("Trafford")
    assert refusal.value.nearest == []


def test_an_old_code_stands_until_what_took_its_place_is_loaded():
    places(("S12000015", "Fife"))
    assert find("Fife").code == find("S12000015").code == "S12000015"
    places(("S12000047", "Fife"))
    assert find("Fife").code == find("S12000015").code == "S12000047"


def test_a_nation_is_known_by_its_authorities():
    load(of_the_town())
    assert (find("england").code, find("E92000001").level) == ("E92000001", "nation")
    with pytest.raises(AreaNotFound):
        find("Wales")


def test_what_lies_in_an_area_and_what_it_lies_in():
    load(*ordinary())
    assert around(find(TOWN)).codes("lsoa") == list(PARTS)
    assert around(find(NORTH)).codes("lsoa") == list(PARTS[:2])
    assert {level: area.code for level, area in around(find(PARTS[0])).holders.items()} == {
        "ward": NORTH,
        "authority": TOWN,
    }


def test_levels_that_are_not_wanted_are_left_out_with_what_is_in_them():
    load(*ordinary())
    assert around(find(TOWN), without=("ward", "lsoa")).parts == {}


def test_a_place_that_is_known_twice_is_one_place():
    people = cast.assemble()
    load(*ordinary(), of=people.northmoor)
    load(*ordinary())
    with scope.of_authority(people.northmoor.pk):
        assert find("Alderbrook").code == TOWN
        assert around(find(TOWN)).codes("lsoa") == list(PARTS)


def test_an_authoritys_own_file_leads_nobody_else_to_its_areas():
    people = cast.assemble()
    load(*ordinary(), of=people.northmoor)
    with scope.of_authority(people.outsider.authority_id), pytest.raises(AreaNotFound):
        find("Alderbrook")
