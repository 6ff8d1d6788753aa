"""What only shows when values are held against each other: ids, references, beginnings and ends.

One pass over every object of every entry, so it is written for speed: what is most often the case comes first.
Values of the wrong kind are passed over here; the standard's schema has told of them.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import Any

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import places
from mainstay.interop.openreferral.checking.rules import Finding, found
from mainstay.interop.openreferral.checking.words import joined

# The same organisation stands in many services: its id may come again, if it is called the same.
SHARED = frozenset(
    {"organization", "location", "service", "service_at_location", "taxonomy_term", "taxonomy"}
)
LINKS = {
    "service": ("url",),
    "organization": ("website", "uri"),
    "schedule": ("schedule_link",),
    "accessibility": ("url",),
    "taxonomy_term": ("term_uri",),
    "taxonomy": ("uri",),
}
Obj = dict[str, Any]


@dataclass(frozen=True)
class Clock:
    """The day it is, and the days before which an entry is due, or forgotten; as text, 2026-04-01."""

    today: str
    due: str
    forgotten: str

    @classmethod
    def of(cls, today: date, fresh_months: int, forgotten_months: int) -> "Clock":
        """Return the clock of a day, with the months after which an entry is due and forgotten."""
        return cls(str(today), str(_before(today, fresh_months)), str(_before(today, forgotten_months)))


def _before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, 28))


@dataclass
class Together:
    """Looks at entry after entry, and remembers the ids.

    whole: whether entries hold their lists, so that a service without a place is one that has none.
    """

    clock: Clock
    keys: int = 0
    entry: str = ""
    whole: bool = True
    links: dict[str, list[Any]] = field(default_factory=dict)
    parents: dict[str, tuple[str, str]] = field(default_factory=dict)
    _found: list[Finding] = field(default_factory=list)
    _called: dict[str, dict[str, str]] = field(default_factory=dict)
    _owned: dict[int, int] = field(default_factory=dict)
    _here: dict[str, str] = field(default_factory=dict)

    def look(self, name: str, entry: Obj) -> list[Finding]:
        """Return what is odd in an entry; ``keys`` is then how many fields it has."""
        self.entry = id_of(entry)
        self.keys = 0
        self._found = []
        self._here = {}
        self._visit(entry, name, "", "", "")
        return self._found

    def _say(self, path: str, value: Any, rule: str, **told: object) -> None:
        self._found.append(found(self.entry, path, value, rule, **told))

    def _visit(self, obj: Obj, name: str, path: str, owner: str, owner_id: str) -> None:
        self.keys += len(obj)
        known = obj.get("id")
        if type(known) is str:
            if self._here.setdefault(known, name) != name:
                self._say(joined(path, "id"), known, "kinds_share", found=f"{self._here[known]}")
            if name in SHARED:
                self._name_once(known, obj, name, path)
            elif owner:
                told = hash(owner_id)
                if self._owned.setdefault(hash(known), told) != told:
                    self._say(joined(path, "id"), known, "twice", thing=name, first="in another entry")
        else:
            known = ""
        if owner:
            self._belongs(obj, owner, owner_id, path)
        judge = _JUDGES.get(name)
        if judge:
            judge(self, obj, path)
        for held, holds, many in _held(name):
            inner = obj.get(held)
            if not inner:
                continue
            if many:
                if type(inner) is list:
                    self._visit_all(inner, holds, path, held, name, known)
            elif type(inner) is dict:
                below = f"{path}.{held}" if path else held
                told = obj.get(f"{held}_id")
                if told is not None and told != inner.get("id"):
                    self._say(joined(path, f"{held}_id"), told, "reference", value=told, found=inner.get("id"))
                self._visit(inner, holds, below, "", "")

    def _visit_all(self, inner: list[Any], holds: str, path: str, held: str, name: str, known: str) -> None:
        for at, each in enumerate(inner):
            if type(each) is dict:
                below = f"{path}.{held}[{at}]" if path else f"{held}[{at}]"
                self._visit(each, holds, below, name, known)
        if len(inner) > 1:
            ids = [each.get("id") for each in inner if type(each) is dict]
            for at, each in enumerate(ids):
                if type(each) is str and each in ids[:at]:
                    below = joined(path, f"{held}[{at}].id")
                    self._say(below, each, "twice", thing=holds, first=f"{held}[{ids.index(each)}]")

    def _name_once(self, known: str, obj: Obj, name: str, path: str) -> None:
        called = obj.get("name")
        if type(called) is str:
            other = self._called.setdefault(name, {}).setdefault(known, called)
            if other != called:
                self._say(joined(path, "id"), known, "differs", found=other)

    def _belongs(self, obj: Obj, owner: str, owner_id: str, path: str) -> None:
        told = obj.get(f"{owner}_id")
        if told is not None and told != owner_id:
            self._say(joined(path, f"{owner}_id"), told, "reference", value=told, found=owner_id)
        told = obj.get("link_id")
        if told is not None and told != owner_id:
            self._say(joined(path, "link_id"), told, "reference", value=told, found=owner_id)

    def _service(self, obj: Obj, path: str) -> None:
        self._link("service", "url", obj)
        young, old = obj.get("minimum_age"), obj.get("maximum_age")
        if young is not None and old is not None and _number(young) and _number(old) and young > old:
            self._say(joined(path, "minimum_age"), young, "ages", found=f"{young} > {old}")
        assured, told = obj.get("assured_date"), obj.get("last_modified")
        newest = max(_day(assured), _day(told))
        if not newest:
            self._say(joined(path, "assured_date"), "", "undated")
        elif newest < self.clock.due:
            at = joined(path, "assured_date" if _day(assured) else "last_modified")
            rule = "forgotten" if newest < self.clock.forgotten else "stale"
            self._say(at, assured or told, rule, found=newest)
        placed = obj.get("service_at_locations") or obj.get("service_areas")
        if self.whole and not placed and path != "service":
            self._say(joined(path, "service_at_locations"), "", "no_place")
        if _day(assured) > self.clock.today:
            self._say(joined(path, "assured_date"), assured, "future")

    def _organization(self, obj: Obj, path: str) -> None:
        self._link("organization", "website", obj)
        self._link("organization", "uri", obj)
        self._parent(obj, path, "parent_organization_id")

    def _taxonomy_term(self, obj: Obj, path: str) -> None:
        self._link("taxonomy_term", "term_uri", obj)
        self._parent(obj, path, "parent_id")

    def _parent(self, obj: Obj, path: str, field_name: str) -> None:
        told, known = obj.get(field_name), obj.get("id")
        if type(told) is not str or not told:
            return
        if told == known:
            self._say(joined(path, field_name), told, "own_parent")
        else:
            self.parents.setdefault(told, (self.entry, joined(path, field_name)))

    def _schedule(self, obj: Obj, path: str) -> None:
        self._link("schedule", "schedule_link", obj)
        self._period(obj, path)
        opens, closes = obj.get("opens_at"), obj.get("closes_at")
        if opens and closes and type(opens) is str and type(closes) is str and closes <= opens:
            self._say(joined(path, "closes_at"), closes, "closes", found=opens)
        if obj.get("freq") and not (obj.get("valid_to") or obj.get("until") or obj.get("count")):
            self._say(joined(path, "freq"), obj["freq"], "open_ended")

    def _period(self, obj: Obj, path: str) -> None:
        ends = _day(obj.get("valid_to"))
        if not ends:
            return
        begins = _day(obj.get("valid_from"))
        if ends < begins:
            self._say(joined(path, "valid_to"), ends, "period", found=begins)
        elif ends < self.clock.today:
            self._say(joined(path, "valid_to"), ends, "ended", found=ends)

    def _location(self, obj: Obj, path: str) -> None:
        latitude, longitude = obj.get("latitude"), obj.get("longitude")
        rule = places.doubt(latitude, longitude)
        if rule:
            self._say(joined(path, "latitude"), f"{latitude}, {longitude}", rule)

    def _accessibility(self, obj: Obj, path: str) -> None:
        self._link("accessibility", "url", obj)

    def _taxonomy(self, obj: Obj, path: str) -> None:
        self._link("taxonomy", "uri", obj)

    def _link(self, name: str, field_name: str, obj: Obj) -> None:
        told = obj.get(field_name)
        if told:
            counted = self.links.get(f"{name}.{field_name}")
            if counted is None:
                self.links[f"{name}.{field_name}"] = [1, told]
            else:
                counted[0] += 1


_JUDGES: dict[str, Callable[[Together, Obj, str], None]] = {
    "service": Together._service,
    "organization": Together._organization,
    "taxonomy_term": Together._taxonomy_term,
    "taxonomy": Together._taxonomy,
    "schedule": Together._schedule,
    "cost_option": Together._period,
    "location": Together._location,
    "accessibility": Together._accessibility,
}


@cache
def _held(name: str) -> tuple[tuple[str, str, bool], ...]:
    fields = standard.things()[name].fields.values()
    return tuple((each.name, each.holds, each.many) for each in fields if each.holds)


def _day(told: Any) -> str:
    """Return the day of a date or a moment, or "" if it is neither; such days compare as text."""
    if type(told) is str and len(told) >= 10 and told[4] == told[7] == "-":
        return told[:10]
    return ""


def _number(told: Any) -> bool:
    return isinstance(told, (int, float)) and not isinstance(told, bool)


def id_of(entry: Any) -> str:
    """Return an entry's id as text, or "" where it has none."""
    known = entry.get("id") if isinstance(entry, dict) else None
    return known if isinstance(known, str) else "" if known is None else str(known)


def absent_parents(together: Together, ids: set[str]) -> Iterator[Finding]:
    """Yield the references to parents that a whole list does not hold."""
    for parent, (entry, path) in together.parents.items():
        if parent not in ids:
            yield found(entry, path, parent, "parent_absent")
