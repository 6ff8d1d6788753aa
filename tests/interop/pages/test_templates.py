"""What can be read, and the templates that a council fills in."""

from datetime import date

import pytest

from mainstay.database import scope
from mainstay.directory.models import Service
from mainstay.interop import layouts_told, rules, statistics
from mainstay.interop.wording import without_what_they_share
from tests.cast import Cast, browser_of
from tests.interop.pages.a_file import files_of, loaded, page

SERVICES = (
    b"name,provider,what it helps with,place codes,cost to carer,funded how,places or hours a week,contact,"
    b"last checked\n"
    b"Moor Sitting,Moor Carers,I01; I02,E08000009,free,grant,40,0161 496 0001,2026-03-31\n"
)
KNOWN = (
    b"place code,place name,group kind,group,people known,as at\n"
    b"E08000009,Trafford,all,all,1841,2026-03-31\n"
    b"E08000009,Trafford,age,65+,706,2026-03-31\n"
)


def test_every_layout_has_a_page_with_its_headings(everybody: Cast):
    browser = browser_of(everybody.worker)
    listed = page(browser, "/files/layouts/")
    for name, layout in statistics.layouts().items():
        assert f"/files/layouts/{name}/" in listed
        text = page(browser, f"/files/layouts/{name}/")
        assert layouts_told.headings(layout), name
        assert layout.source.replace("&", "&amp;") in text, name
    assert browser.get("/files/layouts/none/").status_code == 404


@pytest.mark.parametrize("name", ["known_to_services", "services_by_hand"])
def test_a_template_is_sent_as_the_reader_wants_it_and_each_column_is_explained(everybody: Cast, name: str):
    browser = browser_of(everybody.worker)
    answer = browser.get(f"/files/templates/{name}.csv")
    assert answer["Content-Disposition"] == f'attachment; filename="{name}.csv"'
    assert answer.content.decode("utf-8-sig") == statistics.template(name)
    text = page(browser, "/files/templates/")
    told = next(each for each in layouts_told.templates(date(2026, 6, 1)) if each.layout.name == name)
    for column in told.columns:
        assert column.wants, column.heading
        assert column.heading in text


def test_there_is_no_template_for_what_is_published(everybody: Cast):
    assert browser_of(everybody.worker).get("/files/templates/imd2019_lsoa.csv").status_code == 404


def test_the_page_lists_every_intervention_and_every_group(everybody: Cast):
    text = page(browser_of(everybody.worker), "/files/templates/")
    assert "<strong>I24</strong>" in text
    assert "<strong>young_carers</strong>" in text


def test_a_template_filled_in_is_loaded_and_its_services_listed(everybody: Cast):
    analyst = everybody.analyst
    browser = browser_of(analyst)
    loaded(browser, analyst, SERVICES, name="services.csv")
    (file,) = files_of(analyst)
    text = page(browser, f"/files/{file.pk}/")
    assert "1 service is listed from it." in text
    assert "Moor Sitting" in text
    with scope.of_authority(analyst.authority_id):
        service = Service.objects.get()
    assert (service.funded_how, service.places_per_week, str(service.checked_on)) == (
        "grant",
        40,
        "2026-03-31",
    )
    assert "1 service listed from it is removed too." in page(browser, f"/files/{file.pk}/remove/")


def test_a_count_of_carers_known_is_the_authoritys_own(everybody: Cast):
    analyst = everybody.analyst
    loaded(browser_of(analyst), analyst, KNOWN, name="known.csv")
    assert [file.authority_id for file in files_of(analyst)] == [analyst.authority_id]
    assert not files_of(everybody.outsider)


@pytest.mark.parametrize(
    ("headings", "shown"),
    [
        (["Care: None", "Care: Some"], ("Care", ["None", "Some"])),
        (["Care: None; measures: Value", "Care: Some; measures: Value"], ("Care", ["None", "Some"])),
        (["Total", "Care: Some"], ("", ["Total", "Care: Some"])),
        (["Care: None"], ("", ["Care: None"])),
        ([], ("", [])),
    ],
)
def test_headings_are_shown_without_what_they_all_share(headings: list[str], shown: tuple[str, list[str]]):
    assert without_what_they_share(headings) == shown


def test_every_state_has_its_sentence_and_nothing_leads_out_of_the_last_two():
    for state, moves in rules.MOVES.items():
        for to in set(rules.MOVES) - moves:
            assert rules.reasons_not_to_move(state, to)[0].startswith("Nothing was changed. It ")
    assert rules.MOVES["loaded"] == rules.MOVES["cancelled"] == frozenset()
    assert rules.reasons_not_to_move("checking", "waiting", at_work=True)
    assert not rules.reasons_not_to_move("checking", "waiting")
