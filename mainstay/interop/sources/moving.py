"""How far a source has come, noted with it."""

from collections.abc import Mapping
from typing import Any

from django.utils.timezone import now

from mainstay.directory.actions import Kept
from mainstay.directory.models import Source
from mainstay.interop.sources import rules

KEPT_READINGS = 50
_STATES = {
    rules.DONE: Source.State.READ,
    rules.STOPPED: Source.State.STOPPED,
    rules.REFUSED: Source.State.STOPPED,
}
# What stays with a source from one phase to the next; the rest belongs to the phase it was noted in.
_STAYS = ("token", "file_name", "stored_as", "size", "sha256", "anew")


def move(source: Source, phase: str, **more: Any) -> None:
    """Note the phase with the source, and what is known of it now."""
    stays = {name: source.reading[name] for name in _STAYS if name in source.reading}
    source.reading = {**stays, "phase": phase, "since": now().isoformat(), **more}
    source.state = _STATES.get(phase, Source.State.READING)
    source.save(update_fields=["reading", "state"])


def note_listed(source: Source, kept: Kept, found: Mapping[str, Any], by: str) -> None:
    """Note that what was read is listed now, and what that changed."""
    said = source.reading
    told = {
        "at": now().isoformat(),
        "by": by,
        "file_name": said.get("file_name", ""),
        "sha256": said.get("sha256", ""),
    }
    told |= {"added": kept.added, "changed": kept.changed, "left": kept.left_to_owner, "gone": kept.gone}
    told |= {name: found.get(name, 0) for name in ("told", "values", "whole")}
    before = source.findings.get("history", [])
    source.findings = {"history": [told, *before][:KEPT_READINGS]}
    source.read_at = now()
    source.file_name = str(said.get("file_name") or source.file_name)[:255]
    source.sha256 = said.get("sha256") or source.sha256
    source.publisher = str(found.get("publisher") or source.publisher)[:255]
    source.licence = str(found.get("licence") or source.licence)[:120]
    source.save()
    move(source, rules.DONE, found=dict(found), changes=told)
