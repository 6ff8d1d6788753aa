"""Who is charged for what in a budget."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.engines.budgeting import charging as engine
from mainstay.pathway.budgeting.pages import open_budget
from mainstay.pathway.budgeting.shown import shown
from mainstay.pathway.forms.charging import WorkOutCharge
from mainstay.pathway.queries import charging as queries
from mainstay.pathway.queries.budgets import nation_of
from mainstay.pathway.views.budgets import SEES


@requires(*SEES)
def charges(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Show who is charged for each support, by which rule and how sure it is; work one charge out."""
    record, found = open_budget(request, carer_id, budget_id)
    nation = nation_of(found)
    items = queries.rules_of(nation, localdate())
    form = WorkOutCharge(request.GET or None, kinds=[(code, item.title) for code, item in items.items()])
    worked = None
    if form.is_valid():
        worked = engine.charge(engine.Chargeable(**form.cleaned_data), queries.as_rules(items))
    context = {
        "record": record,
        "shown": shown(found, request.user, localdate()),
        "charges": queries.charges_of(found, localdate()),
        "items": items,
        "entry": policy.entry(f"charging.{nation}.rules"),
        "nation": policy.in_words(nation),
        "form": form,
        "worked": worked,
    }
    return render(request, "pathway/budgets/charges.html", context)
