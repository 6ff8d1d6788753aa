"""What was sent for a source, or read of its feed so far: kept on disk until it is listed, or the source goes."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from hashlib import file_digest
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from mainstay.directory.models import Source
from mainstay.interop.entries_read import EntriesRead, Known, nobody_asks
from mainstay.interop.openreferral.feed import KeptPages, read_feed
from mainstay.interop.sources.kinds import KINDS
from mainstay.interop.statistics import CannotRead

_FOLDER = "sources"


def new_token() -> str:
    """Return a random name for a source's folder."""
    return uuid4().hex


def folder(source: Source) -> Path:
    """Return the folder of a source; it need not be there."""
    return Path(settings.DATA) / _FOLDER / str(source.reading["token"])


def pages(source: Source) -> KeptPages:
    """Return the pages of a source's feed that have been read so far."""
    return KeptPages(folder(source) / "pages")


def set_aside_path(source: Source) -> Path:
    """Return where the list of what was set aside is kept."""
    return folder(source) / "set-aside.csv"


def keep_file(sent: "UploadedFile[Any]", token: str) -> dict[str, Any]:
    """Keep what was sent; return its name, size and SHA-256, as they are kept with the reading."""
    return keep_bytes(sent.chunks(), sent.name or "file", token)


def keep_bytes(chunks: Any, name: str, token: str) -> dict[str, Any]:
    """Keep a file in the folder of its source, in place of one that was there before."""
    at = Path(settings.DATA) / _FOLDER / token
    at.mkdir(parents=True, exist_ok=True, mode=0o700)
    for before in at.glob("sent.*"):
        before.unlink()
    # A reader looks at the ending too; what else the name holds stays out of the path.
    ending = Path(name).suffix.lower()
    path = at / f"sent{ending if ending[1:].isalnum() and len(ending) < 10 else '.file'}"
    with path.open("wb") as file:
        for chunk in chunks:
            file.write(chunk)
    path.chmod(0o600)
    with path.open("rb") as file:
        digest = file_digest(file, "sha256").hexdigest()
    return {"file_name": name, "stored_as": path.name, "size": path.stat().st_size, "sha256": digest}


def read(source: Source, known: Known, progress: Callable[[float], None] = nobody_asks) -> EntriesRead:
    """Return what is in the file or the whole feed, or raise CannotRead; also where it is not what was sent."""
    if source.address:
        return read_feed(pages(source), known, progress=progress)
    said = source.reading
    path = folder(source) / said.get("stored_as", "sent")
    if not path.is_file():
        raise CannotRead(
            f"{said.get('file_name')} is no longer kept here, so it cannot be read.", "Send it again."
        )
    with path.open("rb") as file:
        if file_digest(file, "sha256").hexdigest() != said["sha256"]:
            raise CannotRead(
                f"{said['file_name']} has changed since it was sent, so it was not used.", "Send it again."
            )
    try:
        return KINDS[source.kind].read(path, replace(known, file_name=said["file_name"]), progress=progress)
    except CannotRead as refusal:
        told = [text.replace(path.name, said["file_name"]) for text in (refusal.sentence, *refusal.way_out)]
        raise CannotRead(*told) from refusal


def holds_what_was_read(source: Source) -> bool:
    """Return whether anything that was sent or read is kept still."""
    return any(folder(source).glob("sent.*")) or (folder(source) / "pages").exists()


def forget_read(source: Source) -> None:
    """Remove what was sent or read, once it is listed; the list of what was set aside stays."""
    pages(source).forget()
    for each in folder(source).glob("sent.*"):
        each.unlink(missing_ok=True)


def forget(source: Source) -> None:
    """Remove everything that is kept for a source."""
    if source.reading.get("token"):
        shutil.rmtree(folder(source), ignore_errors=True)
