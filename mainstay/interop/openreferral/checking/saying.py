"""A report put into words for a terminal: grouped by what is the matter, counted, with what to do."""

from collections import defaultdict
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.interop.openreferral.checking.findings import Finding
from mainstay.interop.openreferral.checking.report import Report
from mainstay.interop.openreferral.checking.rules import RULES, Level

SHOWN = 5


def in_words(report: Report) -> Iterator[str]:
    """Yield the report line by line: how it came out, then errors, warnings and notes."""
    yield _outcome(report)
    grouped: dict[str, list[Finding]] = defaultdict(list)
    for each in report.findings:
        grouped[each.rule].append(each)
    for level in Level:
        rules = [rule for rule in grouped if RULES[rule].level is level]
        for rule in sorted(rules, key=lambda rule: -report.counts[rule]):
            yield ""
            yield from _group(rule, grouped[rule], report.counts[rule])


def _outcome(report: Report) -> str:
    told = ngettext("%(count)s entry checked", "%(count)s entries checked", report.checked) % {
        "count": f"{report.checked:,}"
    }
    if report.clean:
        return _("%(checked)s: nothing to mend.") % {"checked": told}
    counts = {
        "checked": told,
        "failed": f"{report.failed:,}",
        "errors": f"{report.of(Level.ERROR):,}",
        "warnings": f"{report.of(Level.WARNING):,}",
        "notes": f"{report.of(Level.NOTE):,}",
    }
    outcome = _("%(checked)s, %(failed)s do not meet Open Referral UK 3.0.") % counts
    return outcome + " " + _("Errors: %(errors)s, warnings: %(warnings)s, notes: %(notes)s.") % counts


def _group(rule: str, findings: list[Finding], count: int) -> Iterator[str]:
    called = {Level.ERROR: _("Error"), Level.WARNING: _("Warning"), Level.NOTE: _("Note")}
    level = called[RULES[rule].level]
    yield f"{level}: {RULES[rule].about} ({count:,})"
    mends = {each.mend for each in findings[:SHOWN]}
    if len(mends) == 1:
        yield f"  {mends.pop()}"
    for each in findings[:SHOWN]:
        where = "  ".join(part for part in (each.id, each.field) if part)
        told = "" if each.value in ("", None) else f" = {each.value!r}"
        own = "" if len({one.mend for one in findings[:SHOWN]}) == 1 else f"  {each.mend}"
        if where:
            yield f"    {where}{told}{own}"
    if count > SHOWN:
        yield "    " + _("… and %(count)s more.") % {"count": f"{count - SHOWN:,}"}
