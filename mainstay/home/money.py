"""What waits for whoever keeps carers' budgets, as lines of what they can do next."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.home.waiting import Task
from mainstay.pathway.actions.budgets import limit
from mainstay.pathway.queries import budget_list


def of_budgets(user: User, today: date) -> list[Task]:
    """Return what is to be agreed, used up or near its end, leading to the most pressing; or where budgets are kept."""
    if not may(user, Permission.KEEP_BUDGETS):
        return []
    limits = budget_list.Limits(limit("nearing_end_days", today), limit("surplus_share", today))
    count = {
        what: budget_list.how_many(user, what, today=today, limits=limits)
        for what in ("used_up", "ending", "to_agree")
    }
    lines = {
        "used_up": ngettext("%(count)s used up", "%(count)s used up", count["used_up"]),
        "ending": ngettext(
            "%(count)s near its end or over", "%(count)s near their end or over", count["ending"]
        ),
        "to_agree": ngettext("%(count)s to be agreed", "%(count)s to be agreed", count["to_agree"]),
    }
    waiting = [what for what in lines if count[what]]
    page = reverse("pathway:all_budgets")
    if not waiting:
        return [Task(_("Open carers' budgets"), page, _("None is used up, near its end or to be agreed."))]
    said = "; ".join(lines[what] % {"count": count[what]} for what in waiting)
    return [Task(_("Look at carers' budgets"), f"{page}?show={waiting[0]}", f"{said}.")]
