from pathlib import Path
from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from jinja2 import UndefinedError

from mainstay.web import views

PAGE = """
{% extends "web/layout.html" %}
{% block title %}Needs{% endblock %}
{% block content %}<h1>Needs</h1>{% endblock %}
"""


def request(**brings):
    asked = RequestFactory().get("/")
    for name, value in brings.items():
        setattr(asked, name, value)
    return asked


def test_a_page_stands_without_anything_from_the_request(made):
    page = made(PAGE)
    assert "<title>Needs – Mainstay</title>" in page
    assert 'href="#main-content"' in page
    assert page.count("<h1") == 1


def test_a_page_shows_whose_it_is_and_where_one_is(made):
    links = [SimpleNamespace(label="Needs", href="/needs", current=True)]
    page = made(PAGE, request=request(authority="Northmoor Council", navigation=links))
    assert "Northmoor Council" in page
    assert 'aria-current="page"' in page


def test_an_invented_area_says_so_and_a_real_one_does_not(made):
    sentence = "This is a demo. Northmoor, its people, services and figures are invented."
    assert sentence in made(PAGE, request=request(invented=True))
    assert sentence not in made(PAGE, request=request(invented=False))


def test_nothing_on_a_page_needs_a_script_or_an_inline_style(made):
    page = made(PAGE, request=request(invented=True))
    assert "<script" not in page
    assert "style=" not in page
    assert "<style" not in page


def test_a_misspelt_name_is_an_error_but_the_govuk_macros_may_ask_for_what_nobody_gave(made):
    macro = '{% from "govuk_frontend_jinja/components/button/macro.html" import govukButton %}'
    assert "Go on" in made(macro + '{{ govukButton({"text": "Go on"}) }}')
    with pytest.raises(UndefinedError):
        made("{{ carres }}")


@pytest.mark.parametrize(
    ("answer", "status", "heading"),
    [
        (lambda asked: views.bad_request(asked, ValueError()), 400, "This request could not be read"),
        (lambda asked: views.refused(asked, PermissionError("Your role does not let you book breaks.")), 403,
         "Your role does not let you book breaks."),
        (views.stale_form, 403, "This form has been open too long"),
        (lambda asked: views.not_found(asked, LookupError()), 404, "There is no page here"),
        (views.broke, 500, "Something broke on our side"),
    ],
)  # fmt: skip
def test_a_page_for_what_stopped_says_what_happened_and_the_way_on(made, answer, status, heading):
    page = answer(request())
    assert page.status_code == status
    assert heading in page.content.decode()
    assert "Go to the start page" in page.content.decode()


def test_the_stylesheet_asks_for_no_font_and_no_picture():
    css = (Path(views.__file__).parent / "static/mainstay/mainstay.css").read_text()
    assert "url(" not in css
    assert "GDS Transport" not in css
