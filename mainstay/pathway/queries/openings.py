"""Who opened a record: by role and organisation for the carer, by name for those who guard records."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, Opening

# As far back as the pages say.
_A_YEAR = timedelta(days=365)
_AS = {"self": Access.As.SELF, "family": Access.As.FAMILY, "advocate": Access.As.ADVOCATE}


@dataclass
class Looked:
    """Somebody, or everybody of one role in one organisation, and how often they opened the record."""

    who: str
    times: int
    first_at: datetime
    last_at: datetime
    pages: list[str]
    days: set[str]


def looked_at(carer: Carer, *, by_name: bool) -> list[Looked]:
    """Return who opened a record in the last year, the latest first; in two queries however many there were."""
    found: dict[str, Looked] = {}
    for each in _openings(carer):
        who = _who(each, by_name)
        if who not in found:
            found[who] = Looked(who, 0, each.at, each.at, [], set())
        group = found[who]
        group.times += 1
        group.first_at = min(group.first_at, each.at)
        group.days.add(each.at.date().isoformat())
        if each.page not in group.pages:
            group.pages.append(each.page)
    return list(found.values())


def _openings(carer: Carer) -> QuerySet[Opening]:
    return Opening.objects.filter(carer=carer, at__gte=now() - _A_YEAR).select_related(
        "user__organisation", "user__authority"
    )


def _who(each: Opening, by_name: bool) -> str:
    user = each.user
    if user is None:
        return _("The system")
    if each.access in _AS:
        if each.access == "self" and not by_name:
            return _("You")
        as_whom = str(_AS[each.access].label)
        return f"{as_whom}: {user.name}" if by_name and each.access != "self" else as_whom
    where = user.organisation.name if user.organisation else user.authority.name
    roles = ", ".join(str(User.Role(role).label) for role in user.roles)
    return f"{user.name} ({roles}), {where}" if by_name else f"{roles}, {where}"


def emergencies_of(carer: Carer) -> list[Access]:
    """Return each time the record was opened in an emergency, newest first, with what was found of it afterwards.

    Called only with a record the asker may see already.
    """
    # Every carer: the table of access shows a carer no row but their own, and who broke in is theirs to know.
    with scope.every_carer():
        return list(
            Access.objects.filter(carer=carer, as_whom=Access.As.EMERGENCY)
            .select_related("user__organisation", "user__authority")
            .order_by("-from_at")
        )
