"""Which values of policy has this authority set for itself?"""

from mainstay import policy
from mainstay.local.models import LocalValue


def local_values() -> dict[str, policy.Override]:
    """Return key → the value this authority uses in place of the pack's; one query."""
    kept = LocalValue.objects.filter(withdrawn_on__isnull=True).select_related("set_by")
    return {each.key: as_override(each) for each in kept}


def as_override(kept: LocalValue) -> policy.Override:
    """Return the kept value as policy understands it: a range is kept as low, central, high."""
    value = kept.value
    if isinstance(value, dict) and set(value) == {"low", "central", "high"}:
        value = policy.Range(value["low"], value["central"], value["high"])
    return policy.Override(value, kept.reason, kept.set_by.name, kept.set_on)


def history(key: str) -> list[LocalValue]:
    """Return every value this authority has set for a key, newest first."""
    return list(LocalValue.objects.filter(key=key).select_related("set_by", "withdrawn_by"))
