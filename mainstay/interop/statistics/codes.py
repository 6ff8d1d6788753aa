"""Which level a place is at, from its code."""

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

LEVELS = (
    "uk",
    "nation",
    "region",
    "county",
    "authority",
    "health_board",
    "ward",
    "msoa",
    "intermediate_zone",
    "lsoa",
    "data_zone",
    "group",
)
_CODE = re.compile(r"[A-Z]\d{8}")


@cache
def usual_kinds() -> Mapping[str, str]:
    """First three characters of a code → level, used where the caller brings no list of their own."""
    return yaml.safe_load(Path(__file__).with_name("code_kinds.yaml").read_text("utf-8"))["kinds"]


def is_code(text: str) -> bool:
    """Whether this has the shape of a code of the Government Statistical Service: a letter and eight digits."""
    return _CODE.fullmatch(text) is not None


def highest_first(levels: set[str]) -> tuple[str, ...]:
    """The levels in order of size, the United Kingdom first."""
    return tuple(sorted(levels, key=lambda level: LEVELS.index(level) if level in LEVELS else len(LEVELS)))
