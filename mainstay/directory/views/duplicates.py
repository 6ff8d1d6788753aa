"""Look at entries that may be one, make one of them, or say that they are two."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.directory import pair_tables as tables
from mainstay.directory import pair_words as words
from mainstay.directory.actions import duplicates, merging
from mainstay.directory.forms.duplicates import ONE, TWO, MergeForm
from mainstay.directory.queries import pairs as queries
from mainstay.directory.queries.pairs import PairPage
from mainstay.directory.queries.visible import may_write

_ON_A_PAGE = 25


@requires(Permission.SEE_DIRECTORY)
def listing(request: SignedInRequest) -> HttpResponse:
    """List the pairs that wait for somebody, or those that were decided, the surest first."""
    state = request.GET.get("state", queries.State.WAITING)
    state = state if state in queries.State.values else queries.State.WAITING
    page = Paginator(queries.pairs_in(request.user, state), _ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "state": state,
        "states": queries.State.choices,
        "page": page,
        "table": tables.of_pairs(page, state=state, count=page.paginator.count),
        "may_decide": may(request.user, Permission.APPROVE_ENTRIES),
    }
    context["may_write"] = may_write(request.user)
    return render(request, "directory/duplicates.html", context)


@requires(Permission.APPROVE_ENTRIES)
def look(request: SignedInRequest) -> HttpResponse:
    """Look for entries that may be one, now."""
    if request.method == "POST":
        found = duplicates.find_duplicates(request.user.authority, by=request.user, today=localdate())
        said = ngettext(
            "%(count)s new pair was found among %(all)s entries.",
            "%(count)s new pairs were found among %(all)s entries.",
            found.new,
        )
        messages.success(request, said % {"count": found.new, "all": found.compared})
    return redirect("directory:duplicates")


@requires(Permission.SEE_DIRECTORY)
def pair(request: SignedInRequest, pair_id: int) -> HttpResponse:
    """Show two entries side by side, and make one of them with what is chosen."""
    found = get_object_or_404(queries.pairs_visible_to(request.user), pk=pair_id)
    page, decides = queries.pair_page(found), may(request.user, Permission.APPROVE_ENTRIES)
    choices = words.choices(page, localdate())
    names = (page.one.row.name, page.other.row.name)
    owned = bool(page.one.owner or page.other.owner)
    given = request.POST if request.method == "POST" and decides else None
    form = MergeForm(given, names=names, choices=choices, owned=owned, initial=_offered(page))
    if form.is_valid():
        agrees = form.cleaned_data.get("owner_agrees", False)
        keep_other = form.cleaned_data["stays"] == TWO
        try:
            merging.merge(
                found, keep_other=keep_other, chosen=form.chosen, by=request.user, owner_agrees=agrees
            )
        except merging.CannotMerge as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The two entries are one now."))
            return redirect("directory:duplicates")
    context = {"pair": found, "page": page, "choices": choices, "form": form, "may_decide": decides}
    context |= {"told": words.told, "numbers": words.numbers}
    return render(request, "directory/duplicate.html", context)


def _offered(page: PairPage) -> dict[str, str]:
    """What is ticked to begin with: the fuller entry stays, and its words unless it says nothing."""
    first = words.fuller(page.one) >= words.fuller(page.other)
    stays, gives_way = (ONE, TWO) if first else (TWO, ONE)
    kept, other = (page.one, page.other) if first else (page.other, page.one)
    whose = {
        f"of_{name}": stays if words.better(kept.values[name], other.values[name]) else gives_way
        for name in page.fields
    }
    return {"stays": stays, **whose}


@requires(Permission.APPROVE_ENTRIES)
def different(request: SignedInRequest, pair_id: int) -> HttpResponse:
    """Say that two entries are not the same."""
    found = get_object_or_404(queries.pairs_visible_to(request.user), pk=pair_id)
    return _decide(request, found, merging.say_different, _("They stay two entries."))


@requires(Permission.APPROVE_ENTRIES)
def again(request: SignedInRequest, pair_id: int) -> HttpResponse:
    """Take a decision about two entries back: what was merged is two again."""
    found = get_object_or_404(queries.pairs_visible_to(request.user), pk=pair_id)
    return _decide(request, found, merging.decide_again, _("The decision was taken back."))


def _decide(request: SignedInRequest, found: Any, decide: Callable[..., Any], said: str) -> HttpResponse:
    if request.method == "POST":
        try:
            decide(found, by=request.user)
        except merging.CannotMerge as refusal:
            messages.error(request, " ".join(refusal.reasons))
        else:
            messages.success(request, said)
            return redirect("directory:duplicates")
    return redirect("directory:duplicate", found.pk)
