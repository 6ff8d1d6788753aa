"""Which values of policy has this authority set for itself? Row-level security keeps each authority's to itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.local.models import LocalValue


@dataclass(frozen=True)
class Broken:
    """A local value that is not used, because the packs have changed since it was set.

    entry: None where the packs no longer have it. reasons: every one, as sentences to show.
    """

    kept: LocalValue
    entry: policy.Entry | None
    reasons: list[str]

    @property
    def title(self) -> str:
        """What the value was for."""
        return self.entry.title if self.entry else self.kept.key


def local_values() -> dict[str, policy.Override]:
    """Return key → the value this authority uses in place of the pack's; one query.

    A value that breaks a rule by now is left out, so that the pack's own is used: see sound_and_broken.
    """
    return sound_and_broken()[0]


def sound_and_broken() -> tuple[dict[str, policy.Override], list[Broken]]:
    """Return the local values that are used and those that cannot be, in one query."""
    kept = LocalValue.objects.filter(withdrawn_on__isnull=True).select_related("set_by")
    judged = [(each, reasons_against(each)) for each in kept]
    sound = {each.key: as_override(each) for each, reasons in judged if not reasons}
    return sound, [Broken(each, entry_of(each.key), reasons) for each, reasons in judged if reasons]


def reasons_against(kept: LocalValue) -> list[str]:
    """Return every reason a kept value cannot be used, as sentences to show; empty if it can."""
    entry = entry_of(kept.key)
    if entry is None:
        return [_("The policy packs no longer have an entry %(key)s.") % {"key": kept.key}]
    return policy.reasons_to_refuse(entry, as_override(kept))


def entry_of(key: str) -> policy.Entry | None:
    """Return the packs' entry, or None where they have none, as when it was taken out after a value was set."""
    try:
        return policy.entry(key)
    except policy.UnknownEntry:
        return None


def as_override(kept: LocalValue) -> policy.Override:
    """Return the kept value as policy understands it: a range is kept as low, central, high."""
    return policy.Override(as_policy(kept.value), kept.reason, kept.set_by.name, kept.set_on)


def as_policy(value: Any) -> Any:
    """Return a value that was read from JSON as policy understands it."""
    if isinstance(value, dict) and set(value) == {"low", "central", "high"}:
        return policy.Range(value["low"], value["central"], value["high"])
    return value


def history(key: str) -> list[LocalValue]:
    """Return every value this authority has set for a key, newest first; empty if it never did."""
    return list(LocalValue.objects.filter(key=key).select_related("set_by", "withdrawn_by"))


def in_use_of(history: Iterable[LocalValue]) -> LocalValue | None:
    """Return the one of these values that has not been withdrawn, or None."""
    return next((each for each in history if each.withdrawn_on is None), None)
