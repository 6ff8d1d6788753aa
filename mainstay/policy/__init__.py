"""Policy as dated, sourced data: the value in force on a day, its source, and how sure it is.

    from mainstay import policy
    policy.value("statistics.disclosure.suppress_below", on=today)   # 5
    policy.items("model.outcomes", on=today)   # (Item(code="N1", …), …)
    policy.entry("estimation.need.hours_50_plus").source     # (Source(title=…, href=…), …)

The packs are YAML under packs/. No number of policy appears in Python. See docs/adr/0007-policy-packs.md.
"""

from mainstay.policy.asking import InForce, NotInForce, in_force, in_words
from mainstay.policy.entries import HOW_SURE, KINDS, NATIONS, Dated, Entry, Item, Range, Source
from mainstay.policy.library import (
    BrokenPacks,
    UnknownEntry,
    due_for_review,
    entries,
    entry,
    every_entry,
    items,
    packs,
    problems,
    range_of,
    value,
)
from mainstay.policy.overriding import CannotOverride, Override, may_override, reasons_to_refuse

__all__ = [
    "HOW_SURE",
    "KINDS",
    "NATIONS",
    "BrokenPacks",
    "CannotOverride",
    "Dated",
    "Entry",
    "InForce",
    "Item",
    "NotInForce",
    "Override",
    "Range",
    "Source",
    "UnknownEntry",
    "due_for_review",
    "entries",
    "entry",
    "every_entry",
    "in_force",
    "in_words",
    "items",
    "may_override",
    "packs",
    "problems",
    "range_of",
    "reasons_to_refuse",
    "value",
]
