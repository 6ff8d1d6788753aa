"""Signing in with the organisation's own account, against a small OpenID Connect server on this machine."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.test import Client

from mainstay.accounts.models import SignIn, User
from mainstay.audit.models import Entry
from mainstay.database import scope
from tests.cast import Cast


class Directory(ThreadingHTTPServer):
    """The organisation's directory: it says that whoever comes is ``person``."""

    person: dict[str, object]

    @property
    def issuer(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Answers(BaseHTTPRequestHandler):
    server: Directory

    def do_GET(self) -> None:
        issuer = self.server.issuer
        endpoints = ["authorization", "token", "userinfo"]
        configuration = {f"{each}_endpoint": f"{issuer}/{each}" for each in endpoints} | {"issuer": issuer}
        self.say(self.server.person if self.path == "/userinfo" else configuration)

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.say({"access_token": "opaque", "token_type": "Bearer"})

    def say(self, told: dict[str, object]) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(told).encode())

    def log_message(self, *_: object) -> None:
        """Keep quiet."""


@pytest.fixture
def directory(settings) -> Iterator[Directory]:
    server = Directory(("127.0.0.1", 0), Answers)
    server.person = {"sub": "7f3a", "email": "Analyst@northmoor.example", "name": "Somebody Else"}
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    app = {"provider_id": "organisation", "name": "Northmoor", "client_id": "mainstay", "secret": "s"}
    trust = {
        "server_url": server.issuer,
        "email_authentication": True,
        "verified_email": ["northmoor.example"],
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app | {"settings": trust}]}
    }
    yield server
    server.shutdown()
    server.server_close()
    thread.join()


def come_in(browser: Client, **told: str):
    """Go to the directory and come back as it sends one back."""
    asked = urlsplit(browser.post("/sign-in/organisation/?next=/me/")["Location"])
    query = parse_qs(asked.query)
    assert "code_challenge" in query
    return browser.get("/sign-in/organisation/back/", {"code": "c", "state": query["state"][0]} | told)


def test_whoever_the_administrator_added_comes_in_without_a_second_step_of_ours(
    everybody: Cast, directory: Directory
):
    browser = Client()
    assert come_in(browser)["Location"] == "/me/"
    page = browser.get("/me/").content.decode()
    assert "Ana Gorse" in page
    assert "None: you sign in with your organisation" in page
    with scope.of_authority(everybody.northmoor.pk):
        assert SignIn.objects.get().way == "organisation"
        assert Entry.objects.filter(table="socialaccount_socialaccount").exists()


def test_the_second_time_the_directorys_own_number_is_enough(everybody: Cast, directory: Directory):
    come_in(Client())
    assert come_in(Client())["Location"] == "/me/"
    with scope.of_authority(everybody.northmoor.pk):
        assert SocialAccount.objects.count() == 1


def test_nothing_the_directory_tells_is_kept_but_its_number(everybody: Cast, directory: Directory):
    come_in(Client())
    with scope.of_authority(everybody.northmoor.pk):
        assert list(SocialAccount.objects.values_list("uid", "extra_data")) == [("7f3a", {})]
        assert not SocialToken.objects.exists()
        assert User.objects.get(pk=everybody.analyst.pk).name == "Ana Gorse"


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "1", "email": "nobody@northmoor.example"},
        {"sub": "1", "email": "outsider@southmoor.example"},
        {"sub": "1"},
    ],
    ids=["not added", "a domain that is not believed", "no address"],
)
def test_others_are_told_to_ask_their_administrator(
    everybody: Cast, directory: Directory, person: dict[str, object]
):
    directory.person = person
    browser = Client()
    assert come_in(browser)["Location"] == "/sign-in/not-added/here/"
    assert "nobody has added you" in browser.get("/sign-in/not-added/here/").content.decode()
    assert browser.get("/me/").status_code == 302


def test_a_closed_account_stays_closed(everybody: Cast, directory: Directory):
    with scope.of_authority(everybody.northmoor.pk):
        User.objects.filter(pk=everybody.analyst.pk).update(is_active=False)
    browser = Client()
    assert come_in(browser)["Location"] == "/sign-in/closed/"
    assert browser.get("/me/").status_code == 302


def test_turning_back_or_a_forged_return_signs_nobody_in(everybody: Cast, directory: Directory):
    for told in ({"error": "access_denied"}, {"state": "forged"}):
        browser = Client()
        come_in(browser, **told)
        assert browser.get("/me/").status_code == 302


def test_the_sign_in_page_offers_it_only_where_it_is_set_up(db: None, settings):
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": []}}
    assert "work account" not in Client().get("/sign-in/").content.decode()
    assert Client().get("/sign-in/organisation/").status_code == 404
