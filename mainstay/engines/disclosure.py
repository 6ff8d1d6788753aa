"""Counts of people made safe to publish: small ones left out, none to be had back by subtraction, the rest
rounded.

A table is cells and sums: each sum says that one cell is the total of others. One form serves rows and
columns with totals, wards within an authority, and tables that share a total.

Leaving out a small cell is not enough: its total less the rest gives it back. So for each small cell we look
for *another table* with the same published numbers in which that cell is as near 1 as can be, and one in
which it is as
near not small, and leave out the cells in which they differ: nobody can tell those tables from the true one.
Zeros are published, so a cell left out is known to hold someone. All this holds even against someone who
knows the method and the numbers before rounding; rounding then hides more.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import Generic, TypeVar

Cell = TypeVar("Cell", bound=Hashable)
TOTAL = "total"


@dataclass(frozen=True)
class Sum(Generic[Cell]):
    """A cell that is the total of others."""

    total: Cell
    parts: Sequence[Cell]


def protect(
    cells: Mapping[Cell, int], sums: Sequence[Sum[Cell]], *, below: int, to: int
) -> dict[Cell, int | None]:
    """The cells as they may be published, in order: rounded to a multiple of `to`, or None where left out.

    cells: whole numbers of people, totals included. below: counts from 1 up to this are small.
    Rounded cells need not add up to their rounded totals. Raises ValueError where the true ones do not, or a
    count is below 0.
    """
    _check(cells, sums)
    left_out = {cell for cell, people in cells.items() if 0 < people < below}
    for cell in sorted(left_out, key=lambda small: cells[small]):
        left_out |= _other_tables(cell, cells, sums, left_out, below)
    return {cell: None if cell in left_out else rounded(people, to=to) for cell, people in cells.items()}


def rounded(people: int, *, to: int) -> int:
    """The nearest multiple of `to`, halves up; fit to publish only if the count is not small."""
    return (2 * people + to) // (2 * to) * to


def sums_of_table(rows: Iterable[str], columns: Iterable[str]) -> list[Sum[tuple[str, str]]]:
    """The sums of a table whose cells are (row, column), with a row and a column named TOTAL."""
    down, across = list(rows), list(columns)
    of_rows = [Sum((row, TOTAL), [(row, column) for column in across]) for row in [*down, TOTAL]]
    return of_rows + [Sum((TOTAL, column), [(row, column) for row in down]) for column in [*across, TOTAL]]


def _check(cells: Mapping[Cell, int], sums: Sequence[Sum[Cell]]) -> None:
    wrong = [f"{cell} is below 0." for cell, people in cells.items() if people < 0]
    wrong += [
        f"The parts of {s.total} add up to {added}, not {cells[s.total]}."
        for s in sums
        if (added := sum(cells[part] for part in s.parts)) != cells[s.total]
    ]
    if wrong:
        raise ValueError(" ".join(wrong))


def _other_tables(
    cell: Cell, cells: Mapping[Cell, int], sums: Sequence[Sum[Cell]], left_out: set[Cell], below: int
) -> set[Cell]:
    """The cells that differ in a table where this one is lowest, and in one where it is no longer small."""
    moves = []
    for values in (range(1, cells[cell]), range(below, cells[cell], -1)):
        tried = (_cheapest_move(cell, value - cells[cell], cells, sums, left_out) for value in values)
        moves += [move for move in [next(filter(None, tried), None)] if move]
    # With everything left out there is always another: the same table with every number doubled.
    return set().union(*moves) if moves else set(cells)


def _cheapest_move(
    cell: Cell, by: int, cells: Mapping[Cell, int], sums: Sequence[Sum[Cell]], left_out: set[Cell]
) -> set[Cell] | None:
    """The cells to change, this one by so many, so that every sum still holds; None if none were found.

    Dijkstra's search. A state is which sums do not hold and by how much; a step mends one with one cell,
    which costs almost nothing if it is left out anyway, else 1 and its part of everyone, and for a total as
    much as all its parts.
    """
    order, parts_of, everyone = count(), {s.total: len(s.parts) for s in sums}, 1 + sum(cells.values())
    queue: list[tuple[float, int, dict[Cell, int]]] = [(0, next(order), {cell: by})]
    seen = set()
    while queue:
        cost, _, moved = heappop(queue)
        broken = _broken(moved, sums)
        if not broken:
            return set(moved)
        state = tuple(broken.items())
        if state in seen:
            continue
        seen.add(state)
        for other, change in _mends(sums[state[0][0]], state[0][1]):
            if cells[other] > 0 and other not in moved and cells[other] + change > 0:
                price = 1 + parts_of.get(other, 0) + cells[other] / everyone
                step = 0.001 if other in left_out else price
                heappush(queue, (cost + step, next(order), moved | {other: change}))
    return None


def _broken(moved: Mapping[Cell, int], sums: Sequence[Sum[Cell]]) -> dict[int, int]:
    """By the number of each sum that no longer holds, how much its total now exceeds its parts."""
    over = (moved.get(s.total, 0) - sum(moved.get(part, 0) for part in s.parts) for s in sums)
    return {number: people for number, people in enumerate(over) if people}


def _mends(s: Sum[Cell], over: int) -> list[tuple[Cell, int]]:
    """Each cell of a sum with the change that would make it hold."""
    return [*((part, over) for part in s.parts), (s.total, -over)]
