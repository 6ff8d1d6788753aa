"""List the services of a template that was typed by hand."""

from django.utils.timezone import now

from mainstay.audit.context import Operator
from mainstay.directory.actions.keeping import Kept, keep_entries
from mainstay.directory.models import Source
from mainstay.directory.rules.by_hand import entry_of
from mainstay.engines.tables import Reading
from mainstay.places.models import LoadedFile


def keep_by_hand(reading: Reading, file: LoadedFile) -> Kept:
    """List the services of a file in place of those its authority listed by hand before."""
    assert file.authority is not None
    source, _ = Source.objects.update_or_create(
        authority=file.authority,
        kind=Source.Kind.BY_HAND,
        name=reading.title,
        defaults={
            "publisher": reading.publisher,
            "licence": reading.licence,
            "file_name": reading.file_name,
            "sha256": reading.sha256,
            "state": Source.State.READ,
            "read_at": now(),
            "added_by": file.loaded_by,
        },
    )
    entries = [entry_of(row) for row in reading.rows]
    return keep_entries(entries, source, by=file.loaded_by or Operator(), file=file)
