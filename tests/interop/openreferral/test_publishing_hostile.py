"""The open feed and the public pages tell of listed services and of nothing else, whatever they are asked."""

import pytest
from django.db import transaction
from django.test import Client

from mainstay.database import scope
from mainstay.directory.models import Location, Provider, ProviderIdentifier, Service
from tests.cast import Cast, assemble, browser_of
from tests.directory.listed import a_provider, a_service

HOSTILE = ("nan", "1e400", "-1", "%00", "09:30%2B05:00", "²")
NAMES = [
    "page",
    "per_page",
    "search",
    "authority",
    "organization_id",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
    "taxonomy_id",
    "taxonomy_term_id",
    "proximity",
    "postcode",
    "full",
]


@pytest.fixture
def everybody(db: None) -> Cast:
    return assemble()


def test_no_question_breaks_the_feed(everybody: Cast):
    a_service(everybody.analyst)
    browser, broken = Client(raise_request_exception=False), []
    for value in HOSTILE:
        for name in NAMES:
            for path in ("services", "service_at_locations", "organizations"):
                asked = (
                    f"/open-referral/{path}?{name}={value}&postcode={'' if name == 'postcode' else 'XN1 1AA'}"
                )
                if browser.get(asked.replace("&postcode=XN1 1AA", "")).status_code >= 500:
                    broken.append(asked)
    assert not broken


def test_the_public_reads_no_provider_place_or_number_of_what_is_not_listed(everybody: Cast):
    analyst = everybody.analyst
    shown = a_service(analyst)
    hidden = a_service(analyst, a_provider(analyst, "Refuge"), name="Safe house")
    with scope.of_authority(analyst.authority_id):
        of = {"authority": analyst.authority}
        ProviderIdentifier.objects.create(**of, provider=hidden.provider, scheme="GB-CHC", identifier="1")
        ProviderIdentifier.objects.create(**of, provider=shown.provider, scheme="GB-CHC", identifier="2")
        Service.objects.filter(pk=hidden.pk).update(state="withdrawn")
        Provider.objects.create(**of, name="Ana Gorse, tutor")
    with transaction.atomic():
        scope.enter_authority(None)
        scope.show_listed()
        assert [each.name for each in Provider.objects.all()] == ["Harbourlight Care"]
        assert [each.identifier for each in ProviderIdentifier.objects.all()] == ["2"]
        assert Location.objects.count() == 2
        scope.show_listed(False)


def test_an_answer_for_somebody_signed_in_is_kept_by_no_shared_cache(everybody: Cast):
    a_service(everybody.analyst)
    for browser in (Client(), browser_of(everybody.analyst)):
        answer = browser.get("/open-referral/services")
        assert "public" not in answer["Cache-Control"] or not answer.cookies, answer.cookies


def test_a_nul_in_an_address_breaks_no_page(everybody: Cast):
    browser = browser_of(everybody.commissioner)
    for path in (
        "/priorities/propose/?review=%00&evidence=%%0000",
        "/directory/?search=%00",
        "/find/results/?words=%00",
    ):
        assert browser.get(path).status_code == 200, path
