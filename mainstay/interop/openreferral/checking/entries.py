"""Entries checked in handfuls: the compiled checker first, words only for what it does not let through."""

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import ValidationError, ValidationErrorKind, Validator, validator_for

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import sense, words
from mainstay.interop.openreferral.checking.documents import Document
from mainstay.interop.openreferral.checking.findings import Finding, found
from mainstay.interop.openreferral.checking.parts import id_of, spelt
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.rules import RULES, Level
from mainstay.interop.openreferral.checking.together import Together

# Few enough to stay in the processor's own memory between being read and being checked: 200 take half as long again.
HANDFUL = 16
MOST_UNKNOWN = 100
MOST_HELD = 8_000_000


class Entries:
    """Checks entries of one kind. wrapped: whether they stand in a page of an API's list."""

    def __init__(self, name: str, report: Report, together: Together, *, wrapped: bool = False) -> None:
        self.name, self.report, self.together, self.wrapped = name, report, together, wrapped
        self.ids: dict[str, int] = {}
        self._seen = 0
        self._asked = standard.schema(name)
        self._limits = sense.schema(name)
        self._lists = {each.name for each in standard.parts(name) if each.many}
        self._unknown: set[tuple[str, ...]] = set()
        self._standard, self._sense, self._all = _compiled(name)

    def _compile(self) -> None:
        self._sense = _made(self._limits)
        self._all = _made({"items": _both(self._asked, self._limits)})

    def check(self, entries: Iterable[Any], document: Document | None = None) -> None:
        """Check each entry and count it; document: what they are being read from, to see fields named twice."""
        ahead = iter(entries)
        while handful := list(self._some(ahead, document)):
            fields = 0
            odd: list[list[Finding]] = []
            for entry in handful:
                odd.append(self._look(entry))
                fields += self.together.keys
            if document:
                # Only what HSDS adds is not counted on the way: then each is counted whole.
                told = document.fields()
                if told != fields and told != sum(map(_fields_in, handful)):
                    self._fields_twice(handful, odd, document)
                document.let_go()
            try:
                clean = self._all.is_valid(handful)
            except UnicodeEncodeError:
                handful, clean = spelt(handful), False
            if clean:
                for each in odd:
                    self.report.take(each, entries=1)
            else:
                self._explain(handful, odd)

    def _some(self, ahead: Iterator[Any], document: Document | None) -> Iterator[Any]:
        for entry in islice(ahead, HANDFUL):
            yield entry
            if document and document.held > MOST_HELD:
                return

    def _look(self, entry: Any) -> list[Finding]:
        self._seen += 1
        together = self.together
        if type(entry) is not dict:
            together.keys = 0
            return []
        together.whole = not self.wrapped or not self._lists.isdisjoint(entry)
        seen = together.look(self.name, entry)
        known = together.entry
        first = self.ids.setdefault(known, self._seen) if known else self._seen
        if first != self._seen:
            which = _("entry %(number)s") % {"number": f"{first:,}"}
            seen.append(found(known, "id", known, "twice", thing=self.name, first=which))
        return seen

    def _fields_twice(self, handful: list[Any], odd: list[list[Finding]], document: Document) -> None:
        for nth, (entry, each) in enumerate(zip(handful, odd, strict=True)):
            each += [found(id_of(entry), name, "", "key_twice") for name in document.key_twice(nth)]

    def _explain(self, handful: list[Any], odd: list[list[Finding]]) -> None:
        learnt = len(self._unknown)
        for entry, each in zip(handful, odd, strict=True):
            self.report.take([*self._faults(entry), *each], entries=1)
        if len(self._unknown) > learnt:
            self._compile()

    def _faults(self, entry: Any) -> Iterator[Finding]:
        known = id_of(entry)
        told = set()
        for fault in self._standard.iter_errors(entry):
            for each in words.against_standard(known, fault):
                told.add(each.field)
                yield self._as_in_a_list(each)
        for fault in self._sense.iter_errors(entry):
            if self._is_new(fault):
                for each in words.against_sense(known, self.name, fault):
                    if each.field not in told:
                        yield each

    def _as_in_a_list(self, each: Finding) -> Finding:
        """Return it as a warning where it stands in something that the standard's list of organisations leaves out."""
        inside = each.field.partition("[")[0] in self._lists and "[" in each.field
        if self.wrapped and self.name == "organization" and inside and RULES[each.rule].level is Level.ERROR:
            return found(each.id, each.field, each.value, "nested", mend=each.mend)
        return each

    def _is_new(self, fault: ValidationError) -> bool:
        """Learn an unknown field the first time, so that it is told once and slows nothing down afterwards."""
        if not isinstance(fault.kind, ValidationErrorKind.AdditionalProperties):
            return True
        limits: dict[str, Any] = self._limits
        for each in fault.instance_path:
            limits = limits["items"] if isinstance(each, int) else limits["properties"][each]
        place = tuple(each for each in fault.instance_path if isinstance(each, str))
        new = False
        for name in fault.kind.unexpected:
            limits["properties"][name] = {}
            new = new or (*place, name) not in self._unknown
            self._unknown.add((*place, name))
        if len(self._unknown) > MOST_UNKNOWN:
            limits["additionalProperties"] = True
        return new


@cache
def _compiled(name: str) -> tuple[Validator, Validator, Validator]:
    """Return what checks one entry against the standard, one against sense, and a list against both."""
    asked, limits = standard.schema(name), sense.schema(name)
    return _made(asked), _made(limits), _made({"items": _both(asked, limits)})


def _made(schema: dict[str, Any]) -> Validator:
    return validator_for(schema, validate_formats=True)


def _both(asked: dict[str, Any], limits: dict[str, Any]) -> dict[str, Any]:
    """Return one schema that asks what two do; faster than asking one after the other."""
    made = asked | limits
    if "properties" in asked or "properties" in limits:
        ours, theirs = asked.get("properties", {}), limits.get("properties", {})
        made["properties"] = {
            name: _both(ours.get(name, {}), theirs.get(name, {})) for name in {**ours, **theirs}
        }
    if "items" in asked and "items" in limits:
        made["items"] = _both(asked["items"], limits["items"])
    return made


def _fields_in(value: Any) -> int:
    if type(value) is dict:
        return len(value) + sum(map(_fields_in, value.values()))
    return sum(map(_fields_in, value)) if type(value) is list else 0
