"""Which level a place is at, from its code; and what the policy packs know of codes and names."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from mainstay import policy
from mainstay.interop.statistics.manufactured import limits
from mainstay.interop.statistics.reading import KnownCodes, Retired

LEVELS = (
    "uk",
    "nation",
    "region",
    "region_part",
    "combined_authority",
    "county",
    "authority",
    "health_board",
    "partnership",
    "ward",
    "msoa",
    "intermediate_zone",
    "lsoa",
    "data_zone",
    "group",
)
_CODE = re.compile(r"[A-Z][0-9]{8}")


@cache
def usual() -> KnownCodes:
    """What the packs know: kinds of code, other names of places, codes that were retired, interventions, limits."""
    today = datetime.now(tz=UTC).date()
    retired = [
        *policy.items("places.retired_codes", on=today),
        *policy.items("places.retired_counties", on=today),
    ]
    return KnownCodes(
        limits=limits(today, {}),
        kinds={item.code: item.attributes["level"] for item in policy.items("places.code_kinds", on=today)},
        names={item.title: item.attributes["place"] for item in policy.items("places.names", on=today)},
        retired={item.code: _retired(item.attributes) for item in retired},
        choices={
            "interventions": frozenset(item.code for item in policy.items("model.interventions", on=today))
        },
    )


def _retired(attributes: Mapping[str, Any]) -> Retired:
    after, since = attributes["new"], attributes.get("since")
    on = since if isinstance(since, date) else None
    return Retired(on, (after,) if isinstance(after, str) else tuple(after))


def level_of(code: str, kinds: Mapping[str, str]) -> str:
    """The level of a code, "" where its beginning is not known."""
    return kinds.get(code[:3]) or kinds.get(code[:2], "")


def is_code(text: str) -> bool:
    """Whether this has the shape of a code of the Government Statistical Service: a letter and eight digits."""
    return _CODE.fullmatch(text) is not None


def highest_first(levels: set[str]) -> tuple[str, ...]:
    """The levels in order of size, the United Kingdom first."""
    return tuple(sorted(levels, key=lambda level: LEVELS.index(level) if level in LEVELS else len(LEVELS)))
