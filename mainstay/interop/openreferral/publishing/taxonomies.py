"""Taxonomies made from the packs: what Mainstay knows of a service that the standard has no field for.

Every id is worked out from the taxonomy's name and the code (UUID version 5), so it is the same in every
installation and every year; others may hold on to it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from uuid import UUID, uuid5

from mainstay import policy

# Of this system's taxonomies; any fixed UUID will do, but it may never change.
_SPACE = UUID("6f0c2c0e-6a0b-5c1e-9c47-2f1d3b7a9e10")


@dataclass(frozen=True)
class Term:
    """One term. code: as the packs have it; field: of a service (or a location), where the code stands."""

    id: UUID
    code: str
    title: str
    description: str
    taxonomy: "Taxonomy"


@dataclass(frozen=True)
class Taxonomy:
    """One list of terms. field: of a service or a location; many: whether it holds several codes."""

    id: UUID
    name: str
    description: str
    field: str
    many: bool
    codes: tuple[tuple[str, str, str], ...]

    @property
    def terms(self) -> dict[str, Term]:
        """Its terms by code."""
        return {
            code: Term(uuid5(self.id, code), code, title, description or title, self)
            for code, title, description in self.codes
        }


_FROM_PACKS = (
    ("Interventions for carers", "interventions", "model.interventions"),
    ("Outcomes for carers", "outcomes", "model.outcomes"),
    ("Care pathway for carers", "pathway", "model.pathway"),
    ("Carers it is for", "groups", "model.overlooked_groups"),
    ("Conditions of the person cared for", "conditions", "directory.conditions"),
    ("Ways of reaching carers", "ways", "directory.ways"),
    ("Accessibility", "accessibility", "directory.accessibility"),
)


def taxonomies(on: date, words: Iterable[tuple[str, str, Iterable[tuple[str, str]]]]) -> tuple[Taxonomy, ...]:
    """Return every taxonomy in force on a day; words: name, field and codes with titles of those kept in tables."""
    return (*_from_packs(on), *(_of_words(*each) for each in words))


@lru_cache(maxsize=4)
def _from_packs(on: date) -> tuple[Taxonomy, ...]:
    return tuple(_from_pack(name, field, key, on) for name, field, key in _FROM_PACKS)


def _from_pack(name: str, field: str, key: str, on: date) -> Taxonomy:
    items = policy.items(key, on=on)
    codes = tuple((item.code, item.title, item.description) for item in items)
    return Taxonomy(uuid5(_SPACE, field), name, policy.entry(key).title, field, True, codes)


def _of_words(name: str, field: str, codes: Iterable[tuple[str, str]]) -> Taxonomy:
    told = tuple((code, str(title), "") for code, title in codes)
    return Taxonomy(uuid5(_SPACE, field), name, name, field, False, told)


def all_terms(every: Iterable[Taxonomy]) -> Iterator[Term]:
    """Yield every term of every taxonomy."""
    for each in every:
        yield from each.terms.values()
