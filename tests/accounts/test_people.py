"""The administrator's pages about people and organisations."""

import re

import pytest
from django.core import mail
from django.test import Client

from mainstay.accounts import actions
from mainstay.accounts.models import Organisation, User
from mainstay.audit.models import Entry
from mainstay.database import scope
from tests.cast import Cast, browser_of, person


@pytest.fixture
def browser(everybody: Cast) -> Client:
    """The administrator's browser."""
    return browser_of(everybody.administrator)


def somebody(**changes: object) -> dict[str, object]:
    return {
        "name": "Sam Oak",
        "email": "Sam.Oak@northmoor.example",
        "organisation": "",
        "roles": ["worker"],
    } | changes


def found(browser: Client, query: str) -> list[str]:
    page = browser.get(f"/people/?{query}").content.decode()
    return re.findall(r'href="/people/\d+/">([^<]+)<', page)


def test_people_are_found_by_part_of_a_name_or_address_and_by_role(everybody: Cast, browser: Client):
    assert found(browser, "search=gorse") == ["Ana Gorse"]
    assert found(browser, "search=locality_lead@") == ["Lola Juniper"]
    assert found(browser, "role=buyer") == ["Bea Dogwood"]
    assert found(browser, "search=zzz") == []


def test_people_are_sorted_as_asked(everybody: Cast, browser: Client):
    assert found(browser, "")[0] == "Adam Ivy"
    assert found(browser, "sort=-name")[0] == "Wyn Birch"


def test_the_list_asks_the_database_no_more_for_more_people(
    everybody: Cast, browser: Client, django_assert_max_num_queries
):
    with django_assert_max_num_queries(12):
        browser.get("/people/")
    for number in range(20):
        person(everybody.northmoor, "worker", f"Worker {number}", email=f"w{number}@northmoor.example")
    with django_assert_max_num_queries(12):
        browser.get("/people/")


def test_a_new_person_is_sent_a_link_sets_a_password_and_signs_in(emptied: None):
    from tests.cast import assemble

    browser = browser_of(assemble().administrator)
    browser.post("/people/add/", somebody(roles=["carer"]))
    assert mail.outbox[0].to == ["sam.oak@northmoor.example"]
    link = re.search(r"http://testserver(/password/new/\S+)", mail.outbox[0].body)[1]
    theirs = Client()
    form = theirs.get(link, follow=True).request["PATH_INFO"]
    theirs.post(form, {"password1": "otter bramble kettle", "password2": "otter bramble kettle"})
    theirs.post("/sign-in/", {"login": "sam.oak@northmoor.example", "password": "otter bramble kettle"})
    assert "Sam Oak" in theirs.get("/me/").content.decode()


@pytest.fixture
def no_post(emptied: None, settings) -> Client:
    """The administrator's browser, where nothing answers for mail."""
    from tests.cast import assemble

    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    return browser_of(assemble().administrator)


NOT_SENT = "The link for Sam Oak could not be sent."


def test_a_link_that_cannot_be_sent_is_said_and_the_account_is_there(no_post: Client):
    answer = no_post.post("/people/add/", somebody())
    assert answer.status_code == 302
    page = no_post.get(answer["Location"]).content.decode()
    assert "Sam Oak was added." in page
    assert NOT_SENT in page
    assert "Send a link to set a password" in page
    assert NOT_SENT not in no_post.get(answer["Location"]).content.decode()


def test_the_address_is_not_written_down_where_a_link_cannot_be_sent(no_post: Client, caplog):
    no_post.post("/people/add/", somebody())
    assert "could not be sent: ConnectionRefusedError" in caplog.text
    assert "sam.oak" not in caplog.text.lower()


def test_a_link_that_cannot_be_sent_can_be_sent_again(no_post: Client, settings):
    answer = no_post.post("/people/add/", somebody())
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    no_post.get(answer["Location"])
    no_post.post(f"{answer['Location']}invite/")
    assert NOT_SENT not in no_post.get(answer["Location"]).content.decode()
    assert len(mail.outbox) == 1


def test_an_address_that_has_an_account_anywhere_is_refused(browser: Client):
    for taken in ("analyst@northmoor.example", "Outsider@southmoor.example"):
        page = browser.post("/people/add/", somebody(email=taken)).content.decode()
        assert "Somebody already has an account with this address." in page


def test_everything_left_out_is_named_at_once(browser: Client):
    page = browser.post("/people/add/", {"name": ""}).content.decode()
    for sentence in ("Enter full name", "Enter e-mail address", "Choose at least one role"):
        assert sentence in page


def test_a_provider_holds_no_other_role(browser: Client):
    page = browser.post("/people/add/", somebody(roles=["provider", "buyer"])).content.decode()
    assert "A provider holds no other role" in page


def test_roles_are_changed_and_the_change_is_audited(everybody: Cast, browser: Client):
    analyst = everybody.analyst
    changed = somebody(name=analyst.name, email=analyst.email, roles=["analyst", "commissioner"])
    browser.post(f"/people/{analyst.pk}/change/", changed)
    with scope.of_authority(everybody.northmoor.pk):
        entry = Entry.objects.filter(table="accounts_user", record=str(analyst.pk)).first()
        assert entry is not None
        assert (entry.action, entry.by_name) == ("change a person's account", "Adam Ivy")
        assert (entry.before["roles"], entry.after["roles"]) == (["analyst"], ["commissioner", "analyst"])


def test_a_closed_account_can_be_opened_again(everybody: Cast, browser: Client):
    address = f"/people/{everybody.analyst.pk}"
    assert "cannot sign in" in browser.get(f"{address}/close/").content.decode()
    browser.post(f"{address}/close/")
    assert "This account is closed" in browser.get(f"{address}/").content.decode()
    browser.post(f"{address}/open/")
    assert "This account is closed" not in browser.get(f"{address}/").content.decode()


def as_administrator(everybody: Cast, name: str = "Ada Pine") -> User:
    return person(everybody.northmoor, "administrator", name, email="ada@northmoor.example")


def test_nobody_takes_away_their_own_administrator_role(everybody: Cast, browser: Client):
    as_administrator(everybody)
    me = everybody.administrator
    page = browser.post(f"/people/{me.pk}/change/", somebody(name=me.name, email=me.email)).content.decode()
    assert "You cannot take away your own administrator role." in page
    assert "You cannot close your own account." in browser.post(f"/people/{me.pk}/close/").content.decode()


def test_nobody_gives_themselves_a_role(everybody: Cast, browser: Client):
    me = everybody.administrator
    roles = ["administrator", "commissioner"]
    page = browser.post(f"/people/{me.pk}/change/", somebody(name=me.name, email=me.email, roles=roles))
    assert "You cannot give yourself another role." in page.content.decode()


def test_the_last_administrator_stays(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        other = as_administrator(everybody)
        actions.close_account(other, by=everybody.administrator)
        with pytest.raises(actions.CannotChangeAccount, match="only administrator"):
            actions.close_account(everybody.administrator, by=other)
        with pytest.raises(actions.CannotChangeAccount, match="only administrator"):
            actions.change_user(
                everybody.administrator,
                email="a@x.example",
                name="A",
                roles=["worker"],
                organisation=None,
                by=other,
            )


def test_an_organisation_is_added_changed_and_never_twice(everybody: Cast, browser: Client):
    centre = {"name": "Northmoor Carers' Centre", "kind": "carers_centre"}
    browser.post("/organisations/add/", centre)
    assert "There is already an organisation" in browser.post("/organisations/add/", centre).content.decode()
    with scope.of_authority(everybody.northmoor.pk):
        pk = Organisation.objects.get().pk
    browser.post(f"/organisations/{pk}/", centre | {"name": "Carers Northmoor"})
    assert "Carers Northmoor" in browser.get("/organisations/").content.decode()


def test_one_changes_ones_own_name(everybody: Cast):
    browser = browser_of(everybody.worker)
    browser.post("/me/name/", {"name": "Wyn Birchwood"})
    page = browser.get(f"/history/accounts_user/{everybody.worker.pk}/").content.decode()
    assert "Change their own name" in page
    assert "Wyn Birch</td>" in page
    assert "Wyn Birchwood</td>" in page
