"""What stands in the forms of options before anybody types, and how an amount is read out."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from mainstay.engines.budgeting.indicating import cost
from mainstay.engines.budgeting.money import in_pounds
from mainstay.pathway.actions.budgets import limit
from mainstay.pathway.models import Budget, OfferedOption
from mainstay.pathway.queries.budgets import to_cost
from mainstay.pathway.queries.options import TypeOfSupport, choose_by
from mainstay.web.words import day


def supports_of(types: Sequence[TypeOfSupport]) -> list[tuple[int, str]]:
    """Return each type of support by its number and words."""
    return [(each.support.pk, each.support.words) for each in types]


def offer_as_typed(
    budget: Budget, types: Sequence[TypeOfSupport], options: Sequence[str], today: date
) -> dict[str, Any]:
    """Return what the form begins with: what was offered before, or else what each support costs."""
    typed: dict[str, Any] = {
        "edition": budget.edition,
        "from_on": budget.from_on,
        "to_on": budget.to_on,
        "choose_by": choose_by(budget) or today + timedelta(days=limit("choose_within_days", today)),
    }
    costs = {each.key: cost(each).pence for each in to_cost([one.support for one in types])}
    for each in types:
        before = {one.option: one for one in each.offers}
        for option in options:
            offered = before.get(option)
            pence = offered.relevant_pence if offered and not offered.ruled_out else costs[each.support.pk]
            typed[f"amount_{each.support.pk}_{option}"] = pence
            if offered and offered.ruled_out:
                typed[f"ruled_out_{each.support.pk}"] = offered.ruled_out
                typed[f"amount_{each.support.pk}_{option}"] = None
    return typed


def amount_of(offered: OfferedOption, titles: Mapping[str, str]) -> str:
    """Return an option with its relevant amount and period, as it is read out to the carer."""
    return _("Option %(option)s, %(title)s: %(amount)s, from %(first)s to %(last)s") % {
        "option": offered.option,
        "title": titles.get(offered.option, "").lower(),
        "amount": in_pounds(offered.relevant_pence or 0),
        "first": day(offered.from_on),
        "last": day(offered.to_on),
    }
