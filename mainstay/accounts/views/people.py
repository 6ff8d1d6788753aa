"""The administrator's pages about people."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.accounts import actions, inviting, queries, second_step, tables
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.forms.people import FindPeople, PersonForm
from mainstay.accounts.permissions import Permission


@requires(Permission.MANAGE_USERS)
def people(request: SignedInRequest) -> HttpResponse:
    """List the people of the authority, found by name, address or role."""
    form = FindPeople(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    found = queries.people_list(request.user, search=asked.get("search", ""), role=asked.get("role", ""))
    table = tables.of_people(found, asked=request.GET)
    return render(request, "accounts/people.html", {"find": form, "table": table})


@requires(Permission.MANAGE_USERS)
def add_person(request: SignedInRequest) -> HttpResponse:
    """Make an account and send its owner a link."""
    form = PersonForm(request.POST or None, seen_by=request.user)
    if form.is_valid():
        try:
            user = actions.add_user(request.user.authority, **form.cleaned_data, by=request.user)
        except actions.CannotChangeAccount as refusal:
            form.add_error(None, refusal.reasons)
        else:
            inviting.invite(user, request)
            messages.success(
                request,
                _("%(name)s was added. A link to set a password is on its way.") % {"name": user.name},
            )
            return redirect("accounts:person", user.pk)
    return render(request, "accounts/add_person.html", {"form": form})


_NOT_SENT = gettext_lazy(
    "The link for %(name)s could not be sent. Check the address, and that this installation can send e-mail. "
    "Then choose Send a link to set a password."
)


@requires(Permission.MANAGE_USERS)
def person(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Show one person's account and what can be done with it."""
    user = get_object_or_404(queries.users_visible_to(request.user), pk=user_id)
    if inviting.was_not_sent(user, request):
        messages.warning(request, _NOT_SENT % {"name": user.name})
    context = {
        "person": user,
        "roles": [user.Role(role).label for role in user.roles],
        "has_second_step": second_step.has(user),
        "sign_ins": queries.sign_ins_of(user, most=5),
    }
    return render(request, "accounts/person.html", context)


@requires(Permission.MANAGE_USERS)
def change_person(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Change a person's name, address, organisation or roles."""
    user = get_object_or_404(queries.users_visible_to(request.user), pk=user_id)
    form = PersonForm(request.POST or None, person=user, seen_by=request.user)
    if form.is_valid():
        try:
            actions.change_user(user, **form.cleaned_data, by=request.user)
        except actions.CannotChangeAccount as refusal:
            form.add_error(None, refusal.reasons)
        else:
            messages.success(request, _("The account was changed."))
            return redirect("accounts:person", user_id)
    return render(request, "accounts/change_person.html", {"form": form, "person": user})


# What can be done to an account from its page: the action, what is said afterwards.
_DOABLE = {
    "close": (actions.close_account, gettext_lazy("The account was closed.")),
    "open": (actions.open_account, gettext_lazy("The account was opened again.")),
    "reset-second-step": (actions.reset_second_step, gettext_lazy("The second step was reset.")),
}


@requires(Permission.MANAGE_USERS)
def do_to_person(request: SignedInRequest, user_id: int, doing: str) -> HttpResponse:
    """Ask, then close or open an account, or reset its second step."""
    user = get_object_or_404(queries.users_visible_to(request.user), pk=user_id)
    reasons: list[str] = []
    if request.method == "POST":
        action, done = _DOABLE[doing]
        try:
            action(user, by=request.user)
        except actions.CannotChangeAccount as refusal:
            reasons = refusal.reasons
        else:
            messages.success(request, done)
            return redirect("accounts:person", user_id)
    return render(request, "accounts/do_to_person.html", {"person": user, "doing": doing, "reasons": reasons})


@requires(Permission.MANAGE_USERS)
def invite_again(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Send the link to set a password once more."""
    user = get_object_or_404(queries.users_visible_to(request.user).filter(is_active=True), pk=user_id)
    if request.method == "POST":
        inviting.invite(user, request)
        messages.success(request, _("A new link is on its way to %(email)s.") % {"email": user.email})
    return redirect("accounts:person", user_id)
