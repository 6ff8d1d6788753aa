"""The second step: an authenticator app or a recovery code, which staff must have."""

import re

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from mainstay.accounts.models import User
from mainstay.audit.models import Entry
from mainstay.database import scope
from tests.cast import PASSWORD, Cast

SET_UP = "/second-step/set-up/"


def code_for(key: str) -> str:
    return format_hotp_value(hotp_value(key, next(yield_hotp_counters_from_time())))


def signed_in_by_form(user: User) -> Client:
    browser = Client()
    browser.post("/sign-in/", {"login": user.email, "password": PASSWORD})
    return browser


def set_up(browser: Client) -> tuple[str, list[str]]:
    """Set up an app as a person would; return its key and the recovery codes."""
    confirm = browser.get(SET_UP, follow=True).request["PATH_INFO"]
    browser.post(f"{confirm}?next={SET_UP}", {"password": PASSWORD})
    key = re.search(r'mainstay-key">([A-Z2-7 ]+)<', browser.get(SET_UP).content.decode())[1].replace(" ", "")
    page = browser.post(SET_UP, {"code": code_for(key)}, follow=True).content.decode()
    return key, re.findall(r"<code>(\d{8})</code>", page)


@pytest.mark.parametrize("part", ["worker", "commissioner", "administrator", "evaluator", "member"])
def test_staff_are_led_to_set_it_up_before_anything_else(everybody: Cast, part: str):
    browser = signed_in_by_form(getattr(everybody, part))
    assert browser.get("/me/")["Location"] == SET_UP
    assert browser.get("/roles/")["Location"] == SET_UP


@pytest.mark.parametrize("part", ["carer", "provider"])
def test_carers_and_providers_may_do_without(everybody: Cast, part: str):
    assert signed_in_by_form(getattr(everybody, part)).get("/me/").status_code == 200


def test_the_demo_does_without(everybody: Cast, settings):
    settings.SECOND_STEP_FOR_STAFF = False
    assert signed_in_by_form(everybody.worker).get("/me/").status_code == 200


def test_whoever_has_set_it_up_goes_on_and_is_asked_for_a_code_next_time(everybody: Cast):
    browser = signed_in_by_form(everybody.worker)
    _key, codes = set_up(browser)
    assert len(codes) == 10
    assert "On" in browser.get("/me/").content.decode()
    assert "10 left" in browser.get("/second-step/").content.decode()
    again = Client()
    answer = again.post("/sign-in/", {"login": everybody.worker.email, "password": PASSWORD})
    assert answer["Location"] == "/sign-in/second-step/"
    assert again.get("/me/").status_code == 302
    assert "six digits" in again.post("/sign-in/second-step/", {"code": "000000"}).content.decode()
    assert again.post("/sign-in/second-step/", {"code": codes[0]})["Location"] == "/"
    assert again.get("/me/").status_code == 200


def test_a_recovery_code_works_once(everybody: Cast):
    _, codes = set_up(signed_in_by_form(everybody.worker))
    for expected in ("/", None):
        browser = signed_in_by_form(everybody.worker)
        assert browser.post("/sign-in/second-step/", {"code": codes[3]}).get("Location") == expected


def test_the_key_is_a_picture_that_the_content_policy_lets_be(everybody: Cast):
    browser = signed_in_by_form(everybody.worker)
    confirm = browser.get(SET_UP, follow=True).request["PATH_INFO"]
    browser.post(f"{confirm}?next={SET_UP}", {"password": PASSWORD})
    page = browser.get(SET_UP)
    text = page.content.decode()
    assert "<svg" in text
    assert "<?xml" not in text
    assert " style=" not in text
    assert "unsafe-inline" not in page["Content-Security-Policy"]


def test_secrets_are_kept_encrypted_and_out_of_the_audit(everybody: Cast):
    from allauth.mfa.models import Authenticator

    key, _codes = set_up(signed_in_by_form(everybody.worker))
    with scope.of_authority(everybody.northmoor.pk):
        kept = str(list(Authenticator.objects.values()))
        told = str(list(Entry.objects.values()))
        done = Entry.objects.filter(table="mfa_authenticator").values_list("action", "by_name")
        assert set(done) == {("set up a second step", "Wyn Birch")}
    assert key not in kept
    assert key not in told


def test_nobody_of_another_authority_sees_a_second_step(everybody: Cast):
    from allauth.mfa.models import Authenticator

    set_up(signed_in_by_form(everybody.worker))
    with scope.of_authority(everybody.outsider.authority_id):
        assert not Authenticator.objects.exists()
    with scope.of_authority(None):
        assert not Authenticator.objects.exists()
