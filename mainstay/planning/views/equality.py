"""Equality impact assessments: what a decision would do to whom, written, signed and looked at again."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.local.queries import local_values
from mainstay.places.queries import area
from mainstay.planning.actions import equality as actions
from mainstay.planning.actions import evidence
from mainstay.planning.equality import told
from mainstay.planning.equality.groups import groups
from mainstay.planning.equality.reach import reached
from mainstay.planning.forms.equality import BeginEquality, SayEffects, WriteEquality, said_before
from mainstay.planning.needs import NoFigures
from mainstay.planning.queries import equality as queries
from mainstay.planning.queries.evidence import evidence_to_use
from mainstay.planning.reviews.suggestions import of_place
from mainstay.planning.rules.equality import reasons_not_to_sign


@requires(Permission.SEE_PLANS)
def equality(request: SignedInRequest) -> HttpResponse:
    """List the assessments, those due for review first, and lead to who is reached."""
    today, own = localdate(), area(request.user.authority.area_code)
    context = {
        "due": queries.equality_due(request.user, today),
        "assessments": queries.equality_visible_to(request.user),
        "taken_out": queries.taken_out_unassessed(request.user),
        # Until figures of it are loaded, an authority's own area has no page to lead to.
        "own": own.code if own else "",
        "may_write": may(request.user, Permission.WRITE_PLANS),
        "today": today,
    }
    return render(request, "planning/equality/list.html", context)


@requires(Permission.WRITE_PLANS)
def begin(request: SignedInRequest) -> HttpResponse:
    """Begin an assessment of a decision; a page about the decision leads here with it chosen."""
    named = request.GET.get("of", "")
    decisions = queries.decisions_to_choose(request.user, named)
    form = BeginEquality(request.POST or None, decisions=decisions, initial={"decision": named})
    if form.is_valid():
        kind, _dash, number = form.cleaned_data["decision"].partition("-")
        decision = queries.decision_to_assess(request.user, kind, int(number))
        if decision is None:
            raise Http404(_("There is no such decision."))
        title = _("Equality: %(decision)s") % {"decision": decision}
        draft = actions.begin(decision, title, by=request.user)
        return redirect("planning:write_equality", draft.pk)
    return render(request, "planning/equality/begin.html", {"form": form, "decisions": decisions})


@requires(Permission.SEE_PLANS)
def assessment(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Show an assessment: the decision, the evidence, the effect on each group, and what stands in its way."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    today = localdate()
    named, draft = groups(request.user.authority.nation, today), queries.draft_of(found)
    reasons = reasons_not_to_sign(draft, [(each.code, each.title) for each in named], today=today)
    context = {
        "assessment": found,
        "effects": [(group, draft.effects.get(group.code)) for group in named],
        "grounds": found.grounds.select_related("evidence"),
        "reasons": reasons if found.signed_at is None else [],
        "newer": queries.newer_than(found),
        "may_write": may(request.user, Permission.WRITE_PLANS),
        "may_see_history": may(request.user, Permission.SEE_HISTORY),
        "may_sign": may(request.user, Permission.SIGN_EQUALITY),
        "today": today,
    }
    return render(request, "planning/equality/assessment.html", context)


@requires(Permission.WRITE_PLANS)
def write(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Write what changes, what that stands on, and who answers for it."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    begun = {name: getattr(found, name) for name in WriteEquality.base_fields}
    form = WriteEquality(request.POST or None, initial=begun)
    if form.is_valid():
        try:
            actions.write(found, form.cleaned_data, by=request.user)
        except actions.CannotSign as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The assessment was kept. It is a draft until it is signed."))
            return redirect("planning:equality_assessment", found.pk)
    return render(request, "planning/equality/write.html", {"form": form, "assessment": found})


@requires(Permission.WRITE_PLANS)
def effects(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Say what the decision would do for each group; what is not known is said too."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    named = groups(request.user.authority.nation, localdate())
    begun = said_before(dict(queries.draft_of(found).effects))
    form = SayEffects(request.POST or None, initial=begun, groups=named)
    if form.is_valid():
        try:
            actions.say_effects(found, form.effects, by=request.user)
        except actions.CannotSign as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The effects were kept."))
            return redirect("planning:equality_assessment", found.pk)
    context = {"form": form, "assessment": found, "groups": named, "known": _known(request)}
    return render(request, "planning/equality/effects.html", context)


@requires(Permission.WRITE_PLANS)
def find(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Show which groups are reached less, and what the library holds; one press puts it under the assessment."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    offered = of_place(request.user.authority.area_code, localdate())
    if request.method == "POST":
        chosen = next((each for each in offered if each.key == request.POST.get("suggestion")), None)
        if chosen is None:
            raise Http404(_("This is no longer suggested: the figures have changed."))
        try:
            evidence.add_once(chosen.found, by=request.user, under=found)
        except evidence.CannotAdd as refusal:
            messages.warning(request, " ".join(refusal.reasons))
        return redirect("planning:find_for_equality", found.pk)
    used = {each.evidence.pk: each.evidence for each in found.grounds.select_related("evidence")}
    said = {(each.title, each.says) for each in used.values()}
    context = {
        "assessment": found,
        "offered": [each for each in offered if (each.found.title, each.found.says) not in said],
        "library": evidence_to_use(request.user, used),
        "named": f"equality-{found.pk}",
    }
    return render(request, "planning/equality/find.html", context)


def _known(request: SignedInRequest) -> dict[str, str]:
    """What the figures of the authority's own area say of each group; nothing where there are none."""
    today, own = localdate(), area(request.user.authority.area_code)
    try:
        found = reached(own, as_at=today, local=local_values()) if own else None
    except NoFigures:
        found = None
    return told.of_groups(groups(request.user.authority.nation, today), found) if found else {}


@requires(Permission.SIGN_EQUALITY)
def sign(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Sign an assessment, or say everything that is still missing."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.sign(found, by=request.user, today=localdate())
        except actions.CannotSign as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("The assessment is signed. It is not edited any more."))
            return redirect("planning:equality_assessment", found.pk)
    wrote_it = found.written_by_id == request.user.pk
    context = {"assessment": found, "reasons": reasons, "wrote_it": wrote_it}
    return render(request, "planning/equality/sign.html", context)


@requires(Permission.WRITE_PLANS)
def again(request: SignedInRequest, equality_id: int) -> HttpResponse:
    """Begin a new assessment from a signed one; the signed one stands until the new one is signed."""
    found = get_object_or_404(queries.equality_visible_to(request.user), pk=equality_id)
    if found.signed_at is None:
        return redirect("planning:write_equality", found.pk)
    if request.method == "POST":
        draft = actions.begin_again(found, by=request.user)
        return redirect("planning:write_equality", draft.pk)
    return render(request, "planning/equality/again.html", {"assessment": found})
