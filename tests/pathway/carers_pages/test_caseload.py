"""The caseload: what is owed first, whose it is, and that it asks a fixed number of questions."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils.timezone import localdate

from mainstay.pathway.models import Carer, Clock
from tests.cast import Cast
from tests.pathway.carers import a_carer, in_records_of

pytestmark = pytest.mark.django_db


def owe(cast: Cast, carer: Carer, what: str, days: int, **about: object) -> Clock:
    day = localdate() + timedelta(days=days)
    start = min(day, localdate()) - timedelta(days=30)
    with in_records_of(cast.worker):
        return Clock.objects.create(
            authority=cast.northmoor, carer=carer, what=what, from_on=start, due_on=day, **about
        )


def names(page: str, *known: str) -> list[str]:
    return sorted((each for each in known if each in page), key=page.index)


def test_what_is_late_comes_first(cast: Cast, browser: Client):
    owe(cast, a_carer(cast, "AAAA", given_names="Ann"), "offer", 3)
    owe(cast, a_carer(cast, "BBBB", given_names="Bob"), "offer", -3)
    a_carer(cast, "CCCC", given_names="Cat")
    page = browser.get("/carers/?whose=all").content.decode()
    assert names(page, "Ann Rowan", "Bob Rowan", "Cat Rowan") == ["Bob Rowan", "Ann Rowan"]


def test_mine_are_shown_first_and_stay_mine_on_the_next_page(cast: Cast, browser: Client):
    mine = a_carer(cast, "AAAA", given_names="Ann")
    owe(cast, mine, "offer", 3)
    owe(cast, a_carer(cast, "BBBB", given_names="Bob"), "offer", -3)
    with in_records_of(cast.worker):
        Carer.objects.filter(pk=mine.pk).update(worker=cast.worker)
    for address in ("/carers/", "/carers/?page=1"):
        page = browser.get(address).content.decode()
        assert names(page, "Ann Rowan", "Bob Rowan") == ["Ann Rowan"]
    assert "Bob Rowan" in browser.get("/carers/?whose=nobodys").content.decode()


def test_whoever_is_owed_nothing_is_listed_apart(cast: Cast, browser: Client):
    owe(cast, a_carer(cast, "AAAA", given_names="Ann"), "offer", 3)
    a_carer(cast, "CCCC", given_names="Cat")
    asked = "/carers/?whose=all&order="
    known = ("Ann Rowan", "Cat Rowan")
    assert names(browser.get(f"{asked}nothing").content.decode(), *known) == ["Cat Rowan"]
    assert len(names(browser.get(f"{asked}newest").content.decode(), *known)) == 2


def test_a_carer_to_whom_much_is_owed_is_listed_once_by_the_first_of_it(cast: Cast, browser: Client):
    ann, bob = a_carer(cast, "AAAA", given_names="Ann"), a_carer(cast, "BBBB", given_names="Bob")
    for days in (-5, 1, 9):
        owe(cast, ann, "transition", days, record=days + 10)
    owe(cast, bob, "offer", -9, later_on=localdate() + timedelta(days=2))
    owe(cast, bob, "copy", -9, stopped_on=localdate())
    page = browser.get("/carers/?whose=all").content.decode()
    assert names(page, "Ann Rowan", "Bob Rowan") == ["Ann Rowan", "Bob Rowan"]
    assert page.count("Ann Rowan") == 1
    assert page.count("Late") == 1


def test_the_week_ends_on_sunday(cast: Cast, browser: Client):
    sunday = 6 - localdate().weekday()
    owe(cast, a_carer(cast, "AAAA", given_names="Ann"), "offer", sunday)
    owe(cast, a_carer(cast, "BBBB", given_names="Bob"), "offer", sunday + 1)
    page = browser.get("/carers/due/?whose=all").content.decode()
    assert names(page, "Ann Rowan", "Bob Rowan") == ["Ann Rowan"]


def test_the_file_holds_open_fields_and_nobody(cast: Cast, browser: Client):
    owe(cast, a_carer(cast, "AAAA", given_names="Ann", postcode="M33 7AB"), "offer", -3)
    a_carer(cast, "BBBB")
    file = browser.get("/carers/open-fields.csv?whose=all&order=newest").content.decode()
    headings, *rows = file.splitlines()
    assert headings.removeprefix("\ufeff").split(",") == [*Carer.OPEN_FIELDS, "owed_next", "owed_by", "late"]
    assert len(rows) == 2
    assert "Offer an assessment" in file
    for said in ("Ann", "Rowan", "AAAA", "M33", "1961"):
        assert said not in file


def test_the_pages_ask_as_many_questions_of_two_as_of_sixty(
    cast: Cast, browser: Client, django_assert_num_queries
):
    for number in range(2):
        owe(cast, a_carer(cast, f"A{number}"), "offer", number)
    browser.get("/carers/?whose=all")
    with django_assert_num_queries(10):
        browser.get("/carers/?whose=all")
    with django_assert_num_queries(9):
        browser.get("/carers/due/?whose=all")
    for number in range(60):
        owe(cast, a_carer(cast, f"B{number}"), "offer", -number)
    with django_assert_num_queries(10):
        page = browser.get("/carers/?whose=all").content.decode()
    with django_assert_num_queries(9):
        browser.get("/carers/due/?whose=all")
    assert page.count('scope="row"') == 50
    assert browser.get("/carers/?whose=all&page=2").content.decode().count('scope="row"') == 12
