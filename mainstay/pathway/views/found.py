"""For everybody: who counts as a carer, asking for support, referring somebody who agreed, and how it stands."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.often import too_often
from mainstay.directory.views.finder.mode import for_everybody
from mainstay.pathway.actions.found import CannotAsk, ask_for_support
from mainstay.pathway.forms.found_answers import about, who_refers
from mainstay.pathway.forms.found_receipt import Receipt
from mainstay.pathway.forms.found_steps import Asked, Walk
from mainstay.pathway.forms.found_walks import FOR_ANOTHER, OWN
from mainstay.pathway.queries import found as queries
from mainstay.pathway.rules.found import spaced


@for_everybody("whoever looks after somebody should find out what they are entitled to without giving a name")
def caring(request: HttpRequest) -> HttpResponse:
    """Say in plain words who counts as a carer, and what to do next."""
    today = localdate()
    lists = {name: policy.entry(f"pathway.am_i_a_carer.{name}") for name in ("counts", "still", "not_so")}
    items = {name: policy.items(entry.key, on=today) for name, entry in lists.items()}
    return render(request, "pathway/found/caring.html", {"lists": lists, "items": items})


@for_everybody("a carer asks for support without an account, in their own time")
def ask(request: HttpRequest) -> HttpResponse:
    """Take a carer's own request for support, a few questions at a time."""
    return _walk(request, OWN, carer="you")


@for_everybody("a ward, a surgery or a school refers a carer who agreed, without an account")
def refer(request: HttpRequest) -> HttpResponse:
    """Take a professional's referral of a carer who agreed to it."""
    return _walk(request, FOR_ANOTHER, carer="carer")


def _walk(request: HttpRequest, steps: Sequence[Asked], *, carer: str) -> HttpResponse:
    walk = Walk(steps, request.POST if request.method == "POST" else None, queries.councils())
    context: dict[str, Any] = {"walk": walk, "form": walk.form, "for_another": carer != "you"}
    if walk.finished:
        if too_often(request, "ask"):
            return render(request, "pathway/found/too_often.html", status=429)
        answers = walk.answers()
        try:
            sent = ask_for_support(
                walk.authority,
                through=answers["referrer"]["through"] if "referrer" in answers else "self",
                about=about(answers, carer=carer),
                words=answers["caring"]["words"],
                who_refers=who_refers(answers),
                agreed=answers["agree"]["agreed"],
                urgent=answers["caring"]["urgent"] == "yes",
                today=localdate(),
            )
        except CannotAsk as refusal:
            walk.form.add_error(None, refusal.reasons)
        else:
            standing = queries.how_it_stands(sent.receipt)
            context |= {"standing": standing, "receipt": spaced(sent.receipt)}
            return render(request, "pathway/found/sent.html", context)
    return render(request, "pathway/found/step.html", context)


@for_everybody("whoever has the receipt may see how it stands, and nothing of what was said")
def standing(request: HttpRequest) -> HttpResponse:
    """Show how it stands with a request, by its receipt, which is typed and stands in no address."""
    form = Receipt(request.POST or None)
    context: dict[str, Any] = {"form": form}
    if request.method == "POST" and too_often(request, "receipt"):
        return render(request, "pathway/found/too_often.html", status=429)
    if form.is_valid():
        context["standing"] = found = queries.how_it_stands(form.cleaned_data["receipt"])
        if found is None:
            form.add_error("receipt", _("Nothing is known under this receipt. Check each letter and figure."))
    return render(request, "pathway/found/standing.html", context)
