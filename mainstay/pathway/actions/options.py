"""How the money is held: options offered, chosen, deemed chosen where nobody chooses, and changed later."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import Actor, action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.pathway.actions import clocks
from mainstay.pathway.actions.budgets import kept, locked
from mainstay.pathway.models import Budget, OfferedOption, OptionChoice, Support
from mainstay.pathway.queries.calendar import due_by
from mainstay.pathway.queries.options import (
    CLOCK,
    TypeOfSupport,
    as_offer,
    chooses_alone,
    deemed_option,
    is_self_directed,
    types_of_support,
    ways_to_hold,
)
from mainstay.pathway.queries.silence import silent_budgets
from mainstay.pathway.rules import options as rules
from mainstay.pathway.rules.editions import reasons_if_changed

DAYS_TO_CHOOSE = "budgets.limits.choose_within_days"


class CannotOffer(Refused):
    """The options cannot be offered yet; ``reasons`` has every one as a sentence."""


class CannotChoose(Refused):
    """An option cannot be recorded as chosen; ``reasons`` has every one as a sentence."""


@dataclass(frozen=True)
class Chosen:
    """Who chose, for a carer or as an appropriate person for a young one, and what was said."""

    by_whom: str = rules.CARER
    chooser: str = ""
    young_carers_views: str = ""
    words: str = ""


def offer_options(
    budget: Budget,
    offers: Mapping[int, Sequence[rules.Offer]],
    *,
    by: User,
    today: date,
    choose_by: date | None = None,
    edition: int | None = None,
) -> Budget:
    """Offer the options for each type of support with the relevant amount of each, or raise CannotOffer.

    offers: the support's number → its options, each with an amount and a period or written reasons why not. choose_by:
    the day by which the carer chooses, after which the law does. Offered again, new amounts take the place of the old,
    and a choice that was made stands while its option is still offered. edition: of the budget as it was seen.
    """
    with action("offer options for a budget", by=by):
        budget = locked(budget)
        types = types_of_support(budget)
        codes = [item.code for item in ways_to_hold(budget, today)]
        due = choose_by or due_by(budget.authority, DAYS_TO_CHOOSE, today)
        reasons = reasons_if_changed(budget.edition if edition is None else edition, budget.edition)
        reasons += _reasons_not_to_offer(budget, types, offers, codes)
        if due < today:
            reasons.append(_("Enter a day to choose by that is still to come."))
        refuse_if(CannotOffer, reasons)
        for each in types:
            _offer(budget, each.support, offers[each.support.pk], by=by, today=today)
        if any(each.chosen is None for each in types):
            pack = "" if choose_by else DAYS_TO_CHOOSE
            clocks.start(budget.carer, CLOCK, from_on=today, due_on=due, record=budget.pk, pack=pack)
        state = Budget.State.OFFERED if budget.state == Budget.State.INDICATIVE else budget.state
        return kept(budget, state=state)


def _reasons_not_to_offer(
    budget: Budget,
    types: Sequence[TypeOfSupport],
    offers: Mapping[int, Sequence[rules.Offer]],
    codes: Sequence[str],
) -> list[str]:
    if not is_self_directed(budget):
        return [_("Options of self-directed support are Scotland's. Say how the budget is held instead.")]
    reasons = [_("This budget is closed.")] if budget.state == Budget.State.CLOSED else []
    for each in types:
        ruled_out = {one.option for one in offers.get(each.support.pk, ()) if one.is_ruled_out}
        if each.chosen and each.chosen.option in ruled_out:
            said = {"support": each.support.words, "option": each.chosen.option}
            reasons.append(
                _("“%(support)s” is held by option %(option)s. Record another choice before it is ruled out.")
                % said
            )
    return reasons + rules.reasons_not_to_offer(
        {each.support.words: offers.get(each.support.pk, ()) for each in types}, codes
    )


def _offer(budget: Budget, support: Support, offers: Sequence[rules.Offer], *, by: User, today: date) -> None:
    for each in offers:
        out = each.is_ruled_out
        OfferedOption.objects.update_or_create(
            support=support,
            option=each.option,
            defaults={
                "authority_id": budget.authority_id,
                "carer_id": budget.carer_id,
                "budget": budget,
                "relevant_pence": None if out else each.pence,
                "from_on": None if out else each.from_on,
                "to_on": None if out else each.to_on,
                "ruled_out": each.ruled_out.strip(),
                "offered_on": None if out else today,
                "recorded_by": by,
            },
        )


def choose(
    budget: Budget,
    support: Support,
    option: str,
    *,
    by: User,
    today: date,
    on: date | None = None,
    who: Chosen | None = None,
) -> Budget:
    """Record which option was chosen for one type of support, the first time or later; or raise CannotChoose."""
    who, on = who or Chosen(), on or today
    with action("record the choice of an option", by=by):
        budget = locked(budget)
        found = next((each for each in types_of_support(budget) if each.support.pk == support.pk), None)
        offered = found.offered if found else []
        reasons = rules.reasons_not_to_choose(
            [as_offer(each) for each in found.offers] if found else [],
            option,
            offered_on=min((each.offered_on for each in offered if each.offered_on), default=None),
            by_whom=who.by_whom,
            chooser=who.chooser,
            views=who.young_carers_views,
            chooses_alone=chooses_alone(budget, on),
            on=on,
            today=today,
        )
        if budget.state == Budget.State.CLOSED:
            reasons.append(_("This budget is closed."))
        refuse_if(CannotChoose, reasons)
        _choose(budget, support, option, who, on=on, by=by)
        return _settle(budget, today)


def hold(budget: Budget, way: str, *, by: User, today: date, words: str = "") -> Budget:
    """Record how the whole budget is held, where the law knows no options for each type of support."""
    with action("record how a budget is held", by=by):
        budget = locked(budget)
        reasons = []
        if is_self_directed(budget):
            reasons.append(
                _("Offer the options of self-directed support, and record a choice for each type of support.")
            )
        elif way not in {item.code for item in ways_to_hold(budget, today)}:
            reasons.append(_("Choose one of the ways to hold a budget."))
        if budget.state == Budget.State.CLOSED:
            reasons.append(_("This budget is closed."))
        refuse_if(CannotChoose, reasons)
        if budget.held != way:
            _write_down(budget, None, way, Chosen(words=words), on=today, by=by)
        return kept(budget, held=way)


def deem_silent(today: date, *, by: Actor, authority_id: int) -> int:
    """Record the option that the law deems chosen wherever the day to choose has passed; return for how many supports.

    For every carer of the authority: the law's answer does not wait for somebody to open a record.
    """
    done = 0
    with action("record options deemed chosen", by=by), scope.every_carer():
        for budget in silent_budgets(authority_id, today):
            done += deem(locked(budget), by=by, today=today)
    return done


def deem(budget: Budget, *, by: Actor, today: date) -> int:
    """Record the deemed option for each support of one budget that nobody chose for. Called inside an action."""
    option, done = deemed_option(today), 0
    for each in types_of_support(budget):
        if each.chosen is None and any(one.option == option for one in each.offered):
            _choose(budget, each.support, option, Chosen(by_whom=rules.NOBODY), on=today, by=by, deemed=True)
            done += 1
    _settle(budget, today)
    return done


def _choose(
    budget: Budget, support: Support, option: str, who: Chosen, *, on: date, by: Any, deemed: bool = False
) -> None:
    mine = OfferedOption.objects.filter(support=support)
    mine.filter(chosen_on__isnull=False).update(chosen_on=None, deemed=False)
    mine.filter(option=option).update(chosen_on=on, deemed=deemed)
    _write_down(budget, support, option, who, on=on, by=by)


def _write_down(
    budget: Budget, support: Support | None, option: str, who: Chosen, *, on: date, by: Any
) -> None:
    OptionChoice.objects.create(
        authority_id=budget.authority_id,
        carer_id=budget.carer_id,
        budget=budget,
        support=support,
        option=option,
        on=on,
        by_whom=who.by_whom,
        chooser=who.chooser.strip(),
        young_carers_views=who.young_carers_views.strip(),
        words=who.words.strip(),
        recorded_by_id=by.pk,
    )


def _settle(budget: Budget, today: date) -> Budget:
    """Say how the whole budget is held now, and stop waiting once every type of support is chosen."""
    chosen = [each.chosen.option if each.chosen else "" for each in types_of_support(budget)]
    if all(chosen):
        clocks.done(budget.carer, CLOCK, on=today, record=budget.pk)
    return kept(budget, held=rules.held_as([each for each in chosen if each]))
