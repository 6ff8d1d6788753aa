"""Questions about what exists."""

from mainstay.directory.queries.duplicates import provider_standing_for, standing_for
from mainstay.directory.queries.serving import services_in

__all__ = ["provider_standing_for", "services_in", "standing_for"]
