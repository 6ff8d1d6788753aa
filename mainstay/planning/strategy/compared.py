"""What differs between two versions of a strategy. Pure: two contents in, lines out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

Content = Mapping[str, Any]
STATES = ("agreed", "deferred", "refused")
PARTS = ("needs", "coverage", "gaps", "reach", "carers")


@dataclass(frozen=True)
class Moved:
    """One priority that the two versions do not say the same of. earlier, later: what each says; "" for nothing."""

    title: str
    what: str
    earlier: str
    later: str


def priorities(earlier: Content, later: Content) -> list[Moved]:
    """Return every priority that came, went, was decided otherwise, or says something else."""
    before, after = _by_id(earlier), _by_id(later)
    moved = []
    for pk in dict.fromkeys([*after, *before]):
        old, new = before.get(pk), after.get(pk)
        title = (new or old or {})["title"]
        moved += [Moved(title, what, was, now) for what, was, now in _said(old, new) if was != now]
    return moved


def _by_id(content: Content) -> dict[int, Mapping[str, Any]]:
    return {each["id"]: each for state in STATES for each in content.get(state) or []}


def _said(old: Mapping[str, Any] | None, new: Mapping[str, Any] | None) -> list[tuple[str, str, str]]:
    sides = [(old or {}), (new or {})]
    states = {"agreed": _("agreed"), "deferred": _("deferred"), "refused": _("refused")}
    was, now = (states.get(side.get("state", ""), _("not in it")) for side in sides)
    found = [(_("Decision"), was, now)]
    if old is None or new is None:
        return found
    return [
        *found,
        (_("Title"), old["title"], new["title"]),
        (_("Need"), old["need"]["words"], new["need"]["words"]),
        (_("Reason"), old["decision"]["words"], new["decision"]["words"]),
        (_("Option"), _chosen(old), _chosen(new)),
        (_("Owner"), old["owner"], new["owner"]),
        (_("Looked at again on"), old["review_on"] or "", new["review_on"] or ""),
    ]


def _chosen(entry: Mapping[str, Any]) -> str:
    return next((each["title"] for each in entry["options"] if each["chosen"]), "")


def statements(earlier: Content, later: Content) -> list[tuple[str, list[str], list[str]]]:
    """Return key of a part → sentences only the earlier and only the later version has, of parts that differ."""
    found = []
    for part in PARTS:
        sides = [[each["words"] for each in content.get(part) or []] for content in (earlier, later)]
        gone = [line for line in sides[0] if line not in sides[1]]
        new = [line for line in sides[1] if line not in sides[0]]
        if gone or new:
            found.append((part, gone, new))
    return found
