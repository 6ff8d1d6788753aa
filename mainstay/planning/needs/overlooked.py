"""How many carers to expect in each group that is easily overlooked."""

from typing import Any

from django.utils.translation import gettext_lazy

from mainstay.engines.estimate import Triple
from mainstay.engines.overlooked import Assumed, expected_numbers
from mainstay.planning.needs.assumptions import Assumptions
from mainstay.planning.needs.evidence import Evidence
from mainstay.planning.needs.shaping import maybe, whole
from mainstay.planning.needs.who import figures

# Groups whose part of the people who live here is published, and stands in where no share of carers is known.
OF_EVERYBODY = {
    "ethnic_minority": ("ethnicity", "white"),
}
OLDER, OLDER_FROM = "older_carers", 65
COUNTED = gettext_lazy("Counted by the census, of the area's own carers.")
SAME_RATE = gettext_lazy(
    "No share of carers is published for this group. Its part of everybody who lives here is used, "
    "which takes caring to be as common in the group as among everyone."
)
NOTHING = gettext_lazy("No share of carers is known for this group. Enter a local one, with a reason.")


def section(evidence: Evidence, assumptions: Assumptions, carers: Triple) -> list[dict[str, Any]]:
    """Return each group with the carers to expect in it, or why no number is offered. Groups overlap."""
    rows = []
    for group in assumptions.items("model.overlooked_groups"):
        key = f"estimation.groups.{group.code}"
        assumed, instead, counted = assumptions.triple(key), None, None
        if assumed is None:
            instead = _of_everybody(evidence, assumptions, group.code)
        elif group.code == OLDER and key not in assumptions.local:
            counted = _older(evidence)
        used = counted or assumed or instead
        (expected,) = expected_numbers([Assumed(group.code, "carers", used)], {"carers": carers})
        entry = assumptions.local.get(key)
        rows.append(
            {
                "code": group.code,
                "title": group.title,
                "description": group.description,
                "expected": whole(expected.number) if expected.number else None,
                "share": maybe(used),
                "applied_to": "carers",
                "assumption": key,
                "reason": _reason(counted, instead, used),
                "local": entry is not None,
            }
        )
    return rows


def _reason(counted: Triple | None, instead: Triple | None, used: Triple | None) -> str | None:
    if counted:
        return str(COUNTED)
    return str(SAME_RATE) if instead else (None if used else str(NOTHING))


def _older(evidence: Evidence) -> Triple | None:
    """The part of carers aged 65 and over where the census gives carers by age, and its ages begin at 65."""
    row = evidence.row("unpaid_care")
    ages = [key.removesuffix("/none") for key in row.values if key.endswith("/none")] if row else []
    by_age = {
        int(age.removesuffix("+").partition("-")[0]): row.values[f"{age}/total"] - row.values[f"{age}/none"]
        for age in ages
        if row and f"{age}/total" in row.values
    }
    everyone = sum(by_age.values())
    if OLDER_FROM not in by_age or not everyone:
        return None
    return Triple.exactly(sum(count for age, count in by_age.items() if age >= OLDER_FROM) / everyone)


def _of_everybody(evidence: Evidence, assumptions: Assumptions, code: str) -> Triple | None:
    dataset, majority = OF_EVERYBODY.get(code, ("", ""))
    found = figures(evidence, dataset) if dataset else None
    if found is None or majority not in found[0] or not found[0].get("total"):
        return None
    part = 1 - found[0][majority] / found[0]["total"]
    spread = assumptions.number("estimation.stand_in.spread")
    return Triple(part * (1 - spread), part, part * (1 + spread)).kept_within(ceiling=1)
