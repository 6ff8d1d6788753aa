"""Support stands still, goes on, ends, and begins again when a carer comes back."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import ending, pausing
from mainstay.pathway.forms.ending import EndSupport, PauseSupport
from mainstay.pathway.queries import going as queries
from mainstay.pathway.views.going import answered, to_change


@requires(Permission.WORK_WITH_CARERS)
def pause(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Let the running plan stand still, or one support of it."""
    record, today = to_change(request, carer_id), localdate()
    plan = get_object_or_404(record.carer.plans.filter(state="agreed"))
    arranged = list(plan.supports.filter(state="arranged"))
    form = PauseSupport(request.POST or None, supports=arranged, today=today, initial={"from_on": today})

    def act() -> str:
        pausing.pause(plan, **form.told, by=request.user, today=today)
        return _("It stands still. The day to take it up again is among what is due.")

    lead = _("Nothing is lost: the plan, the budget and what was arranged stay as they are.")
    title, button = _("Support stands still for a while"), _("Let it stand still")
    return answered(request, record, form, act, title=title, lead=lead, button=button)


@requires(Permission.WORK_WITH_CARERS)
def take_up_again(request: SignedInRequest, carer_id: int, pause_id: int) -> HttpResponse:
    """Let what stood still go on."""
    record = to_change(request, carer_id)
    found = get_object_or_404(queries.pauses_visible_to(request.user), pk=pause_id, carer=record.carer)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act() -> str:
        pausing.take_up_again(found, by=request.user, today=localdate())
        return _("Support goes on from today.")

    lead = _("Ask the carer and the provider first whether everything is still as it was.")
    title, button = _("Take support up again"), _("Go on from today")
    return answered(request, record, form, act, title=title, lead=lead, button=button)


@requires(Permission.WORK_WITH_CARERS)
def end_support(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """End a carer's support, or note that caring for one person has ended, with its checklist."""
    record, today = to_change(request, carer_id), localdate()
    looks_after = queries.looked_after_by(record.carer)
    form = EndSupport(
        request.POST or None,
        looks_after=looks_after,
        today=today,
        initial=queries.as_it_ended(record.carer, looks_after, today),
    )

    def act() -> str:
        over = ending.end_support(record.carer, **form.told, by=request.user, today=today)
        if not over:
            return _("It is noted, and support goes on: what to think of now is on the list below.")
        return _(
            "Support has ended. What was being looked for is withdrawn. "
            "A budget that is still open is settled by whoever keeps budgets."
        )

    lead = _(
        "Where the person has died or moved into a care home, nothing stops at once: the plan goes on for a while "
        "and falls due for a review. In every other case the plan ends, and the carer can come back at any time."
    )
    title, button = _("Caring or support ends"), _("Note it")
    return answered(request, record, form, act, title=title, lead=lead, button=button, danger=True)


@requires(Permission.WORK_WITH_CARERS)
def come_back(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Open an ended record again."""
    record = to_change(request, carer_id)
    form = forms.Form(request.POST if request.method == "POST" else None)

    def act() -> str:
        ending.come_back(record.carer, by=request.user)
        return _(
            "The record is open again. Look at whom the carer looks after now, under Family and access, "
            "and begin a plan from the last one: an ended plan stays ended."
        )

    lead = _("Everything that was told before is still here: the carer need not begin again.")
    title, button = _("The carer comes back"), _("Open it again")
    return answered(request, record, form, act, title=title, lead=lead, button=button)
