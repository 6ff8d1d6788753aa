"""Nothing about a person stands where nobody can take it out: the audit, an address, a log, a page that breaks."""

import ast
import logging
import re
from itertools import chain

import pytest
from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.db import connection, models
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.urls import include, path

from mainstay.accounts.access import public
from mainstay.pathway.models import Person
from tests.house.source import MODULES, name, tree, under
from tests.house.test_every_page_names_its_permission import ALL

PATHWAY = [path for path in MODULES if name(path).startswith("mainstay/pathway/")]
# LocalHoliday and LocalCriteria are an authority's own rules, about nobody.
TABLES = [
    model for model in apps.get_app_config("pathway").get_models() if not model.__name__.startswith("Local")
]
# Neither audited nor read by anybody but the search: written anew from what it is made of, and erased with it.
NOT_AUDITED = {"pathway_searchkey", "pathway_opening"}
# Text that is a code of ours, or a number; the reason stands beside it.
CODES = {
    "pathway_clock.pack": "key of a policy entry",
    "pathway_opening.page": "name of a page",
    "pathway_opening.access": "as whom, in the words of Access",
    "pathway_decision.test": "code of a rule set",
    "pathway_support.kind_of_break": "code of model.break_types",
}


def left_out_of_the_audit() -> dict[str, set[str]]:
    """Return table → the columns that its trigger leaves out, as the database itself has it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tgrelid::regclass::text, tgargs FROM pg_trigger WHERE tgname = 'audit'")
        rows = cursor.fetchall()
    return {table: set(bytes(told).decode().split("\0")) - {""} for table, told in rows}


def holds_words(field: "models.Field[object, object]") -> bool:
    text = models.CharField | models.TextField | models.JSONField | ArrayField
    return isinstance(field, text) and not field.choices


@pytest.mark.django_db
@pytest.mark.parametrize("model", TABLES, ids=lambda model: model._meta.label)
def test_every_column_that_can_hold_words_is_open_or_left_out_of_the_audit(model: type[models.Model]):
    table = model._meta.db_table
    out = left_out_of_the_audit()
    assert (table in out) != (table in NOT_AUDITED)
    kept = {field.column for field in model._meta.concrete_fields if holds_words(field)}
    unsaid = kept - set(model.OPEN_FIELDS) - out.get(table, kept)
    assert {f"{table}.{column}" for column in unsaid} <= set(CODES), "leave it out in a migration, or open it"


@pytest.mark.django_db
def test_days_of_a_persons_life_are_left_out_of_the_audit():
    days = {field.column for field in Person._meta.concrete_fields if isinstance(field, models.DateField)}
    assert days - {"changed_at"} <= left_out_of_the_audit()["pathway_person"]


def test_no_address_has_room_for_a_name_a_day_of_birth_or_a_postcode():
    personal = re.compile(r"name|born|birth|postcode|address|phone|e?mail|words")
    found = {
        f"{page}: {each}"
        for page, pattern in ALL
        if page.startswith("pathway:")
        for each in chain(pattern.pattern.converters, pattern.pattern.regex.groupindex)
        if personal.search(each)
    }
    assert not found


def test_nothing_in_the_pathway_writes_a_log_or_an_e_mail():
    never = {"logging", "django.core.mail", "smtplib"}
    found = {
        name(module)
        for module in PATHWAY
        # A job that fails for one authority says so by the authority's number, and goes on with the next.
        if name(module) != "mainstay/pathway/jobs.py"
        for node in ast.walk(tree(module))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for each in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [one.name for one in node.names]
        )
        if each in never
    }
    assert not found


def test_what_a_page_reads_from_its_address_is_a_code_or_a_number():
    asked = set()
    for module in PATHWAY:
        text = module.read_text("utf-8")
        asked |= set(re.findall(r"request\.GET\.get\(\"(\w+)\"", text))
        asked |= set(re.findall(r"\"(\w+)\" in request\.GET", text))
    personal = re.compile(r"name|born|birth|postcode|address|phone|mail|words|^q$")
    assert not [each for each in asked if personal.search(each)]


def test_a_form_for_a_person_is_never_sent_as_an_address():
    personal = {"given_names", "family_name", "born_on", "postcode", "phone", "email", "words", "name"}
    for template in under("mainstay/pathway/templates", ends=".html"):
        text = template.read_text("utf-8")
        for form in re.findall(r"<form[^>]*method=\"get\".*?</form>", text, re.DOTALL):
            assert not personal & set(re.findall(r"name=\"(\w+)\"", form)), name(template)


@public("a page of this test, which breaks over a carer")
def breaks(request: HttpRequest) -> HttpResponse:
    carer = {"given_names": "Quillfeather"}
    raise ValueError(f"cannot save {carer['given_names']}")


urlpatterns = [path("breaks/", breaks, name="breaks"), path("", include("mainstay.config.urls"))]


@pytest.mark.django_db
@override_settings(ROOT_URLCONF="tests.house.test_privacy_of_carers")
def test_a_page_that_breaks_says_nothing_of_the_person_it_broke_over(
    caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
):
    with caplog.at_level(logging.DEBUG):
        answer = Client(raise_request_exception=False).post("/breaks/", {"family_name": "Quillfeather"})
    assert answer.status_code == 500
    assert "Quillfeather" not in answer.content.decode()
    written = capsys.readouterr()
    assert "Quillfeather" not in written.out + written.err
