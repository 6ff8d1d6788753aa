"""The assumptions an assessment stands on: the packs' values, or the authority's own with their reason."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay import policy
from mainstay.engines.estimate import Triple


class Assumptions:
    """Looks up values in force on a day, and remembers which were used so that the page can list them."""

    def __init__(self, on: date, nation: str, local: Mapping[str, policy.Override]) -> None:
        self.on = on
        self.nation = nation
        self.local = local
        self._used: dict[str, policy.InForce] = {}

    def value(self, key: str) -> Any:
        """Return the value in force; None where a source was looked for and none was found.

        An assumption made for one nation is used for another where there is none of its own: the list of
        assumptions then shows whose it is.
        """
        found = policy.in_force(policy.entry(key), self.on, self.local.get(key))
        self._used[key] = found
        return found.value

    def triple(self, key: str) -> Triple | None:
        """Return the value as a range; a plain number has no width, and None stays None."""
        value = self.value(key)
        if value is None:
            return None
        return Triple(*value) if isinstance(value, policy.Range) else Triple.exactly(value)

    def number(self, key: str) -> float:
        """Return the value, which must be a plain number."""
        return float(self.value(key))

    def items(self, key: str) -> tuple[policy.Item, ...]:
        """Return the lines of an entry that is a list."""
        return policy.items(key, on=self.on)

    def content(self) -> list[dict[str, Any]]:
        """Return every assumption that was used, in the order of its key, ready to keep and show."""
        return [_content(used, self.on) for _, used in sorted(self._used.items())]


def _content(used: policy.InForce, on: date) -> dict[str, Any]:
    entry, override = used.entry, used.override
    return {
        "key": entry.key,
        "title": entry.title,
        "value": plain(used.value),
        "unit": entry.unit,
        "kind": entry.kind,
        "scope": [policy.in_words(nation) for nation in entry.scope],
        "source": [{"title": source.title, "href": source.href} for source in entry.source],
        "on": used.since.isoformat(),
        "sure": entry.sure,
        "sure_because": entry.sure_because,
        "note": entry.note,
        "open_to_change": policy.may_override(entry),
        "local": override is not None,
        "pack_value": plain(policy.in_force(entry, on).value),
        "reason": override.reason if override else None,
        "set_on": override.set_on.isoformat() if override else None,
        "set_by": override.set_by if override else None,
    }


def plain(value: Any) -> Any:
    """Return a policy value as JSON can hold it."""
    if isinstance(value, policy.Range):
        return {"low": value.low, "central": value.central, "high": value.high}
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items()}
    return value
