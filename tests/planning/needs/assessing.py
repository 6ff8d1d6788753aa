"""How tests ask for an assessment: as the command line does, by a name or a code."""

from datetime import date
from typing import Any

from mainstay.places.queries import find, other_names
from mainstay.planning.needs import SECTIONS, assess

TODAY = date(2026, 11, 22)


def assessment(asked: str, *sections: str, local: dict[str, Any] | None = None) -> dict[str, Any]:
    """Return the assessment of the area that is meant; every section where none is named."""
    area = find(asked, other_names(TODAY))
    return assess(area, as_at=TODAY, local=local or {}, sections=sections or SECTIONS)


def headline(asked: str) -> dict[str, Any]:
    """Return how many carers there are, and nothing more."""
    area = find(asked, other_names(TODAY))
    return assess(area, as_at=TODAY, local={}, sections=())["carers"]
