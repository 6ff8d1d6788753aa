"""Files that were sent, kept on disk under random names until they are loaded or given up."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import datetime
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.storage import FileSystemStorage
from django.core.files.uploadedfile import UploadedFile

from mainstay.engines.tables import Reading
from mainstay.interop import statistics
from mainstay.places.models import Upload


def _storage() -> FileSystemStorage:
    return FileSystemStorage(
        settings.DATA / "uploads", file_permissions_mode=0o600, directory_permissions_mode=0o700
    )


def keep(sent: "UploadedFile[Any]") -> tuple[str, str]:
    """Keep what was sent; return the random name it is kept under and its SHA-256."""
    digest = sha256()
    for chunk in sent.chunks():
        digest.update(chunk)
    sent.seek(0)
    return _storage().save(uuid4().hex, sent), digest.hexdigest()


def path(upload: Upload) -> Path:
    """Return where the file is, or was."""
    return Path(_storage().path(upload.stored_as))


def problems_path(upload: Upload) -> Path:
    """Return where the list of rows set aside is kept until the file is loaded or given up."""
    return path(upload).with_suffix(".problems.csv")


def forget(upload: Upload) -> None:
    """Remove the file and its list of problems; nothing happens where they are gone already."""
    path(upload).unlink(missing_ok=True)
    problems_path(upload).unlink(missing_ok=True)


def remove_others(wanted: Collection[str], *, before: datetime) -> int:
    """Remove what was kept before then under any other name, lists of problems too; return how many files."""
    folder = Path(_storage().location)
    late = [
        each
        for each in (folder.iterdir() if folder.is_dir() else ())
        if each.name.partition(".")[0] not in wanted and each.stat().st_mtime < before.timestamp()
    ]
    for each in late:
        each.unlink(missing_ok=True)
    return len(late)


def read(upload: Upload, layout: str, progress: Callable[[float], None]) -> Reading:
    """Read the file under the name its sender gave it, or raise CannotRead; also where it is not what was sent.

    layout: the name to read it by, "" to recognise it by its headings.
    """
    kept = path(upload)
    if not kept.is_file():
        raise _lost(f"{upload.file_name} is no longer kept here, so it cannot be read.")
    if _digest(kept) != upload.sha256:
        raise _lost(f"{upload.file_name} has changed since it was sent, so it was not used.")
    try:
        reading = statistics.read(kept, layout=layout or None, progress=progress)
    except statistics.CannotRead as refusal:
        said = [text.replace(kept.name, upload.file_name) for text in (refusal.sentence, *refusal.way_out)]
        raise statistics.CannotRead(*said) from refusal
    return _named(reading, kept.name, upload.file_name)


def _digest(kept: Path) -> str:
    with kept.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def _lost(sentence: str) -> statistics.CannotRead:
    return statistics.CannotRead(sentence, "Send the file again.")


def _named(reading: Reading, stored_as: str, file_name: str) -> Reading:
    return replace(
        reading,
        file_name=file_name,
        warnings=tuple(text.replace(stored_as, file_name) for text in reading.warnings),
        errors=tuple(replace(each, mend=each.mend.replace(stored_as, file_name)) for each in reading.errors),
    )
