"""A record opened is a record logged."""

from mainstay.accounts.models import User
from mainstay.pathway.models import Carer, Opening


def note_opening(carer: Carer, page: str, *, by: User, access: str = "") -> None:
    """Write down that somebody opened a page about a carer. page: its name in the site map, without its part.

    access: as whom, in the words of Access; empty for a worker in the course of their work.
    """
    Opening.objects.create(authority_id=carer.authority_id, carer=carer, user=by, page=page, access=access)
