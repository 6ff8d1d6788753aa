"""What suits a request, in what order and why; offered to the carer, who chooses; or nothing found."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.directory.queries.matching import listed_of
from mainstay.pathway.actions import brokering as actions
from mainstay.pathway.brokered.found import kept, page_of, read
from mainstay.pathway.forms.brokering import NotFound, OwnIdea, WhyNot, Words
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import brokering as queries
from mainstay.pathway.queries.matching import found_for
from mainstay.pathway.record import open_record, open_to_change
from mainstay.pathway.rules.matches import Wishes

if TYPE_CHECKING:
    from mainstay.pathway.models import BrokerRequest


@requires(Permission.SEE_CARERS)
def request(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Show what is wanted, what suits in what order and why, what is ruled out and why, what is with the carer."""
    record = open_record(request, carer_id, "finding")
    asked = _asked(request, carer_id, request_id)
    today = localdate()
    found = found_for(asked.support, today, needed_by=asked.needed_by)
    offered = list(queries.matches_visible_to(request.user).filter(request=asked))
    context = {
        "record": record,
        "asked": asked,
        "page": page_of(found, Wishes.read(asked.support.wishes), today),
        "offered": [(each, read(each.reasons, today)) for each in offered],
        "taken": {each.service_id for each in offered},
        "open": asked.closed_on is None,
        "mine": asked.taken_by_id == request.user.pk,
        "urgency": {int(each.code): each.title for each in policy.items("brokerage.urgency", on=today)},
        "kinds": {each.code: each.title for each in policy.items("model.interventions", on=today)},
    }
    return render(request, "pathway/broker/request.html", context)


@requires(Permission.WORK_WITH_CARERS)
def offer_match(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Put one of the services before the carer, with the reasons for its place."""
    record = open_to_change(request, carer_id, "finding")
    asked = _asked(request, carer_id, request_id)
    service = listed_of(record.carer.authority, request.POST.get("service", ""))
    if request.method == "POST" and service is not None:
        found = found_for(asked.support, localdate(), needed_by=asked.needed_by)
        ranked = next((each for each in found.matched.ranked if each.offer.id == service.pk), None)
        place = ranked.place if ranked else None
        why = kept(ranked) if ranked else {}
        try:
            actions.offer(asked, service, rank=place, reasons=why, by=request.user, today=localdate())
        except Refused as refusal:
            messages.info(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("It is with the carer to choose: %(name)s.") % {"name": service.name})
    return redirect("pathway:request", carer_id, request_id)


@requires(Permission.WORK_WITH_CARERS)
def offer_idea(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Put the carer's own idea in the place of a service."""
    record = open_to_change(request, carer_id, "finding")
    asked = _asked(request, carer_id, request_id)
    form = OwnIdea(request.POST or None)
    if form.is_valid() and tried(
        form, lambda: actions.offer(asked, None, **form.cleaned_data, by=request.user, today=localdate())
    ):
        return redirect("pathway:request", carer_id, request_id)
    context = {"record": record, "asked": asked, "form": form, "title": _("The carer's own idea")}
    return render(request, "pathway/broker/form.html", context | {"button": _("Put it beside the services")})


@requires(Permission.WORK_WITH_CARERS)
def rule_out_match(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Note that a service was looked at and does not do, and why."""
    record = open_to_change(request, carer_id, "finding")
    asked = _asked(request, carer_id, request_id)
    service = listed_of(record.carer.authority, request.GET.get("service", ""))
    if service is None:
        raise Http404
    form = WhyNot(request.POST or None)
    if form.is_valid() and tried(
        form,
        lambda: actions.rule_out(asked, service, **form.cleaned_data, by=request.user, today=localdate()),
    ):
        return redirect("pathway:request", carer_id, request_id)
    title = _("Rule out %(name)s") % {"name": service.name}
    context = {"record": record, "asked": asked, "form": form, "title": title, "button": _("Rule it out")}
    return render(request, "pathway/broker/form.html", context)


@requires(Permission.WORK_WITH_CARERS)
def answer_match(request: SignedInRequest, carer_id: int, match_id: int) -> HttpResponse:
    """Write down what the carer said: chosen, or turned down."""
    record = open_to_change(request, carer_id, "finding")
    match = get_object_or_404(queries.matches_visible_to(request.user), pk=match_id, carer=carer_id)
    form = Words(request.POST or None)
    act = actions.turn_down if "turn_down" in request.POST else actions.choose
    if form.is_valid() and tried(
        form, lambda: act(match, **form.cleaned_data, by=request.user, today=localdate())
    ):
        messages.success(request, _("What the carer said was kept."))
        return redirect("pathway:request", carer_id, match.request_id)
    return render(request, "pathway/broker/answer.html", {"record": record, "match": match, "form": form})


@requires(Permission.WORK_WITH_CARERS)
def not_found(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Keep that nothing was found, and why, as unmet need."""
    record = open_to_change(request, carer_id, "finding")
    asked = _asked(request, carer_id, request_id)
    form = NotFound(request.POST or None, today=localdate())
    if form.is_valid() and tried(
        form,
        lambda: actions.note_unmet(asked, **form.cleaned_data, by=request.user, today=localdate()),
    ):
        messages.success(request, _("Kept as unmet need. It counts in the next plan of the area."))
        return redirect("pathway:finding", carer_id)
    context = {"record": record, "asked": asked, "form": form, "title": _("Nothing could be found")}
    return render(request, "pathway/broker/form.html", context | {"button": _("Keep it as unmet need")})


def _asked(request: SignedInRequest, carer_id: int, request_id: int) -> "BrokerRequest":
    return get_object_or_404(queries.requests_visible_to(request.user), pk=request_id, carer=carer_id)
