"""docs/reference/findings.md: everything the checker can find, from its rules."""

from collections.abc import Iterator

from django.utils import translation

from mainstay.interop.openreferral.checking.rules import RULES, Level

_OPENING = """# What checking Open Referral can find

Written from `mainstay/interop/openreferral/checking/rules.py` by `./dev docs`: change it there. How to use it:
[Check a file or a feed of services](../how-to/check-open-referral.md).

Words in brackets stand for what was found: a value, a date, the name of a field.
"""
_LEVELS = {
    Level.ERROR: "## Errors\n\nThey break the standard, or contradict themselves. A service with one fails.",
    Level.WARNING: "## Warnings\n\nMost likely wrong. A file with one is not clean.",
    Level.NOTE: "## Notes\n\nWorth knowing. A file with notes alone is clean.",
}


def page() -> str:
    """Return the whole page, ending with a newline."""
    with translation.override("en-gb"):
        return "\n".join([_OPENING, *_levels()]) + "\n"


def _levels() -> Iterator[str]:
    for level in Level:
        yield f"{_LEVELS[level]}\n"
        yield "| Finding | What to do |"
        yield "|---|---|"
        for rule in RULES.values():
            if rule.level is level:
                yield f"| {rule.about} | {_bracketed(str(rule.mend))} |"
        yield ""


def _bracketed(mend: str) -> str:
    return mend.replace("%(hint)s", "").replace("%(", "(").replace(")s", ")")
