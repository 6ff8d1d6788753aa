"""The plans of the stories: outcomes, what would help, who agreed, and the money."""

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from mainstay.accounts.models import User
from mainstay.interop.northmoor.carers.telling import Teller
from mainstay.pathway.actions import budgets, ledger, options
from mainstay.pathway.actions.brokering import offers
from mainstay.pathway.actions.brokering.queue import close, set_urgency, take
from mainstay.pathway.actions.planning import approvals, outcomes, plans, supports, to_dos
from mainstay.pathway.brokered.found import kept
from mainstay.pathway.models import Approval, BrokerRequest, Carer, PersonalOutcome, Plan, Support
from mainstay.pathway.queries.matching import found_for

_WRITTEN = ("break_pattern", "enough_breaks", "contingency", "risk_of_doing", "risk_of_not_doing")
_FOUR_TESTS = ("freedom", "positive", "control", "security")


def planned(carer: Carer, story: Mapping[str, Any], teller: Teller) -> None:
    """Write the plan of a story; put it forward, and agree to it, as far as the story goes."""
    told, by = story["planned"], teller.by(story)
    on = teller.ago(told["days"])
    plan = plans.begin(carer, by=by, today=on)
    for each in told["outcomes"]:
        outcome = outcomes.add_outcome(plan, each["words"], each["outcomes"], by=by)
        for help_ in each["helps"]:
            _help(outcome, help_, story, teller)
    for each in told.get("to_dos", []):
        to_do = to_dos.add_to_do(plan, each["words"], each["who"], teller.ago(each["days"]), by=by)
        if each.get("done"):
            to_dos.do_to_do(to_do, by=by, today=teller.ago(each["days"]))
    plan.refresh_from_db()
    said = {name: told[name] for name in _WRITTEN}
    said |= {"starts_on": on + timedelta(days=21), "review_on": on + timedelta(days=385)}
    plan = plans.write(plan, said, seen=plan.edition, by=by)
    plan = plans.note_agreement(plan, on, by=by, today=on)
    if "agreed_days" in story:
        _agree(plan, story, teller)
    elif story.get("ask"):
        approvals.ask_approval(plan, by=by, today=on)


def _help(
    outcome: PersonalOutcome, help_: Mapping[str, Any], story: Mapping[str, Any], teller: Teller
) -> None:
    by, on = teller.by(story), teller.ago(story["planned"]["days"])
    paid: dict[str, Any] = {}
    if "pounds" in help_:
        paid = {
            "paid": True,
            "unit": help_["unit"],
            "price_pence": round(help_["pounds"] * 100),
            "a_week": Decimal(str(help_["a_week"])) if "a_week" in help_ else None,
            "weeks": help_.get("weeks"),
            "for_person": help_.get("for_person", False),
        }
    support = supports.add_support(
        outcome, intervention=help_["intervention"], words=help_["words"], by=by, **paid
    )
    if "break" in help_:
        supports.say_break(
            support,
            kind_of_break=help_["break"],
            met=_FOUR_TESTS,
            with_person="without",
            planned=True,
            personal_care=False,
            released=True,
            by=by,
            today=on,
        )


def _agree(plan: Plan, story: Mapping[str, Any], teller: Teller) -> None:
    on, staff = teller.ago(story["agreed_days"]), teller.staff
    plan = approvals.ask_approval(plan, by=teller.by(story), today=teller.ago(story["planned"]["days"]))
    while waiting := Approval.objects.filter(plan=plan, answer=Approval.Answer.WAITING).first():
        who = {"manager": staff.lead, "panel": staff.panel, "finance": staff.finance}[waiting.step]
        approvals.answer(waiting, Approval.Answer.AGREED, by=who, today=on)
    plan.refresh_from_db()
    plans.give_copy(plan, by=teller.by(story), today=on)
    _arrange(plan, story, teller)
    _pay(plan, story, teller)


def _arrange(plan: Plan, story: Mapping[str, Any], teller: Teller) -> None:
    """All was arranged by now, but for what the story says is still looked for; of that, two are with the carer."""
    by = teller.by(story)
    looking = [
        help_["words"]
        for each in story["planned"]["outcomes"]
        for help_ in each["helps"]
        if help_.get("looking")
    ]
    arranged = Support.objects.filter(plan=plan).exclude(words__in=looking)
    arranged.update(state=Support.State.ARRANGED)
    for request in BrokerRequest.objects.filter(support__plan=plan, closed_on=None):
        if request.support.words in looking:
            _put_two_before(request, by, teller)
        else:
            close(request, BrokerRequest.State.CHOSEN, teller.ago(story["agreed_days"] - 3))


def _put_two_before(request: BrokerRequest, by: User, teller: Teller) -> None:
    on, needed_by = teller.ago(4), teller.ago(-12)
    why = "The sitter who came on Saturdays has moved away."
    request = set_urgency(request, 2, why, needed_by, seen=request.edition, by=by, today=teller.ago(10))
    request = take(request, by=by, today=on)
    found = found_for(request.support, on, needed_by=needed_by)
    for each in found.matched.ranked[:2]:
        service = found.services[each.offer.id]
        offers.offer(request, service, rank=each.place, reasons=kept(each), by=by, today=on)


def _pay(plan: Plan, story: Mapping[str, Any], teller: Teller) -> None:
    on, staff = teller.ago(story["agreed_days"]), teller.staff
    budget = budgets.indicate(plan, by=teller.by(story), today=on)
    options.hold(budget, story["held"], by=staff.of_council, today=on)
    budget.refresh_from_db()
    budget = budgets.agree(budget, budget.indicative_pence, by=staff.finance, today=on)
    if "spent" in story:
        spent = story["spent"]
        first = Support.objects.filter(plan=plan, paid=True).order_by("pk").first()
        ledger.enter(
            budget,
            "spent",
            round(spent["pounds"] * 100),
            teller.ago(spent["days"]),
            by=staff.finance,
            today=teller.today,
            money=ledger.Money(words=spent["words"], support=first),
        )
    budgets.look_again(budget, by=staff.finance, today=teller.ago(30))
