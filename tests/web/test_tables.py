from django.http import QueryDict

from mainstay.web.tables import Cell, Column, arrange

COLUMNS = [
    Column("area", "Area"),
    Column("rate", "Share", numeric=True),
    Column("note", "Note", sortable=False),
]


def table(asked="", **changes):
    rows = [
        [Cell("Ashby"), Cell("8.5%", 0.085), Cell("b")],
        [Cell("Corton"), Cell("no figure"), Cell("c")],
        [Cell("birch"), Cell("9.1%", 0.091), Cell("a")],
    ]
    return arrange("areas", "Carers by area", COLUMNS, rows, asked=QueryDict(asked), **changes)


def names(made):
    return [row[0].text for row in made.rows]


def test_without_a_wish_the_rows_stay_as_they_were_given():
    assert names(table()) == ["Ashby", "Corton", "birch"]


def test_the_first_order_is_used_until_another_is_asked_for():
    assert names(table(first="-rate")) == ["birch", "Ashby", "Corton"]


def test_rows_without_a_figure_come_last_in_both_directions():
    assert names(table("sort=rate")) == ["Ashby", "birch", "Corton"]
    assert names(table("sort=-rate")) == ["birch", "Ashby", "Corton"]


def test_words_sort_without_regard_to_capitals():
    assert names(table("sort=area")) == ["Ashby", "birch", "Corton"]


def test_a_column_that_is_unknown_or_not_for_sorting_is_ignored():
    assert names(table("sort=note")) == names(table("sort=price")) == ["Ashby", "Corton", "birch"]
    assert table("sort=note").headings[2].href is None


def test_a_heading_keeps_what_else_was_asked_for_and_turns_the_order_round():
    rate = table("level=ward&sort=-rate").headings[1]
    assert (rate.href, rate.order) == ("?level=ward&sort=rate", "descending")


def test_numbers_are_offered_largest_first_and_names_from_the_beginning():
    area, rate, _note = table().headings
    assert (area.href, rate.href) == ("?sort=area", "?sort=-rate")


def test_a_table_nobody_asked_to_sort_has_no_links():
    made = arrange("areas", "Carers by area", COLUMNS, [])
    assert [heading.href for heading in made.headings] == [None, None, None]
