"""The Census table of unpaid care by small area: the real one, or one of the same shape where it is not here."""

import random
from pathlib import Path

ROWS = 35_672
_REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "census_unpaid_care"
_NAME = "census2021_ts039_unpaid_care_lsoa.csv"
_QUESTION = "Provision of unpaid care"
_BANDS = (
    "Provides no unpaid care",
    "Provides 19 hours or less unpaid care a week",
    "Provides 9 hours or less unpaid care a week",
    "Provides 10 to 19 hours unpaid care a week",
    "Provides 20 to 49 hours unpaid care a week",
    "Provides 20 to 34 hours unpaid care a week",
    "Provides 35 to 49 hours unpaid care a week",
    "Provides 50 or more hours unpaid care a week",
)


def table(folder: Path) -> tuple[Path, str]:
    """Return the file to load, and a sentence that says which it is; a made one is written to the folder."""
    if (_REAL / _NAME).exists():
        return _REAL / _NAME, "the table as published"
    made = folder / _NAME
    made.write_text(_made(), encoding="utf-8")
    return made, "a made table of the same shape, for the published one is not at ../shared/data"


def _made() -> str:
    dice = random.Random(2021)
    first = (
        "date",
        "geography",
        "geography code",
        f"{_QUESTION}: Total: All usual residents aged 5 and over",
    )
    lines = [",".join([*first, *(f"{_QUESTION}: {band}" for band in _BANDS)])]
    for number in range(1, ROWS + 1):
        none, *hours = dice.randint(1000, 1900), *(dice.randint(1, 80) for _ in range(5))
        low, middle, high, higher, most = hours
        cells = [none, low + middle, low, middle, high + higher, high, higher, most]
        lines.append(f"2021,Made {number:05},E01{number:06},{none + sum(hours)},{','.join(map(str, cells))}")
    return "\n".join(lines) + "\n"
