"""Who may see a carer's record: family, friends, advocates, organisations and the carer; limited and ended."""

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils.timezone import localdate, now

from mainstay.accounts.models import Organisation, User
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer
from tests.cast import Cast, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db

FORM = {
    "name": "Rhona Rowan",
    "email": "rhona@home.example",
    "as_whom": "family",
    "parts": ["plans", "emergency"],
}
FORM |= {"why": "Ida's daughter lives close by", "agreed": "on"}


def given(cast: Cast) -> list[Access]:
    with in_records_of(cast.worker):
        return list(Access.objects.select_related("user", "organisation").order_by("pk"))


def give(browser: Client, carer: Carer, **form: object) -> str:
    return browser.post(f"/carers/{carer.pk}/family/access/", FORM | form, follow=True).content.decode()


def test_a_daughter_is_invited_and_sees_what_she_was_given(
    cast: Cast, browser: Client, carer: Carer, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        page = give(browser, carer)
    assert "Rhona Rowan" in page
    assert "plan, emergency plan" in page
    (access,) = given(cast)
    assert (access.acts, access.parts, access.until_at) == (False, ["plans", "emergency"], None)
    assert access.user.roles == ["carer"]
    (letter,) = mail.outbox
    assert letter.to == ["rhona@home.example"]
    assert "Ida" not in letter.body + letter.subject


def test_whoever_has_an_account_is_not_given_another(cast: Cast, browser: Client, carer: Carer):
    give(browser, carer, email=cast.carer.email, acts="yes")
    (access,) = given(cast)
    assert (access.user, access.acts) == (cast.carer, True)
    assert "may open this record already" in give(browser, carer, email=cast.carer.email)


def test_an_account_that_opens_no_record_is_refused(cast: Cast, browser: Client, carer: Carer):
    assert "no role that opens a carer&#39;s record" in give(browser, carer, email=cast.provider.email)
    assert "Somebody already has an account" in give(browser, carer, email=cast.outsider.email)
    assert not given(cast)


def test_every_reason_is_said_at_once(browser: Client, carer: Carer):
    page = give(
        browser, carer, **{"agreed": "", "why": "", "parts": [], "until-day": "1", "until-month": "1"}
    )
    assert "Enter the year as well" in page
    yesterday = localdate() - timedelta(days=1)
    until = {"until-day": yesterday.day, "until-month": yesterday.month, "until-year": yesterday.year}
    page = give(browser, carer, **({"agreed": "", "why": "", "parts": []} | until))
    for reason in (
        "Ask the carer first",
        "Write down why",
        "Choose the parts",
        "The last day is over already",
    ):
        assert reason in page


def test_it_lasts_to_the_end_of_its_last_day(cast: Cast, browser: Client, carer: Carer):
    today = localdate()
    until = {"until-day": today.day, "until-month": today.month, "until-year": today.year}
    give(browser, carer, **until)
    (access,) = given(cast)
    assert access.until_at > now()
    assert access.until_at - now() < timedelta(days=1, hours=1)


def test_a_worker_ends_it(cast: Cast, browser: Client, carer: Carer):
    give(browser, carer)
    (access,) = given(cast)
    page = f"/carers/{carer.pk}/family/access/{access.pk}/end/"
    assert "From this moment" in browser.get(page).content.decode()
    browser.post(page)
    assert given(cast)[0].ended_by == cast.worker
    assert "has ended already" in browser.post(page).content.decode()


def test_a_carer_is_invited_to_their_own_record_once(cast: Cast, browser: Client, carer: Carer):
    page = f"/carers/{carer.pk}/family/invite/"
    browser.post(page, {"email": cast.carer.email})
    (access,) = given(cast)
    assert (access.user, access.as_whom, access.acts) == (cast.carer, "self", True)
    assert (
        "has an account for this record already"
        in browser.post(page, {"email": "x@y.example"}).content.decode()
    )
    other = a_carer(cast, "ZZ99ZZ")
    answer = browser.post(f"/carers/{other.pk}/family/invite/", {"email": cast.carer.email}).content.decode()
    assert "another carer&#39;s own" in answer
    assert "carer&#39;s own account" in give(browser, carer, email=cast.carer.email)


def test_a_carers_centre_sees_the_record_until_it_ends(cast: Cast, browser: Client, carer: Carer):
    with scope.of_authority(cast.northmoor.pk):
        centre = Organisation.objects.create(
            authority=cast.northmoor, name="The Centre", kind="carers_centre"
        )
        Organisation.objects.create(authority=cast.northmoor, name="The Council", kind="council")
    theirs: User = somebody(cast.northmoor, "worker", "Cy Aspen", email="c@n.example", organisation=centre)
    assert "Ida" not in browser_of(theirs).get("/carers/?whose=all").content.decode()
    page = browser.get(f"/carers/{carer.pk}/family/organisation/").content.decode()
    assert "The Centre" in page
    assert "The Council" not in page
    form = {"organisation": centre.pk, "acts": "yes", "why": "She goes there", "agreed": "on"}
    browser.post(f"/carers/{carer.pk}/family/organisation/", form)
    of_centre = browser_of(theirs)
    assert of_centre.get(f"/carers/{carer.pk}/family/").status_code == 200
    # Whoever supports the carer in the council's place lets the daughter in too.
    assert "Rhona Rowan" in give(of_centre, carer)
    browser.post(f"/carers/{carer.pk}/family/access/{given(cast)[0].pk}/end/")
    assert of_centre.get(f"/carers/{carer.pk}/family/").status_code == 404
