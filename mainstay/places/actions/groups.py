"""Draw small areas together, and take the drawing away."""

from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.places.models import AreaGroup


class CannotDraw(Refused):
    """The group cannot be kept; ``reasons`` says why."""


def draw_group(name: str, codes: list[str], *, by: User) -> AreaGroup:
    """Keep these small areas as one area of the user's authority, or raise CannotDraw."""
    reasons = []
    if not name.strip():
        reasons.append(_("Enter a name for the group."))
    if not codes:
        reasons.append(_("Choose at least one small area."))
    if AreaGroup.objects.filter(authority=by.authority, name=name.strip()).exists():
        reasons.append(
            _("A group called %(name)s exists already. Enter another name.") % {"name": name.strip()}
        )
    refuse_if(CannotDraw, reasons)
    with action("draw a group of small areas", by=by):
        return AreaGroup.objects.create(
            authority=by.authority, name=name.strip(), codes=sorted(set(codes)), drawn_by=by
        )


def remove_group(group: AreaGroup, *, by: User) -> None:
    """Take a group away; assessments that were saved of it stay."""
    with action("remove a group of small areas", by=by):
        group.delete()
