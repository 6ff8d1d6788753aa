"""The list of all budgets: its views, each with an address of its own."""

from django.urls import reverse
from django.utils.translation import gettext as _


def links_to(current: str) -> list[tuple[str, str, bool]]:
    """Return the views of the list as (label, address, whether it is this one)."""
    labels = {
        "all": _("Open"),
        "to_agree": _("To be agreed"),
        "choices": _("Choices to come"),
        "short": _("Plan costs more"),
        "used_up": _("Used up"),
        "surplus": _("Surplus in hand"),
        "ending": _("Nearing the end"),
        "closed": _("Closed"),
    }
    address = reverse("pathway:all_budgets")
    return [(label, f"{address}?show={what}", what == current) for what, label in labels.items()]
