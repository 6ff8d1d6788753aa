"""What carers can be found by, written anew whenever what it comes from changes. Called inside other actions."""

from collections.abc import Iterable

from mainstay.database import many
from mainstay.engines.search_keys import keys_of
from mainstay.pathway.models import Carer, Person, SearchKey
from mainstay.pathway.queries.searching import known_of


def write(carer: Carer) -> None:
    """Write down by what a carer is found: their own name, birth, postcode and numbers, and whom they look after."""
    write_for([carer])


def write_for(carers: Iterable[Carer]) -> None:
    """Write down by what each of these carers is found, and nothing else of them, in a few questions for all."""
    every = {carer.pk: carer for carer in carers}
    wanted: dict[int, set[str]] = {pk: {f"r:{carer.reference}"} for pk, carer in every.items()}
    for person in Person.objects.filter(carer__in=every):
        wanted[person.carer_id] |= keys_of(known_of(person))
    there = SearchKey.objects.filter(carer__in=every)
    gone = [row.pk for row in there if row.key not in wanted[row.carer_id]]
    kept = {(row.carer_id, row.key) for row in there}
    SearchKey.objects.filter(pk__in=gone).delete()
    many.add(
        [
            SearchKey(authority_id=every[pk].authority_id, carer_id=pk, key=key)
            for pk, keys in wanted.items()
            for key in sorted(keys)
            if (pk, key) not in kept
        ],
        batch=10_000,
    )
