"""Everything that changes what is listed."""

from mainstay.audit.context import Operator, action
from mainstay.directory.models import Service
from mainstay.engines.tables import Reading
from mainstay.places.models import LoadedFile

FIELDS = (
    "name",
    "provider",
    "interventions",
    "places",
    "funded_how",
    "cost_to_carer",
    "places_per_week",
    "contact",
    "checked_on",
)


def keep_services(reading: Reading, file: LoadedFile) -> int:
    """List the services of a file in place of those its authority listed by hand before; return how many."""
    assert file.authority is not None
    by = file.loaded_by or Operator()
    with action("list services from a file", by=by):
        Service.objects.filter(authority=file.authority).delete()
        kept = [
            Service(
                authority=file.authority,
                file=file,
                **{name: row[name] for name in FIELDS if row.get(name) is not None},
            )
            for row in reading.rows
        ]
        Service.objects.bulk_create(kept)
    return len(kept)
