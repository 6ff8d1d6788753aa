"""The areas that an authority may review: its own, its wards, and the groups it has drawn."""

from mainstay.accounts.models import User
from mainstay.places.queries import area, groups
from mainstay.planning.needs.evidence import Evidence


def areas_to_review(user: User) -> list[tuple[str, str]]:
    """Return code and name of each, the authority's own area first; it is named even where nothing is loaded."""
    own = user.authority.area_code
    found = area(own) if own else None
    wards = [(ward.code, ward.name) for ward in Evidence(found).wards] if found else []
    drawn = [(group.code, group.name) for group in groups()]
    return [(own, found.name if found else user.authority.name), *wards, *drawn]
