"""What has been read of a feed so far, kept on disk: it outlives a restart, and is listed only once it is whole."""

import gzip
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any


@dataclass(frozen=True)
class Reached:
    """How far a reading has come. next: the address to ask next; "" where nothing has been asked or all is read.

    told_items, told_pages: what the feed says it has. lists_only: it has no more of a service than its lists say.
    """

    address: str = ""
    next: str = ""
    whole: bool = False
    pages: int = 0
    services: int = 0
    bytes: int = 0
    told_items: int | None = None
    told_pages: int | None = None
    lists_only: bool = False
    began_at: float = 0.0
    notes: tuple[str, ...] = field(default=())


class KeptPages:
    """Pages of one feed in a folder of their own, each with the ids it told of."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def reached(self) -> Reached:
        """How far the reading has come; the beginning where nothing is kept, or what is kept cannot be read."""
        try:
            held = json.loads((self.folder / "reached.json").read_text("utf-8"))
            return Reached(**{**held, "notes": tuple(held.get("notes", ()))})
        except (OSError, ValueError, TypeError):
            return Reached()

    def begin(self, reached: Reached) -> Reached:
        """Forget what was kept, and begin."""
        self.forget()
        # Nobody but Mainstay's own account reads what is in it.
        self.folder.mkdir(parents=True, mode=0o700)
        return self.note(reached)

    def note(self, reached: Reached) -> Reached:
        """Keep how far it has come; returned as it was given."""
        self._write("reached.json", json.dumps(asdict(reached)).encode())
        return reached

    def add(self, reached: Reached, services: Sequence[Any], ids: Sequence[str]) -> Reached:
        """Keep one more page; only when it is safely written does the reading count as having come further."""
        number = reached.pages + 1
        packed = gzip.compress(json.dumps(services, separators=(",", ":")).encode(), 3)
        self._write(f"page-{number:06}.json.gz", packed)
        self._write(f"page-{number:06}.ids", "\n".join(ids).encode())
        return self.note(replace(reached, pages=number, services=reached.services + len(services)))

    def ids(self) -> Iterator[list[str]]:
        """Yield the ids of each page that counts."""
        for number in range(1, self.reached.pages + 1):
            yield (self.folder / f"page-{number:06}.ids").read_text("utf-8").split("\n")

    def services(self) -> Iterator[Any]:
        """Yield every service of every page that counts, in the feed's order; one page in memory at a time."""
        for number in range(1, self.reached.pages + 1):
            with gzip.open(self.folder / f"page-{number:06}.json.gz", "rb") as page:
                yield from json.load(page)

    def forget(self) -> None:
        """Remove everything that is kept."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _write(self, name: str, content: bytes) -> None:
        # A file is there whole or not at all, whenever the process ends.
        beside = self.folder / f"{name}.part"
        beside.write_bytes(content)
        beside.replace(self.folder / name)
