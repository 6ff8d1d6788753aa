"""What every format must do: say something for each part that is missing, and take words as words."""

import io
from time import perf_counter

import openpyxl
import pytest
from docx import Document

from mainstay.planning.exports import RENDERERS, as_csv, as_excel, as_json, as_pdf, as_text, as_word
from mainstay.planning.exports.assessment import paper
from tests.planning.a_content import a_content, a_small_area, without

FORMATS = [as_text, as_json, as_csv, as_excel, as_word, as_pdf]
PARTS = sorted(a_content())
HOSTILE = "=cmd|' /C calc'!A0 #strong[x] $x$ <b>&amp;</b> {{ 7*7 }} \\u0022 \x1b[2J 日本 😀 عربى"


def named(module):
    return getattr(module, "__name__", str(module)).rsplit("_", 1)[-1]


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_each_form_is_found_by_its_name(module):
    assert RENDERERS[named(module)](a_content()) == module.render(a_content())


@pytest.mark.parametrize("part", PARTS)
def test_a_part_that_was_never_made_reads_as_one_that_is_none(part):
    assert paper(without(part)) == paper(a_content(**{part: None}))
    assert as_csv.render(without(part)) == as_csv.render(a_content(**{part: None}))


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_a_part_that_is_none_leaves_the_rest_standing(module, part):
    assert module.render(a_content(**{part: None}))


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_every_part_may_be_empty_at_once(module):
    content = a_content()
    assert module.render({part: type(value)() for part, value in content.items()})


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_every_figure_may_be_missing_inside_its_part(module):
    assert module.render(emptied(a_content()))


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_words_that_look_like_markup_or_formulas_are_only_words(module):
    assert module.render(hostile(a_content()))


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_the_same_content_gives_the_same_file(module):
    assert module.render(a_content()) == module.render(a_content())


@pytest.mark.parametrize("module", FORMATS, ids=named)
def test_the_content_is_left_as_it_was(module):
    content = a_content()
    module.render(content)
    assert content == a_content()


@pytest.mark.parametrize(
    ("part", "sentence"),
    [
        ("carers", "No published count of unpaid carers has been loaded for this area."),
        ("where", "No figures below the level of this area have been loaded"),
        ("who", "No figures by age, sex, ethnicity, health or disability have been loaded"),
        ("overlooked", "No expected numbers have been worked out for groups at risk of being overlooked."),
        ("compared", "No other place has been loaded with figures that this area can be compared with."),
        ("change", "No earlier census has been loaded for this area, so change is not shown."),
        ("hidden", "How many carers are not known to services cannot be said"),
        ("demand", "Demand for short breaks has not been estimated"),
        ("services", "No services have been loaded for this area."),
        ("assumptions", "No assumptions were used."),
        ("sources", "No files are recorded: these figures cannot be traced."),
        ("warnings", "No warnings were found."),
    ],
)
def test_a_part_that_is_missing_says_why(part, sentence):
    said = " ".join(as_text.render(without(part)).split())
    assert sentence in said


def test_where_says_what_would_have_to_be_loaded():
    where = a_content()["where"] | {"areas": [], "by_ward": [], "by_decile": [], "missing": "Load a lookup"}
    assert "Load a lookup." in as_text.render(a_content(where=where))


def test_an_invented_area_is_said_to_be_invented_before_any_figure():
    said = "Northmoor is invented."
    book = openpyxl.load_workbook(io.BytesIO(as_excel.render(a_content())))
    page = Document(io.BytesIO(as_word.render(a_content())))
    assert said.upper() in as_text.render(a_content()).split("27,350")[0]
    assert said in book["Cover"]["A4"].value
    assert said in page.paragraphs[2].text


def test_a_real_area_with_an_invented_source_names_the_source():
    area = a_content()["area"] | {"invented": False}
    assert paper(a_content(area=area)).notices == [
        "These sources are invented: Unpaid care in Northmoor, Age in Northmoor."
    ]


@pytest.mark.parametrize(("module", "most"), [(as_pdf, 1.0), (as_excel, 0.5)], ids=named)
def test_150_small_areas_take_less_than_a_second(module, most):
    assert min(seconds_to(module) for _ in range(3)) < most


def test_a_county_of_thousands_of_small_areas_fits_every_format():
    where = a_content()["where"] | {"areas": [a_small_area(number % 200) for number in range(3000)]}
    for module in FORMATS:
        assert module.render(a_content(where=where))


def seconds_to(module):
    began = perf_counter()
    module.render(a_content())
    return perf_counter() - began


def emptied(value):
    """The same shape with no figure and no text in it: every row is there, and says nothing."""
    if isinstance(value, dict):
        return {key: emptied(part) for key, part in value.items()}
    if isinstance(value, list):
        return [emptied(part) for part in value if isinstance(part, dict)]
    return None


def hostile(value):
    """The same with every name and sentence replaced by one that tries to be something else."""
    if isinstance(value, dict):
        return {key: hostile(part) for key, part in value.items()}
    if isinstance(value, list):
        return [hostile(part) for part in value]
    return HOSTILE if isinstance(value, str) else value
