"""Who is meant? Carers found by name, date of birth, postcode, reference or telephone, though one is misspelt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import connection
from django.db.models import Prefetch

from mainstay.accounts.models import User
from mainstay.engines.names import phone
from mainstay.engines.search_keys import Known
from mainstay.pathway.models import Carer, Person
from mainstay.pathway.queries.visible import carers_visible_to
from mainstay.pathway.rules.likely import ENOUGH, fit, keys_asked
from mainstay.pathway.rules.searching import Asked

CANDIDATES = 40
MOST = 15

# Compared by equality alone, for which PostgreSQL uses the index behind the fence; what is left is few.
_BY_KEYS = """
SELECT carer_id FROM (
    SELECT k.carer_id, asked.part, max(asked.counts) AS counts
    FROM unnest(%s::text[], %s::int[], %s::float[]) AS asked (key, part, counts)
    JOIN pathway_searchkey k ON k.authority_id = %s AND k.key = asked.key
    GROUP BY k.carer_id, asked.part
) found GROUP BY carer_id ORDER BY sum(counts) DESC, carer_id LIMIT %s
"""


@dataclass(frozen=True)
class Found:
    """A carer who may be meant. through: the person on the record who was found, where it is not the carer."""

    carer: Carer
    score: float
    differs: tuple[str, ...]
    through: Person | None


@dataclass(frozen=True)
class Answer:
    """Who may be meant, the likeliest first. more: whether others were left out who are less likely."""

    found: list[Found]
    more: bool


def search(user: User, asked: Asked) -> Answer:
    """Return the carers, of those the user may see, who answer what was asked, the likeliest first."""
    if not asked:
        return Answer([], more=False)
    candidates = carers_visible_to(user).prefetch_related(
        Prefetch("people", queryset=Person.objects.order_by("pk"))
    )
    likely = carers_with(keys_asked(asked), user.authority_id)
    found = [_best(carer, asked) for carer in candidates.filter(pk__in=likely)]
    enough = sorted(
        (each for each in found if each.score >= ENOUGH), key=lambda each: (-each.score, each.carer.pk)
    )
    return Answer(enough[:MOST], more=len(enough) > MOST)


def known_of(person: Person, reference: str = "") -> Known:
    """Return what a person can be found by. reference: of the record, for whoever it is about."""
    return Known(
        names=(person.given_names, person.family_name, person.known_as),
        born_on=person.born_on,
        postcode=person.postcode,
        numbers=tuple(each for each in (reference, person.council_reference, phone(person.phone)) if each),
    )


def carers_with(
    keys: Sequence[Mapping[str, float]], authority_id: int, *, most: int = CANDIDATES
) -> list[int]:
    """Return the carers who have most of these keys, in one query that takes no longer the more carers there are.

    keys: for each thing that is known, the keys that answer it and how much each counts. The fence holds here too.
    """
    told = [(key, part, counts) for part, each in enumerate(keys) for key, counts in each.items()]
    if not told:
        return []
    with connection.cursor() as cursor:
        cursor.execute(_BY_KEYS, [*map(list, zip(*told, strict=True)), authority_id, most])
        return [pk for (pk,) in cursor.fetchall()]


def _best(carer: Carer, asked: Asked) -> Found:
    fits = [
        (fit(asked, known_of(person, carer.reference if person.pk == carer.person_id else "")), person)
        for person in carer.people.all()
    ]
    # The carer before whom they look after, where both are called so.
    best, person = max(fits, key=lambda pair: (pair[0].score, pair[1].pk == carer.person_id))
    return Found(carer, best.score, best.differs, None if person.pk == carer.person_id else person)
