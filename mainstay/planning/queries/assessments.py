"""Questions about areas and the assessments saved of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import localdate

from mainstay.accounts.models import User
from mainstay.places import queries as places
from mainstay.places.queries import Source
from mainstay.planning.models import NeedsAssessment
from mainstay.planning.needs.censuses import later_since
from mainstay.planning.needs.evidence import CARING


def assessments_visible_to(user: User) -> QuerySet[NeedsAssessment]:
    """Return the assessments that the user's authority saved, newest first."""
    return NeedsAssessment.objects.filter(authority=user.authority).select_related("saved_by")


def newest_of(user: User, area_code: str) -> NeedsAssessment | None:
    """Return the newest saved assessment of an area, or None; its content is not fetched."""
    return assessments_visible_to(user).filter(area_code=area_code).defer("content").first()


@dataclass(frozen=True)
class AuthorityLine:
    """One authority in the table of all of them. rates: of people whom the census asked, 0 to 1."""

    code: str
    name: str
    nation: str
    people: float
    carers: float | None
    rate: float | None
    intense: float | None
    intense_rate: float | None


@dataclass(frozen=True)
class Authorities:
    """Every authority with a count of carers, and the files the counts came from."""

    lines: Sequence[AuthorityLine]
    sources: Sequence[Source]


def authorities() -> Authorities:
    """Return every authority that has a count of carers, by name; a query for the files and one for each used."""
    used: dict[str, tuple[Source, AuthorityLine]] = {}
    for source in places.catalogue().of("unpaid_care", since=later_since(localdate()), level="authority"):
        if {"total", "none", "hours_50_plus"} <= set(source.columns):
            for code, found in places.sums(source, CARING, "authority").items():
                used.setdefault(code, (source, _line(found)))
    lines = sorted((line for _, line in used.values()), key=lambda line: line.name)
    return Authorities(lines, list({source.id: source for source, _ in used.values()}.values()))


def _line(found: places.Sums) -> AuthorityLine:
    people = found.values.get("people", 0.0)
    none, intense = found.values.get("not_caring"), found.values.get("intense")
    carers = people - none if none is not None else None
    return AuthorityLine(
        found.code,
        found.name,
        found.nation,
        people,
        carers,
        carers / people if carers is not None and people else None,
        intense,
        intense / people if intense is not None and people else None,
    )


def is_stale(saved: NeedsAssessment, today: date, months: int) -> bool:
    """Whether an assessment is older than it should become before the next."""
    age = (today.year - saved.as_at.year) * 12 + today.month - saved.as_at.month
    return age >= months
