"""A decision tried under the rules of another day."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.decided.showing import OUTCOMES, differing
from mainstay.pathway.forms.deciding import ReplayOn
from mainstay.pathway.queries import deciding as queries
from mainstay.pathway.queries.replaying import Replayed, replay
from mainstay.pathway.record import open_record


@requires(Permission.DECIDE_ELIGIBILITY)
def replay_decision(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Show limb by limb what a decision would say under the rules of today, or of another day; nothing is changed."""
    found = get_object_or_404(queries.decisions_visible_to(request.user), pk=decision_id)
    record = open_record(request, found.carer_id, "decisions")
    form = ReplayOn(request.GET or None, initial={"on": localdate()})
    on: date = (form.cleaned_data["on"] if form.is_valid() else None) or localdate()
    again: Replayed | None = None
    not_then = ""
    if found.rules.get("limbs") and not form.errors:
        try:
            again = replay(found, on)
        except policy.NotInForce as why:
            not_then = str(why)
    context = {
        "record": record,
        "decision": found,
        "form": form,
        "on": on,
        "replayed": again,
        "not_then": not_then,
    }
    context |= {"outcomes": OUTCOMES, "rows": differing(again) if again else []}
    return render(request, "pathway/decided/replay.html", context)
