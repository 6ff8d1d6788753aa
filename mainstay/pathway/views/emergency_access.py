"""Opening a record in an emergency, and looking afterwards whether that was proper."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import emergency_access as actions
from mainstay.pathway.forms.privacy import Judge, OpenInEmergency
from mainstay.pathway.queries import guarding as queries


@requires(Permission.SEE_CARERS)
def open_in_emergency(request: SignedInRequest) -> HttpResponse:
    """Open one record that is closed to the worker, for some hours, with a reason. What was typed is in no address."""
    today = localdate()
    form = OpenInEmergency(request.POST or None)
    if form.is_valid():
        try:
            given = actions.open_in_emergency(**form.cleaned_data, by=request.user, today=today)
        except actions.CannotOpen as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("The record is open to you for some hours. Somebody looks at this afterwards.")
            )
            return redirect("pathway:carer", given.carer_id)
    context = {"form": form, "hours": actions.hours_open(today)}
    return render(request, "pathway/emergency_access/open.html", context)


@requires(Permission.GUARD_RECORDS)
def emergency_openings(request: SignedInRequest) -> HttpResponse:
    """List every record opened in an emergency, by its number; what nobody has looked at comes first."""
    found = queries.emergencies(request.user)
    context = {
        "waiting": [each for each in found if each.access.looked_at_on is None],
        "judged": [each for each in found if each.access.looked_at_on],
    }
    return render(request, "pathway/emergency_access/list.html", context)


@requires(Permission.GUARD_RECORDS)
def judge_opening(request: SignedInRequest, access_id: int) -> HttpResponse:
    """Say whether a record was rightly opened, with words; where it was not, it closes at once."""
    found = queries.emergency_to_judge(request.user, access_id)
    if found is None:
        raise Http404
    form = Judge(request.POST or None)
    if form.is_valid():
        proper = {"yes": True, "no": False}.get(form.cleaned_data["proper"])
        words = form.cleaned_data["words"]
        try:
            actions.judge(found.access, proper=proper, words=words, by=request.user, today=localdate())
        except actions.CannotJudge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down."))
            return redirect("pathway:emergency_openings")
    return render(request, "pathway/emergency_access/judge.html", {"found": found, "form": form})
