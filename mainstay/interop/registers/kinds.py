"""What a registered service can do for carers, from the pack that says it: directory.registers."""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.interop.statistics.headings import close
from mainstay.policy import Item


@dataclass(frozen=True)
class Helps:
    """What a service does for carers. may: what it may do besides, to be asked of it.

    how_sure: certain, likely or possible, of the surest of its kinds. because: why, as sentences.
    """

    interventions: tuple[str, ...]
    may: tuple[str, ...]
    with_person: str
    ways: tuple[str, ...]
    how_sure: str
    what: str
    because: tuple[str, ...]


class Kinds:
    """The pack of one register, as it is in force on a day."""

    def __init__(self, register: str, on: date) -> None:
        self.kinds = [
            item
            for item in policy.items("directory.registers.kinds", on)
            if item.attributes["register"] == register
        ]
        self.names = [
            (
                re.compile(rf"\b{re.escape(item.title)}s?\b", re.I),
                item.title,
                set(item.attributes["services"]),
            )
            for item in policy.items("directory.registers.names", on)
        ]
        self.conditions = {
            close(item.title): tuple(item.attributes["conditions"])
            for item in policy.items("directory.registers.conditions", on)
        }

    def helps(self, services: Collection[str], subtypes: Iterable[str], name: str) -> Helps | None:
        """Return what a service of these kinds, with these sub-types and this name, does for carers, or None."""
        these = {close(each) for each in subtypes}
        fit = [item for item in self.kinds if _fits(item, services, these)]
        named = next(
            (word for pattern, word, of in self.names if of & set(services) and pattern.search(name)), ""
        )
        if not fit and not named:
            return None
        sure = [str(item.attributes["how_sure"]) for item in fit] + ["likely"] * bool(named)
        gives = [code for item in fit for code in item.attributes["interventions"]] + ["I06"] * bool(named)
        may = [code for item in fit for code in item.attributes["may"] if code not in gives]
        because = [f"The register calls it: {item.title.lower()}." for item in fit]
        because += [f"Its name says “{named}”."] * bool(named)
        return Helps(
            interventions=tuple(sorted(set(gives))),
            may=tuple(sorted(set(may))),
            with_person=next((str(item.attributes["with_person"]) for item in fit), "person"),
            ways=tuple(dict.fromkeys(way for item in fit for way in item.attributes["ways"])),
            how_sure=min(sure, key=("certain", "likely", "possible").index),
            what=" ".join(dict.fromkeys(item.description for item in fit)),
            because=tuple(because),
        )

    def conditions_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the conditions that a register's names for people stand for; a name that is not known gives none."""
        return tuple(dict.fromkeys(code for name in names for code in self.conditions.get(close(name), ())))


def _fits(item: Item, services: Collection[str], subtypes: set[str]) -> bool:
    subtype, service = close(str(item.attributes["subtype"])), close(str(item.attributes["service"]))
    return service in map(close, services) and (not subtype or subtype in subtypes)
