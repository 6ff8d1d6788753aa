"""What differs between two saved assessments. Pure: two contents in, lines out."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Differs:
    """One thing in two versions; None where a version does not have it."""

    what: str
    earlier: float | str | None
    later: float | str | None
    unit: str = ""

    @property
    def change(self) -> float | None:
        """Later less earlier, for numbers."""
        if isinstance(self.earlier, int | float) and isinstance(self.later, int | float):
            return self.later - self.earlier
        return None


def figures(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[Differs]:
    """Return the main figures of both, whether they changed or not."""
    sides = [_figures(content) for content in (earlier, later)]
    names = dict.fromkeys([*sides[0], *sides[1]])
    return [
        Differs(name, _value(sides[0], name), _value(sides[1], name), _unit(sides, name)) for name in names
    ]


def _figures(content: Mapping[str, Any]) -> dict[str, tuple[float | None, str]]:
    carers = content["carers"]
    found: dict[str, tuple[float | None, str]] = {
        _("Carers"): (carers["total"], "carers"),
        _("Share of people"): (carers["rate"], "share"),
    }
    for band in carers["by_hours"]:
        found[_("Carers, %(hours)s") % {"hours": band["label"]}] = (band["carers"], "carers")
    hidden = (content.get("hidden") or {}).get("hidden")
    if hidden:
        found[_("Carers not known to services")] = (hidden["central"], "carers")
    for each in content.get("demand") or []:
        called = {"breaks": each["title"].lower()}
        found[_("Breaks: %(breaks)s") % called] = (each["central"], each["unit"])
        if each["cost_pence"]:
            found[_("Cost: %(breaks)s") % called] = (each["cost_pence"]["central"] / 100, "pounds")
    return found


def _value(side: Mapping[str, tuple[float | None, str]], name: str) -> float | None:
    return side[name][0] if name in side else None


def _unit(sides: list[dict[str, tuple[float | None, str]]], name: str) -> str:
    return next(side[name][1] for side in sides if name in side)


def assumptions(
    earlier: Mapping[str, Any], later: Mapping[str, Any]
) -> list[tuple[str, str, Any, Any, str | None]]:
    """Return the assumptions whose value changed: title, unit, earlier value, later value, the later reason."""
    before, after = (
        {each["key"]: each for each in content.get("assumptions") or []} for content in (earlier, later)
    )
    changed = []
    for key in sorted({*before, *after}):
        old, new = before.get(key), after.get(key)
        if (old or {}).get("value") != (new or {}).get("value"):
            known = new or old or {}
            changed.append(
                (
                    known["title"],
                    known["unit"],
                    (old or {}).get("value"),
                    (new or {}).get("value"),
                    (new or {}).get("reason"),
                )
            )
    return changed


def files(earlier: Mapping[str, Any], later: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the files that only one of them used, and which."""
    before, after = (
        {each["sha256"]: each for each in content.get("sources") or []} for content in (earlier, later)
    )
    gone = [(before[key]["title"], _("only the earlier")) for key in before if key not in after]
    return gone + [(after[key]["title"], _("only the later")) for key in after if key not in before]
