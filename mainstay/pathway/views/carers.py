"""A carer's record: its first page, what is known of the carer, and who is in touch with them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import people as actions
from mainstay.pathway.forms.people import AboutCarer, Assign
from mainstay.pathway.overview import missing_of, steps_of, who_it_is, words_for_the_young
from mainstay.pathway.queries.caseload import next_of
from mainstay.pathway.queries.overview import overview_of
from mainstay.pathway.record import is_young, open_record, open_to_change


@requires(Permission.SEE_CARERS)
def carer(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show who the carer is, where they stand on the pathway and what happens next."""
    record = open_record(request, carer_id, "carer")
    today = localdate()
    found = overview_of(request.user, record.carer)
    context = {
        "record": record,
        "overview": found,
        "steps": steps_of(found),
        "missing": missing_of(found, record.carer) if record.may_act else [],
        "facts": who_it_is(record.carer, found, today),
        "young": words_for_the_young(record.carer, today) if is_young(record.carer, today) else None,
        "owed": next_of(request.user, [carer_id], today).get(carer_id, []),
    }
    return render(request, "pathway/carers/overview.html", context)


@requires(Permission.WORK_WITH_CARERS)
def change_carer(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Change what is known of the carer."""
    record = open_to_change(request, carer_id, "carer")
    today = localdate()
    form = AboutCarer(request.POST or None, carer=record.carer, today=today)
    if form.is_valid():
        told = {"person": form.person, "about": form.about}
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change_carer(record.carer, **told, seen=seen, by=request.user, today=today)
        except actions.CannotChange as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The change was saved."))
            return redirect("pathway:carer", carer_id)
    return render(request, "pathway/carers/change.html", {"record": record, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def assign(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Say who is in touch with the carer."""
    record = open_to_change(request, carer_id, "carer")
    form = Assign(request.POST or None, user=request.user, carer=record.carer)
    if form.is_valid():
        try:
            actions.assign(record.carer, **form.cleaned_data, by=request.user)
        except actions.CannotChange as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down. The carer sees who is in touch with them."))
            return redirect("pathway:carer", carer_id)
    return render(request, "pathway/carers/assign.html", {"record": record, "form": form})
