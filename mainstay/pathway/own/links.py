"""From a part of a carer's own record to where they do something about it."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

# What somebody may say is not right, and the page that shows what became of it.
PAGES_NOT_RIGHT = {
    "decision": "pathway:my_decisions",
    "plan": "pathway:my_plan",
    "budget": "pathway:my_budget",
}


def not_right(part: str, *, anything: bool) -> list[tuple[str, str]]:
    """Return the way to say that what stands in this part is not right. anything: whether something stands there."""
    labels = {
        "decisions": ("decision", _("Say that the decision is not right")),
        "plans": ("plan", _("Say that my plan is not right")),
        "budgets": ("budget", _("Say that my budget is not right")),
    }
    if part not in labels or not anything:
        return []
    kind, label = labels[part]
    return [(label, reverse("pathway:my_challenge", args=[kind]))]


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
