"""The names of what priorities hold by code: interventions, outcomes, groups of carers and places."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.places import queries as places

Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Names:
    """Code → name, for each kind of code; a code nobody knows any more is its own name."""

    outcomes: Mapping[str, str]
    interventions: Mapping[str, str]
    groups: Mapping[str, str]
    places: Mapping[str, str]

    def outcomes_of(self, codes: Iterable[str]) -> list[str]:
        """Return the names of outcomes."""
        return [self.outcomes.get(code, code) for code in codes]

    def interventions_of(self, codes: Iterable[str]) -> list[str]:
        """Return the names of interventions."""
        return [self.interventions.get(code, code) for code in codes]

    def groups_of(self, codes: Iterable[str]) -> list[str]:
        """Return the names of groups; "All carers" for none."""
        return [self.groups.get(code, code) for code in codes] or [_("All carers")]

    def places_of(self, codes: Iterable[str]) -> list[str]:
        """Return the names of places; "The whole area" for none."""
        return [self.places.get(code, code) for code in codes] or [_("The whole area")]


def names(of_places: Collection[str], today: date) -> Names:
    """Return the names of the packs' codes and these places, drawn groups among them; three queries at most."""
    known = dict(places.named(of_places)) if of_places else {}
    if any(code not in known for code in of_places):
        known |= {group.code: group for group in places.groups() if group.code in of_places}
    return Names(
        dict(titles("model.outcomes", today)),
        dict(titles("model.interventions", today)),
        dict(titles("model.overlooked_groups", today)),
        {code: area.name for code, area in known.items()},
    )


def titles(key: str, today: date) -> Choices:
    """Return code and title of every item of a list of the packs, in the pack's order."""
    return [(item.code, item.title) for item in policy.items(key, on=today)]


def wards_of(user: User) -> list[places.Area]:
    """Return the wards of the user's authority by name; empty where no lookup says; two queries."""
    whole = places.area(user.authority.area_code) if user.authority.area_code else None
    if whole is None:
        return []
    return sorted(places.around(whole).parts.get("ward", ()), key=lambda ward: ward.name)
