"""What a nation calls the joint plan."""

from datetime import date

from django.utils.translation import gettext as _

from mainstay import policy

_TERM = "local_strategy"


def called(nation: str, today: date) -> dict[str, str | None]:
    """Return the plan's name in a nation and the law that gives it; "joint strategy" and None where none is known."""
    found = next((item for item in policy.items(f"{nation}.terms", on=today) if item.code == _TERM), None)
    term = found.attributes.get("term") if found else None
    return {
        "term": term or _("joint strategy for carers"),
        "law": found.attributes.get("law") if found else None,
    }
