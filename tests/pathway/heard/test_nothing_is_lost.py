"""Two windows, a lost connection, a sign-in that ends, long words and values that cannot be: nothing is lost."""

import pytest
from django.test import Client
from django.urls import reverse

from mainstay.pathway.models import Carer
from tests.cast import PASSWORD, Cast, browser_of, person
from tests.pathway.carers import a_carer, own_account
from tests.pathway.heard.saying import answer, at, begin, hidden, hidden_in, the_one

pytestmark = pytest.mark.django_db


@pytest.fixture
def carer(cast: Cast) -> Carer:
    carer = a_carer(cast)
    own_account(cast, carer)
    return carer


@pytest.fixture
def browser(cast: Cast, carer: Carer) -> Client:
    browser = browser_of(cast.carer)
    begin(browser)
    return browser


def test_two_windows_at_one_question_show_both_answers_and_the_second_press_decides(
    cast: Cast, carer: Carer, browser: Client
):
    late = hidden(browser, at("matters_most"))
    answer(browser, "matters_most", "Sleep")
    shown = browser.post(at("matters_most"), late | {"matters_most": "A holiday"}).content.decode()
    assert "“Sleep”" in shown
    assert ">A holiday</textarea>" in shown
    assert the_one(cast, carer).answers == {"matters_most": "Sleep"}
    browser.post(at("matters_most"), hidden_in(shown) | {"matters_most": "A holiday"})
    assert the_one(cast, carer).answers == {"matters_most": "A holiday"}


def test_two_windows_at_two_questions_do_not_disturb_each_other(cast: Cast, carer: Carer, browser: Client):
    late = hidden(browser, at("hours"))
    answer(browser, "since", "under_1_year")
    assert browser.post(at("hours"), late | {"hours": "50+"}).status_code == 302
    assert the_one(cast, carer).answers == {"since": "under_1_year", "hours": "50+"}


def test_a_page_sent_twice_over_a_bad_connection_saves_once(cast: Cast, carer: Carer, browser: Client):
    page = hidden(browser, at("hours")) | {"hours": "50+"}
    assert [browser.post(at("hours"), page).status_code for _time in range(2)] == [302, 302]
    assert the_one(cast, carer).answers == {"hours": "50+"}


def test_an_answer_is_taken_out_by_leaving_it_empty(cast: Cast, carer: Carer, browser: Client):
    answer(browser, "reach", ["phone"])
    browser.post(at("reach"), hidden(browser, at("reach")))
    assert the_one(cast, carer).answers == {}


def test_what_was_sent_in_another_window_cannot_be_changed_and_what_was_typed_stays(
    cast: Cast, carer: Carer, browser: Client
):
    answer(browser, "hours", "50+")
    late = hidden(browser, at("matters_most"))
    browser.post(reverse("pathway:my_check"))
    shown = browser.post(at("matters_most"), late | {"matters_most": "One more thing"}).content.decode()
    assert "This has been sent" in shown
    assert ">One more thing</textarea>" in shown


def test_a_sign_in_that_ends_leads_back_to_the_question_with_what_was_typed(
    cast: Cast, carer: Carer, browser: Client
):
    page = hidden(browser, at("matters_most")) | {"matters_most": "Ein langer Brief"}
    browser.cookies.clear()
    away = browser.post(at("matters_most"), page)
    assert away.headers["Location"].endswith(f"next={at('matters_most')}")
    sign_in(browser, cast.carer.email, at("matters_most"))
    shown = browser.get(at("matters_most")).content.decode()
    assert "Your sign-in had ended before this was saved." in shown
    assert ">Ein langer Brief</textarea>" in shown
    assert the_one(cast, carer).answers == {}
    browser.post(at("matters_most"), hidden_in(shown) | {"matters_most": "Ein langer Brief"})
    assert the_one(cast, carer).answers == {"matters_most": "Ein langer Brief"}


def test_what_one_person_typed_is_not_shown_to_the_next_who_signs_in(
    cast: Cast, carer: Carer, browser: Client
):
    other = person(cast.northmoor, "carer", "Nia Poplar", email="other@northmoor.example")
    own_account(cast, a_carer(cast, "XY34ZW"), other)
    page = hidden(browser, at("matters_most")) | {"matters_most": "Ein langer Brief"}
    browser.cookies.clear()
    browser.post(at("matters_most"), page)
    sign_in(browser, other.email, at("matters_most"))
    begin(browser)
    assert "Ein langer Brief" not in browser.get(at("matters_most")).content.decode()


def test_what_nobody_signed_is_not_kept(cast: Cast, carer: Carer, browser: Client):
    browser.cookies.clear()
    browser.post(at("matters_most"), {"matters_most": "Ein langer Brief", "whose": str(cast.carer.pk)})
    sign_in(browser, cast.carer.email, at("matters_most"))
    assert "Ein langer Brief" not in browser.get(at("matters_most")).content.decode()


@pytest.mark.parametrize(
    "words",
    [
        "愛してる。眠りたい。",
        "أريد أن أنام",
        "ខ្ញុំចង់គេង",
        "👩🏽‍🦽 🇨🇾",
        "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 20,
        "<script>alert(1)</script> & \"'",
        "line\nline",
    ],
)
def test_words_of_every_script_and_length_come_back_as_they_went_in(
    cast: Cast, carer: Carer, browser: Client, words: str
):
    answer(browser, "matters_most", words.replace("\n", "\r\n"))
    assert the_one(cast, carer).answers == {"matters_most": words}
    assert "<script>alert" not in browser.get(reverse("pathway:my_check")).content.decode()


def test_a_letter_that_is_too_long_stays_on_the_page_and_says_by_how_much(
    cast: Cast, carer: Carer, browser: Client
):
    shown = answer(browser, "matters_most", "x" * 10_400).content.decode()
    assert "Make it shorter by 400 characters" in shown
    assert "x" * 10_400 in shown


@pytest.mark.parametrize(
    ("question", "said", "told"),
    [
        ("broken_nights", "99", "Enter a whole number from 0 to 7."),
        ("broken_nights", "½", "Enter a whole number from 0 to 7."),
        ("broken_nights", "9" * 5000, "Enter a whole number from 0 to 7."),
        ("hours", "all of them", "Choose one of the answers that are offered."),
        ("tasks", ["personal", "flying"], "Choose from the answers that are offered."),
    ],
)
def test_a_value_that_cannot_be_is_said_so_and_not_saved(
    cast: Cast, carer: Carer, browser: Client, question: str, said: object, told: str
):
    assert told in answer(browser, question, said).content.decode()
    assert the_one(cast, carer).answers == {}


def test_a_question_nobody_asks_is_no_page(cast: Cast, carer: Carer, browser: Client):
    assert browser.get(at("shoe_size")).status_code == 404


def sign_in(browser: Client, email: str, to: str) -> None:
    browser.post(f"/sign-in/?next={to}", {"login": email, "password": PASSWORD})
