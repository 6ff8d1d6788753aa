"""Look through the suppliers and charities that may support carers, and decide about each."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.directory import candidate_tables as tables
from mainstay.directory.actions import candidates as actions
from mainstay.directory.forms.candidates import NAMED, NEW, ConfirmCandidate, FindCandidates, RefuseCandidate
from mainstay.directory.queries import candidates as queries
from mainstay.directory.queries.visible import may_write

_ON_A_PAGE = 25


@requires(Permission.SEE_DIRECTORY)
def listing(request: SignedInRequest) -> HttpResponse:
    """List the candidates, the dearest first, with what speaks for and against each."""
    find = FindCandidates(request.GET or None, lists=queries.lists_with_candidates(request.user))
    found = queries.candidates_found(request.user, find.wanted, request.GET.get("sort", ""))
    page = Paginator(found, _ON_A_PAGE).get_page(request.GET.get("page"))
    asked = request.GET.copy()
    asked.pop("page", None)
    count, sums = page.paginator.count, queries.sums(request.user)
    caption = ngettext("%(count)s candidate", "%(count)s candidates", count) % {"count": count}
    context = {
        "find": find,
        "page": page,
        "asked": asked.urlencode(),
        "sums": tables.in_words(sums),
        "any": any(each.count for each in sums),
        "table": tables.of_candidates(page, caption=caption, asked=asked),
        "may_load": may(request.user, Permission.LOAD_SERVICES),
    }
    context["may_write"] = may_write(request.user)
    return render(request, "directory/candidates.html", context)


@requires(Permission.SEE_DIRECTORY)
def sheet(request: SignedInRequest) -> HttpResponse:
    """Hand out the candidates that the list shows as CSV, all of its pages."""
    find = FindCandidates(request.GET or None, lists=queries.lists_with_candidates(request.user))
    found = queries.candidates_found(request.user, find.wanted, request.GET.get("sort", ""))
    answer = HttpResponse(tables.sheet(found), "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="candidates-{localdate().isoformat()}.csv"'
    return answer


@requires(Permission.SEE_DIRECTORY)
def candidate(request: SignedInRequest, candidate_id: int) -> HttpResponse:
    """Show everything that is known of a candidate."""
    found = get_object_or_404(queries.candidates_visible_to(request.user), pk=candidate_id)
    context = {
        "candidate": found,
        "paid": tables.paid(found),
        "between": tables.between(found),
        "months": tables.of_months(found) if found.months else None,
        "may_decide": may(request.user, Permission.APPROVE_ENTRIES),
    }
    return render(request, "directory/candidate.html", context)


@requires(Permission.APPROVE_ENTRIES)
def confirm(request: SignedInRequest, candidate_id: int) -> HttpResponse:
    """Say that a candidate supports carers, and which provider it is."""
    found = get_object_or_404(queries.candidates_visible_to(request.user), pk=candidate_id)
    like = queries.providers_like(found, localdate())
    form = ConfirmCandidate(request.POST or None, like=like, name=found.name)
    if form.is_valid():
        chosen, named = form.cleaned_data["provider"], form.cleaned_data["named"]
        provider = next((each for each in like if str(each.pk) == chosen), None)
        if chosen == NAMED:
            provider = queries.provider_named(found.authority_id, named)
        if provider is None and chosen != NEW:
            form.add_error(
                "named", _("No provider is called that. Enter the name as it stands in the directory")
            )
        else:
            try:
                actions.confirm(found, provider, by=request.user)
            except actions.CannotDecide as refusal:
                form.add_error(None, refusal.reasons)
            else:
                messages.success(
                    request, _("%(name)s is a provider in the directory.") % {"name": found.name}
                )
                return redirect("directory:candidate", found.pk)
    return render(request, "directory/candidate_confirm.html", {"form": form, "candidate": found})


@requires(Permission.APPROVE_ENTRIES)
def refuse(request: SignedInRequest, candidate_id: int) -> HttpResponse:
    """Say that a candidate does something else."""
    found = get_object_or_404(queries.candidates_visible_to(request.user), pk=candidate_id)
    form = RefuseCandidate(request.POST or None)
    if form.is_valid():
        try:
            actions.refuse(found, reason=form.cleaned_data["reason"], by=request.user)
        except actions.CannotDecide as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(
                request, _("%(name)s does not count as support for carers.") % {"name": found.name}
            )
            return redirect("directory:candidates")
    return render(request, "directory/candidate_refuse.html", {"form": form, "candidate": found})


@requires(Permission.APPROVE_ENTRIES)
def again(request: SignedInRequest, candidate_id: int) -> HttpResponse:
    """Take the decision about a candidate back."""
    found = get_object_or_404(queries.candidates_visible_to(request.user), pk=candidate_id)
    if request.method == "POST":
        try:
            actions.decide_again(found, by=request.user)
        except actions.CannotDecide as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("%(name)s is to be decided again.") % {"name": found.name})
        return redirect("directory:candidate", found.pk)
    return render(request, "directory/candidate_again.html", {"candidate": found})
