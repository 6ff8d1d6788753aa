"""From a part of a carer's own record to where they do something about it."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _


def links_of(part: str) -> list[tuple[str, str]]:
    """Return (label, address) of what a carer does themselves in this part; empty where only others do."""
    own = {
        "heard": (_("Write or go on with my self-assessment"), "my_self_assessment"),
        "emergency": (_("Open my emergency plan"), "my_emergency"),
        "finding": (_("Choose"), "my_finding"),
    }
    if part not in own:
        return []
    label, name = own[part]
    try:
        return [(label, reverse(f"pathway:{name}"))]
    except NoReverseMatch:
        return []
