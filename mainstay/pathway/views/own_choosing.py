"""A carer looks at a service that was found for them, and chooses it or turns it down."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.directory.found.cards import cost_in_words, room_in_words
from mainstay.pathway.actions.brokering import offers
from mainstay.pathway.brokered.found import read
from mainstay.pathway.forms.own import SayWhy
from mainstay.pathway.own.opening import my_record
from mainstay.pathway.queries.own import matches_before


@requires(Permission.OWN_RECORD)
def my_choice(request: SignedInRequest, match_id: int) -> HttpResponse:
    """Show one service that was put before the carer, why it is there, and the two answers."""
    record = my_record(request, "finding")
    match = get_object_or_404(matches_before(record.carer), pk=match_id)
    form = SayWhy(request.POST or None)
    if form.is_valid():
        if not record.may_act:
            raise PermissionDenied(_("You may read this record and not change it."))
        act, said = offers.choose, _("You chose it. Somebody arranges it with you now.")
        if "turn_down" in request.POST:
            act, said = offers.turn_down, _("You turned it down. That counts for nothing against you.")
        try:
            act(match, words=form.cleaned_data["words"], by=request.user, today=localdate())
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, said)
            return redirect("pathway:my_choices")
    service = match.service
    context = {
        "record": record,
        "match": match,
        "form": form,
        "why": [line for line in read(match.reasons, localdate()) if line.share],
        "cost": cost_in_words(service) if service else "",
        "room": room_in_words(service)[0] if service else "",
    }
    return render(request, "pathway/own/choice.html", context)
