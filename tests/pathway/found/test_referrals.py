"""Referrals: who sees them, what becomes of them, and what is made of those that are accepted."""

from datetime import date

import pytest
from django.core.cache import cache

from mainstay.accounts.middleware.scoping import enter_scope_of
from mainstay.accounts.models import Organisation
from mainstay.database import scope
from mainstay.pathway.actions import found, referrals, search_keys
from mainstay.pathway.models import Access, Carer, Clock, Consent, Referral, Relationship, SamePair
from tests.cast import Cast, assemble, browser_of
from tests.cast import person as somebody
from tests.pathway.carers import TODAY, a_carer, in_records_of

pytestmark = pytest.mark.django_db

ABOUT = {
    "given_names": "Ida",
    "family_name": "Rowan",
    "born_on": "1961-05-14",
    "postcode": "zz1 1zz",
    "phone": "01632 960001",
    "contact_by": ["phone"],
    "looked_after": {"given_names": "Tom", "kind": "partner", "lives_in": "Southmoor"},
    "agreed_how": "phone",
}


@pytest.fixture
def cast() -> Cast:
    cache.clear()
    return assemble()


def a_referral(cast: Cast, **changes: object) -> Referral:
    told = {"through": "gp", "about": ABOUT, "words": "Tired", "received_on": TODAY} | changes
    with in_records_of(cast.worker):
        return found.take_referral(by=cast.worker, **told)


def a_centre(cast: Cast):
    with scope.of_authority(cast.northmoor.pk):
        centre = Organisation.objects.create(authority=cast.northmoor, name="Centre", kind="carers_centre")
    return centre, somebody(
        cast.northmoor, "worker", "Cy Aspen", email="c@northmoor.example", organisation=centre
    )


def test_the_inbox_shows_the_urgent_first_and_by_when_somebody_speaks_with_them(cast: Cast):
    a_referral(cast, about=ABOUT | {"given_names": "Slow"})
    a_referral(cast, about=ABOUT | {"given_names": "Soon"}, urgent=True)
    page = browser_of(cast.worker).get("/carers/referrals/").content.decode()
    assert page.index("Soon") < page.index("Slow")
    assert "speak with them by 2 April 2026" in page
    assert "speak with them by 10 April 2026" in page  # Easter: Good Friday and Monday are not worked


def test_the_inbox_asks_as_many_questions_for_forty_as_for_one(cast: Cast, django_assert_max_num_queries):
    for number in range(40):
        a_referral(cast, urgent=bool(number % 3), received_on=date(2026, 3, 1 + number % 28))
    browser = browser_of(cast.worker)
    with django_assert_max_num_queries(22):
        assert browser.get("/carers/referrals/").status_code == 200


def test_accepting_makes_the_record_the_agreement_the_family_and_the_clock(cast: Cast):
    referral = a_referral(cast)
    page = browser_of(cast.worker).post(
        f"/carers/referrals/{referral.pk}/", {"mine": "on", "organisation": ""}
    )
    with in_records_of(cast.worker):
        carer = Carer.objects.get()
        assert page["Location"] == f"/carers/{carer.pk}/"
        assert (carer.person.name, carer.person.born_on) == ("Ida Rowan", date(1961, 5, 14))
        assert (carer.found_through, carer.found_on, carer.worker) == ("gp", TODAY, cast.worker)
        consent = Consent.objects.get()
        assert (consent.purpose, consent.given, consent.how) == ("record", True, "phone")
        relationship = Relationship.objects.get()
        assert (relationship.person.given_names, relationship.kind) == ("Tom", "partner")
        assert relationship.lives_in == "Southmoor"
        assert Clock.objects.get(what="first_contact").due_on == date(2026, 4, 10)
        assert Referral.objects.get().state == "accepted"


def test_a_referral_is_answered_once(cast: Cast):
    referral = a_referral(cast)
    with in_records_of(cast.worker):
        referrals.accept(referral, by=cast.worker, today=TODAY)
        with pytest.raises(referrals.CannotAnswer, match="answered this referral already"):
            referrals.turn_away(referral, "declined", "No", by=cast.worker, today=TODAY)
        assert Carer.objects.count() == 1


def test_every_reason_is_said_at_once(cast: Cast):
    referral = a_referral(cast)
    with in_records_of(cast.worker):
        Referral.objects.update(carer_agreed=False)
        with pytest.raises(referrals.CannotAnswer) as refused:
            referrals.turn_away(referral, "elsewhere", " ", by=cast.worker, today=TODAY)
    assert len(refused.value.reasons) == 2


def test_a_referral_is_put_to_a_record_that_was_there_and_changes_nothing_in_it(cast: Cast):
    carer, referral = a_carer(cast), a_referral(cast)
    with in_records_of(cast.worker):
        search_keys.write(carer)
    browser = browser_of(cast.worker)
    assert "Their names are the same" in browser.get(f"/carers/referrals/{referral.pk}/").content.decode()
    browser.post(f"/carers/referrals/{referral.pk}/join/{carer.pk}/")
    with in_records_of(cast.worker):
        assert Carer.objects.count() == 1
        assert Carer.objects.get().person.phone == ""
        assert Referral.objects.get().carer == carer


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"born_on": "1961-05-14"}, "born on the same day"),
        ({"given_names": "Idda", "family_name": "Rowen"}, "alike"),
        ({"given_names": "Rowan", "family_name": "Ida"}, "in another order"),
    ],
)
def test_a_likely_record_is_found_though_it_is_misspelt(cast: Cast, changes: dict[str, str], said: str):
    with in_records_of(cast.worker):
        found_ = referrals.accept(a_referral(cast), by=cast.worker, today=TODAY)
    referral = a_referral(cast, about=ABOUT | changes)
    page = browser_of(cast.worker).get(f"/carers/referrals/{referral.pk}/").content.decode()
    assert found_.reference in page
    assert said in page


def test_a_day_and_month_the_other_way_round_are_found(cast: Cast):
    with in_records_of(cast.worker):
        referrals.accept(
            a_referral(cast, about=ABOUT | {"born_on": "1961-05-03"}), by=cast.worker, today=TODAY
        )
        referrals.accept(
            a_referral(cast, about=ABOUT | {"born_on": "1961-03-05"}), by=cast.worker, today=TODAY
        )
        assert "Day and month of birth are the other way round." in SamePair.objects.get().reasons


def test_a_husband_and_wife_are_not_one(cast: Cast):
    with in_records_of(cast.worker):
        for given, born in (("Ida", "1961-05-14"), ("Wilhelm", "1957-11-30")):
            about = ABOUT | {"given_names": given, "born_on": born}
            referrals.accept(a_referral(cast, about=about), by=cast.worker, today=TODAY)
        assert not SamePair.objects.exists()


def test_a_centre_sees_only_what_was_sent_to_it_and_then_its_own_carer(cast: Cast):
    centre, worker = a_centre(cast)
    theirs = a_referral(cast, organisation=centre)
    other = a_referral(cast, about=ABOUT | {"given_names": "Una"})
    browser = browser_of(worker)
    page = browser.get("/carers/referrals/").content.decode()
    assert "Ida" in page
    assert "Una" not in page
    assert browser.get(f"/carers/referrals/{other.pk}/").status_code == 404
    answer = browser.post(f"/carers/referrals/{theirs.pk}/", {"mine": "on", "organisation": str(centre.pk)})
    assert answer.status_code == 302, answer.content.decode()
    with in_records_of(cast.worker):
        access = Access.objects.get()
        assert (access.organisation, access.acts, access.as_whom) == (centre, True, "organisation")
        carer = Carer.objects.get()
    enter_scope_of(worker)
    assert Carer.objects.get() == carer


def test_a_record_is_opened_to_a_centre_only_once_the_carer_agreed(cast: Cast):
    centre, _worker = a_centre(cast)
    referral = a_referral(cast)
    browser = browser_of(cast.worker)
    page = browser.post(f"/carers/referrals/{referral.pk}/", {"organisation": str(centre.pk)})
    assert "Ask the carer before another organisation" in page.content.decode()
    browser.post(f"/carers/referrals/{referral.pk}/", {"organisation": str(centre.pk), "centre_agreed": "on"})
    with in_records_of(cast.worker):
        assert set(Consent.objects.values_list("purpose", flat=True)) == {"record", "centre"}
        assert Access.objects.get().organisation == centre


def test_a_worker_on_the_telephone_writes_down_the_same_request_in_one_step(cast: Cast):
    data = {
        "through": "self",
        "given_names": "Ida",
        "phone": "01632 960001",
        "received_on-day": "1",
        "received_on-month": "4",
        "received_on-year": "2026",
        "agreed": "on",
        "agreed_how": "phone",
    }
    answer = browser_of(cast.worker).post("/carers/referrals/new/", data)
    with in_records_of(cast.worker):
        referral = Referral.objects.get()
    assert answer["Location"] == f"/carers/referrals/{referral.pk}/"
    assert (referral.received_by, referral.about["agreed_how"]) == (cast.worker, "phone")


def test_everything_missing_is_said_at_once_and_nothing_typed_is_lost(cast: Cast):
    page = browser_of(cast.worker).post("/carers/referrals/new/", {"words": "Kept words"}).content.decode()
    for said in ("one way to reach the carer", "Ask the carer", "how the carer agreed", "Kept words"):
        assert said in page


def test_nobody_else_of_the_council_reads_a_referral(cast: Cast):
    referral = a_referral(cast)
    for user in (cast.commissioner, cast.buyer, cast.member, cast.provider, cast.carer):
        assert browser_of(user).get(f"/carers/referrals/{referral.pk}/").status_code == 403
    assert browser_of(cast.outsider).get(f"/carers/referrals/{referral.pk}/").status_code in (403, 404)


def test_a_young_carer_and_a_number_that_is_not_safe_are_pointed_out(cast: Cast):
    referral = a_referral(
        cast, about=ABOUT | {"born_on": "2012-01-01", "safe": "no", "safe_words": "Ask for Ida"}
    )
    page = browser_of(cast.worker).get(f"/carers/referrals/{referral.pk}/").content.decode()
    assert "A young carer has rights of their own" in page
    assert "Do not ring." in page
    assert "Ask for Ida" in page


def test_whoever_spoke_with_the_carer_says_so_with_a_day_and_a_word_and_it_is_not_owed_any_more(cast: Cast):
    referral = a_referral(cast)
    with in_records_of(cast.worker):
        carer = referrals.accept(referral, by=cast.worker, today=TODAY, worker=cast.worker)
        clock = Clock.objects.get(what="first_contact")
    browser, page = browser_of(cast.worker), f"/carers/{carer.pk}/spoken/{clock.pk}/"
    for address in ("/carers/due/", f"/carers/{carer.pk}/", f"/carers/referrals/{referral.pk}/"):
        assert page in browser.get(address).content.decode(), address
    day = {"on-day": "30", "on-month": "3", "on-year": "2026"}
    early = browser.post(page, day | {"words": "A night's sleep"}).content.decode()
    assert "before the referral came" in early
    assert "A night&#39;s sleep" in early
    answer = browser.post(
        page, {"on-day": "2", "on-month": "4", "on-year": "2026", "words": "A night's sleep"}
    )
    assert answer["Location"] == f"/carers/{carer.pk}/"
    with in_records_of(cast.worker):
        clock.refresh_from_db()
        assert clock.done_on == date(2026, 4, 2)
    assert "A night&#39;s sleep" in browser.get(f"/carers/referrals/{referral.pk}/").content.decode()
    assert page not in browser.get("/carers/due/").content.decode()
    assert browser.get(page).status_code == 404


def test_a_first_talk_is_owed_without_a_referral_too_and_no_word_is_asked_for(cast: Cast):
    carer = a_carer(cast)
    with in_records_of(cast.worker):
        clock = Clock.objects.create(
            authority=cast.northmoor, carer=carer, what="first_contact", from_on=TODAY, due_on=TODAY
        )
        with pytest.raises(referrals.CannotNote, match="still to come"):
            referrals.spoken_with(clock, on=date(2026, 4, 2), by=cast.worker, today=TODAY)
    page = f"/carers/{carer.pk}/spoken/{clock.pk}/"
    browser = browser_of(cast.worker)
    assert 'name="words"' not in browser.get(page).content.decode()
    browser.post(page, {"on-day": "1", "on-month": "4", "on-year": "2026"})
    with in_records_of(cast.worker):
        assert Clock.objects.get().done_on == TODAY
