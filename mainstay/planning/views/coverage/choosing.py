"""What every page about coverage asks of its address, and shows around itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.access import SignedInRequest
from mainstay.local.queries import local_values
from mainstay.places.queries import Area
from mainstay.planning.coverage import Coverage, matrix_for, words
from mainstay.planning.forms.coverage import Choices, ChooseAudience, ChooseCells
from mainstay.planning.queries.coverage import routes
from mainstay.web.svg.levels import FILLS

GROUPS, CONDITIONS = "model.overlooked_groups", "directory.conditions"


@dataclass(frozen=True)
class Column:
    """One column of a matrix. On a phone only one is shown; href: the page as it is, with this column shown there."""

    name: str
    href: str
    shown: bool


def columns_of(request: SignedInRequest, across: Iterable[tuple[str, str]]) -> list[Column]:
    """Return the columns of a matrix; ``?only=`` says which one a phone shows, else the first. across: (code, name)."""
    found = list(across)
    only = request.GET.get("only")
    if only not in dict(found):
        only = found[0][0] if found else ""
    columns = []
    for code, name in found:
        query = request.GET.copy()
        query["only"] = code
        columns.append(Column(name, f"?{query.urlencode()}#cells", code == only))
    return columns


def listed(key: str) -> tuple[policy.Item, ...]:
    """Return the lines of one of the packs' lists, as it is today."""
    return policy.items(key, on=localdate())


def title_of(key: str, code: str) -> str:
    """Return what a code of one of the packs' lists is called; "" for none or an unknown one."""
    return next((item.title for item in listed(key) if item.code == code), "")


def choose_cells(request: SignedInRequest) -> ChooseCells:
    """Return the form that chooses cells, as the address fills it in."""
    return ChooseCells(
        request.GET,
        groups=listed(GROUPS),
        conditions=listed(CONDITIONS),
        pathway=listed("model.pathway"),
        routes=routes(),
    )


def choose_audience(request: SignedInRequest, places: Choices = ()) -> ChooseAudience:
    """Return the form that chooses carers and a place, as the address fills it in."""
    return ChooseAudience(request.GET, groups=listed(GROUPS), conditions=listed(CONDITIONS), places=places)


def known(key: str, code: str | None) -> str:
    """Return a code that the address gives, or "" where the list has no such code."""
    return code if code and any(item.code == code for item in listed(key)) else ""


def covered(area: Area, *, level: str = "wards", group: str = "", condition: str = "") -> Coverage:
    """Return the coverage of an area today, for one group of carers and one condition."""
    return matrix_for(
        area, on=localdate(), local=local_values(), level=level, groups=(group,), condition=condition
    )


def around(coverage: Coverage, page: str) -> dict[str, Any]:
    """Return what every page about coverage shows around itself."""
    group, condition = coverage.groups[0], coverage.condition
    return {
        "coverage": coverage,
        "area": coverage.area,
        "page": page,
        "audience": words.audience(coverage, title_of(GROUPS, group), title_of(CONDITIONS, condition)),
        "levels": [(level, words.label(level)) for level in FILLS],
        "arithmetic": words.how_it_is_worked_out(coverage),
        "beware": words.beware(coverage),
        "policy": reverse("local:pack", args=["coverage"]),
    }
