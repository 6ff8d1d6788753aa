"""Records that may be of one carer: found, looked at side by side, made one or left two, and taken back."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may, sees_every_carer
from mainstay.audit.refusing import Refused
from mainstay.pathway.actions import same as actions
from mainstay.pathway.actions import same_merging as merging
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.forms.same import ONE, MergeForm
from mainstay.pathway.queries.same import pairs_visible_to
from mainstay.pathway.same.side_by_side import both_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from mainstay.pathway.models import SamePair

_ON_A_PAGE = 25
_STATES = ("open", "merged", "different")


@requires(Permission.SEE_CARERS)
def same(request: SignedInRequest) -> HttpResponse:
    """List the pairs that wait for somebody, or those that were decided, the surest first."""
    asked = request.GET.get("state", "open")
    state = asked if asked in _STATES else "open"
    every = pairs_visible_to(request.user).filter(state=state)
    context = {
        "page": Paginator(every, _ON_A_PAGE).get_page(request.GET.get("page")),
        "state": state,
        "may_work": _decides(request),
    }
    return render(request, "pathway/same/list.html", context)


@requires(Permission.WORK_WITH_CARERS)
def look_for_same(request: SignedInRequest) -> HttpResponse:
    """Look through every record for pairs, now."""
    if request.method == "POST" and sees_every_carer(request.user):
        found = actions.look_for_pairs(request.user.authority, by=request.user, today=localdate())
        said = ngettext(
            "%(count)s new pair was found among %(all)s carers.",
            "%(count)s new pairs were found among %(all)s carers.",
            found.new,
        )
        messages.success(request, said % {"count": found.new, "all": found.compared})
        if found.crowded:
            # Said, because nothing is left out in silence.
            said = ngettext(
                "%(count)s thing (a day of birth, a postcode) is shared by so many that it makes no pair alone.",
                "%(count)s things (a day of birth, a postcode) are shared by so many that they make no pair alone.",
                found.crowded,
            )
            messages.info(request, said % {"count": found.crowded})
    return redirect("pathway:same")


@requires(Permission.SEE_CARERS)
def same_pair(request: SignedInRequest, same_pair_id: int) -> HttpResponse:
    """Show two records side by side, and make one of them with what is chosen."""
    pair = _pair(request, same_pair_id)
    both = both_of(pair)
    for carer in (both.one, both.two):
        note_opening(carer, "same", by=request.user)
    references = (both.one.reference, both.two.reference)
    given = request.POST if request.method == "POST" and _decides(request) else None
    form = MergeForm(given, references=references, choices=both.choices, initial={"stays": ONE})
    if form.is_valid():
        try:
            kept = merging.merge(
                pair, keep_other=form.keep_other, chosen=form.chosen, by=request.user, today=localdate()
            )
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The two records are one now. It can be taken back."))
            return redirect("pathway:carer", kept.pk)
    context = {"pair": pair, "both": both, "form": form, "may_work": _decides(request)}
    return render(request, "pathway/same/pair.html", context)


@requires(Permission.WORK_WITH_CARERS)
def different(request: SignedInRequest, same_pair_id: int) -> HttpResponse:
    """Say that two records are of two people."""
    pair = _pair(request, same_pair_id)
    if request.method == "POST" and _tried(request, lambda: actions.say_different(pair, by=request.user)):
        messages.success(request, _("They stay two records, and are not put to anybody again."))
        return redirect("pathway:same")
    return redirect("pathway:same_pair", same_pair_id)


@requires(Permission.WORK_WITH_CARERS)
def decide_same_again(request: SignedInRequest, same_pair_id: int) -> HttpResponse:
    """Take a decision back: what was merged is two again."""
    pair = _pair(request, same_pair_id)
    if request.method == "POST" and _tried(request, lambda: merging.decide_again(pair, by=request.user)):
        messages.success(request, _("The decision was taken back."))
    return redirect("pathway:same_pair", same_pair_id)


def _tried(request: SignedInRequest, decide: "Callable[[], object]") -> bool:
    try:
        decide()
    except Refused as refusal:
        messages.error(request, " ".join(refusal.reasons))
        return False
    return True


def _decides(request: SignedInRequest) -> bool:
    return may(request.user, Permission.WORK_WITH_CARERS) and sees_every_carer(request.user)


def _pair(request: SignedInRequest, same_pair_id: int) -> "SamePair":
    pair = pairs_visible_to(request.user).filter(pk=same_pair_id).first()
    if pair is None:
        raise Http404
    return pair
