"""A real nation to stand beside an invented area, which has none of its own: England, from the packs."""

from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.planning.needs.assumptions import Assumptions

_RATES = "estimation.carers.england_by_hours_of_people"
_CARERS = "estimation.funnel.census_carers"


def england(assumptions: Assumptions) -> dict[str, Any]:
    """Return England's row of a comparison, named as real; its rates are of people aged 5 and over."""
    of_people = assumptions.value(_RATES)
    return {
        "code": "E92000001",
        "name": _("England, Census 2021 (real)"),
        "kind": "nation",
        "carers": round(assumptions.number(_CARERS)),
        "rate": sum(of_people.values()),
        "intense_rate": of_people["hours_50_plus"],
        "distance": None,
    }


def sentence() -> str:
    """Return what must be said beside the row: that it alone is real, and where its figures are from."""
    titles = [source.title for key in (_CARERS, _RATES) for source in policy.entry(key).source]
    said = _(
        "England is real and is here for scale only; every other area here is invented. "
        "England's figures are from: %(titles)s."
    )
    return said % {"titles": "; ".join(titles)}
