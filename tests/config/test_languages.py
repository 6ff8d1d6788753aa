import pytest
from django.test import Client

from mainstay.config.languages import offered
from tests.catalogues import a_catalogue

WELSH = {"Sign in": "Mewngofnodi"}


@pytest.fixture
def sign_in(db, settings, tmp_path):
    """Ask for the page where one signs in, in a language, with the catalogues that are in the folder."""

    def page(language):
        settings.LOCALE_PATHS = [tmp_path]
        settings.LANGUAGES = offered(tmp_path)
        return Client(headers={"accept-language": language}).get("/sign-in/", secure=True).content.decode()

    return page


def test_english_is_offered_alone_until_another_catalogue_is_there(tmp_path):
    assert offered(tmp_path) == [("en-gb", "English")]


def test_a_language_with_a_catalogue_is_offered_by_its_own_name(tmp_path):
    a_catalogue(tmp_path, WELSH)
    assert offered(tmp_path) == [("en-gb", "English"), ("cy", "Cymraeg")]


def test_a_welsh_catalogue_turns_a_page_into_welsh(sign_in, tmp_path):
    a_catalogue(tmp_path, WELSH)
    page = sign_in("cy")
    assert '<html lang="cy"' in page
    assert ">Mewngofnodi</h1>" in page


def test_a_word_the_catalogue_lacks_stays_english(sign_in, tmp_path):
    a_catalogue(tmp_path, WELSH)
    assert "Accounts are made by your organisation" in sign_in("cy")


def test_who_asks_for_english_still_gets_it(sign_in, tmp_path):
    a_catalogue(tmp_path, WELSH)
    page = sign_in("en-GB,cy;q=0.5")
    assert '<html lang="en-gb"' in page
    assert ">Sign in</h1>" in page


def test_a_page_does_not_say_that_it_is_welsh_where_there_are_no_welsh_words(sign_in):
    page = sign_in("cy")
    assert '<html lang="en-gb"' in page
    assert ">Sign in</h1>" in page
