"""What a carer does with their own record: puts right, asks, writes, takes back what they gave."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import now

from mainstay.accounts.models import Organisation, User
from mainstay.pathway.models import Access, Carer, Clock, Message, Person, Wish
from tests.cast import Cast, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import a_carer, in_records_of, own_account

pytestmark = pytest.mark.django_db
CONTACT = {"known_as": "Ida", "phone": "01234", "email": "", "address": "", "postcode": "", "language": ""}


@pytest.fixture
def ida(cast: Cast) -> Carer:
    carer = a_carer(cast)
    own_account(cast, carer)
    return carer


def let_see(cast: Cast, carer: Carer, **about: object) -> tuple[User, Access]:
    fay = somebody(cast.northmoor, "carer", "Fay Alder", email="fay@northmoor.example")
    given = {"as_whom": "family", "acts": False, "from_at": now(), "user": fay, "given_by": cast.worker}
    with in_records_of(cast.worker):
        access = Access.objects.create(authority=cast.northmoor, carer=carer, **given | about)
    return fay, access


def test_contact_details_change_at_once_and_two_editions_do_not_overwrite_each_other(cast: Cast, ida: Carer):
    address, browser = reverse("pathway:my_contact"), browser_of(cast.carer)
    assert browser.post(address, CONTACT | {"seen": 1}).status_code == 302
    late = browser.post(address, CONTACT | {"seen": 1, "phone": "09999"})
    assert "Somebody else saved this" in late.content.decode()
    assert 'value="09999"' in late.content.decode()
    with in_records_of(cast.worker):
        assert Person.objects.get(pk=ida.person_id).phone == "01234"


def test_a_wish_waits_for_a_worker_and_the_answer_comes_back(cast: Cast, ida: Carer):
    asked = {"kind": "correction", "words": "I was born in 1962."}
    carer, worker = browser_of(cast.carer), browser_of(cast.worker)
    assert carer.post(reverse("pathway:my_ask"), asked).status_code == 302
    with in_records_of(cast.worker):
        wish = Wish.objects.get()
        assert Clock.objects.filter(what="wish", record=wish.pk, done_on=None).exists()
    assert "Put something right" in worker.get(reverse("pathway:wishes")).content.decode()
    address = reverse("pathway:wish", args=[wish.pk])
    assert "Write an answer" in worker.post(address, {"done": "yes", "answer": ""}).content.decode()
    assert worker.post(address, {"done": "yes", "answer": "Changed to 1962."}).status_code == 302
    assert "Changed to 1962." in carer.get(reverse("pathway:my_wishes")).content.decode()
    with in_records_of(cast.worker):
        assert not Clock.objects.filter(what="wish", done_on=None).exists()


def test_nothing_typed_is_lost_where_a_wish_says_nothing(cast: Cast, ida: Carer):
    answer = browser_of(cast.carer).post(reverse("pathway:my_ask"), {"kind": "other", "words": " "})
    assert "Write what you would like" in answer.content.decode()


def test_messages_go_both_ways_and_say_what_is_unread(cast: Cast, ida: Carer):
    carer, worker = browser_of(cast.carer), browser_of(cast.worker)
    carer.post(reverse("pathway:my_messages"), {"words": "Who comes on Friday?"})
    assert "Messages nobody has read" in worker.get(reverse("pathway:wishes")).content.decode()
    with in_records_of(cast.worker):
        assert Clock.objects.filter(what="message", done_on=None).exists()
    page = worker.get(reverse("pathway:messages", args=[ida.pk])).content.decode()
    assert "Who comes on Friday?" in page
    worker.post(reverse("pathway:messages", args=[ida.pk]), {"words": "Sam does."})
    assert "1 new message" in carer.get(reverse("pathway:my")).content.decode()
    assert "Sam does." in carer.get(reverse("pathway:my_messages")).content.decode()
    assert "new message" not in carer.get(reverse("pathway:my")).content.decode()
    with in_records_of(cast.worker):
        assert not Message.objects.filter(read_at=None).exists()
        assert not Clock.objects.filter(what="message", done_on=None).exists()


def test_family_sees_the_parts_it_was_given_until_its_day(cast: Cast, ida: Carer):
    fay, access = let_see(cast, ida, parts=["plans"], until_at=now() + timedelta(days=1))
    browser = browser_of(fay)
    assert browser.get(reverse("pathway:my")).status_code == 200
    assert browser.get(reverse("pathway:my_plan")).status_code == 200
    for name in ("my_details", "my_budget", "my_messages", "my_openings", "my_copy", "my_said"):
        assert browser.get(reverse(f"pathway:{name}")).status_code == 404, name
    assert browser.post(reverse("pathway:my_ask"), {"kind": "other", "words": "Mine"}).status_code == 403
    with in_records_of(cast.worker):
        Access.objects.filter(pk=access.pk).update(until_at=now() - timedelta(minutes=1))
    assert "No record is joined" in browser.get(reverse("pathway:my")).content.decode()


def test_somebody_with_two_records_chooses_whose_to_read(cast: Cast, ida: Carer):
    fay, access = let_see(cast, ida)
    own_account(cast, a_carer(cast, "FAY111", given_names="Fay", family_name="Alder"), fay)
    browser = browser_of(fay)
    assert "Fay Alder" in browser.get(reverse("pathway:my")).content.decode()
    browser.post(reverse("pathway:my_choose"), {"access": access.pk})
    page = browser.get(reverse("pathway:my")).content.decode()
    assert "Ida Rowan" in page
    assert "Fay Alder</h1>" not in page


def test_a_carer_ends_what_family_sees_at_once(cast: Cast, ida: Carer):
    fay, access = let_see(cast, ida)
    carer = browser_of(cast.carer)
    assert "Fay Alder" in carer.get(reverse("pathway:my_details")).content.decode()
    carer.post(reverse("pathway:my_access_end", args=[access.pk]), {"words": ""})
    assert "No record is joined" in browser_of(fay).get(reverse("pathway:my")).content.decode()
    with in_records_of(cast.worker):
        assert Access.objects.get(pk=access.pk).ended_by == cast.carer


def test_an_end_to_what_an_organisation_sees_is_asked_for_once_and_done_by_a_worker(cast: Cast, ida: Carer):
    with in_records_of(cast.worker):
        centre = Organisation.objects.create(authority=cast.northmoor, name="Centre", kind="carers_centre")
        access = Access.objects.create(
            authority=cast.northmoor, carer=ida, organisation=centre, as_whom="organisation", from_at=now()
        )
    carer, address = browser_of(cast.carer), reverse("pathway:my_access_end", args=[access.pk])
    carer.post(address, {"words": "I go elsewhere now."})
    assert "asked for this already" in carer.post(address, {"words": ""}).content.decode()
    with in_records_of(cast.worker):
        wish = Wish.objects.get(kind="end_access")
        assert Access.objects.get(pk=access.pk).end_asked_at is not None
    browser_of(cast.worker).post(
        reverse("pathway:wish", args=[wish.pk]), {"done": "yes", "answer": "Ended today."}
    )
    with in_records_of(cast.worker):
        assert Access.objects.get(pk=access.pk).ended_at is not None


@pytest.mark.parametrize("name", ["my", "my_details", "my_plan", "my_openings"])
def test_a_page_asks_as_often_however_long_the_record(
    cast: Cast, ida: Carer, name: str, django_assert_max_num_queries
):
    with in_records_of(cast.worker):
        for number in range(20):
            Message.objects.create(
                authority=cast.northmoor, carer=ida, from_carer=False, by=cast.worker, words=str(number)
            )
            Wish.objects.create(authority=cast.northmoor, carer=ida, kind="other", on="2026-04-01")
    browser = browser_of(cast.carer)
    browser.get(reverse("pathway:my"))
    with django_assert_max_num_queries(40):
        browser.get(reverse(f"pathway:{name}"))
