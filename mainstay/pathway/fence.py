"""The second fence: within an authority, who may see and change one carer's record. See docs/adr/0029.

PostgreSQL holds it, as it holds the first (database.rls). A row about a carer is seen by the authority's own workers,
unless the record is restricted; and by whoever was given access to it: the carer, their family, a carers' centre,
somebody who opened it in an emergency and said why. Commissioners, buyers, members and providers see none.
"""

from mainstay.database.rls import OF_AUTHORITY, FenceBy

_REACH = "current_setting('mainstay.carers', true)"
_USER = "nullif(current_setting('mainstay.user', true), '')::bigint"
_ORGANISATION = "nullif(current_setting('mainstay.organisation', true), '')::bigint"
ERASING = "current_setting('mainstay.erasing', true) = 'on'"
SAFEGUARDING = "current_setting('mainstay.safeguarding', true) = 'on'"
# An emergency plan is seen by whoever holds its card, wherever they are.
BY_CARD = "(code_hash <> '' AND code_hash = nullif(current_setting('mainstay.emergency', true), ''))"
MY_ACCESS = f"(user_id = {_USER} OR organisation_id = {_ORGANISATION})"
_GIVEN = (
    # The table of access is fenced itself, to rows of one's own.
    "SELECT a.carer_id FROM pathway_access a WHERE a.ended_at IS NULL AND (a.until_at IS NULL OR a.until_at > now()) "  # noqa: S608
    f"AND (a.user_id = {_USER} OR a.organisation_id = {_ORGANISATION})"
)
_RESTRICTED = "SELECT r.carer_id FROM pathway_restriction r WHERE r.ended_on IS NULL"


def reaches(carer: str = "carer_id", *, to_act: bool = False) -> str:
    """Return SQL that is true for a row whose carer's record this transaction may see, or act on."""
    given = f"{_GIVEN} AND a.acts" if to_act else _GIVEN
    return (
        f"{OF_AUTHORITY} AND ({_REACH} = 'all' "
        f"OR ({_REACH} = 'open' AND ({carer} IS NULL OR {carer} NOT IN ({_RESTRICTED}))) "
        f"OR {carer} IN ({given}))"
    )


class FenceByCarer(FenceBy):
    """Fence a table whose rows are each about one carer."""

    def __init__(self, table: str, *, carer: str = "carer_id") -> None:
        super().__init__(table, reaches(carer), reaches(carer, to_act=True))
