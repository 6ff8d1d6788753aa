"""Advice that was given: to somebody without a name, and to a carer with a record."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.pathway.actions import advice as actions
from mainstay.pathway.forms.advice import NoteAdvice, NoteNamelessAdvice
from mainstay.pathway.queries import advice as queries
from mainstay.pathway.record import open_record
from mainstay.pathway.referrals.told_of import titles

_ON_A_PAGE = 50


@requires(Permission.SEE_CARERS)
def advice(request: SignedInRequest) -> HttpResponse:
    """List advice given to people who gave no name, the newest first, and write some down."""
    writes = may(request.user, Permission.WORK_WITH_CARERS)
    form = NoteNamelessAdvice(request.POST or None)
    if writes and form.is_valid():
        try:
            actions.note_advice(
                None, **form.cleaned_data, area_code=form.ward, by=request.user, today=localdate()
            )
        except actions.CannotNote as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("It is counted."))
            return redirect("pathway:advice")
    every = queries.advice_visible_to(request.user)
    context = {
        "form": form,
        "page": Paginator(every, _ON_A_PAGE).get_page(request.GET.get("page")),
        "topics": titles("model.interventions"),
        "ways": titles("pathway.advice_ways"),
        "may_write": writes,
    }
    return render(request, "pathway/advice/nameless.html", context)


@requires(Permission.SEE_CARERS)
def carer_advice(request: SignedInRequest, carer_id: int) -> HttpResponse:
    """List the advice a carer was given, and write some down."""
    record = open_record(request, carer_id, "carer")
    writes = record.may_act and may(request.user, Permission.WORK_WITH_CARERS)
    form = NoteAdvice(request.POST or None)
    if writes and form.is_valid():
        try:
            actions.note_advice(record.carer, **form.cleaned_data, by=request.user, today=localdate())
        except actions.CannotNote as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The advice was written down."))
            return redirect("pathway:carer_advice", carer_id)
    context = {
        "record": record,
        "form": form,
        "given": queries.advice_to(record.carer)[:_ON_A_PAGE],
        "topics": titles("model.interventions"),
        "ways": titles("pathway.advice_ways"),
        "may_write": writes,
    }
    return render(request, "pathway/advice/of_carer.html", context)
