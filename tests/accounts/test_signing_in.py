"""Signing in with an e-mail address and a password, behind the fences."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from mainstay.accounts.models import SignIn
from mainstay.database import scope
from tests.cast import PASSWORD, Cast, browser_of

SIGN_IN = "/sign-in/"


def try_to_sign_in(email: str = "analyst@northmoor.example", password: str = PASSWORD, **more: str):
    browser = Client()
    answer = browser.post(SIGN_IN, {"login": email, "password": password, **more})
    return browser, answer


def test_the_right_password_lets_in_and_goes_on_to_the_page_asked_for(everybody: Cast):
    browser, answer = try_to_sign_in("carer@northmoor.example", next="/me/")
    assert (answer.status_code, answer["Location"]) == (302, "/me/")
    assert "Kerry Ash" in browser.get("/me/").content.decode()


def test_an_address_may_be_typed_in_capitals(everybody: Cast):
    assert try_to_sign_in("Analyst@Northmoor.EXAMPLE", next="/me/")[1].status_code == 302


@pytest.mark.parametrize(
    ("email", "password"), [("analyst@northmoor.example", "wrong"), ("nobody@x.example", "wrong")]
)
def test_a_wrong_password_and_an_unknown_address_are_answered_alike(
    everybody: Cast, email: str, password: str
):
    page = try_to_sign_in(email, password)[1].content.decode()
    assert "One of them does not match" in page
    assert PASSWORD not in page


def test_nobody_can_go_to_another_site_by_signing_in(everybody: Cast):
    assert try_to_sign_in(next="https://elsewhere.example/")[1]["Location"] == "/"


def test_a_closed_account_says_so_and_does_not_let_in(everybody: Cast):
    with scope.of_authority(everybody.northmoor.pk):
        type(everybody.analyst).objects.filter(pk=everybody.analyst.pk).update(is_active=False)
    browser, answer = try_to_sign_in()
    assert answer["Location"] == reverse("account_inactive")
    assert browser.get("/me/")["Location"].startswith(SIGN_IN)


def test_each_sign_in_is_noted_for_its_owner(everybody: Cast):
    try_to_sign_in()
    with scope.of_authority(None, user_id=everybody.analyst.pk):
        assert [each.way for each in SignIn.objects.all()] == ["password"]


def test_signing_out_needs_a_form_and_ends_it(everybody: Cast):
    browser = browser_of(everybody.analyst)
    assert "Sign out" in browser.get("/sign-out/").content.decode()
    assert browser.post("/sign-out/")["Location"] == SIGN_IN
    assert browser.get("/me/").status_code == 302


def test_five_wrong_passwords_close_the_account_for_a_while_even_to_the_right_one(everybody: Cast):
    answers = [try_to_sign_in(password="wrong")[1] for _ in range(5)]
    assert [each.status_code for each in answers] == [200, 200, 200, 200, 429]
    locked = try_to_sign_in()[1]
    assert locked.status_code == 429
    assert "15 minutes" in locked.content.decode()


def test_an_address_nobody_has_is_locked_out_alike(everybody: Cast):
    answers = [try_to_sign_in("nobody@x.example", "wrong")[1] for _ in range(5)]
    assert answers[-1].status_code == 429


def test_a_lock_out_keeps_no_address(everybody: Cast):
    from axes.models import AccessAttempt

    try_to_sign_in(password="wrong")
    kept = str(AccessAttempt.objects.values().get())
    assert "northmoor" not in kept
    assert "wrong" not in kept


def test_a_link_sets_a_new_password_and_ends_the_lock_out(everybody: Cast):
    for _ in range(5):
        try_to_sign_in(password="wrong")
    browser = Client()
    browser.post("/password/forgotten/", {"email": "analyst@northmoor.example"})
    link = re.search(r"http://testserver(/password/new/\S+)", mail.outbox[0].body)[1]
    form = browser.get(link, follow=True)
    new = {"password1": "otter bramble kettle", "password2": "otter bramble kettle"}
    assert browser.post(form.request["PATH_INFO"], new)["Location"] == "/password/new/done/"
    assert try_to_sign_in(password="otter bramble kettle", next="/me/")[1].status_code == 302
    assert "used" in Client().get(link).content.decode()


def test_asking_for_a_link_never_tells_whether_an_address_is_known(everybody: Cast):
    answers = [
        Client().post("/password/forgotten/", {"email": email}, follow=True)
        for email in ("analyst@northmoor.example", "nobody@x.example")
    ]
    assert answers[0].content == answers[1].content
    assert [message.to for message in mail.outbox] == [["analyst@northmoor.example"]]


def test_a_new_password_must_be_long_and_unlike_oneself(everybody: Cast):
    browser = browser_of(everybody.analyst)
    said = browser.post(
        "/password/change/", {"oldpassword": PASSWORD, "password1": "ana gorse", "password2": "ana gorsy"}
    ).content.decode()
    assert "at least 12 characters" in said
    assert "too similar" in said


def test_signing_up_changing_an_address_and_connecting_accounts_have_no_pages(everybody: Cast):
    for address in ("/signup/", "/accounts/signup/", "/sign-up/", "/email/", "/accounts/email/"):
        assert Client().get(address).status_code == 404
