"""The options of a priority, the decision on it, and taking it up again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.planning.actions import deciding, priorities
from mainstay.planning.forms.deciding import DecidePriority, OpenAgain
from mainstay.planning.forms.priorities import OptionForm
from mainstay.planning.queries.deciding import standing
from mainstay.planning.queries.priorities import options_visible_to, priorities_visible_to
from mainstay.planning.rules.priorities import reasons_before_deciding
from mainstay.planning.views.attempts import attempt, decided_page
from mainstay.web.words import number


@requires(Permission.WRITE_PLANS)
def add_option(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Consider one more way to meet the need."""
    found = get_object_or_404(priorities_visible_to(request.user), pk=priority_id)
    if closed := decided_page(request, found):
        return closed
    form = OptionForm(request.POST or None)
    if form.is_valid() and attempt(form, lambda: priorities.add_option(found, form.way, by=request.user)):
        messages.success(request, _("The option was added."))
        return redirect("planning:priority", found.pk)
    return render(
        request, "planning/priorities/option.html", {"form": form, "priority": found, "option": None}
    )


@requires(Permission.WRITE_PLANS)
def change_option(request: SignedInRequest, option_id: int) -> HttpResponse:
    """Change what is said of an option."""
    option = get_object_or_404(options_visible_to(request.user), pk=option_id)
    if closed := decided_page(request, option.priority):
        return closed
    now = {name: getattr(option, name) for name in OptionForm.base_fields}
    form = OptionForm(request.POST or None, initial=now)
    if form.is_valid() and attempt(form, lambda: priorities.change_option(option, form.way, by=request.user)):
        messages.success(request, _("The option was changed."))
        return redirect("planning:priority", option.priority_id)
    context = {"form": form, "priority": option.priority, "option": option}
    return render(request, "planning/priorities/option.html", context)


@requires(Permission.WRITE_PLANS)
def remove_option(request: SignedInRequest, option_id: int) -> HttpResponse:
    """Ask, then take an option out."""
    option = get_object_or_404(options_visible_to(request.user), pk=option_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            priorities.remove_option(option, by=request.user)
        except priorities.CannotPropose as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The option was taken out."))
            return redirect("planning:priority", option.priority_id)
    return render(request, "planning/priorities/remove_option.html", {"option": option, "reasons": reasons})


@requires(Permission.DECIDE_PRIORITIES)
def decide(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Record what a body decided; what is still to settle is said from the start."""
    found = get_object_or_404(priorities_visible_to(request.user), pk=priority_id)
    ready, today = standing(found), localdate()
    options = {str(each.pk): each for each in found.options.filter(does_nothing=False)}
    choices = [(pk, _named(each.title, each.cost_pence)) for pk, each in options.items()]
    now = {"decided_on": today}
    form = DecidePriority(request.POST or None, options=choices, ranked=ready.ranked, initial=now)
    if form.is_valid():
        option = options.get(form.cleaned_data.get("option", ""))
        if attempt(
            form, lambda: deciding.decide(found, form.made, option=option, by=request.user, today=today)
        ):
            messages.success(request, _("The decision was recorded."))
            return redirect("planning:priority", found.pk)
    context = {"form": form, "priority": found, "to_settle": reasons_before_deciding(ready)}
    return render(request, "planning/priorities/decide.html", context)


@requires(Permission.DECIDE_PRIORITIES)
def reopen(request: SignedInRequest, priority_id: int) -> HttpResponse:
    """Take a decided priority up again; what was decided is kept."""
    found = get_object_or_404(priorities_visible_to(request.user), pk=priority_id)
    form = OpenAgain(request.POST or None)
    if form.is_valid() and attempt(
        form,
        lambda: deciding.reopen(found, form.cleaned_data["because"], by=request.user, today=localdate()),
    ):
        messages.success(request, _("The priority is open again. What was decided before is kept below."))
        return redirect("planning:priority", found.pk)
    return render(request, "planning/priorities/reopen.html", {"form": form, "priority": found})


def _named(title: str, cost_pence: int | None) -> str:
    if cost_pence is None:
        return title
    return _("%(option)s, £%(pounds)s a year") % {"option": title, "pounds": number(cost_pence / 100)}
