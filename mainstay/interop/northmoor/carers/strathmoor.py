"""Strathmoor: a few carers under Scotland's law, from the offer of a plan to the option that silence chooses."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

import yaml

from mainstay.accounts.models import Authority, User
from mainstay.database import scope
from mainstay.interop.northmoor.design import FOLDER
from mainstay.pathway.actions import (
    assessing,
    assessment_done,
    budgets,
    consents,
    deciding,
    options,
    relations,
)
from mainstay.pathway.actions.carers import add_carer
from mainstay.pathway.actions.planning import approvals, outcomes, plans, supports
from mainstay.pathway.models import Assessment, Carer, Plan
from mainstay.pathway.queries.assessing import paper_of
from mainstay.pathway.rules.options import Offer

_OPTIONS = ("1", "2", "3", "4")
_ADVICE = [{"title": "Local support for carers", "text": "The carers' centre has advice for every carer."}]


@cache
def told() -> Mapping[str, Any]:
    """Return what strathmoor.yaml tells."""
    return dict(yaml.safe_load((FOLDER / "carers" / "strathmoor.yaml").read_text("utf-8")))


def tell_of_strathmoor(authority: Authority, *, today: date) -> None:
    """Tell each story as far as it is written."""
    people = {each.roles[0]: each for each in User.objects.filter(authority=authority)}
    with scope.every_carer():
        for story in told()["stories"]:
            _tell(story, people["worker"], people["practice_lead"], today)


def _tell(story: Mapping[str, Any], by: User, lead: User, today: date) -> None:
    found_on = today - timedelta(days=story["found"])
    carer = add_carer(
        by.authority,
        person=story["person"],
        found_through=story["through"],
        found_on=found_on,
        by=by,
        worker=by,
        hours="50+",
        today=found_on,
    )
    made = relations.add_relationship(
        carer, person=story["looks_after"], about=story["about"], by=by, today=found_on
    )
    for person in (carer.person, made.person):
        if person is not None:
            consents.record_consents(
                person, {"record": True}, how="spoken", words="", on=found_on, by=by, today=found_on
            )
    if "assessed" in story:
        assessment = _assessed(carer, story, by, today)
        if "decided" in story:
            _decided(assessment, story["decided"], lead, today)
    elif story.get("offered"):
        offered_on = found_on + timedelta(days=1)
        given = assessing.offer(
            carer, kind=story["kind"], identified_on=found_on, offered_on=offered_on, by=by, today=offered_on
        )
        assessing.accept(given, accepted_on=today, by=by, today=today)
    if "planned" in story:
        _planned(carer, story["planned"], by, lead, today)


def _assessed(carer: Carer, story: Mapping[str, Any], by: User, today: date) -> Assessment:
    on = today - timedelta(days=story["assessed"]["days"])
    early = on - timedelta(days=7)
    made = assessing.offer(
        carer, kind=story["kind"], identified_on=carer.found_on, offered_on=early, by=by, today=early
    )
    made = assessing.accept(made, accepted_on=early, by=by, today=early)
    made = assessing.talk(made, talked_on=on, way="home", by=by, today=on)
    asked = [each for each in paper_of(made, on).questions if each.code in story["assessed"]["answers"]]
    answers = {each.code: story["assessed"]["answers"][each.code] for each in asked}
    assessing.save(made, answers, asked=asked, seen={}, by=by)
    made = assessment_done.complete(made, by=by, today=on)
    return assessment_done.give_copy(made, on=on, by=by, today=on)


def _decided(assessment: Assessment, decided: Mapping[str, Any], lead: User, today: date) -> None:
    on = today - timedelta(days=decided["days"])
    made = deciding.derive(assessment, by=lead, today=on)
    made = deciding.write(made, why=decided["why"], carers_words=decided["words"], advice=_ADVICE, by=lead)
    made = deciding.make_final(made, by=lead, today=on)
    deciding.give(made, on=on, by=lead, today=on)


def _planned(carer: Carer, told_: Mapping[str, Any], by: User, lead: User, today: date) -> None:
    on = today - timedelta(days=told_["days"])
    plan = plans.begin(carer, by=by, today=on)
    outcome = outcomes.add_outcome(plan, told_["words"], ["N2"], by=by)
    supports.add_support(
        outcome,
        intervention="I06",
        words=told_["help"],
        by=by,
        paid=True,
        unit="hour",
        a_week=Decimal(1),
        weeks=44,
        price_pence=round(told_["pounds"] * 100),
        for_person=True,
    )
    plan.refresh_from_db()
    said = {
        "break_pattern": told_["help"],
        "enough_breaks": True,
        "contingency": "Family in the village comes the same night.",
        "risk_of_doing": "Somebody new in the house may unsettle at first.",
        "risk_of_not_doing": "Caring goes on without a rest until it breaks.",
        "starts_on": on + timedelta(days=14),
        "review_on": on + timedelta(days=300),
    }
    plan = plans.write(plan, said, seen=plan.edition, by=by)
    plan = plans.note_agreement(plan, on, by=by, today=on)
    plan = approvals.ask_approval(plan, by=by, today=on)
    _offer_options(plan, told_, by, lead, on)


def _offer_options(plan: Plan, told_: Mapping[str, Any], by: User, lead: User, on: date) -> None:
    """Every option with its amount; one carer chooses, and for one who says nothing the law does."""
    budget = budgets.indicate(plan, by=by, today=on)
    support = plan.supports.get()
    pence = budget.indicative_pence
    offers = [Offer(code, pence, budget.from_on, budget.to_on) for code in _OPTIONS]
    choose_by = on + timedelta(days=14)
    options.offer_options(budget, {support.pk: offers}, by=by, today=on, choose_by=choose_by)
    if "chosen" in told_:
        budget = options.choose(budget, support, told_["chosen"], by=by, today=on + timedelta(days=5))
    elif told_.get("silent"):
        options.deem(budget, by=lead, today=choose_by + timedelta(days=1))
    budget.refresh_from_db()
    budgets.agree(budget, pence, by=lead, today=choose_by + timedelta(days=2))
