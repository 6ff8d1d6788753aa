"""An assessment and its exports in another language: the words change, the codes do not."""

import pytest
from django.utils import translation

from mainstay.planning.exports import as_csv, as_json, as_text, words
from tests.catalogues import a_catalogue
from tests.planning.a_content import a_content
from tests.planning.needs.assessing import headline
from tests.planning.needs.town import load, ordinary

WELSH = {
    "%(carers)s carers ÷ %(people)s people = %(rate)s.": "%(carers)s o ofalwyr ÷ %(people)s o bobl = %(rate)s.",
    "How many carers": "Faint o ofalwyr",
    "no figure": "dim ffigur",
    "carers": "gofalwyr",
    "people": "pobl",
}


@pytest.fixture
def in_welsh(settings, tmp_path):
    a_catalogue(tmp_path, WELSH)
    settings.LOCALE_PATHS = [tmp_path]
    settings.LANGUAGES = [("en-gb", "English"), ("cy", "Cymraeg")]
    with translation.override("cy"):
        yield


@pytest.mark.django_db
@pytest.mark.usefixtures("in_welsh")
def test_an_assessment_is_made_in_the_language_of_who_asks():
    load(*ordinary())
    found = headline("Alderbrook")
    assert found["arithmetic"][-1] == "1,000 o ofalwyr ÷ 10,000 o bobl = 10.000%."
    assert found["method"] == "counted"


@pytest.mark.usefixtures("in_welsh")
def test_an_export_has_its_headings_in_the_language_of_who_asks():
    assert "\nFaint o ofalwyr\n" in as_text.render(a_content())


@pytest.mark.usefixtures("in_welsh")
def test_what_was_saved_keeps_its_language_under_headings_of_another():
    saved = a_content(warnings=["The census was taken in a lockdown."])
    assert "- The census was taken in a lockdown." in as_text.render(saved)


def test_what_programs_read_is_the_same_in_every_language(request):
    in_english = [form.render(a_content()) for form in (as_csv, as_json)]
    request.getfixturevalue("in_welsh")
    assert words.no_figure() == "dim ffigur"
    assert [form.render(a_content()) for form in (as_csv, as_json)] == in_english


def test_a_document_names_the_language_it_is_written_in():
    assert words.language() == "en-GB"
    with translation.override("cy"):
        assert words.language() == "cy"
    with translation.override(None):
        assert words.language() == "en-GB"
