"""Which services are there?"""

from collections.abc import Collection
from typing import Any

from mainstay.directory.models import Service


def services_in(codes: Collection[str]) -> list[dict[str, Any]]:
    """Return the listed services that serve any of these places; one query."""
    found = Service.objects.filter(areas__overlap=list(codes), state=Service.State.LISTED)
    return [
        {
            "name": each.name,
            "provider": each.provider.name,
            "interventions": each.interventions,
            "funded_how": each.get_funded_how_display(),
            "cost_to_carer": each.cost_note or each.get_cost_display(),
            "checked_on": each.checked_on.isoformat() if each.checked_on else None,
        }
        for each in found.select_related("provider")
    ]
