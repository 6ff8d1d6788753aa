"""What the law of a nation asks a strategy to set out, and which of it a strategy does."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from mainstay import policy

_LISTS = {"scotland": "scotland.strategy"}


def asked_of(nation: str, today: date) -> list[policy.Item]:
    """Return what the nation's law asks for, in its order; empty where we know of no list."""
    key = _LISTS.get(nation)
    return list(policy.items(key, on=today)) if key else []


def contents(
    made: Mapping[str, Any], of_its_own: Mapping[str, str], nation: str, today: date
) -> list[dict[str, Any]]:
    """Return each content the law asks for, with the words or the priorities that set it out, and whether any do."""
    found = []
    for item in asked_of(nation, today):
        words = of_its_own.get(item.code, "").strip()
        by = _priorities(made, item)
        part = item.attributes["part"]
        said_in_part = bool(part) and any(each.get("refs") or each.get("id") for each in made.get(part, ()))
        found.append(
            {
                "code": item.code,
                "title": item.title,
                "law": item.attributes["law"],
                "words": words,
                "priorities": by,
                "part": part if said_in_part else "",
                "there": bool(words or by or said_in_part),
            }
        )
    return found


def _priorities(made: Mapping[str, Any], item: policy.Item) -> list[str]:
    """Titles of agreed priorities with one of the interventions, or for one of the groups, that would meet it."""
    interventions, groups = set(item.attributes["interventions"]), set(item.attributes["groups"])
    return [
        each["title"]
        for each in made["agreed"]
        if interventions & {one["code"] for one in each["interventions"]}
        or groups & {one["code"] for one in each["groups"]}
    ]
