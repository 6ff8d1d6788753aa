"""What was planned with a carer, what it may cost and what is left of that, what was found, and the emergency plan."""

from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.engines.budgeting import ledger
from mainstay.pathway.models import (
    Approval,
    BrokerRequest,
    Budget,
    Carer,
    EmergencyPlan,
    OfferedMatch,
    OfferedOption,
    Plan,
)
from mainstay.pathway.own.blocks import Block, colour_of, facts, titles
from mainstay.pathway.own.decided import challenges_about
from mainstay.pathway.queries.budgets import line_of
from mainstay.pathway.queries.emergency import parts
from mainstay.pathway.rules.challenges import BUDGET, PLAN
from mainstay.web.words import day, pounds


def plans(carer: Carer, today: date) -> list[Block]:
    """Return a carer's plans, newest first: what they want to reach, what was agreed, who does what by when."""
    found = Plan.objects.filter(carer=carer).prefetch_related(
        "outcomes", "supports__service", "to_dos", "pauses", "approvals"
    )
    return [block for each in found for block in _plan(each, today)] + challenges_about(carer, PLAN)


def _plan(plan: Plan, today: date) -> list[Block]:
    pairs = facts(
        (_("Starts"), plan.starts_on and day(plan.starts_on)),
        (_("Looked at again by"), plan.review_on and day(plan.review_on)),
        (_("Breaks"), plan.break_pattern),
        (_("If things change suddenly"), plan.contingency),
        (_("If it is not done"), plan.risk_of_not_doing),
        (_("I agreed"), plan.carer_agreed_on and day(plan.carer_agreed_on)),
        (_("Agreed"), plan.agreed_on and day(plan.agreed_on)),
        (_("I was given a copy"), plan.copy_given_on and day(plan.copy_given_on)),
        (_("Ended"), plan.ended_on and day(plan.ended_on)),
    )
    said = [_answered(each) for each in plan.approvals.all() if each.answer in ("sent_back", "refused")]
    blocks = [
        Block(
            _("Plan %(number)s") % {"number": plan.number},
            state=str(plan.get_state_display()),
            colour=colour_of(plan.state),
            said=said,
            facts=pairs,
        )
    ]
    if outcomes := [each.words for each in plan.outcomes.all()]:
        blocks.append(Block(_("What I want to reach"), points=outcomes))
    if supports := [
        f"{each.words}: {each.get_state_display()}{_with(each.service)}" for each in plan.supports.all()
    ]:
        blocks.append(Block(_("What helps"), points=supports))
    if to_dos := [
        _("%(what)s: %(who)s, by %(day)s") % {"what": each.words, "who": each.who, "day": day(each.by_on)}
        + (_(" (done)") if each.done_on else "")
        for each in plan.to_dos.all()
    ]:
        blocks.append(Block(_("Who does what, and by when"), points=to_dos))
    return blocks


def _with(service: object) -> str:
    return f", {service}" if service else ""


def _answered(each: Approval) -> str:
    told = {"day": each.answered_on and day(each.answered_on), "why": each.reason}
    if each.answer == Approval.Answer.REFUSED:
        return _("It was refused on %(day)s: %(why)s") % told
    return _("It was sent back on %(day)s to be changed: %(why)s") % told


def budgets(carer: Carer, today: date) -> list[Block]:
    """Return a carer's budgets, newest first, with what was spent and what is left, and how each can be held."""
    found = (
        Budget.objects.filter(carer=carer)
        .order_by("-from_on")
        .prefetch_related("entries", "options__support")
    )
    ways = titles("model.personal_budgets", today) | titles("model.sds_options", today)
    blocks = []
    for each in found:
        # The same sums as the authority's own pages show.
        stands = ledger.standing(line_of(entry) for entry in each.entries.all())
        agreed = each.agreed_pence
        pairs = facts(
            (_("From"), day(each.from_on)),
            (_("To"), day(each.to_on)),
            (_("Indicative sum"), pounds(each.indicative_pence)),
            (_("Agreed sum"), None if agreed is None else pounds(agreed)),
            (_("Why they differ"), each.why_different),
            (_("How it is held"), ways.get(each.held, each.held)),
            (_("Spent so far"), pounds(stands.spent)),
            (_("Promised and not spent yet"), pounds(stands.committed)),
            (_("Given back"), pounds(stands.returned) if stands.returned else None),
            (_("Charged to me"), pounds(stands.charged) if stands.charged else None),
            (_("Charges that were waived"), pounds(stands.waived) if stands.waived else None),
        )
        said = [] if agreed is None else [_("What is left: %(sum)s") % {"sum": pounds(stands.left)}]
        title = _("Budget from %(day)s") % {"day": day(each.from_on)}
        blocks.append(
            Block(
                title,
                state=str(each.get_state_display()),
                said=said,
                facts=pairs,
                colour=colour_of(each.state),
            )
        )
        offered = [option for option in each.options.all() if option.offered_on]
        if offered:
            blocks.append(
                Block(_("Ways to hold it that I was offered"), points=[_option(one, ways) for one in offered])
            )
    return blocks + challenges_about(carer, BUDGET)


def _option(option: OfferedOption, ways: dict[str, str]) -> str:
    text = f"{option.support.words}: {ways.get(option.option, option.option)}, {pounds(option.relevant_pence or 0)}"
    if option.deemed:
        return text + _(" (this is what the law says where nobody chooses)")
    return text + (_(" (chosen)") if option.chosen_on else "")


def choices(carer: Carer, today: date) -> list[Block]:
    """Return what is being looked for and what was found: the newest request first."""
    found = (
        BrokerRequest.objects.filter(carer=carer)
        .select_related("support")
        .prefetch_related("matches__service")
        .order_by("-queued_on", "-pk")
    )
    return [_choice(each) for each in found]


def _choice(asked: BrokerRequest) -> Block:
    waiting = OfferedMatch.Answer.WAITING
    offered = [each for each in asked.matches.all() if each.answer != OfferedMatch.Answer.RULED_OUT]
    to_choose = [each for each in offered if each.answer == waiting] if asked.closed_on is None else []
    states = {
        BrokerRequest.State.OFFERED: _("You choose"),
        BrokerRequest.State.CHOSEN: _("Chosen"),
        BrokerRequest.State.UNMET: _("Nothing was found"),
        BrokerRequest.State.WITHDRAWN: _("Not wanted any more"),
    }
    return Block(
        asked.support.words,
        state=states.get(BrokerRequest.State(asked.state), _("Being looked for")),
        colour=colour_of(asked.state),
        facts=facts(
            (_("Waiting since"), day(asked.queued_on) if asked.closed_on is None else ""),
            (_("Needed by"), day(asked.needed_by) if asked.needed_by and asked.closed_on is None else ""),
        ),
        points=[
            f"{each.service or each.own_idea}: {each.get_answer_display()}"
            for each in offered
            if each not in to_choose
        ],
        links=[
            (
                _("Look at “%(name)s” and choose") % {"name": each.service or each.own_idea},
                reverse("pathway:my_choice", args=[each.pk]),
            )
            for each in to_choose
        ],
    )


def emergency_plans(carer: Carer, today: date) -> list[Block]:
    """Return the emergency plan in force, or the one being written, and who holds a copy of it."""
    states = [EmergencyPlan.State.IN_FORCE, EmergencyPlan.State.DRAFT]
    found = EmergencyPlan.objects.filter(carer=carer, state__in=states).prefetch_related("holders")
    blocks = []
    for each in found:
        pairs = [(part.title, part.text) for part in parts(_as_texts(each.content), today)]
        pairs += facts(
            (_("In force since"), each.in_force_on and day(each.in_force_on)),
            (_("Looked at again by"), each.review_on and day(each.review_on)),
        )
        title = _("Emergency plan %(number)s") % {"number": each.number}
        holders = [
            f"{one.name}, {day(one.given_on)}" for one in each.holders.all() if one.taken_back_on is None
        ]
        blocks.append(
            Block(title, state=str(each.get_state_display()), facts=pairs, colour=colour_of(each.state))
        )
        if holders:
            blocks.append(Block(_("Who holds a copy"), points=holders))
    return blocks


def _as_texts(content: dict[str, object]) -> dict[str, str]:
    return {code: _text(kept) for code, kept in content.items()}


def _text(kept: object) -> str:
    if isinstance(kept, dict):
        return "; ".join(_text(each) for each in kept.values() if each)
    if isinstance(kept, list):
        return "; ".join(_text(each) for each in kept if each)
    return str(kept)
