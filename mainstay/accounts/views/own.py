"""One's own account."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from mainstay.accounts import actions, queries, second_step
from mainstay.accounts.access import SignedInRequest, public, signed_in
from mainstay.accounts.forms.people import OwnName
from mainstay.accounts.permissions import ROLES, is_staff


@signed_in
def own_account(request: SignedInRequest) -> HttpResponse:
    """Show who one is here, how one signs in, and when one did."""
    user = request.user
    return render(
        request,
        "accounts/own.html",
        {
            "roles": [(user.Role(role).label, _(ROLES[role][0])) for role in user.roles],
            "has_second_step": second_step.has(user),
            "must_have_second_step": is_staff(user),
            "sign_ins": queries.sign_ins_of(user),
        },
    )


@signed_in
def own_name(request: SignedInRequest) -> HttpResponse:
    """Change the name that others see."""
    form = OwnName(request.POST or None, initial={"name": request.user.name})
    if form.is_valid():
        actions.change_own_name(request.user, form.cleaned_data["name"], by=request.user)
        messages.success(request, _("Your name was changed."))
        return redirect("accounts:own")
    return render(request, "accounts/own_name.html", {"form": form})


@signed_in
def no_password(request: SignedInRequest) -> HttpResponse:
    """Say why there is no password to change."""
    return render(request, "accounts/no_password.html")


@public("somebody the organisation vouches for but nobody has added is not signed in")
def not_added(request: HttpRequest) -> HttpResponse:
    """Say what to do when the organisation knows somebody but Mainstay does not."""
    return render(request, "accounts/not_added.html", status=403)
