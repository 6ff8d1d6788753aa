"""Questions about areas, their needs and what is planned for them."""

from mainstay.planning.queries.assessments import (
    Authorities,
    AuthorityLine,
    assessments_visible_to,
    authorities,
    is_stale,
    newest_of,
)

__all__ = [
    "Authorities",
    "AuthorityLine",
    "assessments_visible_to",
    "authorities",
    "is_stale",
    "newest_of",
]
