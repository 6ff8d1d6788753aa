"""Which records may be of one person? People as things to compare, and the pairs that wait for somebody."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority, User
from mainstay.accounts.permissions import sees_every_carer
from mainstay.engines import names, search_keys
from mainstay.engines.likeness import Likeness, Weights
from mainstay.engines.postcodes import written
from mainstay.engines.same_person import Someone, compare, name_of
from mainstay.local.queries import local_values
from mainstay.pathway.models import Carer, Person, SamePair
from mainstay.pathway.queries.searching import carers_with
from mainstay.pathway.queries.visible import carers_visible_to

_PACK = "pathway.same"
# No more are compared while somebody waits.
_MOST = 400
_FIELDS = (
    *("given_names", "family_name", "known_as", "born_on", "postcode", "phone", "email"),
    "council_reference",
)


def weights(on: date) -> Weights:
    """Return how much each thing counts, as the packs and the authority's own values have it on a day."""
    items, own = policy.items(f"{_PACK}.weights", on), local_values()
    return Weights(
        same={item.code: float(item.attributes["weight"]) for item in items},
        differs={item.code: float(item.attributes["differs"]) for item in items},
        at_least=_value("at_least", on, own),
        name_at_least=_value("name_at_least", on, own),
    )


def _value(name: str, on: date, own: Mapping[str, policy.Override]) -> float:
    key = f"{_PACK}.{name}"
    return float(policy.value(key, on, override=own.get(key)))


def someone(key: int, about: Mapping[str, Any]) -> Someone:
    """Return a person to compare. about: values by the names of Person's fields; what is missing is not known."""
    return Someone(
        key=key,
        name=name_of(f"{about.get('given_names') or ''} {about.get('family_name') or ''}"),
        born_on=about.get("born_on"),
        postcode=written(about.get("postcode") or ""),
        phone=names.phone(about.get("phone") or ""),
        mail=(about.get("email") or "").strip().lower(),
        number=(about.get("council_reference") or "").strip().upper(),
    )


def everybody(authority: Authority) -> list[Someone]:
    """Return every carer that stands, to compare; two queries. Called where every carer is seen."""
    # Not joined: while PostgreSQL knows nothing of new tables yet, it joins two fenced ones row by row, for minutes.
    standing = Carer.objects.filter(
        authority=authority, merged_into=None, erased_on=None, person__isnull=False
    )
    carers = dict(standing.values_list("person_id", "pk"))
    people = Person.objects.filter(authority=authority).values("pk", *_FIELDS)
    return [someone(carers[each["pk"]], each) for each in people.iterator() if each["pk"] in carers]


def likely(
    among: QuerySet[Carer], about: Mapping[str, Any], on: date, *, authority_id: int
) -> list[tuple[Carer, Likeness]]:
    """Return which of these carers may be the person told of, the likeliest first; a fixed number of queries.

    Only those are compared who share a key with them: a part of a name with a letter left out, a date of birth, the
    same with day and month the other way round, a postcode or a number.
    """
    told, counts = someone(0, about), weights(on)
    # Those with the most keys in common, asked for apart: the database would else go through every carer for them.
    keys = [{key: 1.0} for key in sorted(_keys(told, about))]
    found = among.filter(pk__in=carers_with(keys, authority_id, most=_MOST), erased_on=None)
    compared = [(each, compare(told, someone(each.pk, _of(each)), counts)) for each in found]
    likeliest = [(each, likeness) for each, likeness in compared if likeness.score >= counts.at_least]
    return sorted(likeliest, key=lambda pair: (-pair[1].score, pair[0].pk))


def _of(carer: Carer) -> dict[str, Any]:
    return {name: getattr(carer.person, name) for name in _FIELDS}


def _keys(told: Someone, about: Mapping[str, Any]) -> set[str]:
    known = search_keys.Known(
        names=(about.get("given_names") or "", about.get("family_name") or ""),
        born_on=told.born_on,
        postcode=told.postcode,
        numbers=tuple(each for each in (told.number, told.phone) if each),
    )
    return search_keys.keys_of(known) | {f"d:{day.isoformat()}" for day in _turned(told.born_on)}


def _turned(born_on: date | None) -> Iterable[date]:
    if born_on is not None and born_on.day <= 12:  # a month
        yield date(born_on.year, born_on.day, born_on.month)


def pairs_visible_to(user: User) -> QuerySet[SamePair]:
    """Return the pairs the user may look at: both records are theirs to open, or one is merged into the other by now.

    Only the authority's own workers: whoever sees some records alone would learn of others.
    """
    if not sees_every_carer(user):
        return SamePair.objects.none()
    # The fence hides a pair of a restricted record on one side; this hides it on the other.
    return SamePair.objects.filter(
        authority=user.authority_id, carer__isnull=False, other__in=Carer.objects.values("pk")
    ).select_related("carer__person", "other__person", "answered_by")


def likely_for(user: User, about: Mapping[str, Any], on: date) -> list[tuple[Carer, Likeness]]:
    """Return which carers that the user may see may be the person told of."""
    return likely(carers_visible_to(user), about, on, authority_id=user.authority_id)
