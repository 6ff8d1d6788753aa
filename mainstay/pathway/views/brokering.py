"""The queue of what waits to be found; and one carer's part of it: what is looked for, offered and arranged."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import brokering as actions
from mainstay.pathway.forms.brokering import Arranged, Urgency
from mainstay.pathway.planned.trying import tried
from mainstay.pathway.queries import brokering as queries
from mainstay.pathway.queries.plans import supports_visible_to
from mainstay.pathway.record import open_record, open_to_change

A_PAGE = 50


@requires(Permission.SEE_CARERS)
def broker(request: SignedInRequest) -> HttpResponse:
    """List what waits to be found, the most urgent first."""
    whose = request.GET.get("whose", "")
    waiting = list(queries.queue(request.user, whose=whose)[: A_PAGE + 1])
    due = queries.due_days(waiting)
    urgency = {int(each.code): each for each in policy.items("brokerage.urgency", on=localdate())}
    context = {
        "waiting": [(each, urgency[each.urgency], due.get(each.pk)) for each in waiting[:A_PAGE]],
        "more": len(waiting) > A_PAGE,
        "whose": whose,
        "today": localdate(),
    }
    return render(request, "pathway/broker/queue.html", context)


@requires(Permission.SEE_CARERS)
def finding(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show what is looked for, for one carer, what was offered and chosen, and what could not be met."""
    record = open_record(request, carer_id, "finding")
    today = localdate()
    requests = queries.requests_of(request.user, carer_id)
    context = {
        "record": record,
        "requests": requests,
        "waiting": queries.supports_to_find(request.user, carer_id),
        "unmet": list(queries.unmet_visible_to(request.user).filter(carer=carer_id)),
        "urgency": {int(each.code): each.title for each in policy.items("brokerage.urgency", on=today)},
        "why": {each.code: each.title for each in policy.items("brokerage.unmet", on=today)},
        "kinds": {each.code: each.title for each in policy.items("model.interventions", on=today)},
    }
    return render(request, "pathway/broker/finding.html", context)


@requires(Permission.WORK_WITH_CARERS)
def queue_support(request: SignedInRequest, carer_id: int, support_id: int) -> HttpResponse:
    """Put an agreed support into the queue."""
    open_to_change(request, carer_id, "finding")
    support = get_object_or_404(supports_visible_to(request.user), pk=support_id, carer=carer_id)
    if request.method == "POST":
        try:
            actions.queue(support, by=request.user, today=localdate())
        except Refused as refusal:
            messages.info(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("It is in the queue to be found."))
    return redirect("pathway:finding", carer_id)


@requires(Permission.WORK_WITH_CARERS)
def arrange_support(request: SignedInRequest, carer_id: int, support_id: int) -> HttpResponse:
    """Note by hand that what was chosen is arranged."""
    record = open_to_change(request, carer_id, "finding")
    support = get_object_or_404(supports_visible_to(request.user), pk=support_id, carer=carer_id)
    form = Arranged(request.POST or None)
    if form.is_valid() and tried(
        form,
        lambda: actions.arrange(support, **form.cleaned_data, by=request.user, today=localdate()),
    ):
        messages.success(request, _("Noted: it is arranged."))
        return redirect("pathway:finding", carer_id)
    return render(
        request, "pathway/broker/arrange.html", {"record": record, "support": support, "form": form}
    )


@requires(Permission.WORK_WITH_CARERS)
def take_request(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Take a request, put it back, or withdraw it."""
    open_to_change(request, carer_id, "finding")
    found = get_object_or_404(queries.requests_visible_to(request.user), pk=request_id, carer=carer_id)
    if request.method != "POST":
        return redirect("pathway:request", carer_id, request_id)
    try:
        if "put_back" in request.POST:
            actions.put_back(found, by=request.user)
            messages.success(request, _("You have put it back for somebody else to take."))
        elif "withdraw" in request.POST:
            actions.withdraw(found, by=request.user, today=localdate())
            messages.success(request, _("It is not looked for any more."))
        else:
            actions.take(found, by=request.user, today=localdate())
            messages.success(request, _("You have taken it."))
    except Refused as refusal:
        messages.info(request, " ".join(refusal.reasons))
    return redirect("pathway:request", carer_id, request_id)


@requires(Permission.WORK_WITH_CARERS)
def request_urgency(request: SignedInRequest, carer_id: int, request_id: int) -> HttpResponse:
    """Say how urgent it is and by when it is needed."""
    record = open_to_change(request, carer_id, "finding")
    found = get_object_or_404(queries.requests_visible_to(request.user), pk=request_id, carer=carer_id)
    initial = {
        "urgency": found.urgency,
        "why": found.why_urgent,
        "needed_by": found.needed_by,
        "edition": found.edition,
    }
    form = Urgency(request.POST or None, today=localdate(), initial=initial)

    def save() -> None:
        said = form.cleaned_data
        given = (said["urgency"], said["why"], said["needed_by"])
        actions.set_urgency(found, *given, seen=said["edition"], by=request.user, today=localdate())

    if form.is_valid() and tried(form, save):
        return redirect("pathway:request", carer_id, request_id)
    return render(request, "pathway/broker/urgency.html", {"record": record, "asked": found, "form": form})
