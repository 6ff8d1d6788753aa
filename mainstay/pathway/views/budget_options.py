"""How the money of a budget is held: options offered and chosen, or one way for the whole."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import options as actions
from mainstay.pathway.budgeting.choosing import amount_of, offer_as_typed, supports_of
from mainstay.pathway.budgeting.pages import let_work, open_budget
from mainstay.pathway.forms.options import ChooseOption, Hold, OfferOptions
from mainstay.pathway.queries import options as queries


@requires(Permission.WORK_WITH_CARERS, Permission.KEEP_BUDGETS)
def offer_options(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Offer the options for each type of support, with the relevant amount of each."""
    record, found = open_budget(request, carer_id, budget_id)
    let_work(request, record)
    today = localdate()
    options = [(item.code, item.title) for item in queries.ways_to_hold(found, today)]
    types = queries.types_of_support(found)
    form = OfferOptions(
        request.POST or None,
        supports=supports_of(types),
        options=options,
        initial=offer_as_typed(found, types, [code for code, _title in options], today),
    )
    if form.is_valid():
        try:
            actions.offer_options(
                found,
                form.offers,
                choose_by=form.cleaned_data["choose_by"],
                edition=form.cleaned_data["edition"],
                by=request.user,
                today=today,
            )
        except actions.CannotOffer as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The options are offered. The carer can choose now."))
            return redirect("pathway:budget", carer_id, budget_id)
    context = {"record": record, "budget": found, "form": form, "types": types}
    return render(request, "pathway/budgets/offer.html", context)


@requires(Permission.WORK_WITH_CARERS, Permission.KEEP_BUDGETS)
def choose_option(request: SignedInRequest, carer_id: int, budget_id: int, support_id: int) -> HttpResponse:
    """Record which option was chosen for one type of support, the first time or later."""
    record, found = open_budget(request, carer_id, budget_id)
    let_work(request, record)
    today = localdate()
    each = next((one for one in queries.types_of_support(found) if one.support.pk == support_id), None)
    if each is None:
        raise Http404
    titles = {item.code: item.title for item in queries.ways_to_hold(found, today)}
    offered = [(one.option, amount_of(one, titles)) for one in each.offered if one.option != "4"]
    alone = queries.chooses_alone(found, today)
    initial = {"on": today, "by_whom": "carer" if alone else "appropriate"}
    initial |= {"option": each.chosen.option} if each.chosen else {}
    form = ChooseOption(request.POST or None, options=offered, alone=alone, initial=initial)
    if form.is_valid():
        typed = dict(form.cleaned_data)
        option, on = typed.pop("option"), typed.pop("on")
        try:
            actions.choose(
                found, each.support, option, on=on, who=actions.Chosen(**typed), by=request.user, today=today
            )
        except actions.CannotChoose as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The choice is recorded. The carer can change it later."))
            return redirect("pathway:budget", carer_id, budget_id)
    context = {
        "record": record,
        "budget": found,
        "form": form,
        "each": each,
        "alone": alone,
        "titles": titles,
    }
    return render(request, "pathway/budgets/choose.html", context)


@requires(Permission.WORK_WITH_CARERS, Permission.KEEP_BUDGETS)
def hold_budget(request: SignedInRequest, carer_id: int, budget_id: int) -> HttpResponse:
    """Record how the whole budget is held, outside Scotland."""
    record, found = open_budget(request, carer_id, budget_id)
    let_work(request, record)
    ways = queries.ways_to_hold(found, localdate())
    form = Hold(
        request.POST or None,
        ways=[(item.code, f"{item.title}. {item.description}") for item in ways],
        initial={"way": found.held},
    )
    if form.is_valid():
        try:
            actions.hold(found, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotChoose as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is recorded how the budget is held."))
            return redirect("pathway:budget", carer_id, budget_id)
    return render(request, "pathway/budgets/hold.html", {"record": record, "budget": found, "form": form})
