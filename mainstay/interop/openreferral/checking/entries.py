"""Entries checked in handfuls: the compiled checker first, words only for what it does not let through."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from django.utils.translation import gettext as _
from jsonschema_rs import ValidationError, ValidationErrorKind, Validator, validator_for

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import sense, words
from mainstay.interop.openreferral.checking.documents import Document
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.rules import RULES, Finding, Level, found
from mainstay.interop.openreferral.checking.together import Together, id_of

HANDFUL = 200
MOST_UNKNOWN = 100


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
        self._standard = _made(self._asked)
        self._compile()

    def _compile(self) -> None:
        self._sense = _made(self._limits)
        self._all = _made({"items": {"allOf": [self._asked, self._limits]}})

    def check(self, entries: Iterable[Any], document: Document | None = None) -> None:
        """Check each entry and count it; document: what they are being read from, to see fields named twice."""
        ahead = iter(entries)
        while True:
            handful: list[Any] = []
            odd: list[list[Finding]] = []
            for entry in islice(ahead, HANDFUL):
                handful.append(entry)
                odd.append(self._look(entry, document))
            if not handful:
                return
            if self._all.is_valid(handful):
                for each in odd:
                    self.report.take(each, entries=1)
            else:
                self._explain(handful, odd)

    def _look(self, entry: Any, document: Document | None) -> list[Finding]:
        self._seen += 1
        if type(entry) is not dict:
            return []
        together = self.together
        together.whole = not self.wrapped or not self._lists.isdisjoint(entry)
        seen = together.look(self.name, entry)
        known = together.entry
        first = self.ids.setdefault(known, self._seen) if known else self._seen
        if first != self._seen:
            which = _("entry %(number)s") % {"number": f"{first:,}"}
            seen.append(found(known, "id", known, "twice", thing=self.name, first=which))
        if document:
            seen += [found(known, each, "", "key_twice") for each in document.key_twice(together.keys)]
        return seen

    def _explain(self, handful: list[Any], odd: list[list[Finding]]) -> None:
        learnt = len(self._unknown)
        for entry, each in zip(handful, odd, strict=True):
            self.report.take([*self._faults(entry), *each], entries=1)
        if len(self._unknown) > learnt:
            self._compile()

    def _faults(self, entry: Any) -> Iterator[Finding]:
        known = id_of(entry)
        if not self._standard.is_valid(entry):
            for fault in self._standard.iter_errors(entry):
                for each in words.against_standard(known, fault):
                    yield self._as_in_a_list(each)
        if not self._sense.is_valid(entry):
            for fault in self._sense.iter_errors(entry):
                if self._is_new(fault):
                    yield from words.against_sense(known, self.name, fault)

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


def _made(schema: dict[str, Any]) -> Validator:
    return validator_for(schema, validate_formats=True)
