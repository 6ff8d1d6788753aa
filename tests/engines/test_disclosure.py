from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mainstay.engines.disclosure import TOTAL, Sum, protect, rounded, sums_of_table

BELOW = 5


def table(counts: list[list[int]]) -> dict[tuple[str, str], int]:
    """Cells by (row, column) with their totals."""
    rows = [[*row, sum(row)] for row in counts]
    rows.append([sum(column) for column in zip(*rows, strict=True)])
    names = [*map(str, range(len(counts))), TOTAL]
    across = [*map(str, range(len(counts[0]))), TOTAL]
    return {
        (r, c): people
        for r, row in zip(names, rows, strict=True)
        for c, people in zip(across, row, strict=True)
    }


def sums(counts: list[list[int]]):
    return sums_of_table(map(str, range(len(counts))), map(str, range(len(counts[0]))))


def left_out(counts: list[list[int]]) -> set[tuple[str, str]]:
    """The ordinary case: rounded to 1, so that the attacker has exact numbers."""
    safe = protect(table(counts), sums(counts), below=BELOW, to=1)
    return {cell for cell, people in safe.items() if people is None}


def could_be(cells, relations, hidden, target, value) -> bool:
    """The attacker: is there any table with the same published numbers in which the target has this value?

    Tries every whole number ≥ 1 for every hidden part, one after another; hidden totals follow from their parts.
    """
    totals = {s.total for s in relations}
    unknown = (
        [target, *sorted(hidden - totals - {target})] if target not in totals else sorted(hidden - totals)
    )

    def most(cell):
        published = [cells[s.total] for s in relations if cell in s.parts and s.total not in hidden]
        return min(published, default=cells[cell] + BELOW)

    def fits(known, everything):
        for s in relations:
            inside = [part for part in s.parts if part not in totals]
            if len(inside) < len(s.parts):
                continue
            added = sum(known.get(part, 1) for part in inside)
            if s.total in hidden:
                continue
            if added > cells[s.total] or (everything and added != cells[s.total]):
                return False
        return not everything or whole_table_fits(known)

    def whole_table_fits(known):
        full = dict(known)
        for _ in relations:  # totals of totals need more than one pass
            for s in relations:
                if all(part in full for part in s.parts):
                    full[s.total] = sum(full[part] for part in s.parts)
        holds = all(full[s.total] == sum(full[part] for part in s.parts) for s in relations)
        same = all(full[cell] == people for cell, people in cells.items() if cell not in hidden)
        return holds and same and full[target] == value

    def search(known, rest):
        if not rest:
            return fits(known, True)
        choices = [value] if rest[0] == target else range(1, most(rest[0]) + 1)
        return any(
            fits(known | {rest[0]: choice}, False) and search(known | {rest[0]: choice}, rest[1:])
            for choice in choices
        )

    return search({c: n for c, n in cells.items() if c not in hidden and c not in totals}, unknown)


def worked_out_by_subtraction(relations, hidden) -> set:
    """Another attacker: Gaussian elimination with exact fractions finds every cell with only one solution."""
    unknown = sorted(hidden)
    rows = [
        [Fraction((cell == s.total) - (cell in s.parts)) for cell in unknown]
        for s in relations
        if hidden & {s.total, *s.parts}
    ]
    done = 0
    for column in range(len(unknown)):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [x / rows[done][column] for x in rows[done]]
        for r in range(len(rows)):
            if r != done and rows[r][column]:
                rows[r] = [x - rows[r][column] * y for x, y in zip(rows[r], rows[done], strict=True)]
        done += 1
    return {unknown[row.index(1)] for row in rows if sum(map(bool, row)) == 1}


def test_a_small_count_and_the_cells_that_would_give_it_back_are_left_out():
    counts = [[3, 20, 30], [40, 50, 60], [70, 80, 90]]
    assert left_out(counts) == {("0", "0"), ("0", "1"), ("1", "0"), ("1", "1")}


def test_totals_stay_when_other_cells_can_hide_the_small_one():
    assert not {cell for cell in left_out([[3, 20], [40, 50]]) if TOTAL in cell}


def test_a_table_without_small_counts_is_only_rounded():
    counts = [[12, 20], [0, 53]]
    safe = protect(table(counts), sums(counts), below=5, to=5)
    assert [safe["0", "0"], safe["1", "0"], safe["1", "1"], safe[TOTAL, TOTAL]] == [10, 0, 55, 85]


def test_nobody_is_published_as_nobody():
    assert ("0", "1") not in left_out([[3, 0, 30], [40, 50, 60]])


def test_a_small_total_is_left_out_with_its_parts():
    assert left_out([[1, 2], [50, 60]]) >= {("0", "0"), ("0", "1"), ("0", TOTAL)}


def test_two_cells_left_out_whose_sum_gives_them_away_take_another_with_them():
    # 1 + 1 = 2 where zeros are published: both would be known.
    one_row = {"a": 1, "b": 1, "c": 30, "all": 32}
    safe = protect(one_row, [Sum("all", ["a", "b", "c"])], below=BELOW, to=1)
    assert safe == {"a": None, "b": None, "c": None, "all": 32}


def test_wards_within_an_authority_within_a_region_cannot_be_subtracted():
    cells = {"w1": 3, "w2": 40, "authority": 43, "another": 90, "region": 133}
    relations = [Sum("authority", ["w1", "w2"]), Sum("region", ["authority", "another"])]
    safe = protect(cells, relations, below=BELOW, to=1)
    hidden = {cell for cell, people in safe.items() if people is None}
    assert hidden == {"w1", "w2"}
    assert worked_out_by_subtraction(relations, hidden) == set()


def test_two_tables_that_share_a_total_are_protected_together():
    cells = {"under 65": 4, "65+": 40, "women": 30, "men": 14, "all": 44}
    relations = [Sum("all", ["under 65", "65+"]), Sum("all", ["women", "men"])]
    safe = protect(cells, relations, below=BELOW, to=5)
    assert safe == {"under 65": None, "65+": None, "women": 30, "men": 15, "all": 45}


def test_where_nothing_else_hides_a_small_count_everything_is_left_out():
    # Couples: as many wives as husbands, so no other table differs in only one of them.
    cells = {"carers": 2, "other": 0, "all": 2, "wives": 1, "husbands": 1, "couples": 1}
    relations = [
        Sum("all", ["carers", "other"]),
        Sum("all", ["wives", "husbands"]),
        Sum("couples", ["wives", "other"]),
        Sum("couples", ["husbands", "other"]),
    ]
    assert set(protect(cells, relations, below=BELOW, to=5).values()) == {None}


def test_totals_that_do_not_add_up_are_refused():
    with pytest.raises(ValueError, match="add up to 3, not 4"):
        protect({"a": 1, "b": 2, "all": 4}, [Sum("all", ["a", "b"])], below=BELOW, to=5)


def test_an_empty_table_is_safe():
    assert protect({}, [], below=BELOW, to=5) == {}


@pytest.mark.parametrize(("people", "shown"), [(0, 0), (5, 5), (7, 5), (8, 10), (12, 10), (13, 15)])
def test_counts_are_rounded_to_five(people, shown):
    assert rounded(people, to=5) == shown


small_tables = st.integers(2, 3).flatmap(
    lambda wide: st.lists(st.lists(st.integers(0, 8), min_size=wide, max_size=wide), min_size=2, max_size=3)
)


@given(small_tables)
@settings(max_examples=30, deadline=None)
def test_every_small_count_could_have_been_another_for_all_an_attacker_can_tell(counts):
    cells, relations, hidden = table(counts), sums(counts), left_out(counts)
    for cell, people in cells.items():
        if 0 < people < BELOW and TOTAL not in cell:
            others = [value for value in range(1, BELOW + 1) if value != people]
            assert any(could_be(cells, relations, hidden, cell, value) for value in others)


@given(st.lists(st.lists(st.integers(0, 40), min_size=5, max_size=5), min_size=2, max_size=8))
@settings(max_examples=30, deadline=None)
def test_no_small_count_can_be_worked_out_by_any_subtraction(counts):
    cells, relations, hidden = table(counts), sums(counts), left_out(counts)
    small = {cell for cell, people in cells.items() if 0 < people < BELOW}
    assert small <= hidden
    assert not small & worked_out_by_subtraction(relations, hidden)
