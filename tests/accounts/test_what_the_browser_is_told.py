"""Sessions, headers, and who may be answered at all."""

import subprocess
import sys
import time
from os import environ

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.templatetags.static import static
from django.test import Client

from mainstay.config import mail, where
from tests.cast import Cast, browser_of


@pytest.fixture
def page(db: None):
    return Client().get("/sign-in/")


def test_nothing_inline_and_nothing_from_elsewhere_is_run_or_shown(page):
    policy = dict(each.split(" ", 1) for each in page["Content-Security-Policy"].split("; "))
    assert policy["default-src"] == "'none'"
    assert policy["frame-ancestors"] == "'none'"
    assert policy["form-action"] == "'self'"
    assert set(policy.values()) == {"'self'", "'none'"}


def test_every_answer_says_what_else_is_not_allowed(page):
    assert page["X-Frame-Options"] == "DENY"
    assert page["X-Content-Type-Options"] == "nosniff"
    assert page["Referrer-Policy"] == "same-origin"
    assert page["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in page["Permissions-Policy"]


@pytest.mark.parametrize("address", ["/", "/me/", "/people/", "/history/"])
def test_a_page_is_kept_by_nobody_for_whoever_comes_to_the_machine_next(everybody: Cast, address: str):
    assert "no-store" in browser_of(everybody.administrator).get(address)["Cache-Control"]


def test_the_stylesheet_may_be_kept(db: None):
    assert "no-store" not in Client().get(static("mainstay/mainstay.css")).get("Cache-Control", "")


def test_the_cookies_cannot_be_read_by_scripts_nor_sent_along_from_other_sites(everybody: Cast):
    browser = Client()
    browser.get("/sign-in/")
    browser.post("/sign-in/", {"login": "carer@northmoor.example", "password": "heron lantern quarry"})
    for cookie in browser.cookies.values():
        assert cookie["httponly"], cookie.key
        assert cookie["samesite"] == "Lax", cookie.key


def age(browser: Client, **by_seconds: float) -> None:
    session = browser.session
    now = time.time()
    session.update(
        {"signed_in_at": now - by_seconds.get("began", 0), "seen_at": now - by_seconds.get("seen", 0)}
    )
    session.save()


@pytest.mark.parametrize(
    ("ages", "status"), [({"seen": 3500}, 200), ({"seen": 3700}, 302), ({"began": 28900}, 302)]
)
def test_a_sign_in_ends_after_an_hour_without_a_page_and_after_eight_hours(
    everybody: Cast, ages: dict[str, float], status: int
):
    browser = browser_of(everybody.analyst)
    age(browser, **ages)
    answer = browser.get("/me/")
    assert answer.status_code == status
    if status == 302:
        assert "You were signed out" in browser.get(answer["Location"]).content.decode()


def test_a_page_asked_for_keeps_the_sign_in_going(everybody: Cast):
    browser = browser_of(everybody.analyst)
    age(browser, seen=3000)
    browser.get("/me/")
    assert time.time() - browser.session["seen_at"] < 5


@pytest.mark.parametrize(
    "told",
    [
        {"REMOTE_ADDR": "192.0.2.7"},
        {"HTTP_X_FORWARDED_FOR": "192.0.2.7"},
        {"HTTP_FORWARDED": "for=192.0.2.7"},
    ],
)
def test_a_local_run_answers_no_other_machine_not_even_through_a_proxy(db: None, told: dict[str, str]):
    assert Client().get("/sign-in/", **told).status_code == 403


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.7", "example.org", "::"])
def test_a_local_run_refuses_to_be_served_to_others(host: str):
    with pytest.raises(ImproperlyConfigured, match="on this machine only"):
        where.refuse_beyond_loopback(host)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "::1", "[::1]", "127.8.0.1"])
def test_a_local_run_is_served_on_loopback(host: str):
    where.refuse_beyond_loopback(host)


def test_the_address_of_the_mail_server_is_read_and_its_password_never_repeated():
    read = mail.settings_for("smtp://someone:p%40ss@mail.example")
    assert (read["EMAIL_HOST_PASSWORD"], read["EMAIL_PORT"], read["EMAIL_USE_TLS"]) == ("p@ss", 587, True)
    with pytest.raises(ImproperlyConfigured) as refusal:
        mail.settings_for("http://someone:secret@mail.example")
    assert "secret" not in str(refusal.value)


def test_the_deployment_check_finds_nothing():
    public = {name: value for name, value in environ.items() if not name.startswith("MAINSTAY_")}
    public |= {
        "MAINSTAY_HOSTS": "mainstay.example",
        "MAINSTAY_SECRET_KEY": "k3y" * 9 + "9876543210abcdefghijklmnopqrstuvw",
    }
    public |= {"DJANGO_SETTINGS_MODULE": "mainstay.config.settings"}
    asked = [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"]
    done = subprocess.run(asked, env=public, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "System check identified no issues (0 silenced).\n"), (
        done.stderr
    )
