"""Every listed service of one authority, as a list of whole services (the standard's service package)."""

from mainstay.accounts.models import Authority
from mainstay.interop.openreferral.publishing import listed, objects
from mainstay.interop.openreferral.publishing.making import Obj
from mainstay.interop.openreferral.publishing.pages import TermUri
from mainstay.interop.openreferral.publishing.wanted import Wanted


def services_of(area_code: str, term_uri: TermUri) -> list[Obj]:
    """Return the whole services an authority lists; empty if it lists none, or is not there."""
    found: list[Obj] = []
    for rows in listed.in_batches(listed.services(Wanted(authority=area_code))):
        around = listed.around({code for row in rows for code in row.areas}, term_uri)
        found += [objects.service(row, around) for row in rows]
    return found


def authority_called(name: str) -> Authority | None:
    """Return the authority with this name or area code, or None."""
    return Authority.objects.filter(name=name).first() or Authority.objects.filter(area_code=name).first()
