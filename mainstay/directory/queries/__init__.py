"""Questions about what exists."""

from mainstay.directory.queries.serving import services_in

__all__ = ["services_in"]
