"""Draw small areas together, and take a drawing away."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.places import actions
from mainstay.places.queries import drawn_groups
from mainstay.planning import pictures
from mainstay.planning.forms import DrawGroup
from mainstay.planning.needs.evidence import Evidence
from mainstay.planning.views.areas import asked_for


@requires(Permission.DRAW_AREAS)
def draw(request: SignedInRequest, code: str) -> HttpResponse:
    """Choose small areas of an area and keep them as a group."""
    whole = asked_for(code)
    evidence = Evidence(whole)
    form = DrawGroup(request.POST or None, parts=evidence.parts, wards=evidence.ward_of_part)
    if form.is_valid():
        try:
            group = actions.draw_group(form.cleaned_data["name"], form.cleaned_data["codes"], by=request.user)
        except actions.CannotDraw as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("%(name)s was drawn.") % {"name": group.name})
            return redirect("planning:area", group.code)
    context = {
        "form": form,
        "area": whole,
        "parts": evidence.parts,
        "map": pictures.plan_of(whole, evidence.parts),
    }
    return render(request, "planning/draw.html", context)


@requires(Permission.DRAW_AREAS)
def remove(request: SignedInRequest, code: str) -> HttpResponse:
    """Ask, then take a drawn group away."""
    number = code.removeprefix("G")
    group = get_object_or_404(drawn_groups(request.user), pk=int(number) if number.isdigit() else None)
    if request.method == "POST":
        actions.remove_group(group, by=request.user)
        messages.success(request, _("%(name)s was removed.") % {"name": group.name})
        return redirect("planning:areas")
    return render(request, "planning/remove_group.html", {"group": group})
