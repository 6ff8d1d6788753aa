from mainstay.web.svg.bars import Bar, Group, bars, grouped, spans
from mainstay.web.words import number


def widths(chart):
    return [picture.split('width="')[2].split('"')[0] if picture else None for _text, picture in
            (cell for row in chart.rows for cell in row.cells)]  # fmt: skip


def test_the_longest_bar_fills_its_cell_and_the_others_are_in_proportion():
    chart = bars(
        "Carers by hours", "Hours", "Carers", [Bar("1 to 19", 400, "400"), Bar("50 or more", 100, "100")]
    )
    assert widths(chart) == ["100.00%", "25.00%"]


def test_a_bar_without_a_figure_is_not_drawn_and_its_text_remains():
    chart = bars("Carers", "Hours", "Carers", [Bar("1 to 19", None, "no figure")])
    assert chart.rows[0].cells == (("no figure", ""),)


def test_bars_that_are_all_nought_have_no_length():
    assert widths(bars("Carers", "Hours", "Carers", [Bar("1 to 19", 0, "0")])) == ["0.00%"]


def test_two_charts_with_one_scale_can_be_compared():
    chart = bars("Carers", "Hours", "Carers", [Bar("1 to 19", 10, "10")], most=40)
    assert widths(chart) == ["25.00%"]


def test_each_series_has_a_paint_and_a_key_of_its_own():
    chart = grouped(
        "cmp", "Share", "Hours", ["Here", "England"], [Group("50 or more", (2.0, 4.0), ("2%", "4%"))]
    )
    assert "url(#bars-cmp-0)" in chart.rows[0].cells[0][1]
    assert "url(#bars-cmp-1)" in chart.rows[0].cells[1][1]
    assert chart.patterns.count("<pattern") == 2
    assert [name for name, _key in chart.series] == ["Here", "England"]


def test_ranges_share_one_scale_from_nought_to_the_highest():
    low, high = spans([("Day breaks", 10, 20, 40), ("Overnight", 50, 60, 100)], write=number)
    assert low.texts == ("10", "20", "40")
    assert 'x="10.00%" width="30.00%"' in low.picture
    assert 'x="50.00%" width="50.00%"' in high.picture


def test_a_mark_to_compare_with_is_drawn_on_every_range_and_fits_the_scale():
    (one,) = spans([("Young carers", 0.2, 0.3, 0.5)], write=number, mark=1.0)
    assert "stroke-dasharray" in one.picture
    assert 'x1="100.00%"' in one.picture
    (plain,) = spans([("Young carers", 0.2, 0.3, 0.5)], write=number)
    assert "stroke-dasharray" not in plain.picture
