"""Nobody reads a carer's record who is not let: every address of the pathway, tried by those with no business there."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import URLPattern
from django.utils.timezone import now

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer
from tests.cast import Cast, assemble, browser_of
from tests.cast import person as somebody
from tests.house.test_every_page_names_its_permission import ALL, address, opens, permission_of
from tests.pathway.carers import a_carer, in_records_of, own_account
from tests.pathway.privacy.full import WORD, full_record

pytestmark = pytest.mark.django_db

PAGES = [(name, page) for name, page in ALL if name.startswith("pathway:")]
# Anybody's: who somebody is makes no difference to what is there.
STRANGERS = (
    *(
        "commissioner",
        "buyer",
        "member",
        "provider",
        "evaluator",
        "analyst",
        "administrator",
        "locality_lead",
    ),
    *("outsider", "another_carer", "family_of_yesterday", "worker_of_a_centre"),
)


@pytest.fixture
def cast() -> Cast:
    return assemble()


def stranger(cast: Cast, part: str, carer: Carer) -> User:
    """Return somebody who must not read this record."""
    if part in cast.everybody():
        return cast.everybody()[part]
    if part == "worker_of_a_centre":
        with scope.of_authority(cast.northmoor.pk):
            centre = Organisation.objects.create(
                authority=cast.northmoor, name="Centre", kind="carers_centre"
            )
        return somebody(cast.northmoor, "worker", "Cy Aspen", email="cy@centre.example", organisation=centre)
    user = somebody(cast.northmoor, "carer", "Fay Alder", email=f"{part}@northmoor.example")
    own_account(cast, a_carer(cast, part[:9].upper(), family_name="Alder"), user)
    if part == "family_of_yesterday":
        with in_records_of(cast.worker):
            Access.objects.create(
                authority=cast.northmoor,
                carer=carer,
                user=user,
                as_whom="family",
                acts=True,
                from_at=now() - timedelta(days=9),
                until_at=now() - timedelta(days=1),
            )
    return user


def tried(browser: Client, name: str, page: URLPattern, given: dict[str, object]) -> list[str]:
    """Return what is wrong with the answers at an address: the word of the record in them, or an error."""
    asked = address(name, page, **given)
    wrong = []
    for method in (browser.get, browser.post):
        answer = method(asked)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        if WORD.encode() in body or answer.status_code >= 500:
            wrong.append(f"{method.__name__} {name}: {answer.status_code}")
        if page.pattern.converters and "carer_id" in page.pattern.converters and answer.status_code == 200:
            wrong.append(f"{method.__name__} {name}: opened")
    return wrong


def test_a_stranger_finds_no_word_of_the_record_at_any_address(cast: Cast):
    carer = full_record(cast)
    given = numbers_of(cast, carer)
    wrong = []
    for part in STRANGERS:
        user = stranger(cast, part, carer)
        browser, pages = browser_of(user), pages_open_to(user)
        wrong += [f"{part} {each}" for name, page in pages for each in tried(browser, name, page, given)]
    assert wrong == []


def pages_open_to(user: User) -> list[tuple[str, URLPattern]]:
    """Return the pages that the user's roles open; that every other refuses them is tested with all pages together."""
    return [
        (name, page) for name, page in PAGES if opens(user, page) or permission_of(page).startswith("public")
    ]


def numbers_of(cast: Cast, carer: Carer) -> dict[str, object]:
    """Return the number of each thing on the record, by what an address calls it."""
    from mainstay.pathway import models

    called = {
        "relationship": models.Relationship,
        "consent": models.Consent,
        "access": models.Access,
        "self_assessment": models.SelfAssessment,
        "assessment": models.Assessment,
        "view": models.FamilyView,
        "decision": models.Decision,
        "challenge": models.Challenge,
        "plan": models.Plan,
        "outcome": models.PersonalOutcome,
        "support": models.Support,
        "to_do": models.ToDo,
        "approval": models.Approval,
        "budget": models.Budget,
        "offered_option": models.OfferedOption,
        "ledger_entry": models.LedgerEntry,
        "request": models.BrokerRequest,
        "match": models.OfferedMatch,
        "unmet": models.UnmetNeed,
        "emergency": models.EmergencyPlan,
        "holder": models.CopyHolder,
        "carer_review": models.CarerReview,
        "transition": models.Transition,
        "pause": models.Pause,
        "wish": models.Wish,
        "message": models.Message,
        "concern": models.Concern,
        "hold": models.LegalHold,
        "clock": models.Clock,
    }
    with in_records_of(cast.worker):
        found = {
            f"{name}_id": model.objects.filter(carer=carer).earliest("pk").pk
            for name, model in called.items()
        }
    return found | {"carer_id": carer.pk}


def test_a_carer_with_the_numbers_of_another_finds_nothing_of_theirs(cast: Cast):
    carer = full_record(cast)
    user = stranger(cast, "another_carer", carer)
    browser = browser_of(user)
    for name, given in numbers_of(cast, carer).items():
        if name == "access_id":
            assert browser.post(f"/my/access/{given}/end/").status_code == 404
            assert "No record" not in browser.post("/my/choose/", {"access": given}).content.decode()
    with in_records_of(cast.worker):
        assert Access.objects.get(carer=carer, as_whom="self").ended_at is None
