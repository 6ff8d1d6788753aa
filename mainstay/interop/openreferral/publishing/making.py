"""What all objects are made with: ids that stay the same, days, and nothing that is not known."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID, uuid5

from django.utils import translation

from mainstay.interop.openreferral.publishing.taxonomies import Taxonomy, Term

Obj = dict[str, Any]


@dataclass(frozen=True)
class Around:
    """What objects are made with: the taxonomies, names of areas and languages by code, and outcomes by intervention.

    term_uri: the address of a term in this API.
    """

    taxonomies: tuple[Taxonomy, ...]
    areas: Mapping[str, str]
    languages: Mapping[str, str]
    implied: Mapping[str, Mapping[str, tuple[str, ...]]]
    term_uri: Callable[[UUID], str]


def told_only(told: Obj) -> Obj:
    """Leave out what is not known: the standard allows a field to be missing, not to be empty."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}


def id_below(own: UUID, *parts: str) -> str:
    """Return an id worked out from the row that something belongs to, always the same."""
    return str(uuid5(own, "/".join(parts)))


def day(on: date | None) -> str | None:
    """Return a day as it is written, or None."""
    return on.isoformat() if on else None


def english(display: Callable[[], object]) -> str:
    """Return a choice's label in English, the language of the feed, whoever asks."""
    with translation.override("en-gb"):
        return str(display())


def terms_with(codes: Iterable[str], field: str, around: Around) -> list[Term]:
    """Return the terms of one taxonomy with these codes; a code it does not have is left out."""
    known = next(each.terms for each in around.taxonomies if each.field == field)
    return [known[code] for code in codes if code in known]
