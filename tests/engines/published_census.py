"""The published census files as the engines take them: plain counts by key, for tests only."""

import csv
import gzip
from collections.abc import Iterator
from pathlib import Path

CENSUS_2021 = [
    "total",
    "none",
    "hours_1_19",
    "hours_1_9",
    "hours_10_19",
    "hours_20_49",
    "hours_20_34",
    "hours_35_49",
]
CENSUS_2021 += ["hours_50_plus"]
CENSUS_2011 = ["total", "none", "hours_1_19", "hours_20_49", "hours_50_plus"]


def rows_of(path: Path) -> Iterator[list[str]]:
    """Rows of a CSV file after its headings, also when it is gzipped."""
    content = path.read_bytes()
    text = (gzip.decompress(content) if path.suffix == ".gz" else content).decode("utf-8-sig")
    rows = csv.reader(text.splitlines())
    next(rows)
    return rows


def care_2021(path: Path) -> dict[str, dict[str, float]]:
    """By code of place, the nine counts of table TS039."""
    return {row[2]: dict(zip(CENSUS_2021, map(float, row[3:]), strict=True)) for row in rows_of(path)}


def care_2011(path: Path) -> dict[str, dict[str, float]]:
    """By code of place, the five counts of 2011."""
    return {row[2]: dict(zip(CENSUS_2011, map(float, row[4:]), strict=True)) for row in rows_of(path)}


def added(places: dict[str, dict[str, float]], beginning: str = "") -> dict[str, float]:
    """The sum over places whose code begins so."""
    chosen = [counts for code, counts in places.items() if code.startswith(beginning)]
    return {key: sum(counts[key] for counts in chosen) for key in chosen[0]}
