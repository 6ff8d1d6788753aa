"""What only shows when values are held against each other: ids, references, beginnings and ends.

One pass over every object of every entry, so it is written for speed: what is most often the case comes first.
Values of the wrong kind are passed over here; the standard's schema has told of them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from django.utils.translation import gettext as _

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import places
from mainstay.interop.openreferral.checking.clock import Clock
from mainstay.interop.openreferral.checking.findings import Finding, found
from mainstay.interop.openreferral.checking.parts import Obj, Path, day_of, id_of, is_number, way_of
from mainstay.interop.openreferral.checking.words import joined

# The same organisation stands in many services: its id may come again, if it is called the same.
SHARED = frozenset(
    {"organization", "location", "service", "service_at_location", "taxonomy_term", "taxonomy"}
)


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
    _called: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    _owned: dict[int, int] = field(default_factory=dict)
    _here: dict[str, str] = field(default_factory=dict)

    def look(self, name: str, entry: Obj) -> list[Finding]:
        """Return what is odd in an entry; ``keys`` is then how many fields it has."""
        self.entry = id_of(entry)
        self.keys = 0
        self._found = []
        self._here = {}
        self._visit(entry, _plan(name), ())
        return self._found

    def _visit(self, obj: Obj, plan: "Plan", path: Path) -> str:
        """Look at an object and what it holds; return its id. path: the way to it, from the inside out."""
        self.keys += len(obj)
        known = obj.get("id")
        if type(known) is not str:
            known = ""
        elif self._here.setdefault(known, plan.name) != plan.name:
            self._say(path, "id", known, "kinds_share", found=self._here[known])
        if plan.shared:
            called = obj.get("name")
            if known and type(called) is str:
                other = self._called[plan.name].setdefault(known, called)
                if other != called:
                    self._say(path, "id", known, "differs", found=other)
        if plan.judge:
            plan.judge(self, obj, path)
        if plan.held.isdisjoint(obj):
            return known
        for held, link, below, many, links in plan.holds:
            inner = obj.get(held)
            if not inner:
                continue
            if many:
                if type(inner) is list:
                    self._visit_all(inner, held, below, path, links, known)
            elif type(inner) is dict:
                self._visit(inner, below, (path, held))
                told = obj.get(link)
                if told is not None and told != inner.get("id"):
                    self._say(path, link, told, "reference", said=told, found=inner.get("id"))
        return known

    def _visit_all(
        self, inner: list[Any], held: str, plan: "Plan", path: Path, links: tuple[str, ...], owner: str
    ) -> None:
        whose = hash(owner)
        owned = None if plan.shared else self._owned
        ids = []
        for at, each in enumerate(inner):
            if type(each) is not dict:
                continue
            here = (path, held, at)
            known = self._visit(each, plan, here)
            ids.append(known)
            for link in links:
                told = each.get(link)
                if told is not None and told != owner:
                    self._say(here, link, told, "reference", said=told, found=owner)
            if known and owned is not None and owned.setdefault(hash(known), whose) != whose:
                self._say(here, "id", known, "twice", thing=plan.name, first=_("elsewhere"))
        if len(ids) > 1 and ("" in ids or len(set(ids)) < len(ids)):
            self._once_each(inner, held, plan, path)

    def _once_each(self, inner: list[Any], held: str, plan: "Plan", path: Path) -> None:
        seen: set[str] = set()
        for at, each in enumerate(inner):
            known = id_of(each)
            if known and known in seen:
                first = _("in the same list")
                self._say((path, held, at), "id", known, "twice", thing=plan.name, first=first)
            seen.add(known)

    def _say(self, path: Path, name: str, value: object, rule: str, **told: object) -> None:
        self._found.append(found(self.entry, joined(way_of(path), name), value, rule, **told))

    def _service(self, obj: Obj, path: Path) -> None:
        self._link("service.url", obj.get("url"))
        young, old = obj.get("minimum_age"), obj.get("maximum_age")
        if young is not None and old is not None and is_number(young) and is_number(old) and young > old:
            self._say(path, "minimum_age", young, "ages", found=f"{young} > {old}")
        assured = day_of(obj.get("assured_date"))
        newest = max(assured, day_of(obj.get("last_modified")))
        if not newest:
            self._say(path, "assured_date", "", "undated")
        elif newest < self.clock.due:
            at = "assured_date" if assured else "last_modified"
            rule = "forgotten" if newest < self.clock.forgotten else "stale"
            self._say(path, at, obj.get("assured_date") or obj.get("last_modified"), rule, found=newest)
        placed = obj.get("service_at_locations") or obj.get("service_areas")
        if self.whole and not placed and path != ((), "service"):
            self._say(path, "service_at_locations", "", "no_place")
        if assured > self.clock.today:
            self._say(path, "assured_date", obj.get("assured_date"), "future")

    def _organization(self, obj: Obj, path: Path) -> None:
        self._link("organization.website", obj.get("website"))
        self._link("organization.uri", obj.get("uri"))
        self._parent(obj, path, "parent_organization_id")

    def _taxonomy_term(self, obj: Obj, path: Path) -> None:
        self._link("taxonomy_term.term_uri", obj.get("term_uri"))
        self._parent(obj, path, "parent_id")

    def _parent(self, obj: Obj, path: Path, field_name: str) -> None:
        told = obj.get(field_name)
        if type(told) is not str or not told:
            return
        if told == obj.get("id"):
            self._say(path, field_name, told, "own_parent")
        elif told not in self.parents:
            self.parents[told] = (self.entry, joined(way_of(path), field_name))

    def _schedule(self, obj: Obj, path: Path) -> None:
        self._link("schedule.schedule_link", obj.get("schedule_link"))
        self._period(obj, path)
        opens, closes = obj.get("opens_at"), obj.get("closes_at")
        if opens and closes and type(opens) is str and type(closes) is str and closes <= opens:
            self._say(path, "closes_at", closes, "closes", found=opens)
        if obj.get("freq") and not (obj.get("valid_to") or obj.get("until") or obj.get("count")):
            self._say(path, "freq", obj["freq"], "open_ended")

    def _period(self, obj: Obj, path: Path) -> None:
        ends = day_of(obj.get("valid_to"))
        if not ends:
            return
        begins = day_of(obj.get("valid_from"))
        if ends < begins:
            self._say(path, "valid_to", ends, "period", found=begins)
        elif ends < self.clock.today:
            self._say(path, "valid_to", ends, "ended", found=ends)

    def _location(self, obj: Obj, path: Path) -> None:
        latitude, longitude = obj.get("latitude"), obj.get("longitude")
        rule = places.doubt(latitude, longitude)
        if rule:
            self._say(path, "latitude", f"{latitude}, {longitude}", rule)

    def _accessibility(self, obj: Obj, path: Path) -> None:
        self._link("accessibility.url", obj.get("url"))

    def _taxonomy(self, obj: Obj, path: Path) -> None:
        self._link("taxonomy.uri", obj.get("uri"))

    def _link(self, name: str, told: Any) -> None:
        if told:
            if name in self.links:
                self.links[name][0] += 1
            else:
                self.links[name] = [1, told]


_JUDGES: dict[str, Callable[[Together, Obj, Path], None]] = {
    "service": Together._service,
    "organization": Together._organization,
    "taxonomy_term": Together._taxonomy_term,
    "taxonomy": Together._taxonomy,
    "schedule": Together._schedule,
    "cost_option": Together._period,
    "location": Together._location,
    "accessibility": Together._accessibility,
}


class Plan:
    """What to look at in one kind of object. held: the fields that hold others.

    holds: of each its name, the field with its id, its own plan, whether many, and the fields in which they say what
    they belong to. shared: its id may stand in many entries; linked: it says in link_id what it belongs to.
    """

    def __init__(self, name: str, plans: "dict[str, Plan]") -> None:
        plans[name] = self
        self.name, self.shared = name, name in SHARED
        self.linked = "link_id" in standard.things()[name].fields
        self.judge = _JUDGES.get(name)
        self.holds = []
        for each in standard.things()[name].fields.values():
            if each.holds:
                below = plans.get(each.holds) or Plan(each.holds, plans)
                links = (f"{name}_id", "link_id") if below.linked else (f"{name}_id",)
                self.holds.append((each.name, f"{each.name}_id", below, each.many, links))
        self.held = frozenset(each[0] for each in self.holds)


@cache
def _plan(name: str) -> Plan:
    return Plan(name, {})


def absent_parents(together: Together, ids: set[str]) -> Iterator[Finding]:
    """Yield the references to parents that a whole list does not hold."""
    for parent, (entry, path) in together.parents.items():
        if parent not in ids:
            yield found(entry, path, parent, "parent_absent")
