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


def without_common_beginning(headings: Sequence[str]) -> tuple[str, list[str]]:
    """Return what every heading begins with, up to its colon, and the headings without it.

    Census tables repeat the table's name in each heading; one heading alone has nothing in common.
    """
    first = headings[0] if headings else ""
    end = first.find(": ")
    common = first[: end + 2] if end > 0 else ""
    if len(headings) < 2 or not common or not all(each.startswith(common) for each in headings):
        return "", list(headings)
    return common.removesuffix(": "), [each.removeprefix(common) for each in headings]
