"""Find providers, look at one, add one, ask to keep its entries."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, denied, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.directory.actions import claims
from mainstay.directory.actions import providers as actions
from mainstay.directory.forms.deciding import ClaimForm, FindProviders
from mainstay.directory.forms.providers import ProviderForm, as_asked
from mainstay.directory.queries import providers as queries
from mainstay.directory.queries import visible
from mainstay.directory.queries.entries import provider_entry
from mainstay.directory.queries.known import known_codes
from mainstay.directory.wording import SCHEMES

_MAY_SEE = (Permission.SEE_DIRECTORY, Permission.OWN_ENTRIES)


@requires(*_MAY_SEE)
def listing(request: SignedInRequest) -> HttpResponse:
    """List the providers that somebody may see, and those they could ask to keep."""
    form = FindProviders(request.GET or None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    context = {
        "find": form,
        "page": queries.providers_page(request.user, words, request.GET.get("page")),
        "free": queries.free_to_claim(request.user, words),
        "is_staff": may(request.user, Permission.SEE_DIRECTORY),
        "may_add": may(request.user, Permission.WRITE_ENTRIES),
        "may_write": visible.may_write(request.user),
    }
    return render(request, "directory/providers.html", context)


@requires(*_MAY_SEE)
def provider(request: SignedInRequest, offered_by: int) -> HttpResponse:
    """Show a provider: its numbers, its services, and who keeps them."""
    found = get_object_or_404(queries.providers_to_show(request.user), pk=offered_by)
    page = queries.provider_page(found, request.user, localdate())
    numbers = [(SCHEMES.get(each.scheme, each.scheme), each.identifier) for each in found.identifiers.all()]
    context = {
        "provider": found,
        "page": page,
        "numbers": numbers,
        "may_write": visible.may_write(request.user),
        "may_change": queries.may_change(request.user, found, localdate()),
        "may_approve": may(request.user, Permission.APPROVE_ENTRIES),
        "may_see_history": may(request.user, Permission.SEE_HISTORY),
    }
    return render(request, "directory/provider.html", context)


@requires(Permission.WRITE_ENTRIES)
def new(request: SignedInRequest) -> HttpResponse:
    """Add a provider that no source has told of."""
    form = ProviderForm(request.POST or None)
    if form.is_valid():
        known = known_codes(localdate())
        try:
            added = actions.add_provider(request.user.authority, form.entry, by=request.user, known=known)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("%(name)s was added.") % {"name": added.name})
            return redirect("directory:provider", added.pk)
    return render(request, "directory/provider_form.html", {"form": form, "provider": None})


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def change(request: SignedInRequest, offered_by: int) -> HttpResponse:
    """Change what is said of a provider, and its numbers."""
    found = get_object_or_404(visible.providers_to_write_for(request.user), pk=offered_by)
    if not queries.may_change(request.user, found, localdate()):
        raise PermissionDenied(denied(Permission.WRITE_ENTRIES))
    before = provider_entry(found)
    form = ProviderForm(request.POST or None, initial=as_asked(before), before=before)
    if form.is_valid():
        try:
            actions.change_provider(found, form.entry, by=request.user, known=known_codes(localdate()))
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("What is said of the provider was changed."))
            return redirect("directory:provider", found.pk)
    return render(request, "directory/provider_form.html", {"form": form, "provider": found})


@requires(Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)
def claim(request: SignedInRequest, offered_by: int) -> HttpResponse:
    """Ask, for one's organisation, to keep a provider's entries."""
    found = get_object_or_404(visible.providers_to_claim(request.user), pk=offered_by)
    form = ClaimForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            claims.ask_to_keep(found, **form.cleaned_data, by=request.user)
        except Refused as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("Your authority was asked. It answers here."))
            return redirect("directory:claims")
    return render(request, "directory/claim.html", {"form": form, "provider": found})
