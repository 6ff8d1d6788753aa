"""The reference pages that are written from the code: docs/reference, but for the glossary.

What is written depends on the code and the packs alone: never on the day, the machine or who asks.
"""

from collections.abc import Callable, Mapping
from pathlib import Path

from mainstay import policy
from mainstay.accounts.reference import as_markdown as permissions
from mainstay.config.reference import command_line, datasets, pages
from mainstay.interop.openreferral.checking.reference import page as findings
from mainstay.policy.reference import page as packs

_WRITTEN: Mapping[str, Callable[[], str]] = {
    "packs.md": lambda: packs(policy.every_entry()),
    "permissions.md": permissions,
    "datasets.md": datasets.page,
    "command-line.md": command_line.page,
    "pages.md": pages.page,
    "findings.md": findings,
}


def written() -> dict[str, str]:
    """Return each page's text under its file name."""
    return {name: write() for name, write in _WRITTEN.items()}


def out_of_date(folder: Path) -> dict[str, str]:
    """Return the pages whose file is missing or says something else than the code, by file name; empty if none."""
    return {name: text for name, text in written().items() if _held(folder / name) != text}


def _held(file: Path) -> str | None:
    return file.read_text("utf-8") if file.exists() else None
