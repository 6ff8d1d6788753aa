"""The groups that an equality impact assessment says something of, each with what it stands on in law or guidance."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from mainstay import policy

OVERLOOKED = "model.overlooked_groups"


@dataclass(frozen=True)
class Group:
    """One group. key: of the list it is in; counted: groups of carers that a characteristic shows itself in."""

    code: str
    title: str
    description: str
    key: str
    counted: Sequence[str] = ()

    @property
    def is_characteristic(self) -> bool:
        """Whether the law protects it, rather than the guide's warning that it is overlooked."""
        return self.key != OVERLOOKED


def groups(nation: str, on: date) -> list[Group]:
    """Return the nation's protected characteristics, then the groups at risk of being overlooked."""
    key = "equality.section_75" if nation == "northern_ireland" else "equality.characteristics"
    return [
        Group(item.code, item.title, item.description, each, item.attributes.get("groups", ()))
        for each in (key, OVERLOOKED)
        for item in policy.items(each, on=on)
    ]


def titles(nation: str, on: date) -> dict[str, str]:
    """Return code → title of every group that can be named."""
    return {group.code: group.title for group in groups(nation, on)}
