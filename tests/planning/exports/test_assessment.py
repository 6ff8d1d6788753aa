from mainstay.planning.exports.assessment import paper
from mainstay.planning.exports.paper import Table
from tests.planning.a_content import a_content, a_demand, an_assumption


def working(**changed):
    """The rows of the annex that shows how demand was worked out."""
    (section,) = [s for s in paper(a_content(**changed)).sections if s.title.endswith("worked out")]
    (table,) = section.blocks
    return table.written()


def test_annexes_come_last():
    annexes = [section.annex for section in paper(a_content()).sections]
    assert annexes == sorted(annexes)


def test_what_every_type_of_break_shares_is_worked_out_once():
    assert [row[0] for row in working()] == ["Every type", "Every type"]


def test_what_a_type_does_not_share_stands_under_its_own_name():
    own = a_demand(break_type="short_stay", title="Short stays away")
    own["steps"] = [*own["steps"][:1], own["steps"][1] | {"name": "mix", "label": "Mainly short stays"}]
    assert [row[:2] for row in working(demand=[a_demand(), own])] == [
        ["Every type", "Carers, 50 or more hours"],
        ["Care at home for some hours", "Carers in need who want support for a break"],
        ["Short stays away", "Mainly short stays"],
    ]


def test_one_type_of_break_shares_with_nobody():
    assert {row[0] for row in working(demand=[a_demand()])} == {"Care at home for some hours"}


def test_a_line_is_called_by_its_assumption_and_written_in_its_unit():
    assert working()[1][1:4] == ["Carers in need who want support for a break", "×", "42.0% (30.0% to 60.0%)"]


def test_a_line_of_carers_is_called_by_its_hours():
    demand = a_demand()
    del demand["steps"][0]["label"]
    assert working(demand=[demand])[0][1] == "Carers, 50 or more hours"


def test_groups_without_a_number_are_named_together_by_the_reason():
    group = {"code": "refugee", "title": "Refugee carers", "expected": None, "reason": "no share is known"}
    said = paper(a_content(overlooked=[*a_content()["overlooked"], group])).sections[4].blocks[-1].lines
    assert said == ["Traveller carers, Refugee carers. No share is known."]


def test_where_the_share_is_from_is_found_in_the_assumption():
    group = a_content()["overlooked"][0] | {"source_title": None, "sure": None}
    given = an_assumption(key=group["assumption"], sure="high", source=[{"title": "A census", "href": ""}])
    (table, *_) = paper(a_content(overlooked=[group], assumptions=[given])).sections[4].blocks
    assert table.written()[0][-1] == "A census; high."


def test_short_particulars_share_a_line_and_empty_ones_are_left_out():
    (section,) = [s for s in paper(a_content()).sections if s.title == "Sources"]
    table = section.blocks[0]
    lines = table.particulars(["A source", "A publisher", "", "", "", "x" * 50, "", ""])
    assert lines == [[("Publisher", "A publisher")], [("File", "x" * 50)]]


def test_every_table_has_a_cell_for_every_heading():
    tables = [b for section in paper(a_content()).sections for b in section.blocks if isinstance(b, Table)]
    assert all(len(row) == len(table.columns) for table in tables for row in table.rows)
