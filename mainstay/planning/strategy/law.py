"""What the law asks of an area for its carers, in a few lines for people who must answer for it."""

from datetime import date

from mainstay import policy
from mainstay.local.measures import written

# What a member is asked about; the packs say how each nation names it and where its law says so.
_TOLD = ("assessment", "eligibility", "local_strategy", "breaks_statement", "market_duty", "hospital")


def lines(nation: str, today: date) -> list[str]:
    """Return one sentence for each duty the nation's packs know the law of, and for each of its numbers."""
    terms = {item.code: item for item in policy.items(f"{nation}.terms", on=today)}
    said = []
    for code in _TOLD:
        item = terms.get(code)
        if item and item.attributes["law"]:
            said.append(f"{item.title}: {item.attributes['term']} ({item.attributes['law']}).")
    return said + _numbers(nation, today)


def _numbers(nation: str, today: date) -> list[str]:
    said = []
    for entry in policy.entries(f"{nation}.duties"):
        if entry.is_list or entry.values[0].since > today:
            continue
        value = policy.value(entry.key, on=today)
        if value is not None:
            source = entry.source[0].title if entry.source else ""
            said.append(f"{entry.title}: {written(value, entry.unit)} ({entry.kind}; {source}).")
    return said
