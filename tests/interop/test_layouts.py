"""Layout files: what they may say, and what is said when they are wrong."""

import pytest

from mainstay.interop.statistics import LayoutFault, layouts, template, templates
from mainstay.interop.statistics.layout_files import read_layout

LAYOUT = """\
title: Dogs by area
dataset: dogs
publisher: Office for Dogs
licence: Open Government Licence v3.0
source: https://example.org/dogs
base: all dogs
reference: 2021-03-21
shape: wide
levels: [authority]
place: nomis
columns:
  total: "Total: All dogs"
  small: Small dogs
  large: Large dogs
adds_up:
  - {whole: total, parts: [small, large], within: 5}
"""


def layout_of(tmp_path, text):
    path = tmp_path / "dogs.yaml"
    path.write_text(text)
    return read_layout(path)


def test_a_small_file_describes_a_new_census_table(tmp_path):
    layout = layout_of(tmp_path, LAYOUT)
    assert (layout.name, [column.key for column in layout.columns]) == ("dogs", ["total", "small", "large"])


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: Dogs by area\n", "", "write title as text"),
        ("shape: wide", "shape: round", "shape round not known"),
        ("base: all dogs", "bass: all dogs", "write base as text"),
        ("levels:", "level:", "level not known"),
        ("reference: 2021-03-21", "reference: 2021", "write reference as a day"),
        ("parts: [small, large]", "parts: [small, lrage]", "adds_up names lrage, which no column has"),
        (
            "  small: Small dogs",
            "  small: {heading: Small dogs, number: dozens}",
            "number dozens of small not known",
        ),
        ("  large: Large dogs", "  small: Large dogs", "small is written twice"),
        (LAYOUT, "- a list\n", "write a mapping"),
        ("levels: [authority]", "levels: [authority", "dogs.yaml"),
    ],
)
def test_a_fault_names_the_file_and_the_word(tmp_path, old, new, said):
    with pytest.raises(LayoutFault) as fault:
        layout_of(tmp_path, LAYOUT.replace(old, new, 1))
    assert str(fault.value).startswith("dogs.yaml")
    assert said in str(fault.value)


def test_every_layout_says_whose_it_is_and_where_it_comes_from():
    for layout in layouts().values():
        assert layout.publisher
        assert layout.licence
        assert layout.source
        assert layout.base


def test_no_two_layouts_share_a_title():
    titles = [layout.title for layout in layouts().values()]
    assert len(titles) == len(set(titles))


def test_two_layouts_have_a_template():
    assert templates() == ["known_to_services", "services_by_hand"]
    assert template("known_to_services").startswith(
        "place code,place name,group kind,group,people known,as at\r\n"
    )


def test_a_layout_without_a_template_says_which_have_one():
    with pytest.raises(KeyError, match="known_to_services, services_by_hand"):
        template("census2021_sex")
