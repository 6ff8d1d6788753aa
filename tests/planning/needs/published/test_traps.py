"""What lies in wait in the published files, and that an assessment notices it."""

import pytest

from mainstay.audit.context import Operator
from mainstay.database import scope
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from mainstay.places import queries as places
from mainstay.places.models import Figures, LoadedFile
from mainstay.places.queries import AreaNotFound, find, other_names
from tests.planning.needs.assessing import TODAY, assessment, headline

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]


def test_1_the_two_censuses_are_never_joined_without_their_warnings():
    content = assessment("Trafford", "change")
    said = " ".join(content["warnings"])
    assert "different bases" in said
    assert "worded differently" in said
    assert "coronavirus restrictions" in said
    assert content["change"]["then"]["base"] != content["change"]["now"]["base"]
    assert content["change"]["same_base"]["base"] == "usual residents aged 5 and over"


def test_2_small_areas_differ_from_the_published_total_which_is_the_one_used():
    content = assessment("England and Wales", "where")
    assert content["carers"]["total"] == 4_989_002
    assert content["where"]["adds_up"]["parts"] == 4_989_011
    assert "9 more than the published 4,989,002" in content["where"]["adds_up"]["sentence"]
    trafford = assessment("Trafford", "where")
    assert "18,832 carers, 10 more than the published 18,822" in trafford["where"]["adds_up"]["sentence"]
    assert any("do not add up exactly" in said for said in trafford["warnings"])


def test_3_the_lookup_of_msoas_adds_nobody(published):
    areas = ("Trafford", "Kent", "England")
    before = [headline(area)["total"] for area in areas]
    with scope.of_authority(None, sharing=True):
        keep(statistics.read(published("geography/msoa11_msoa21_lad22_lookup.csv")), by=Operator())
    assert [headline(area)["total"] for area in areas] == before
    whole = assessment("Trafford", "where")["where"]
    assert (len(whole["areas"]), sum(ward["parts"] for ward in whole["by_ward"])) == (139, 139)
    assert assessment("England and Wales", "where")["where"]["adds_up"]["parts"] == 4_989_011


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ("E06000048", "E06000057"),
        ("Northumberland", "E06000057"),
        ("E08000020", "E08000037"),
        ("Gateshead", "E08000037"),
        ("E07000100", "E07000240"),
        ("St Albans", "E07000240"),
        ("st. albans", "E07000240"),
        ("Stevenage", "E07000243"),
        ("Welwyn Hatfield", "E07000241"),
        ("East Hertfordshire", "E07000242"),
        ("S12000015", "S12000047"),
        ("Fife", "S12000047"),
        ("Glasgow City", "S12000049"),
        ("Glasgow", "S12000049"),
        ("Argyll & Bute", "S12000035"),
        ("Argyll and Bute", "S12000035"),
        ("Eilean Siar", "S12000013"),
        ("Na h-Eileanan Siar", "S12000013"),
        ("Comhairle nan Eilean Siar", "S12000013"),
        ("Western Isles", "S12000013"),
        ("Bristol", "E06000023"),
        ("The Vale of Glamorgan", "W06000014"),
        ("Bath & North East Somerset", "E06000022"),
        ("Greater Manchester", "E11000001"),
        ("Buckinghamshire", "E06000060"),
        ("E10000002", "E06000060"),
        ("Dorset", "E06000059"),
    ],
)
def test_4_an_area_is_found_by_any_of_its_codes_and_names(asked, code):
    assert find(asked, names()).code == code


def names() -> dict[str, str]:
    return other_names(TODAY)


@pytest.mark.parametrize(
    ("asked", "first"),
    [
        ("Poole", ["Bournemouth, Christchurch and Poole"]),
        ("East Dorset", ["Dorset"]),
        ("Northamptonshire", ["West Northamptonshire", "North Northamptonshire"]),
        ("E10000021", ["North Northamptonshire", "West Northamptonshire"]),
    ],
)
def test_4_an_area_that_became_part_of_another_leads_to_it_and_is_not_guessed(asked, first):
    with pytest.raises(AreaNotFound) as refusal:
        find(asked, names())
    assert [area.name for area in refusal.value.nearest][: len(first)] == first


def test_4_a_lookup_that_uses_an_old_code_still_says_what_lies_in_the_area():
    fife = places.around(find("Fife"))
    assert len(fife.codes("data_zone")) == 494
    assert places.around(find(fife.parts["data_zone"][0].code)).holders["authority"].code == "S12000047"


def test_4_an_authority_made_by_a_merger_is_compared_with_those_that_merged():
    merged = assessment("Bournemouth, Christchurch and Poole", "change")["change"]
    # Bournemouth, Poole and Christchurch as the census of 2011 published them.
    assert merged["then"]["base_people"] == 183_491 + 147_645 + 47_752
    assert merged["same_base"]["then_rate"] > merged["then"]["rate"]


def test_5_the_scottish_total_of_respite_keeps_the_warning_that_its_areas_change():
    file = LoadedFile.objects.get(dataset="support_needs")
    row = Figures.objects.get(file=file, code="S92000003").values
    said = dict(zip(file.columns, row, strict=True))
    years = ("2017/18", "2018/19", "2019/20", "2020/21")
    assert [said[f"{year}|All Ages|Respite"] for year in years] == [6_795, 8_625, 6_880, 4_085]
    assert [said[f"{year}|members"] for year in years] == [30, 31, 32, 26]
    assert any("partly a change of areas" in warning for warning in file.warnings)


def test_11_a_council_that_sent_nothing_is_missing_and_not_zero():
    source = places.catalogue().of("support_needs")[0]
    row = places.rows({"needs": [source]}, ["S12000034"])["needs"]["S12000034"]
    assert "2017/18|All Ages|Respite" not in row.values
    assert row.marks["2017/18|All Ages|Respite"] == "missing"
    assert row.values["2018/19|All Ages|Respite"] == 790


def test_12_none_of_the_real_files_looks_made():
    assert not [source.title for source in places.catalogue().sources if source.doubts]


def test_scotland_is_an_estimate_that_says_so_with_a_range():
    fife = assessment("Fife")
    carers = fife["carers"]
    assert carers["method"] == "estimated"
    assert carers["low"] < carers["total"] < carers["high"]
    assert carers["base"] == "people aged 3 and over"
    assert fife["warnings"][0].startswith("This is an estimate, not a count")
    assert carers["source"]["reference_on"] == "2022-06-30"


def test_scotland_is_estimated_on_the_newest_population_there_is():
    scotland = headline("Scotland")
    # 32 council areas of mid-2022, not Scotland's own row of mid-2017.
    assert scotland["source"]["reference_on"] == "2022-06-30"
    assert scotland["base_people"] == 5_303_707
