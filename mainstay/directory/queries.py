"""Which services are there?"""

from collections.abc import Collection
from typing import Any

from mainstay.directory.models import Service


def services_in(codes: Collection[str]) -> list[dict[str, Any]]:
    """Return the services listed by hand that serve any of these places; one query."""
    found = Service.objects.filter(places__overlap=list(codes))
    return [
        {
            "name": each.name,
            "provider": each.provider,
            "interventions": each.interventions,
            "funded_how": each.funded_how,
            "cost_to_carer": each.cost_to_carer,
            "checked_on": each.checked_on.isoformat() if each.checked_on else None,
        }
        for each in found
    ]
