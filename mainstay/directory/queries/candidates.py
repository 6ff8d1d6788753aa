"""Which suppliers and charities may support carers, and what has been decided about them?"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, F, OrderBy, Q, QuerySet, Sum

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import Candidate, Provider, Source
from mainstay.directory.queries.alike import Plain

ORDERS: Mapping[str, Sequence[str]] = {
    "name": ("name",),
    "spend": ("spend_pence", "name"),
    "last": ("last_on", "name"),
    "state": ("state", "name"),
}
_MOST_ALIKE = 8
_ALIKE_FROM = 0.5


@dataclass(frozen=True)
class Wanted:
    """What is looked for; whatever is empty holds no candidate back."""

    words: str = ""
    state: str = ""
    source: str = ""


@dataclass(frozen=True)
class Decided:
    """How many candidates are in a state, and what they were paid."""

    state: str
    count: int
    pence: int


def candidates_visible_to(user: User) -> QuerySet[Candidate]:
    """Return the candidates of the user's authority to its staff, none to others."""
    if not may(user, Permission.SEE_DIRECTORY):
        return Candidate.objects.none()
    return Candidate.objects.filter(authority=user.authority_id).select_related(
        "source", "provider", "decided_by"
    )


def candidates_found(user: User, wanted: Wanted, asked: str) -> QuerySet[Candidate]:
    """Return the candidates that are looked for, in the order asked for ("-spend"); the dearest first without."""
    found = candidates_visible_to(user)
    for word in wanted.words.split()[:8]:
        found = found.filter(Q(name__icontains=word) | Q(purposes__icontains=word))
    if wanted.state:
        found = found.filter(state=wanted.state)
    if wanted.source:
        found = found.filter(source=int(wanted.source))
    asked = asked if asked.removeprefix("-") in ORDERS else "-spend"
    keys = ORDERS[asked.removeprefix("-")]
    first = OrderBy(F(keys[0]), descending=asked.startswith("-"), nulls_last=True)
    return found.order_by(first, *keys[1:], "pk")


def sums(user: User) -> list[Decided]:
    """Return what was paid to candidates by what was decided; one query."""
    by_state = candidates_visible_to(user).order_by().values("state")
    counted = by_state.annotate(count=Count("pk"), pence=Sum("spend_pence"))
    held = {each["state"]: (each["count"], each["pence"]) for each in counted}
    return [Decided(state, *held.get(state, (0, 0))) for state in Candidate.State.values]


def lists_with_candidates(user: User) -> dict[str, str]:
    """Return id → name of the lists that candidates came from."""
    found = Source.objects.filter(authority=user.authority_id, candidates__isnull=False).distinct()
    return {str(each.pk): each.name for each in found}


def providers_like(candidate: Candidate, on: date) -> list[Provider]:
    """Return the providers that the candidate may be already, the likeliest first; two queries."""
    plain = Plain.on(on)
    name = plain.name(candidate.name)
    numbers = {(scheme, number) for scheme, number in candidate.told.get("identifiers", ())}
    there = Provider.objects.filter(authority=candidate.authority_id, merged_into=None)
    scored = []
    for each in there.prefetch_related("identifiers"):
        same = any((held.scheme, held.identifier) in numbers for held in each.identifiers.all())
        likeness = 1.0 if same else name.like(plain.name(each.name))
        if likeness >= _ALIKE_FROM:
            scored.append((-likeness, each.name, each.pk, each))
    return [each for *_, each in sorted(scored, key=lambda each: each[:3])[:_MOST_ALIKE]]


def provider_named(authority_id: int, name: str) -> Provider | None:
    """Return the provider of this very name, whatever its capitals; None if there is none."""
    return Provider.objects.filter(
        authority=authority_id, merged_into=None, name__iexact=name.strip()
    ).first()
