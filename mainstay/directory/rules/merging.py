"""When may two entries become one, and whose words count afterwards?"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

# What may be chosen from one entry or the other. "whereabouts" is where and when, "prices" the price list.
OF_SERVICE = (
    *("name", "description", "interventions", "outcomes", "pathway", "groups", "conditions", "ways"),
    *("with_person", "minimum_age", "maximum_age", "eligibility", "way_in", "languages", "accessibility"),
    *("areas", "whereabouts", "cost", "cost_note", "prices", "phone", "email", "website", "contact"),
    *("funded_how", "funding_ends_on", "funding_pence_a_year", "places_per_week", "carers_a_year"),
    *("quality", "quality_on", "capacity", "capacity_on", "waiting_weeks", "checked_on"),
)
WHAT_HANGS = frozenset(["whereabouts", "prices"])
# What nobody chooses: the source of the entry that is kept goes on saying it.
OF_SOURCE = ("provider", "file", "state")
OF_PROVIDER = ("name", "description", "kind", "website", "email", "phone")
# Lists may be put together; so may places, times and prices.
LISTS = frozenset(
    [
        *("interventions", "outcomes", "pathway", "groups", "conditions", "ways", "languages"),
        *("accessibility", "areas", "whereabouts", "prices"),
    ]
)
KEPT, OTHER, BOTH = "kept", "other", "both"


@dataclass(frozen=True)
class Side:
    """One of two entries. owner: the id of the organisation whose word counts in it; None where a source's does."""

    name: str
    owner: int | None = None
    merged: bool = False


def reasons_to_refuse(
    kept: Side, other: Side, chosen: Mapping[str, str], fields: Collection[str], *, owner_agrees: bool
) -> list[str]:
    """Every reason why ``other`` cannot become part of ``kept``, as sentences; empty if it can.

    chosen: field → whose value, "kept", "other" or "both". fields: what may be chosen.
    """
    reasons = [f"{side.name} was merged already." for side in (kept, other) if side.merged]
    strange = sorted(set(chosen) - set(fields))
    strange += sorted(name for name, whose in chosen.items() if whose == BOTH and name not in LISTS)
    reasons += [f"Choose one of the two for {name}." for name in dict.fromkeys(strange)]
    if kept.owner and other.owner and kept.owner != other.owner:
        reasons.append("Two organisations keep these entries. End one of their claims first.")
    elif not owner_agrees and other.owner and not kept.owner:
        reasons.append(
            f"{other.name} is kept by its owner. Keep that entry, or ask its owner and tick that they agree."
        )
    elif not owner_agrees and kept.owner and set(chosen.values()) - {KEPT}:
        reasons.append(
            f"What {kept.name} says is its owner's. Keep it as it is, or ask its owner and tick that they agree."
        )
    return reasons


def together(mine: Iterable[str], theirs: Iterable[str]) -> list[str]:
    """Return two lists as one, mine first, nothing twice."""
    return list(dict.fromkeys([*mine, *theirs]))


def may_write(fields: Collection[str], chosen: Mapping[str, str], *, of_other: bool) -> list[str]:
    """Return the fields that a source goes on writing after a merge: those that were chosen from its entry.

    What a person put together from both is no source's any more. of_other: the source told of the entry that was
    merged away.
    """
    mine = OTHER if of_other else KEPT
    return [name for name in fields if chosen.get(name, KEPT) == mine]
