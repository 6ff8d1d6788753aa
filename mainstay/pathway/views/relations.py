"""Who belongs to a carer's record: whom they look after, and the same people in other records."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import relations as actions
from mainstay.pathway.forms.relations import EndLooksAfter, LooksAfter
from mainstay.pathway.queries import relations as queries
from mainstay.pathway.record import Record, open_record, open_to_change

if TYPE_CHECKING:
    from mainstay.pathway.models import Relationship


@requires(Permission.SEE_CARERS)
def family(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show whom the carer looks after, what each agreed to, and who may see the record."""
    record = open_record(request, carer_id, "family")
    family = queries.family_of(request.user, record.carer, localdate())
    words = {"purposes": family.words.purposes, "ways": family.words.ways, "parts": family.words.parts}
    context = {"record": record, "family": family} | words
    return render(request, "pathway/carers/family.html", context)


@requires(Permission.WORK_WITH_CARERS)
def add_relationship(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Write down that the carer looks after somebody."""
    record = open_to_change(request, carer_id, "family")
    today = localdate()
    form = LooksAfter(request.POST or None, today=today)
    if form.is_valid():
        told = {"person": form.person, "about": form.about}
        try:
            actions.add_relationship(record.carer, **told, by=request.user, today=today)
        except actions.CannotRelate as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down. Ask the person too whether they agree."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "title": _("Add somebody the carer looks after")}
    return render(request, "pathway/carers/relationship.html", context)


@requires(Permission.WORK_WITH_CARERS)
def change_relationship(request: SignedInRequest, carer_id: int, relationship_id: int) -> HttpResponse:
    """Change what is known of somebody who is looked after."""
    record, found = _of(request, carer_id, relationship_id)
    today = localdate()
    form = LooksAfter(request.POST or None, today=today, of=found)
    if form.is_valid():
        told = {"person": form.person, "about": form.about}
        seen = form.cleaned_data["seen"] or 0
        try:
            actions.change_relationship(found, **told, seen=seen, by=request.user, today=today)
        except actions.CannotRelate as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The change was saved."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "title": _("Change what is known of somebody looked after")}
    return render(request, "pathway/carers/relationship.html", context)


@requires(Permission.WORK_WITH_CARERS)
def end_relationship(request: SignedInRequest, carer_id: int, relationship_id: int) -> HttpResponse:
    """Note that somebody is no longer looked after, and why."""
    record, found = _of(request, carer_id, relationship_id)
    today = localdate()
    form = EndLooksAfter(request.POST or None, today=today)
    if form.is_valid():
        try:
            last = actions.end_relationship(found, **form.cleaned_data, by=request.user, today=today)
        except actions.CannotRelate as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _said(last))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "found": found}
    return render(request, "pathway/carers/end_relationship.html", context)


@requires(Permission.WORK_WITH_CARERS)
def take_up_again(request: SignedInRequest, carer_id: int, relationship_id: int) -> HttpResponse:
    """Note that somebody is looked after again, or that the end was written down by mistake."""
    _record, found = _of(request, carer_id, relationship_id)
    if request.method == "POST":
        actions.take_up_again(found, by=request.user)
        messages.success(request, _("Looked after again."))
    return redirect("pathway:family", carer_id)


@requires(Permission.WORK_WITH_CARERS)
def same_people(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Show who in other records may be somebody of this one; join and part them by hand."""
    record = open_to_change(request, carer_id, "family")
    people = queries.people_of(request.user, record.carer)
    found = [(person, queries.likely_same(request.user, person)) for person in people if person.name]
    if request.method == "POST":
        chosen = request.POST.get("same", "")
        pairs = {
            f"{person.pk}-{each.person.pk}": (person, each.person) for person, some in found for each in some
        }
        parting = {f"part-{person.pk}": person for person in people}
        if chosen in pairs:
            return _done(request, carer_id, lambda: actions.join(*pairs[chosen], by=request.user))
        if chosen in parting:
            return _done(request, carer_id, lambda: actions.part(parting[chosen], by=request.user))
        raise Http404
    joined = queries.joined_elsewhere(request.user, record.carer)
    context = {"record": record, "found": found, "joined": joined}
    return render(request, "pathway/carers/same_people.html", context)


def _done(request: SignedInRequest, carer_id: int, act: Callable[[], None]) -> HttpResponse:
    try:
        act()
    except actions.CannotRelate as refusal:
        for reason in refusal.reasons:
            messages.warning(request, reason)
    else:
        messages.success(request, _("Written down."))
    return redirect("pathway:same_people", carer_id)


def _of(request: SignedInRequest, carer_id: int, relationship_id: int) -> tuple[Record, "Relationship"]:
    record = open_to_change(request, carer_id, "family")
    every = queries.relationships_visible_to(request.user).filter(carer=carer_id)
    return record, get_object_or_404(every, pk=relationship_id)


def _said(last: bool) -> str:
    if last:
        return _(
            "Written down. The carer looks after nobody else in this record. Open Reviews and changes to go through "
            "what the end of caring asks for."
        )
    return _("Written down. The carer still looks after somebody else.")
