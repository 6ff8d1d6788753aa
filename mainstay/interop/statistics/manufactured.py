"""Series that look made rather than counted, put in sentences: within one file, and between editions of it."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from mainstay import policy
from mainstay.engines.plausibility import Finding, Limits, findings
from mainstay.engines.tables import PlaceTable, Reading
from mainstay.places.rules import NOT_COUNTED

_YEAR_FIRST = re.compile(r"(\d{4}/\d{2})\|(.+)")
_SAID = {
    "same_growth_everywhere": "{alike} of {of} areas change by exactly the same factor ({value:.4f}).",
    "unchanged_everywhere": "{alike} of {of} areas do not change at all.",
    "constant_increments": "{alike} of {of} areas change by the same number every time.",
    "same_first_digits": "{alike} of {of} areas begin with the same two digits ({value:.0f}).",
}


def limits(on: date, local: Mapping[str, policy.Override]) -> Limits:
    """Return how alike is too alike on a day: the packs' limits, or the local value in place of one."""

    def number(name: str) -> float:
        key = f"statistics.plausibility.same_growth_{name}"
        return float(policy.value(key, on=on, override=local.get(key)))

    return Limits(
        share=number("share"),
        tolerance=number("within"),
        fewest=int(number("places")),
        smallest=number("smallest"),
    )


def within(table: PlaceTable, limits: Limits) -> list[str]:
    """A warning for every figure of a file of several years that looks made; empty for a file of one date."""
    series: dict[str, list[int]] = defaultdict(list)
    for index, key in enumerate(table.columns):
        if (found := _YEAR_FIRST.fullmatch(key)) and found[2] != "members":
            series[found[2]].append(index)
    return [
        said
        for name, at in series.items()
        if len(at) > 1
        for said in _warnings(name, table.values[:, at], limits)
    ]


def between(editions: Sequence[Reading], limits: Limits) -> list[str]:
    """A warning for every figure that looks made across editions of one dataset, on the areas that all of them hold."""
    readings = sorted(editions, key=lambda reading: reading.reference_on)
    tables = [reading.table for reading in readings if reading.table]
    if len(tables) < 2:
        return []
    codes = sorted(set.intersection(*(set(table.codes) for table in tables)))
    keys = [key for key in tables[0].columns if all(key in table.columns for table in tables)]
    return [
        said
        for key in keys
        for said in _warnings(key, np.column_stack([_of(table, key, codes) for table in tables]), limits)
    ]


def _of(table: PlaceTable, key: str, codes: list[str]) -> np.ndarray:
    at = {code: row for row, code in enumerate(table.codes)}
    column: np.ndarray = table.values[[at[code] for code in codes], table.columns.index(key)]
    return column


def _warnings(name: str, series: np.ndarray, limits: Limits) -> list[str]:
    return [
        f"“{name}” {NOT_COUNTED}: {_sentence(found)} Ask its publisher." for found in findings(series, limits)
    ]


def _sentence(found: Finding) -> str:
    return _SAID[found.kind].format(alike=found.alike, of=found.of, value=found.value)
