"""The first talk with a carer, noted by whoever spoke with them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import referrals as actions
from mainstay.pathway.forms.referrals import SpokenWith
from mainstay.pathway.queries.referrals import contact_owed
from mainstay.pathway.record import open_to_change


@requires(Permission.WORK_WITH_CARERS)
def spoken_with(request: SignedInRequest, carer_id: int, clock_id: int) -> HttpResponse:
    """Note on which day somebody spoke with the carer for the first time, and a word about it."""
    record = open_to_change(request, carer_id, "carer")
    clock = get_object_or_404(contact_owed(record.carer), pk=clock_id)
    form = SpokenWith(request.POST or None, with_referral=clock.record is not None)
    if form.is_valid():
        try:
            actions.spoken_with(clock, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotNote as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down: the first talk is not owed any more."))
            return redirect("pathway:carer", carer_id)
    return render(request, "pathway/referrals/spoken.html", {"record": record, "form": form, "clock": clock})
