"""Every budget there is, for whoever keeps the money."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions.budgets import limit
from mainstay.pathway.actions.options import deem_silent
from mainstay.pathway.budgeting.listed import with_standing
from mainstay.pathway.budgeting.overview import links_to
from mainstay.pathway.queries import budget_list as queries
from mainstay.pathway.queries.silence import days_to_choose, silent_budgets


@requires(Permission.KEEP_BUDGETS)
def all_budgets(request: SignedInRequest) -> HttpResponse:
    """List budgets: open ones, what is used up, surplus, nearing the end, choices to come, to be agreed, closed."""
    today = localdate()
    asked = request.GET.get("show", "all")
    what = asked if asked in queries.SHOWN else "all"
    limits = queries.Limits(limit("nearing_end_days", today), limit("surplus_share", today))
    page = queries.listed(request.user, what, today=today, limits=limits, page=request.GET.get("page"))
    context = {
        "what": what,
        "links": links_to(what),
        "page": page,
        "rows": with_standing(page),
        "choose_by": days_to_choose(request.user.authority_id, [each.pk for each in page]),
        "silent": silent_budgets(request.user.authority_id, today).count(),
        "limits": limits,
        "today": today,
    }
    return render(request, "pathway/budgets/all.html", context)


@requires(Permission.KEEP_BUDGETS)
def deem_options(request: SignedInRequest) -> HttpResponse:
    """Record the option that the law deems chosen, wherever the day to choose has passed."""
    if request.method != "POST":
        silent = silent_budgets(request.user.authority_id, localdate()).count()
        return render(request, "pathway/budgets/deem.html", {"silent": silent})
    count = deem_silent(localdate(), by=request.user, authority_id=request.user.authority_id)
    said = ngettext(
        "Option 3 is recorded as deemed for %(count)d support.",
        "Option 3 is recorded as deemed for %(count)d supports.",
        count,
    )
    messages.success(request, said % {"count": count} if count else _("Nobody's day to choose has passed."))
    return redirect("pathway:all_budgets")
