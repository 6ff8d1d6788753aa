"""What a service costs the carer: prices in pence, and the one word for them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mainstay.directory.rules.entry import CostEntry
from mainstay.interop.openreferral.reading.noting import Notes, fields
from mainstay.interop.openreferral.reading.values import day, parts_of, pence, words

_READ = fields("id service_id valid_from valid_to option amount currency amount_description attributes")


def prices(told: Mapping[str, Any], notes: Notes) -> Iterator[CostEntry]:
    """Yield each price; one in another currency, or that is no amount, is set aside."""
    for each in parts_of(told, "cost_options"):
        notes.others(each, _READ, "cost_option.")
        before = len(notes.set_aside)
        if (each.get("currency") or "GBP").upper() != "GBP":
            notes.aside("cost_option.currency", each["currency"], "Give the price in pounds.")
        amount = pence(notes, "cost_option.amount", each.get("amount"))
        first = day(notes, "cost_option.valid_from", each.get("valid_from"))
        last = day(notes, "cost_option.valid_to", each.get("valid_to"))
        if first and last and last < first:
            notes.aside(
                "cost_option.valid_to", f"{first} to {last}", "It ends before it begins. Give the last day."
            )
        found = CostEntry(
            option=words(notes, "cost_option.option", each.get("option"), 255),
            amount_pence=amount,
            description=words(notes, "cost_option.amount_description", each.get("amount_description"), 500),
            valid_from=first,
            valid_to=last,
        )
        if len(notes.set_aside) == before and (found.option or found.description or amount is not None):
            yield found


def cost(fees: str, options: Sequence[CostEntry]) -> str:
    """Return the word for what it costs: by its prices; by what is said of fees where there are none."""
    amounts = [each.amount_pence for each in options if each.amount_pence is not None]
    if any(amounts):
        return "charge"
    if amounts:
        return "free"
    return next((code for code, said in _SAID if said.search(fees)), "")


# The first that is found counts: "free, but donations are welcome" is a donation, "no charge" no charge.
_SAID = [
    ("donation", re.compile(r"\bdonations?\b|give what you can|pay what you can", re.I)),
    ("assessed", re.compile(r"means[- ]test|financial(?:ly)? assess", re.I)),
    (
        "free",
        re.compile(
            r"^\W*(?:none|nil|free)\b|\bno (?:charge|cost|fee)s?\b|\bfree of charge\b|^£?0(?:\.00)?$", re.I
        ),
    ),
    ("charge", re.compile(r"£\s*\d*[1-9]|\bcharges? (?:apply|of)\b|\bthere is a (?:charge|fee)\b", re.I)),
]
