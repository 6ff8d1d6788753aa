"""From a file that has been read to what Mainstay knows: hand each part what is its own."""

from collections.abc import Iterable

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.audit.context import Actor, action
from mainstay.database import scope
from mainstay.directory.actions import keep_by_hand
from mainstay.engines.tables import Reading
from mainstay.interop.doubting import doubted
from mainstay.interop.statistics import templates
from mainstay.places.actions import CannotLoad, load
from mainstay.places.models import LoadedFile


def keep(reading: Reading, *, by: Actor, authority: Authority | None = None) -> LoadedFile:
    """Keep everything that was read, in one transaction, and return the file it is now known by.

    Figures that look made beside another edition of the file are kept with a warning, which assessments repeat.

    authority: whose file it is; None for a published one, which everyone in the installation may use.
    Raises AlreadyLoaded or CannotLoad, from places.
    """
    if reading.layout in templates() and authority is None:
        raise CannotLoad(
            [f"{reading.title} belongs to one authority. Say which with --authority, or load it on the page."]
        )
    with action("load a file", by=by):
        file = load(doubted(reading), kinds_of(reading), by=by, authority=authority)
        if reading.rows and not reading.points:
            keep_by_hand(reading, file)
    return file


def kinds_of(reading: Reading) -> dict[str, tuple[str, str]]:
    """Return the level and nation of every code in the reading, from the beginning of the code."""
    named = {
        item.code: item.attributes for item in policy.items("places.code_kinds", on=reading.reference_on)
    }
    codes = set(_codes(reading))
    starts = {start: named.get(start) or named.get(start[:2]) or {} for start in {code[:3] for code in codes}}
    kinds = {
        start: (kind.get("level") or "other", kind.get("nation") or "") for start, kind in starts.items()
    }
    found = {code: kinds[code[:3]] for code in codes}
    for link in reading.links:
        for code, level in ((link.child_code, link.child_level), (link.parent_code, link.parent_level)):
            found[code] = (level or found[code][0], found[code][1])
    return found


def _codes(reading: Reading) -> Iterable[str]:
    if reading.table:
        yield from reading.table.codes
    for link in reading.links:
        yield link.child_code
        yield link.parent_code
    for outline in reading.outlines:
        yield outline.code


def whose(name: str | None) -> Authority | None:
    """Return the authority of this name, for the operator at the command line; None if there is none."""
    if not name:
        return None
    with scope.of_authority(None, sharing=True):
        return Authority.objects.filter(name__iexact=name).first()
