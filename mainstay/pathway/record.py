"""A carer's record as every one of its pages opens it: found, logged, and framed by the same heading and links."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.models import Carer
from mainstay.pathway.queries.visible import carers_visible_to, may_act_for


@dataclass(frozen=True)
class Tab:
    """One part of the record: its name, where it is, and whether it is the one being looked at."""

    label: str
    href: str
    current: bool


@dataclass(frozen=True)
class Record:
    """What stands around every page of a carer's record. may_act: whether the reader may change it."""

    carer: Carer
    tabs: list[Tab]
    may_act: bool


def open_record(request: SignedInRequest, carer_id: int, tab: str) -> Record:
    """Return the record with this number, having logged that it was opened; 404 where the reader may not see it.

    tab: the name of the tab in ``tabs_of`` that the page belongs to.
    """
    carer = carers_visible_to(request.user).filter(pk=carer_id).first()
    if carer is None:
        raise Http404
    note_opening(carer, tab, by=request.user)
    return Record(carer, tabs_of(carer, tab), may_act_for(request.user, carer))


def tabs_of(carer: Carer, current: str) -> list[Tab]:
    """Return the parts of a record in the order of the pathway."""
    parts = [
        ("carer", _("Overview")),
    ]
    return [Tab(label, reverse(f"pathway:{name}", args=[carer.pk]), name == current) for name, label in parts]
