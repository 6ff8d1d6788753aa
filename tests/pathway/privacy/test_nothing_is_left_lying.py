"""What is written of a person stays in its table: it is in no log, in no cookie and in no page that a browser keeps."""

import pytest
from django.conf import settings
from django.db import DatabaseError, transaction
from django.urls import reverse

from mainstay.database import folders
from mainstay.pathway.models import Person
from tests.cast import Cast, assemble, browser_of
from tests.house.test_every_page_names_its_permission import ALL, address
from tests.pathway.carers import a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db


@pytest.fixture
def cast() -> Cast:
    return assemble()


def test_the_log_of_the_database_says_what_failed_and_no_word_of_whom(cast: Cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker), pytest.raises(DatabaseError), transaction.atomic():
        Person.objects.filter(carer=carer).update(known_as="Quillfea" * 40)
    said = folders.of(settings.DATA).log.read_text(errors="replace")
    assert "value too long" in said
    assert "Quillfea" not in said


def test_what_a_page_says_after_something_was_done_is_in_no_cookie(cast: Cast):
    carer = a_carer(cast)
    browser = browser_of(cast.worker)
    answer = browser.post(reverse("pathway:messages", args=[carer.pk]), {"words": "Quillfea will ring."})
    assert answer.status_code == 302
    assert set(browser.cookies) <= {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME}


def test_no_page_of_a_record_is_kept_by_a_browser(cast: Cast):
    carer = a_carer(cast)
    own_account(cast, carer)
    worker, own = browser_of(cast.practice_lead), browser_of(cast.carer)
    for name, page in ALL:
        asked = address(name, page, carer_id=carer.pk) if name.startswith("pathway:") else ""
        if asked.startswith(("/carers/", "/my/")):
            browser = own if asked.startswith("/my/") else worker
            assert "no-store" in browser.get(asked)["Cache-Control"], name


def test_an_address_that_asks_for_more_leads_nowhere_else(cast: Cast):
    browser = browser_of(cast.worker)
    for name in ("carers", "search_carers", "referrals", "wishes"):
        asked = reverse(f"pathway:{name}")
        answer = browser.post(f"{asked}?next=//elsewhere.example/", {"next": "https://elsewhere.example/"})
        assert "elsewhere.example" not in answer.get("Location", ""), name
