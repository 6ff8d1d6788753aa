"""Does a new edition look made, once it is set beside the edition nearest to it in time?"""

from dataclasses import replace

from django.utils.timezone import localdate

from mainstay.engines.tables import Reading
from mainstay.interop.statistics import manufactured_between
from mainstay.interop.statistics.manufactured import limits
from mainstay.local.queries import local_values
from mainstay.places import queries as places
from mainstay.places.queries import Source
from mainstay.places.rules import NOT_COUNTED

SHOWN = 3


def doubted(reading: Reading) -> Reading:
    """Return the reading with a warning for each figure that grew too alike everywhere; the same if none did.

    It is compared with the newest edition before it that can be seen, or else with the first after it.
    """
    beside = _beside(reading)
    if beside is None or reading.table is None:
        return reading
    known = places.table(beside, reading.table.codes)
    other = replace(reading, table=known, reference_on=beside.reference_on)
    said = manufactured_between([other, reading], limits(localdate(), local_values()))
    more = [f"{len(said) - SHOWN:,} more of its figures: each {NOT_COUNTED} in the same way."]
    return replace(reading, warnings=(*reading.warnings, *said[:SHOWN], *(more if len(said) > SHOWN else [])))


def _beside(reading: Reading) -> Source | None:
    editions = [
        source
        for source in places.catalogue().of(reading.dataset)
        if source.reference_on != reading.reference_on and set(source.levels) & set(reading.levels)
    ]
    before = [source for source in editions if source.reference_on < reading.reference_on]
    return before[0] if before else (editions[-1] if editions else None)
