"""What a check came to: how many entries, how many of them fail, and every finding."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from mainstay.interop.openreferral.checking.findings import Finding, found
from mainstay.interop.openreferral.checking.rules import RULES, Level

MOST_LISTED = 200_000


@dataclass
class Report:
    """The outcome of one check. checked, failed: entries; failed are those with at least one error."""

    checked: int = 0
    failed: int = 0
    findings: list[Finding] = field(default_factory=list)
    counts: "Counter[str]" = field(default_factory=Counter)
    links: "Counter[str]" = field(default_factory=Counter)

    def take(self, findings: Iterable[Finding], *, entries: int = 0) -> None:
        """Add what was found in ``entries`` entries, which count as one failure if anything is an error."""
        bad = False
        for each in findings:
            self.counts[each.rule] += 1
            bad = bad or RULES[each.rule].level is Level.ERROR
            if len(self.findings) < MOST_LISTED:
                self.findings.append(each)
        self.checked += entries
        self.failed += bool(entries and bad)

    def end(self) -> None:
        """Say how many findings there were beyond what can be listed."""
        left = sum(self.counts.values()) - len(self.findings)
        if left > 0:
            self.findings.append(found("", "", "", "unlisted", found=f"{left:,}"))

    @property
    def clean(self) -> bool:
        """Whether there is nothing to mend: no error and no warning. Notes are allowed."""
        return all(RULES[rule].level is Level.NOTE for rule in self.counts)

    def of(self, level: Level) -> int:
        """Return how many findings there are of a level."""
        return sum(count for rule, count in self.counts.items() if RULES[rule].level is level)

    def as_json(self) -> dict[str, Any]:
        """Return it as values that JSON can hold: checked, failed, and findings with what to do."""
        return {
            "checked": self.checked,
            "failed": self.failed,
            "findings": [
                {
                    "id": each.id,
                    "field": each.field,
                    "value": each.value,
                    "mend": each.mend,
                    "level": str(each.level),
                }
                for each in self.findings
            ],
        }
