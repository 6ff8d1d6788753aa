"""The sections of an assessment, as links from one to another."""

from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

TITLES = {
    "overview": _("Overview"),
    "where": _("Where"),
    "who": _("Who"),
    "compared": _("Compared"),
    "hidden": _("Hidden carers"),
    "breaks": _("Short breaks"),
    "services": _("Services"),
    "sources": _("Sources"),
}


class Section(NamedTuple):
    """A link to a section, and whether it is the one being looked at."""

    label: str
    href: str
    current: bool


def sections(page: str, of: str | int, current: str) -> list[Section]:
    """Return a link to every section of a live area or a saved version. page: the overview's address by name."""
    return [
        Section(
            str(title),
            reverse(page, args=[of]) if key == "overview" else reverse(f"{page}_section", args=[of, key]),
            key == current,
        )
        for key, title in TITLES.items()
    ]
