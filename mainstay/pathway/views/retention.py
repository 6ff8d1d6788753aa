"""Which records are due to be erased, and a person who confirms it; a copy for the carer."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import erasing
from mainstay.pathway.actions.subject_access import ENDINGS, file_name, give_copy_of_guarded
from mainstay.pathway.queries import retention as queries
from mainstay.pathway.queries.guarding import guarded_carer


@requires(Permission.GUARD_RECORDS)
def retention(request: SignedInRequest) -> HttpResponse:
    """List the records that have been kept long enough, by number, and the schedule they are kept by."""
    today = localdate()
    authority = request.user.authority
    context = {
        "due": queries.due_to_be_erased(authority, today),
        "schedule": queries.schedule_in_force(today),
        "referrals": queries.referrals_due(authority, today).count(),
    }
    return render(request, "pathway/retention/list.html", context)


@requires(Permission.GUARD_RECORDS)
def erase(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Erase one record, once somebody has confirmed it."""
    today = localdate()
    due = queries.how_due(request.user.authority, carer_id, today)
    if due is None or guarded_carer(request.user, carer_id) is None:
        raise Http404
    reasons: list[str] = []
    if request.method == "POST":
        try:
            erasing.erase(carer_id, request.user.authority, by=request.user, today=today)
        except erasing.CannotErase as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Record %(number)s is erased.") % {"number": due.reference})
            return redirect("pathway:retention")
    return render(request, "pathway/retention/erase.html", {"due": due, "reasons": reasons})


@requires(Permission.GUARD_RECORDS)
def erase_referrals(request: SignedInRequest) -> HttpResponse:
    """Erase the words of referrals that became no record, once somebody has confirmed it."""
    today = localdate()
    count = queries.referrals_due(request.user.authority, today).count()
    if request.method == "POST":
        done = erasing.erase_referrals(request.user.authority, by=request.user, today=today)
        said = ngettext("%(count)s referral is erased.", "%(count)s referrals are erased.", done)
        messages.success(request, said % {"count": done})
        return redirect("pathway:retention")
    return render(request, "pathway/retention/erase_referrals.html", {"count": count})


@requires(Permission.GUARD_RECORDS)
def subject_access(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Give the carer a copy of everything held about them; it is written down that it was given."""
    carer = guarded_carer(request.user, carer_id)
    if carer is None:
        raise Http404
    if request.method == "POST":
        ending = request.POST.get("ending", "zip")
        if ending not in ENDINGS:
            raise Http404
        content = give_copy_of_guarded(carer, ending, by=request.user, today=localdate())
        named = f'attachment; filename="{file_name(carer, ending)}"'
        return HttpResponse(content, ENDINGS[ending], headers={"Content-Disposition": named})
    return render(request, "pathway/subject_access/give.html", {"carer": carer})
