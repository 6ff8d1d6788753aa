"""Who looks after whom, the same person in two records, and what each of them agreed to."""

from datetime import date, timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from mainstay.accounts.models import User
from mainstay.pathway.actions import relations, search_keys
from mainstay.pathway.models import Carer, Clock, Consent, Person, Relationship
from tests.cast import Cast, browser_of
from tests.pathway.carers import a_carer, in_records_of, looked_after

pytestmark = pytest.mark.django_db

TOM = {
    "given_names": "Tom",
    "family_name": "Rowan",
    "kind": "partner",
    "born_on-day": "3",
    "born_on-month": "2",
}
TOM |= {"born_on-year": "1958"}


def relationships(cast: Cast) -> list[Relationship]:
    with in_records_of(cast.worker):
        return list(Relationship.objects.select_related("person").order_by("pk"))


def said(browser: Client, carer: Carer, **form: str) -> str:
    answer = browser.post(f"/carers/{carer.pk}/family/add/", TOM | form, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_neighbour_counts_as_much_as_a_husband(cast: Cast, browser: Client, carer: Carer):
    said(browser, carer)
    page = said(browser, carer, given_names="Nell", kind="neighbour")
    assert "Husband, wife or partner" in page
    assert "Neighbour" in page
    assert [each.kind for each in relationships(cast)] == ["partner", "neighbour"]


def test_a_name_in_any_script_and_of_any_length_is_a_name(cast: Cast, browser: Client, carer: Carer):
    long = "Ngozi " * 30
    said(browser, carer, given_names=long, family_name="")
    said(browser, carer, given_names="小明", family_name="王")
    page = said(browser, carer, given_names="راضية", family_name="خان")
    for name in (long.strip(), "小明 王", "راضية خان"):
        assert name in page


def test_nobody_looks_after_themselves(cast: Cast, browser: Client, carer: Carer):
    own = {"born_on-day": "14", "born_on-month": "5", "born_on-year": "1961"}
    page = said(browser, carer, given_names="Ida", **own)
    assert "nobody looks after themselves here" in page
    assert not relationships(cast)


def test_every_mistake_is_said_at_once_and_nothing_typed_is_lost(cast: Cast, browser: Client, carer: Carer):
    days = {"born_on-day": "3", "born_on-month": "2", "born_on-year": "1790"}
    days |= {"since-day": "1", "since-month": "1", "since-year": "2999"}
    page = said(browser, carer, given_names="Tommy", **days)
    assert "more than 123 years ago" in page
    assert "the caring began is still to come" in page
    assert 'value="Tommy"' in page
    impossible = said(browser, carer, **{"born_on-day": "31", "born_on-month": "2"})
    assert "Enter a day that exists" in impossible


def test_two_people_at_one_form_lose_nothing(cast: Cast, browser: Client, carer: Carer):
    one = looked_after(cast, carer)
    page = f"/carers/{carer.pk}/family/{one.pk}/"
    first = browser.post(page, TOM | {"known_as": "Tommy", "seen": "1"})
    assert first.status_code == 302
    second = browser.post(page, TOM | {"known_as": "Thomas", "seen": "1"}).content.decode()
    assert "Somebody else saved this" in second
    assert 'value="Thomas"' in second
    assert relationships(cast)[0].person.known_as == "Tommy"


def test_whoever_dies_is_no_longer_looked_after_and_is_said_to_have_died(
    cast: Cast, browser: Client, carer: Carer
):
    one = looked_after(cast, carer)
    on = {"on-day": "1", "on-month": "3", "on-year": "2026"}
    page = browser.post(
        f"/carers/{carer.pk}/family/{one.pk}/end/", {"because": "died_person"} | on, follow=True
    ).content.decode()
    assert "looks after nobody else" in page
    ended = relationships(cast)[0]
    assert (ended.ended_on, ended.person.died_on) == (date(2026, 3, 1), date(2026, 3, 1))
    browser.post(f"/carers/{carer.pk}/family/{one.pk}/again/")
    assert relationships(cast)[0].ended_on is None


def test_nobody_dies_before_they_were_born(cast: Cast, browser: Client, carer: Carer):
    tom = looked_after(cast, carer)
    on = {"on-day": "1", "on-month": "1", "on-year": "1000"}
    answer = browser.post(f"/carers/{carer.pk}/family/{tom.pk}/end/", {"because": "died_person"} | on)
    assert "before the person was born" in answer.content.decode()


def test_an_illness_that_ends_in_death_shortens_the_offer_in_scotland_only(
    cast: Cast, browser: Client, carer: Carer
):
    said(browser, carer, terminally_ill="on")
    with in_records_of(cast.worker):
        assert not Clock.objects.exists()
    type(cast.northmoor).objects.filter(pk=cast.northmoor.pk).update(nation="scotland")
    cast.worker.authority.nation = "scotland"
    with in_records_of(cast.worker):
        relations.add_relationship(
            carer,
            person={"given_names": "Nan"},
            about={"kind": "parent", "terminally_ill": True},
            by=cast.worker,
            today=localdate(),
        )
        clock = Clock.objects.get()
    assert clock.pack == "scotland.duties.terminal_offer_days"
    assert clock.due_on - clock.from_on >= timedelta(days=2)


def test_one_person_in_two_records_is_joined_by_hand_and_parted_again(
    cast: Cast, browser: Client, carer: Carer
):
    other = a_carer(cast, "ZZ99ZZ", given_names="Rhona", family_name="Peel")
    one, two = looked_after(cast, carer), looked_after(cast, other)
    with in_records_of(cast.worker):
        search_keys.write_for([carer, other])
    page = f"/carers/{carer.pk}/family/same/"
    assert "ZZ99ZZ" in browser.get(page).content.decode()
    browser.post(page, {"same": f"{one.person_id}-{two.person_id}"})
    family = browser.get(f"/carers/{carer.pk}/family/").content.decode()
    assert "Rhona Peel" in family
    browser.post(page, {"same": f"part-{one.person_id}"})
    assert "Rhona Peel" not in browser.get(f"/carers/{carer.pk}/family/").content.decode()


def test_two_who_look_after_each_other_are_each_a_carer(cast: Cast, browser: Client, carer: Carer):
    tom = a_carer(cast, "TT11TT", given_names="Tom", born_on=date(1958, 2, 3))
    tom_of_ida = looked_after(cast, carer).person
    ida_of_tom = looked_after(cast, tom, given_names="Ida", born_on=date(1961, 5, 14)).person
    with in_records_of(cast.worker):
        own = {each.carer_id: each for each in Person.objects.filter(as_carer__isnull=False)}
        relations.join(tom_of_ida, own[tom.pk], by=cast.worker)
        relations.join(ida_of_tom, own[carer.pk], by=cast.worker)
    page = browser.get(f"/carers/{carer.pk}/family/").content.decode()
    assert "They look after each other" in page
    assert "TT11TT" in page


def test_each_side_agrees_apart_and_the_newest_holds(cast: Cast, browser: Client, carer: Carer):
    one = looked_after(cast, carer)
    when = {"how": "spoken", "on-day": "1", "on-month": "4", "on-year": "2026"}
    browser.post(f"/carers/{carer.pk}/family/agreed/", {"record": "yes", "health": "no"} | when)
    browser.post(f"/carers/{carer.pk}/family/{one.pk}/agreed/", {"record": "no"} | when)
    later = {"record": "no", "how": "phone", "on-day": "2", "on-month": "4", "on-year": "2026"}
    browser.post(f"/carers/{carer.pk}/family/agreed/", later)
    with in_records_of(cast.worker):
        found = Consent.objects.order_by("pk").values_list("person", "purpose", "given")
        own = carer.person_id
        assert list(found) == [
            (own, "record", True),
            (own, "health", False),
            (one.person_id, "record", False),
            (own, "record", False),
        ]
        assert {each.recorded_by for each in Consent.objects.all()} == {cast.worker}
    history = browser.get(f"/carers/{carer.pk}/family/agreed/").content.decode()
    assert history.index("2 April 2026") < history.index("1 April 2026")


def test_whoever_answers_for_another_is_written_down(cast: Cast, browser: Client, carer: Carer):
    one = looked_after(cast, carer)
    page = f"/carers/{carer.pk}/family/{one.pk}/agreed/"
    form = {"record": "yes", "how": "for_them", "on-day": "1", "on-month": "4", "on-year": "2026"}
    assert "by what right" in browser.post(page, form).content.decode()
    assert browser.post(page, form | {"words": "His daughter, as attorney"}).status_code == 302


def test_the_page_asks_as_many_questions_of_two_as_of_twenty(
    cast: Cast, browser: Client, carer: Carer, django_assert_num_queries
):
    looked_after(cast, carer)
    address = f"/carers/{carer.pk}/family/"
    browser.get(address)
    with django_assert_num_queries(12):
        browser.get(address)
    for number in range(20):
        looked_after(cast, carer, given_names=f"Tom {number}")
    with django_assert_num_queries(12):
        browser.get(address)


def test_whoever_may_only_look_changes_nothing(cast: Cast, carer: Carer):
    panel: User = cast.panel
    assert browser_of(panel).get(f"/carers/{carer.pk}/family/add/").status_code == 403
    assert browser_of(cast.outsider).get(f"/carers/{carer.pk}/family/").status_code in (403, 404)
