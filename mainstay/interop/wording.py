"""Keys that files and layouts use, as people read them."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


def dataset_in_words(dataset: str) -> str:
    """Return a dataset's key as people read it: "Unpaid care"."""
    return dataset.replace("_", " ").capitalize()


def level_in_words(level: str, count: int = 2) -> str:
    """Return what an area of this level is called: "ward", or "wards" where there are several."""
    words = {
        "uk": (_("wider whole"), _("wider wholes, such as the United Kingdom")),
        "nation": (_("nation"), _("nations")),
        "region": (_("region"), _("regions")),
        "region_part": (_("part of a region"), _("parts of a region")),
        "combined_authority": (_("combined authority"), _("combined authorities")),
        "county": (_("county"), _("counties")),
        "authority": (_("local authority"), _("local authorities")),
        "health_board": (_("health board"), _("health boards")),
        "partnership": (_("partnership"), _("partnerships")),
        "ward": (_("ward"), _("wards")),
        "msoa": (_("middle-sized area (MSOA)"), _("middle-sized areas (MSOA)")),
        "intermediate_zone": (_("intermediate zone"), _("intermediate zones")),
        "lsoa": (_("small area (LSOA)"), _("small areas (LSOA)")),
        "data_zone": (_("data zone"), _("data zones")),
        "itl": (_("statistical area (ITL)"), _("statistical areas (ITL)")),
    }
    one, several = words.get(level) or (_("other area"), _("other areas"))
    return one if count == 1 else several


def levels_in_words(levels: Sequence[str]) -> str:
    """Return the levels as a list in one line; "none" where there are none."""
    return ", ".join(dict.fromkeys(level_in_words(level) for level in levels)) or _("none")


def without_what_they_share(headings: Sequence[str]) -> tuple[str, list[str]]:
    """Return what every heading begins with, up to its colon, and the headings without it.

    Census tables repeat the table's name in front of each heading, and what is measured after it ("; measures:
    Value"). One heading alone shares nothing.
    """
    if len(headings) < 2:
        return "", list(headings)
    beginning, colon, _rest = headings[0].partition(": ")
    _rest, mark, end = headings[0].rpartition("; ")
    before = beginning + colon if colon else ""
    after = mark + end if mark else ""
    if not all(each.startswith(before) for each in headings):
        before = ""
    if not all(each.endswith(after) for each in headings):
        after = ""
    return before.removesuffix(": "), [each.removeprefix(before).removesuffix(after) for each in headings]


def unbroken(text: str) -> str:
    """Return the text with spaces at which no line may end, for dates and counts in narrow columns."""
    return text.replace(" ", "\u00a0")
