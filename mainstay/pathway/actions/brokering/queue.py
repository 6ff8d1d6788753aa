"""The queue: what waits to be found, how urgent it is, and who has taken it."""

from datetime import date

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.local.queries import local_values
from mainstay.pathway.actions import clocks
from mainstay.pathway.models import BrokerRequest, Plan, Support
from mainstay.pathway.queries.calendar import due_by, working_days_left
from mainstay.pathway.rules import matches as rules
from mainstay.pathway.rules.editions import reasons_if_changed
from mainstay.pathway.rules.plans import reasons_against_day

State = BrokerRequest.State
CLOCK = "broker"


class CannotQueue(Refused):
    """A request cannot be queued, taken or changed; ``reasons`` has every one as a sentence."""


def queue(support: Support, *, by: User, today: date, needed_by: date | None = None) -> BrokerRequest:
    """Put an agreed support into the queue to be found, or raise CannotQueue. needed_by: None is the plan's start."""
    with action("ask for support to be found", by=by):
        support = Support.objects.select_for_update().select_related("plan__carer").get(pk=support.pk)
        open_already = BrokerRequest.objects.filter(support=support, closed_on=None).exists()
        refuse_if(
            CannotQueue,
            rules.reasons_not_to_queue(support.state, support.plan.state, open_already=open_already),
        )
        return _queued(support, needed_by or support.plan.starts_on, today)


def queue_all(plan: Plan, *, by: User, today: date) -> list[BrokerRequest]:
    """Put what an agreed plan pays for, and what has still to be found, into the queue."""
    with action("ask for support to be found", by=by):
        agreed = plan.supports.filter(state=Support.State.AGREED, paid=True).select_related("plan__carer")
        return [_queued(each, plan.starts_on, today) for each in agreed]


def _queued(support: Support, needed_by: date | None, today: date) -> BrokerRequest:
    plan = support.plan
    left = None if needed_by is None else working_days_left(plan.authority, today, needed_by)
    soon = policy.value(
        "brokerage.days.soon", today, plan.authority.nation, local_values().get("brokerage.days.soon")
    )
    request = BrokerRequest.objects.create(
        authority_id=support.authority_id,
        carer_id=support.carer_id,
        support=support,
        urgency=rules.urgency_of(category=plan.category, days_left=left, soon=int(soon)),
        needed_by=needed_by,
        queued_on=today,
    )
    Support.objects.filter(pk=support.pk).update(state=Support.State.LOOKING)
    start_clock(request, today)
    return request


def start_clock(request: BrokerRequest, today: date) -> None:
    """Start the clock by which something has to be offered; where it runs, it is reckoned anew."""
    pack = f"brokerage.days.urgency_{request.urgency}"
    due = due_by(request.authority, pack, today)
    clocks.start(
        request.carer,
        CLOCK,
        from_on=today,
        due_on=due,
        record=request.pk,
        pack=pack,
        for_user=request.taken_by,
    )


def locked(request: BrokerRequest) -> BrokerRequest:
    """Return the request locked, inside an action that changes it."""
    return (
        BrokerRequest.objects.select_for_update(of=("self",))
        .select_related("carer", "support")
        .get(pk=request.pk)
    )


def keep(request: BrokerRequest) -> BrokerRequest:
    """Save a request as another edition."""
    request.edition += 1
    request.save()
    return request


def take(request: BrokerRequest, *, by: User, today: date) -> BrokerRequest:
    """Take a request: whoever took it looks; or raise CannotQueue."""
    with action("take a request to find support", by=by):
        request = locked(request)
        theirs, free = request.taken_by_id == by.pk, request.taken_by_id is None
        refuse_if(CannotQueue, rules.reasons_not_to_take(request.state, theirs=theirs, free=free))
        request.taken_by, request.taken_on = by, today
        if request.state == State.QUEUED:
            request.state = State.LOOKING
        return keep(request)


def put_back(request: BrokerRequest, *, by: User) -> BrokerRequest:
    """Put a request back for somebody else to take, or raise CannotQueue."""
    with action("put back a request to find support", by=by):
        request = locked(request)
        nobody = request.state not in rules.OPEN or request.taken_by_id is None
        refuse_if(CannotQueue, ["Nobody has taken this request."] if nobody else [])
        request.taken_by, request.taken_on = None, None
        if request.state == State.LOOKING:
            request.state = State.QUEUED
        return keep(request)


def set_urgency(
    request: BrokerRequest,
    urgency: int,
    why: str,
    needed_by: date | None,
    *,
    seen: int,
    by: User,
    today: date,
) -> BrokerRequest:
    """Say how urgent a request is and by when it is needed, or raise CannotQueue. seen: the edition they had open."""
    with action("say how urgent a request is", by=by):
        request = locked(request)
        reasons = [] if request.state in rules.OPEN else ["This request is closed."]
        reasons += reasons_against_day(needed_by, today) if needed_by else []
        if urgency != request.urgency and not why.strip():
            reasons.append("Say why it is more or less urgent than it seemed.")
        refuse_if(CannotQueue, reasons + reasons_if_changed(seen, request.edition))
        again = urgency != request.urgency
        request.urgency, request.why_urgent, request.needed_by = urgency, why.strip(), needed_by
        keep(request)
        if again and request.state != State.OFFERED:
            start_clock(request, today)
        return request


def withdraw(request: BrokerRequest, *, by: User, today: date) -> BrokerRequest:
    """Close a request that is not wanted any more, or raise CannotQueue. The support stays agreed."""
    with action("withdraw a request to find support", by=by):
        request = locked(request)
        refuse_if(CannotQueue, [] if request.state in rules.OPEN else ["This request is closed."])
        Support.objects.filter(pk=request.support_id).update(state=Support.State.AGREED)
        return close(request, State.WITHDRAWN, today)


def withdraw_all(plan: Plan, *, by: User, today: date) -> None:
    """Close what is still looked for under a plan that another takes the place of."""
    with action("withdraw a request to find support", by=by):
        for request in BrokerRequest.objects.filter(support__plan=plan, closed_on=None):
            close(locked(request), State.WITHDRAWN, today)


def close(request: BrokerRequest, state: State, today: date) -> BrokerRequest:
    """Close a request inside the action that ends it, and stop its clock."""
    request.state, request.closed_on = state, today
    clocks.stop(request.carer, CLOCK, on=today, record=request.pk)
    return keep(request)
