"""What Northmoor found when it looked at what exists, and what it agreed: from its questions to its priorities.

Everything goes through the same actions as on the pages, so nothing here could not have been typed.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import cache
from typing import Any

import yaml

from mainstay import policy
from mainstay.directory.models import Service
from mainstay.interop.northmoor.design import AUTHORITY, FOLDER
from mainstay.interop.northmoor.planners import Planners, assess_equality
from mainstay.local.actions import set_local_value
from mainstay.planning import queries as planning
from mainstay.planning.actions import (
    coverage,
    deciding,
    evidence,
    priorities,
    rankings,
    reviews,
    scoring,
    strategies,
)
from mainstay.planning.models import Evidence, Priority, Review
from mainstay.planning.rules.priorities import Decision, Proposal, Way
from mainstay.planning.rules.scoring import Heard, Points

# Who scores, and how much more or less than the first of them they give on a criterion.
SCORERS: dict[str, dict[str, int]] = {
    "commissioner": {},
    "practice_lead": {"early": 1, "value": -1},
    "locality_lead": {"fairness": 1, "doable": -1, "need": 1},
}


@cache
def _raw() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "planned.yaml").read_text("utf-8")))


def plan(who: Planners) -> Review:
    """Open the review, settle its questions, propose, score, rank and decide; return it."""
    raw = _raw()
    begun = raw["review"]
    review = reviews.open_review(begun["title"], AUTHORITY, by=who.lead, today=who.before(begun["opened"]))
    known = {key: _evidence(each, who) for key, each in raw["evidence"].items()}
    for question, said in raw["answers"].items():
        _answer(review, question, said, known, who)
    reviews.move_on(review, by=who.lead, today=who.before(begun["moved_on"]))
    review.refresh_from_db()
    proposed = {key: _propose(review, each, known, who) for key, each in raw["priorities"].items()}
    for key, held in raw["rankings"].items():
        _rank(review, key, held, proposed, who)
    for key, each in raw["priorities"].items():
        _weigh(proposed[key], each, who)
    own = raw["own_share"]
    set_local_value(own["key"], policy.Range(**own["value"]), own["reason"], by=who.lead, today=who.today)
    _judge(raw["judgement"], who)
    _sign(review, raw["strategy"], who)
    return review


def _evidence(raw: Mapping[str, Any], who: Planners) -> Evidence:
    service = Service.objects.get(name=raw["service"]) if "service" in raw else None
    version = planning.newest_of(who.lead, AUTHORITY) if raw.get("from_assessment") else None
    found = evidence.Found(
        kind=raw["kind"],
        title=raw["title"],
        says=raw["says"],
        gathered_on=who.before(raw["days"]),
        source=raw.get("source", ""),
        assessment=version,
        service=service,
        heard_from=raw.get("heard_from", ""),
        heard_count=raw.get("heard_count"),
        uses_services=raw.get("uses_services"),
        groups=list(raw.get("groups", ())),
        places=[who.wards[ward] for ward in raw.get("places", ())],
    )
    return evidence.add(found, by=who.people["analyst" if version else "commissioner"])


def _answer(
    review: Review, question: str, said: Mapping[str, Any], known: Mapping[str, Evidence], who: Planners
) -> None:
    written = reviews.answer(
        review, question, answer=said.get("answer", ""), why_not=said.get("why_not", ""), by=who.lead
    )
    for key in said.get("evidence", ()):
        evidence.stand_on(known[key], written, by=who.lead)


def _propose(
    review: Review, raw: Mapping[str, Any], known: Mapping[str, Evidence], who: Planners
) -> Priority:
    low, high = (pounds * 100 for pounds in raw["cost"])
    proposal = Proposal(
        title=raw["title"],
        need=raw["need"],
        outcomes=raw["outcomes"],
        interventions=raw["interventions"],
        places=[who.wards[ward] for ward in raw["places"]],
        groups=raw["groups"],
        cost_low_pence=low,
        cost_high_pence=high,
        cost_note=raw["cost_note"],
        feasibility=raw["feasibility"],
        owner=raw["owner"],
    )
    made = priorities.propose(
        review,
        proposal,
        by=who.lead,
        risk_of_not_acting=raw["risk_of_not_acting"],
        evidence=[known[key] for key in raw["evidence"]],
    )
    for each in raw["options"]:
        cost = each.get("cost")
        way = Way(
            title=each["title"],
            cost_pence=None if cost is None else cost * 100,
            risk_of_doing=each.get("doing", ""),
            risk_of_not_doing=each.get("not_doing", ""),
        )
        priorities.add_option(made, way, by=who.lead)
    return made


def _rank(
    review: Review, key: str, raw: Mapping[str, Any], proposed: Mapping[str, Priority], who: Planners
) -> None:
    told = _raw()["priorities"]
    order = sorted(proposed, key=lambda each: int(told[each]["ranked"][key]))
    heard = Heard(
        title=raw["title"],
        held_on=who.before(raw["days"]),
        carers=raw["carers"],
        how=raw["how"],
        heard_from=raw["heard_from"],
        not_using_services=raw["not_using_services"],
        groups=tuple(raw.get("groups", ())),
    )
    words = {proposed[each].pk: told[each].get("words", "") for each in order} if key == "forum" else {}
    rankings.record_ranking(
        review, heard, [proposed[each] for each in order], by=who.lead, today=who.today, words=words
    )


def _weigh(priority: Priority, raw: Mapping[str, Any], who: Planners) -> None:
    """Score it, assess what it does for equality, and decide."""
    for role, off in SCORERS.items():
        given = {
            criterion: Points(max(0, min(5, points + off.get(criterion, 0))))
            for criterion, points in raw["scores"].items()
        }
        scoring.score(priority, given, by=who.people[role], today=who.today)
    if told := raw["equality"]:
        review_on = who.today + timedelta(days=raw["decision"]["review"])
        assess_equality(priority, told, owner=raw["owner"], review_on=review_on, who=who)
    if raw["decision"]:
        _decide(priority, raw, who)


def _decide(priority: Priority, raw: Mapping[str, Any], who: Planners) -> None:
    told = raw["decision"]
    chosen = next((each["title"] for each in raw["options"] if each.get("chosen")), None)
    option = priority.options.get(title=chosen) if chosen else None
    decision = Decision(
        decision=told["decision"],
        reason=told["reason"],
        body=_raw()["body"],
        decided_on=who.before(told["days"]),
        review_on=who.today + timedelta(days=told["review"]),
    )
    deciding.decide(priority, decision, option=option, by=who.lead, today=who.today)


def _judge(raw: Mapping[str, Any], who: Planners) -> None:
    """Overrule what is counted of one cell of the coverage matrix, as somebody who knows the place would."""
    about = (raw["intervention"], who.wards[raw["place"]], "")
    coverage.judge(about, raw["level"], raw["reason"], by=who.people["locality_lead"])


def _sign(review: Review, raw: Mapping[str, Any], who: Planners) -> None:
    """Make the joint plan, say what it does for equality, and sign it for the council and its partner."""
    made = strategies.make(
        review, title=raw["title"], introduction=raw["introduction"], by=who.lead, today=who.today
    )
    review_on = who.today + timedelta(days=raw["review"])
    assess_equality(made, raw["equality"], owner=raw["owner"], review_on=review_on, who=who)
    for role, body in raw["sign_offs"].items():
        strategies.sign(made, body=body, by=who.people[role], today=who.today)
