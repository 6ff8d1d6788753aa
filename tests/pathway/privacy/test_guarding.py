"""A restricted record opens to those who are named; anybody else breaks in, with a reason that somebody judges."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, Clock, Restriction
from tests.cast import Cast, assemble, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db

WHY = "He rang at night and nobody else is reachable."


@pytest.fixture
def cast() -> Cast:
    return assemble()


def restrict(cast: Cast, carer: Carer, *named: User) -> None:
    answer = browser_of(cast.practice_lead).post(
        reverse("pathway:restrict", args=[carer.pk]),
        {"why": "Her sister works in this office.", "named": [each.pk for each in named]},
    )
    assert answer.status_code == 302, answer.content.decode()


def page_of(browser: Client, carer: Carer) -> int:
    return browser.get(reverse("pathway:carer", args=[carer.pk])).status_code


def break_in(user: User, **typed: str) -> str:
    answer = browser_of(user).post(reverse("pathway:open_in_emergency"), {"why": WHY} | typed, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_only_those_who_are_named_open_a_restricted_record(cast: Cast):
    carer = a_carer(cast)
    other = somebody(cast.northmoor, "worker", "Una Pine", email="una@northmoor.example")
    restrict(cast, carer, other)
    assert page_of(browser_of(other), carer) == 200
    assert page_of(browser_of(cast.worker), carer) == 404
    assert page_of(browser_of(cast.practice_lead), carer) == 404


def test_whoever_guards_records_ends_a_restriction_without_reading_the_record(cast: Cast):
    carer = a_carer(cast)
    restrict(cast, carer, cast.worker)
    lead = browser_of(cast.practice_lead)
    for name in ("guard", "name_workers", "end_restriction", "hold", "subject_access"):
        page = lead.get(reverse(f"pathway:{name}", args=[carer.pk]))
        assert page.status_code == 200, name
        assert "Rowan" not in page.content.decode(), name
    assert "AB12CD" in lead.get(reverse("pathway:guarded")).content.decode()
    lead.post(reverse("pathway:end_restriction", args=[carer.pk]))
    assert page_of(lead, carer) == 200
    with in_records_of(cast.worker):
        assert Restriction.objects.get().ended_by == cast.practice_lead


def test_a_restriction_needs_a_reason_and_somebody_named(cast: Cast):
    carer = a_carer(cast)
    answer = browser_of(cast.practice_lead).post(reverse("pathway:restrict", args=[carer.pk]), {"why": "x"})
    page = answer.content.decode()
    assert "Name at least one worker" in page
    assert "in a sentence that somebody else can judge" in page


def test_an_emergency_opens_the_record_for_some_hours_and_tells_the_carer(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    restrict(cast, carer, cast.practice_lead)
    break_in(cast.worker, reference="ab12cd")
    assert page_of(browser_of(cast.worker), carer) == 200
    assert WHY.rstrip(".") in browser_of(cast.carer).get(reverse("pathway:my_openings")).content.decode()
    with in_records_of(cast.worker):
        given = Access.objects.get(as_whom="emergency")
        assert given.until_at - given.from_at < timedelta(hours=25)
        assert Clock.objects.filter(what="emergency_opening", done_on=None).exists()
        Access.objects.filter(pk=given.pk).update(until_at=now() - timedelta(hours=1))
    assert page_of(browser_of(cast.worker), carer) == 404


def test_a_worker_of_a_carers_centre_breaks_in_by_whole_name_and_date_of_birth(cast: Cast):
    carer = a_carer(cast)
    with scope.of_authority(cast.northmoor.pk):
        centre = Organisation.objects.create(authority=cast.northmoor, name="Centre", kind="carers_centre")
    cy = somebody(cast.northmoor, "worker", "Cy Aspen", email="c@northmoor.example", organisation=centre)
    assert page_of(browser_of(cy), carer) == 404
    born = {"born_on-day": "14", "born_on-month": "5", "born_on-year": "1961"}
    assert "Not one record fits exactly" in break_in(cy, given_names="Ida", family_name="Rowa", **born)
    assert "Enter the number of the record" in break_in(cy, given_names="Ida", family_name="Rowan")
    break_in(cy, given_names="ida", family_name="ROWAN", **born)
    assert page_of(browser_of(cy), carer) == 200


def test_what_was_typed_stands_in_no_address(cast: Cast):
    a_carer(cast)
    browser = browser_of(cast.worker)
    page = browser.get(reverse("pathway:open_in_emergency"), {"reference": "AB12CD", "why": WHY})
    assert page.status_code == 200
    with in_records_of(cast.worker):
        assert not Access.objects.exists()
    answer = browser.post(reverse("pathway:open_in_emergency"), {"reference": "AB12CD", "why": WHY})
    assert answer["Location"] == reverse("pathway:carer", args=[number_of_ida(cast)])


def number_of_ida(cast: Cast) -> int:
    with in_records_of(cast.worker):
        return Carer.objects.get(reference="AB12CD").pk


def test_a_misuse_is_judged_shown_to_the_carer_and_closes_the_record(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    restrict(cast, carer, cast.practice_lead)
    break_in(cast.worker, reference="AB12CD")
    with in_records_of(cast.worker):
        given = Access.objects.get(as_whom="emergency")
    lead, address = browser_of(cast.practice_lead), reverse("pathway:judge_opening", args=[given.pk])
    assert "Rowan" not in lead.get(address).content.decode()
    assert "Say what was wrong" in lead.post(address, {"proper": "no", "words": ""}).content.decode()
    lead.post(address, {"proper": "no", "words": "There was no emergency. Her manager was told."})
    assert page_of(browser_of(cast.worker), carer) == 404
    seen = browser_of(cast.carer).get(reverse("pathway:my_openings")).content.decode()
    assert "it should not have been opened" in seen
    assert "Misuse" in lead.get(reverse("pathway:emergency_openings")).content.decode()


def test_what_nobody_has_judged_is_listed_however_much_was_judged_before(cast: Cast):
    carer = a_carer(cast)
    about = {"authority": cast.northmoor, "carer": carer, "as_whom": "emergency", "from_at": now()}
    about |= {"until_at": now(), "reason": "Nobody else was reachable.", "acts": True}
    looked = {"looked_at_by": cast.practice_lead, "looked_at_on": TODAY, "found_proper": True}
    with in_records_of(cast.worker):
        waiting = Access.objects.create(**about, user=cast.worker)
        Access.objects.bulk_create(Access(**about, **looked, user=cast.worker) for _ in range(200))
    lead = browser_of(cast.practice_lead)
    address = reverse("pathway:judge_opening", args=[waiting.pk])
    assert address in lead.get(reverse("pathway:emergency_openings")).content.decode()
    assert lead.get(address).status_code == 200


def test_nobody_judges_their_own_opening(cast: Cast):
    carer = a_carer(cast)
    restrict(cast, carer, cast.worker)
    break_in(cast.practice_lead, reference="AB12CD")
    with in_records_of(cast.worker):
        given = Access.objects.get(as_whom="emergency")
    answer = browser_of(cast.practice_lead).post(
        reverse("pathway:judge_opening", args=[given.pk]), {"proper": "yes"}
    )
    assert "You opened this record yourself" in answer.content.decode()
