"""What would help: added, said whether it is a break, what it costs, and what matters in finding it."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Service
from mainstay.pathway.actions.planning.plans import CannotPlan, changed, open_to_change
from mainstay.pathway.models import PersonalOutcome, Support
from mainstay.pathway.rules.breaks import Asked, reasons_not_a_break, whose_tests
from mainstay.pathway.rules.matches import Wishes
from mainstay.pathway.rules.plans import OWN_IDEA, reasons_against_amount

# Kept among the wishes, for they too are the carer's words about this support and are erased with them.
TESTS = "break_tests"
_BESIDE = (TESTS, OWN_IDEA)


class NotABreak(Refused):
    """A support does not count as a break; ``reasons`` says by which tests."""


def add_support(
    outcome: PersonalOutcome,
    *,
    intervention: str,
    words: str,
    by: User,
    service: Service | None = None,
    own_idea: bool = False,
    **more: Any,
) -> Support:
    """Add something that would help with an outcome, or raise CannotPlan.

    service: None for the carer's own idea, or where something is still to be found. more: other fields of Support.
    """
    if own_idea:
        more["wishes"] = {**more.get("wishes", {}), OWN_IDEA: True}
    with action("add support to a plan", by=by):
        plan = open_to_change(outcome.plan)
        refuse_if(CannotPlan, _missing(intervention, words) + _amount(more))
        added = Support.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            outcome=outcome,
            intervention=intervention,
            words=words.strip(),
            service=service,
            place=plan.supports.count() + 1,
            **more,
        )
        changed(plan)
        return added


def _missing(intervention: str, words: str) -> list[str]:
    reasons = [] if intervention else ["Choose what kind of help it is."]
    return reasons if words.strip() else [*reasons, "Say what it is, in words the carer would use."]


def _amount(said: dict[str, Any]) -> list[str]:
    return reasons_against_amount(
        paid=said.get("paid", False),
        unit=said.get("unit", ""),
        a_week=said.get("a_week"),
        weeks=said.get("weeks"),
        price_pence=said.get("price_pence"),
    )


def change_support(support: Support, *, by: User, **said: Any) -> Support:
    """Change what a support is, or raise CannotPlan."""
    with action("change support in a plan", by=by):
        plan = open_to_change(support.plan)
        now = {"intervention": support.intervention, "words": support.words} | said
        refuse_if(CannotPlan, _missing(now["intervention"], now["words"]))
        _write(support, said)
        changed(plan)
        return support


def say_cost(
    support: Support,
    *,
    paid: bool,
    unit: str,
    a_week: Decimal | None,
    weeks: int | None,
    price_pence: int | None,
    by: User,
) -> Support:
    """Say how much of a support there is and what it costs, or raise CannotPlan."""
    said = {"paid": paid, "unit": unit, "a_week": a_week, "weeks": weeks, "price_pence": price_pence}
    with action("say what support costs", by=by):
        plan = open_to_change(support.plan)
        refuse_if(CannotPlan, _amount(said))
        _write(support, said)
        changed(plan)
        return support


def say_break(
    support: Support,
    *,
    kind_of_break: str,
    met: Sequence[str],
    with_person: str,
    planned: bool,
    personal_care: bool,
    released: bool,
    by: User,
    today: date,
) -> Support:
    """Say what kind of break a support is, or that it is none; raise NotABreak where the nation's tests say no."""
    nation = by.authority.nation
    key = f"model.break_tests.{whose_tests(nation)}"
    tests = {each.code: each.title for each in policy.items(key, on=today)}
    with action("say whether support is a break", by=by):
        plan = open_to_change(support.plan)
        if kind_of_break:
            refuse_if(NotABreak, reasons_not_a_break(nation, Asked(met, personal_care, released), tests))
        kept = {name: each for name, each in support.wishes.items() if name != TESTS}
        kept |= {TESTS: sorted(set(met) & set(tests))} if kind_of_break else {}
        said = {
            "kind_of_break": kind_of_break,
            "with_person": with_person,
            "planned": planned,
            "wishes": kept,
        }
        _write(support, said)
        changed(plan)
        return support


def say_wishes(support: Support, wishes: Wishes, *, by: User) -> Support:
    """Keep what matters to the carer in finding it. It may be said after a plan was agreed too: it costs nothing."""
    with action("say what matters in finding support", by=by):
        support = Support.objects.select_for_update().get(pk=support.pk)
        beside = {name: support.wishes[name] for name in _BESIDE if name in support.wishes}
        support.wishes = wishes.kept() | beside
        support.save(update_fields=["wishes", "changed_at"])
        return support


def remove_support(support: Support, *, by: User) -> None:
    """Take a support out of a plan that is being written, or raise CannotPlan."""
    with action("remove support from a plan", by=by):
        plan = open_to_change(support.plan)
        support.delete()
        changed(plan)


def _write(support: Support, said: dict[str, Any]) -> None:
    for name, value in said.items():
        setattr(support, name, value)
    # What was arranged was another thing.
    support.state = Support.State.WANTED
    support.save()
