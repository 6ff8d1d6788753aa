"""The administrator's pages about organisations, and what each role may do."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts import actions, queries, reference, tables
from mainstay.accounts.access import SignedInRequest, requires, signed_in
from mainstay.accounts.forms.people import OrganisationForm
from mainstay.accounts.permissions import Permission


@requires(Permission.MANAGE_USERS)
def organisations(request: SignedInRequest) -> HttpResponse:
    """List the organisations that work with the authority."""
    table = tables.of_organisations(queries.organisations_visible_to(request.user), asked=request.GET)
    return render(request, "accounts/organisations.html", {"table": table})


@requires(Permission.MANAGE_USERS)
def add_organisation(request: SignedInRequest) -> HttpResponse:
    """Add an organisation."""
    form = OrganisationForm(request.POST or None)
    if form.is_valid():
        try:
            added = actions.add_organisation(request.user.authority, **form.cleaned_data, by=request.user)
        except actions.CannotChangeAccount as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("%(name)s was added.") % {"name": added.name})
            return redirect("accounts:organisations")
    return render(request, "accounts/organisation.html", {"form": form, "organisation": None})


@requires(Permission.MANAGE_USERS)
def organisation(request: SignedInRequest, organisation_id: int) -> HttpResponse:
    """Change an organisation."""
    found = get_object_or_404(queries.organisations_visible_to(request.user), pk=organisation_id)
    form = OrganisationForm(request.POST or None, initial={"name": found.name, "kind": found.kind})
    if form.is_valid():
        try:
            actions.change_organisation(found, **form.cleaned_data, by=request.user)
        except actions.CannotChangeAccount as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("%(name)s was changed.") % {"name": found.name})
            return redirect("accounts:organisations")
    return render(request, "accounts/organisation.html", {"form": form, "organisation": found})


@signed_in
def roles(request: SignedInRequest) -> HttpResponse:
    """Show what each role may do, in plain words."""
    return render(request, "accounts/roles.html", {"roles": reference.roles()})
