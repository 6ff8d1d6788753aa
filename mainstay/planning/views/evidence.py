"""The library of evidence: added to, searched, and walked from either end."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.planning.actions import evidence as actions
from mainstay.planning.actions import reviews
from mainstay.planning.equality.groups import titles
from mainstay.planning.forms.evidence import FORMS, KINDS, FindEvidence
from mainstay.planning.queries import evidence as queries


@requires(Permission.SEE_PLANS)
def library(request: SignedInRequest) -> HttpResponse:
    """Show the evidence there is, all of it or what was searched for."""
    form = FindEvidence(request.GET)
    asked = form.cleaned_data if form.is_valid() else {"search": "", "kind": ""}
    found = queries.search_evidence(request.user, asked["search"], asked["kind"])
    context = {
        "find": form,
        "evidence": found[:200],
        "asked": any(asked.values()),
        "kinds": KINDS.items(),
        "may_write": may(request.user, Permission.WRITE_PLANS),
    }
    return render(request, "planning/reviews/library.html", context)


@requires(Permission.WRITE_PLANS)
def add(request: SignedInRequest, kind: str) -> HttpResponse:
    """Add evidence of one kind, and put it under the statement that it was wanted for."""
    if kind not in FORMS:
        raise Http404(_("There is no evidence of the kind %(kind)s.") % {"kind": kind})
    named = request.GET.get("for", "")
    form = FORMS[kind](request.POST or None, kind=kind, today=localdate(), **_choices(request, kind))
    if form.is_valid():
        try:
            service = queries.service_of(request.user, form.cleaned_data.get("service", ""))
            under = statement(request, named) if named else None
            kept = actions.add(form.found_with(service), by=request.user, under=under)
        except actions.CannotAdd as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The evidence was added."))
            return redirect(_back_to(named) or reverse("planning:evidence", args=[kept.pk]))
    context = {"form": form, "kind": KINDS[kind], "back": _back_to(named)}
    return render(request, "planning/reviews/add_evidence.html", context)


def _choices(request: SignedInRequest, kind: str) -> dict[str, Any]:
    items = policy.items("model.overlooked_groups", on=localdate())
    chosen: dict[str, Any] = {"groups": [(item.code, item.title) for item in items]}
    if kind == "service":
        chosen["services"] = queries.services_to_name(request.user)
    return chosen


@requires(Permission.SEE_PLANS)
def evidence(request: SignedInRequest, evidence_id: int) -> HttpResponse:
    """Show one piece of evidence, and every statement that stands on it."""
    found = get_object_or_404(queries.evidence_visible_to(request.user), pk=evidence_id)
    may_write = may(request.user, Permission.WRITE_PLANS)
    context = {
        "evidence": found,
        "used": queries.grounds_visible_to(request.user).filter(evidence=found),
        "statements": queries.open_statements(request.user, _questions()) if may_write else [],
        "may_write": may_write,
        "groups": titles(request.user.authority.nation, localdate()),
    }
    return render(request, "planning/reviews/evidence.html", context)


@requires(Permission.WRITE_PLANS)
def use(request: SignedInRequest, evidence_id: int) -> HttpResponse:
    """Put evidence under a statement."""
    found = get_object_or_404(queries.evidence_visible_to(request.user), pk=evidence_id)
    named = request.POST.get("for", "")
    if named:
        try:
            actions.stand_on(found, statement(request, named), by=request.user)
        except actions.CannotAdd as refusal:
            messages.warning(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("The statement stands on it now."))
    back = _back_to(named) if request.POST.get("stay") else None
    return redirect(back or reverse("planning:evidence", args=[found.pk]))


@requires(Permission.WRITE_PLANS)
def take_away(request: SignedInRequest, grounds_id: int) -> HttpResponse:
    """Ask, and take evidence away from under a statement."""
    found = get_object_or_404(queries.grounds_visible_to(request.user), pk=grounds_id)
    back = reverse("planning:evidence", args=[found.evidence_id])
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.take_away(found, by=request.user)
        except actions.CannotAdd as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The statement no longer stands on it. It is still in the library."))
            return redirect(back)
    context = {"grounds": found, "reasons": reasons, "back": back}
    return render(request, "planning/reviews/take_away.html", context)


def statement(request: SignedInRequest, named: str) -> actions.Statement:
    """Return the statement a form named, or say that there is none; a question gets a place for its answer."""
    found = queries.statement(request.user, named)
    if isinstance(found, tuple):
        review, code = found
        if code not in dict(_questions()):
            raise Http404(_("There is no key question %(code)s.") % {"code": code})
        return reviews.place_for(review, code, by=request.user)
    if found is None:
        raise Http404(_("There is no such statement."))
    return found


def _questions() -> list[tuple[str, str]]:
    return [(item.code, item.title) for item in policy.items("model.key_questions", on=localdate())]


def _back_to(named: str) -> str | None:
    """Where somebody came from who wanted evidence for a statement."""
    kind, _dash, rest = named.partition("-")
    number, _dash, code = rest.partition("-")
    if not number.isdigit():
        return None
    if kind == "question":
        return reverse("planning:question", args=[int(number), code or "Q1"])
    pages = {"priority": "planning:priority", "equality": "planning:equality_assessment"}
    return reverse(pages[kind], args=[int(number)]) if kind in pages else None
