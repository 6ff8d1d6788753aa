"""The joint plan: made from what was agreed, read, signed by several bodies, and compared with other versions."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.planning.actions import strategies as actions
from mainstay.planning.exports.words import money
from mainstay.planning.forms.strategies import CompareStrategies, MakeStrategy, SignStrategy
from mainstay.planning.queries import strategies as queries
from mainstay.planning.queries.priorities import review_asked_for
from mainstay.planning.strategy import as_paper, compared, wording
from mainstay.planning.strategy.called import called
from mainstay.planning.strategy.required import asked_of
from mainstay.planning.views.attempts import attempt
from mainstay.planning.views.exports import KINDS


@requires(Permission.SEE_PLANS)
def strategies(request: SignedInRequest) -> HttpResponse:
    """List every version of the joint plan, newest first, and choose two to compare."""
    found = list(queries.strategies_visible_to(request.user).defer("content"))
    choices = [(str(each.pk), str(each)) for each in found]
    context = {
        "strategies": found,
        "called": called(request.user.authority.nation, localdate())["term"],
        "compare": CompareStrategies(versions=choices) if len(found) > 1 else None,
        "may_make": may(request.user, Permission.DECIDE_PRIORITIES),
    }
    return render(request, "planning/strategies/list.html", context)


@requires(Permission.DECIDE_PRIORITIES)
def make(request: SignedInRequest) -> HttpResponse:
    """Make the next version from what was decided in a review."""
    review = review_asked_for(request.user, request.GET.get("review", ""))
    if review is None:
        return render(request, "planning/priorities/no_review.html")
    today = localdate()
    form = MakeStrategy(request.POST or None, asked=asked_of(request.user.authority.nation, today))
    if form.is_valid():
        typed = {name: form.cleaned_data[name] for name in ("title", "introduction")}
        made = attempt(
            form,
            lambda: actions.make(review, **typed, of_its_own=form.of_its_own, by=request.user, today=today),
        )
        if made:
            messages.success(
                request, _("This version was made. It can be signed once its equality is assessed.")
            )
            return redirect("planning:strategy", made.pk)
    return render(request, "planning/strategies/make.html", {"form": form, "review": review})


@requires(Permission.SEE_PLANS)
def strategy(request: SignedInRequest, strategy_id: int) -> HttpResponse:
    """Show a version exactly as it was made, every statement with what it stands on."""
    found = get_object_or_404(queries.strategies_visible_to(request.user), pk=strategy_id)
    context = {
        "strategy": found,
        "content": found.content,
        "signed": list(found.sign_offs.all()),
        "parts": wording.parts(),
        "cost": wording.cost,
        "place": wording.place_in_words,
        "money": money(found.content["money"]["pence"]),
        "missing": wording.missing(found.content),
        "equality": queries.equality_of(found),
        "may_sign": may(request.user, Permission.SIGN_STRATEGY),
        "may_write": may(request.user, Permission.WRITE_PLANS),
    }
    return render(request, "planning/strategies/one.html", context)


@requires(Permission.SEE_PLANS)
def export(request: SignedInRequest, strategy_id: int, ending: str) -> HttpResponse:
    """Send a version as a Word document or a tagged PDF."""
    found = get_object_or_404(queries.strategies_visible_to(request.user), pk=strategy_id)
    if ending not in as_paper.RENDERERS:
        raise Http404(_("A strategy cannot be sent as .%(ending)s.") % {"ending": ending})
    signed = [(each.body, each.signed_on.isoformat(), each.words) for each in found.sign_offs.all()]
    whole = as_paper.paper(found.content, number=found.number, signed=signed)
    sent = HttpResponse(as_paper.RENDERERS[ending](whole), content_type=KINDS[ending][1])
    name = f"carers-strategy-version-{found.number}.{ending}"
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    return sent


@requires(Permission.SIGN_STRATEGY)
def sign(request: SignedInRequest, strategy_id: int) -> HttpResponse:
    """Sign a version for a body; from then on it can never change."""
    found = get_object_or_404(queries.strategies_visible_to(request.user), pk=strategy_id)
    form = SignStrategy(request.POST or None)
    if form.is_valid() and attempt(
        form, lambda: actions.sign(found, **form.cleaned_data, by=request.user, today=localdate())
    ):
        messages.success(request, _("The strategy was signed."))
        return redirect("planning:strategy", found.pk)
    equality = queries.equality_of(found)
    context = {"form": form, "strategy": found, "ready": any(each.signed_at for each in equality)}
    return render(request, "planning/strategies/sign.html", context)


@requires(Permission.SEE_PLANS)
def compare(request: SignedInRequest) -> HttpResponse:
    """Set two versions side by side: what came, what went and what says something else."""
    found = queries.strategies_visible_to(request.user)
    choices = [(str(each.pk), str(each)) for each in found.defer("content")]
    form = CompareStrategies(request.GET or None, versions=choices)
    if not form.is_valid():
        return render(request, "planning/strategies/choose.html", {"form": form})
    earlier, later = (get_object_or_404(found, pk=form.cleaned_data[name]) for name in ("earlier", "later"))
    context = {
        "earlier": earlier,
        "later": later,
        "moved": compared.priorities(earlier.content, later.content),
        "statements": compared.statements(earlier.content, later.content),
        "titles": dict(wording.parts()),
    }
    return render(request, "planning/strategies/compare.html", context)
