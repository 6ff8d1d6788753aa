"""Suppliers and charities that may support carers: kept from a list, decided by a person, never counted before."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from mainstay.accounts.permissions import Permission, may
from mainstay.database import scope
from mainstay.directory.actions import candidates as actions
from mainstay.directory.models import Candidate, Provider, ProviderIdentifier, Service, Source, SourceRecord
from mainstay.directory.rules.candidates import Found
from tests import cast
from tests.cast import Cast, browser_of

FALCON = Found(
    name="Falcon Carers Ltd",
    spend_pence=168397428,
    payments=3845,
    first_on=date(2024, 4, 2),
    last_on=date(2025, 3, 28),
    purposes=("EXT DOM CARE SPOT CO: 3,840 payments, £1,680,000",),
    why=("Its name speaks of carers.",),
    doubts=("“Carers” in the name, but all payments are for home care.",),
    months={"2024-04": 1, "2024-05": 0},
)
CENTRE = Found(
    name="Harbour Carers Centre",
    spend_pence=28746667,
    payments=12,
    first_on=date(2024, 4, 11),
    last_on=date(2025, 3, 5),
    purposes=("CARERS CENTRE: 12 payments, £287,466.67",),
    why=("12 payments, £287,466.67, speak of carers.",),
    told={"identifiers": [["GB-CHC", "1102075"]], "website": "https://carers.example", "kind": "charity"},
)


@pytest.fixture
def everybody(db: None) -> Cast:
    return cast.assemble()


@pytest.fixture
def source(everybody: Cast) -> Source:
    with scope.of_authority(everybody.northmoor.pk):
        return Source.objects.create(authority=everybody.northmoor, kind="payments", name="Payments 2024-25")


@pytest.fixture
def inside(everybody: Cast, source: Source):
    """The scope of Northmoor, with both suppliers waiting."""
    with scope.of_authority(everybody.northmoor.pk):
        actions.keep_candidates([FALCON, CENTRE], source, by=everybody.analyst)
        yield


def named(name: str) -> Candidate:
    return Candidate.objects.get(name=name)


def text_of(answer) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


# Keeping them


def test_a_candidate_is_no_provider_and_lists_nothing(inside):
    assert Candidate.objects.filter(state="waiting").count() == 2
    assert not Provider.objects.exists()
    assert not Service.objects.exists()


def test_a_later_list_brings_new_sums_and_undoes_no_decision(inside, everybody, source):
    actions.refuse(named(FALCON.name), reason="Home care", by=everybody.commissioner)
    kept = actions.keep_candidates([replace(FALCON, spend_pence=5), CENTRE], source, by=everybody.analyst)
    falcon = named(FALCON.name)
    assert (falcon.spend_pence, falcon.state, falcon.reason) == (5, "refused", "Home care")
    assert (kept.added, kept.changed, kept.left_to_owner, kept.gone) == (0, 1, 1, 0)


def test_one_that_the_list_no_longer_has_goes_unless_it_was_decided(inside, everybody, source):
    actions.refuse(named(FALCON.name), reason="Home care", by=everybody.commissioner)
    kept = actions.keep_candidates([], source, by=everybody.analyst)
    assert kept.gone == 1
    assert [each.name for each in Candidate.objects.all()] == [FALCON.name]


# Deciding


def test_confirming_makes_a_provider_with_its_numbers_and_the_money_stays_with_the_candidate(
    inside, everybody
):
    confirmed = actions.confirm(named(CENTRE.name), by=everybody.commissioner)
    provider = Provider.objects.get()
    assert (provider.name, provider.kind, provider.website) == (
        CENTRE.name,
        "charity",
        "https://carers.example",
    )
    assert ProviderIdentifier.objects.get().identifier == "1102075"
    assert confirmed.provider == provider
    assert confirmed.spend_pence == 28746667
    record = SourceRecord.objects.get()
    assert (record.provider, record.known_as) == (provider, CENTRE.name)


def test_confirming_as_a_provider_that_is_there_makes_no_other(inside, everybody):
    there = Provider.objects.create(authority=everybody.northmoor, name="Carers Centre (Harbour)")
    confirmed = actions.confirm(named(CENTRE.name), there, by=everybody.commissioner)
    assert confirmed.provider == there
    assert Provider.objects.count() == 1
    actions.decide_again(confirmed, by=everybody.commissioner)
    assert Provider.objects.count() == 1


def test_a_new_provider_of_the_same_name_is_not_made_twice(inside, everybody):
    Provider.objects.create(authority=everybody.northmoor, name="HARBOUR CARERS CENTRE")
    with pytest.raises(actions.CannotDecide) as refusal:
        actions.confirm(named(CENTRE.name), by=everybody.commissioner)
    assert refusal.value.reasons == [
        "HARBOUR CARERS CENTRE is in the directory already. Choose it from the list."
    ]


def test_a_decision_is_made_once_and_can_be_taken_back(inside, everybody):
    confirmed = actions.confirm(named(CENTRE.name), by=everybody.commissioner)
    with pytest.raises(actions.CannotDecide):
        actions.confirm(confirmed, by=everybody.commissioner)
    again = actions.decide_again(confirmed, by=everybody.commissioner)
    assert (again.state, again.provider, again.decided_at) == ("waiting", None, None)
    assert not Provider.objects.exists()
    assert not SourceRecord.objects.exists()


def test_a_provider_on_which_something_hangs_stays_when_the_decision_is_taken_back(inside, everybody):
    confirmed = actions.confirm(named(CENTRE.name), by=everybody.commissioner)
    Service.objects.create(authority=everybody.northmoor, provider=Provider.objects.get(), name="Drop-in")
    actions.decide_again(confirmed, by=everybody.commissioner)
    assert Provider.objects.get().name == CENTRE.name


def test_refusing_says_what_it_does_instead(inside, everybody):
    with pytest.raises(actions.CannotDecide) as refusal:
        actions.refuse(named(FALCON.name), reason="  ", by=everybody.commissioner)
    assert refusal.value.reasons == ["Enter what the supplier does instead"]


def test_what_was_never_decided_cannot_be_taken_back(inside, everybody):
    with pytest.raises(actions.CannotDecide):
        actions.decide_again(named(FALCON.name), by=everybody.commissioner)


# Pages


@pytest.fixture
def browser(everybody: Cast, source: Source) -> Client:
    with scope.of_authority(everybody.northmoor.pk):
        actions.keep_candidates([FALCON, CENTRE], source, by=everybody.analyst)
    return browser_of(everybody.commissioner)


def address(everybody: Cast, name: str, end: str = "") -> str:
    with scope.of_authority(everybody.northmoor.pk):
        return f"/directory/candidates/{named(name).pk}/{end}"


def test_the_list_says_what_was_paid_and_what_speaks_against_it_the_dearest_first(browser):
    said = text_of(browser.get("/directory/candidates/"))
    assert said.index("Falcon Carers Ltd") < said.index("Harbour Carers Centre")
    assert "£1,683,974.28" in said
    assert "all payments are for home care" in said
    assert "Only what was confirmed may be counted" in said


def test_the_list_leads_to_its_sheet_and_carries_what_was_asked(browser):
    assert 'href="/directory/candidates.csv"' in browser.get("/directory/candidates/").content.decode()
    asked = browser.get("/directory/candidates/?sort=spend").content.decode()
    assert 'href="/directory/candidates.csv?sort=spend"' in asked


def test_the_list_is_filtered_and_handed_out_as_a_sheet(browser):
    said = text_of(browser.get("/directory/candidates/?words=dom+care"))
    assert "Falcon Carers Ltd" in said
    assert "Harbour Carers Centre" not in said
    lines = browser.get("/directory/candidates.csv?sort=spend").content.decode("utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["Harbour Carers Centre", "Falcon Carers Ltd"]


def test_an_empty_list_says_what_to_load(everybody):
    said = text_of(browser_of(everybody.commissioner).get("/directory/candidates/"))
    assert "Load the council's payments" in said.replace("&#39;", "'")


def test_a_candidate_is_confirmed_on_the_page_and_the_decision_taken_back(browser, everybody):
    page = address(everybody, CENTRE.name)
    assert "£287,466.67" in text_of(browser.get(page))
    answer = browser.post(f"{page}confirm/", {"provider": "new"}, follow=True)
    assert "Harbour Carers Centre is a provider in the directory." in text_of(answer)
    assert "Supports carers" in text_of(answer)
    answer = browser.post(f"{page}again/", follow=True)
    assert "is to be decided again" in text_of(answer)


def test_a_provider_is_named_by_hand_where_none_is_alike(browser, everybody):
    page = address(everybody, CENTRE.name, "confirm/")
    wrong = text_of(browser.post(page, {"provider": "named", "named": "Nobody"}))
    assert "No provider is called that" in wrong
    assert "Enter the name" in text_of(browser.post(page, {"provider": "named"}))
    with scope.of_authority(everybody.northmoor.pk):
        Provider.objects.create(authority=everybody.northmoor, name="Quite Another")
    browser.post(page, {"provider": "named", "named": "quite another"})
    with scope.of_authority(everybody.northmoor.pk):
        assert named(CENTRE.name).provider.name == "Quite Another"


def test_refusing_on_the_page_needs_a_reason(browser, everybody):
    page = address(everybody, FALCON.name, "refuse/")
    assert "Enter what it does instead" in text_of(browser.post(page, {"reason": ""}))
    answer = browser.post(page, {"reason": "Home care bought for the person"}, follow=True)
    assert "does not count as support for carers" in text_of(answer)


@pytest.mark.parametrize("part", [*Cast.NAMES, "outsider"])
def test_each_role_sees_and_decides_or_is_told_that_it_may_not(everybody, source, part):
    user = everybody.everybody()[part]
    browser = browser_of(user)
    sees, decides = may(user, Permission.SEE_DIRECTORY), may(user, Permission.APPROVE_ENTRIES)
    assert browser.get("/directory/candidates/").status_code == (200 if sees else 403)
    expected = 404 if decides else 403
    assert browser.get("/directory/candidates/999999/confirm/").status_code == expected


def test_a_list_asks_the_same_however_many_candidates_there_are(browser, everybody, source):
    browser.get("/directory/candidates/")  # the first visit also looks up the session
    with CaptureQueriesContext(connection) as few:
        browser.get("/directory/candidates/")
    with scope.of_authority(everybody.northmoor.pk):
        many = [replace(FALCON, name=f"Falcon {number}") for number in range(30)]
        actions.keep_candidates([FALCON, CENTRE, *many], source, by=everybody.analyst)
    with CaptureQueriesContext(connection) as more:
        browser.get("/directory/candidates/")
    assert len(few) == len(more)
