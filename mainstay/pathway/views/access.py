"""Who may see a carer's record or act in it, and what each person agreed to."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts import inviting
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.pathway.actions import access as actions
from mainstay.pathway.actions.consents import CannotAgree, record_consents
from mainstay.pathway.forms.relations import Agreed, GiveAccess, GiveOrganisation, InviteCarer
from mainstay.pathway.queries import relations as queries
from mainstay.pathway.record import Record, open_to_change

if TYPE_CHECKING:
    from mainstay.pathway.models import Person


@requires(Permission.WORK_WITH_CARERS)
def carers_consents(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Write down what the carer agreed to."""
    record = open_to_change(request, carer_id, "family")
    assert record.carer.person is not None
    return _consents(request, record, record.carer.person)


@requires(Permission.WORK_WITH_CARERS)
def persons_consents(request: SignedInRequest, carer_id: int, relationship_id: int) -> HttpResponse:
    """Write down what somebody who is looked after agreed to."""
    record = open_to_change(request, carer_id, "family")
    every = queries.relationships_visible_to(request.user).filter(carer=carer_id)
    return _consents(request, record, get_object_or_404(every, pk=relationship_id).person)


def _consents(request: SignedInRequest, record: Record, person: "Person") -> HttpResponse:
    today = localdate()
    form = Agreed(request.POST or None, person=person, today=today)
    if form.is_valid():
        told = {name: form.cleaned_data[name] for name in ("how", "words", "on")}
        try:
            record_consents(person, form.answers, **told, by=request.user, today=today)
        except CannotAgree as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Written down. What was said before stays to be read."))
            return redirect("pathway:family", record.carer.pk)
    context = {"record": record, "form": form, "person": person, "before": queries.consents_of(person)}
    words = queries.words_on(today)
    context |= {"purposes": words.purposes, "ways": words.ways}
    return render(request, "pathway/carers/consents.html", context)


@requires(Permission.WORK_WITH_CARERS)
def give_access(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Let somebody close to the carer see the record, or act for the carer."""
    record = open_to_change(request, carer_id, "family")
    today = localdate()
    form = GiveAccess(request.POST or None, today=today)
    if form.is_valid():
        try:
            _given, made = actions.give_access(record.carer, **form.told, by=request.user, today=today)
        except actions.CannotGive as refusal:
            form.add_error(None, refusal.reasons)
        else:
            if made:
                inviting.invite(made, request)
            messages.success(request, _("They may see the record now. The carer sees who they are."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "title": _("Let somebody see this record")}
    return render(request, "pathway/carers/give_access.html", context)


@requires(Permission.WORK_WITH_CARERS)
def give_organisation(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Let the people of an organisation open the record."""
    record = open_to_change(request, carer_id, "family")
    form = GiveOrganisation(request.POST or None, user=request.user)
    if form.is_valid():
        try:
            actions.give_to_organisation(record.carer, **form.told, by=request.user)
        except actions.CannotGive as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Its people may open the record now. The carer sees that they may."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "title": _("Let an organisation see this record")}
    return render(request, "pathway/carers/give_access.html", context)


@requires(Permission.WORK_WITH_CARERS)
def invite_carer(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """Let the carer sign in to their own record."""
    record = open_to_change(request, carer_id, "family")
    assert record.carer.person is not None
    form = InviteCarer(request.POST or None, initial={"email": record.carer.person.email})
    if form.is_valid():
        try:
            told = form.cleaned_data | {"by": request.user, "today": localdate()}
            _given, made = actions.invite_carer(record.carer, **told)
        except actions.CannotGive as refusal:
            form.add_error(None, refusal.reasons)
        else:
            if made:
                inviting.invite(made, request)
            messages.success(request, _("The carer can see their own record once they sign in."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "form": form, "title": _("Invite the carer to their own record")}
    return render(request, "pathway/carers/give_access.html", context)


@requires(Permission.WORK_WITH_CARERS)
def end_access(request: SignedInRequest, carer_id: int, access_id: int) -> HttpResponse:
    """Ask, then end what somebody may see of a record."""
    record = open_to_change(request, carer_id, "family")
    every = {each.pk: each for each in queries.access_to(request.user, record.carer)}
    if (found := every.get(access_id)) is None:
        raise Http404
    reasons: list[str] = []
    if request.method == "POST":
        try:
            actions.end_access(found, by=request.user)
        except actions.CannotEnd as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, _("Ended. They see nothing more of this record."))
            return redirect("pathway:family", carer_id)
    context = {"record": record, "access": found, "reasons": reasons}
    return render(request, "pathway/carers/end_access.html", context)
