"""The packs, an entry, and an authority's own value in place of an entry's."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, Role, may, roles_with
from mainstay.local import actions, pages, queries, wording
from mainstay.local.forms import FindEntries, LocalValueForm
from mainstay.local.measures import written


@requires(Permission.SEE_POLICY)
def packs(request: SignedInRequest) -> HttpResponse:
    """List the packs, what is due for review and what this authority has changed; or find entries by words."""
    form = FindEntries(request.GET)
    words = form.cleaned_data["search"] if form.is_valid() else ""
    today, local, broken = localdate(), *queries.sound_and_broken()
    context = {
        "find": form,
        "words": words,
        "found": pages.found(words, today, local),
        "packs": pages.packs(),
        "kinds": pages.kinds(),
        "due": policy.due_for_review(today),
        "local": pages.local_ones(today, local),
        "broken": broken,
        "roles": _who_may_change(),
    }
    return render(request, "local/packs.html", context)


@requires(Permission.SEE_POLICY)
def pack(request: SignedInRequest, name: str) -> HttpResponse:
    """List the entries of one pack, file by file."""
    if name not in policy.packs():
        raise Http404(_("There is no policy pack %(name)s.") % {"name": name})
    groups = pages.groups(name, localdate(), queries.local_values())
    context = {"title": wording.title_of(name), "holds": wording.holds(name), "groups": groups}
    return render(request, "local/pack.html", context)


@requires(Permission.SEE_POLICY)
def entry(request: SignedInRequest, key: str) -> HttpResponse:
    """Show one entry: its value, its source, how sure it is, and this authority's own value with its history."""
    asked, today = _entry(key), localdate()
    history = queries.history(key)
    now = queries.in_use_of(history)
    context = pages.about(asked, today, now) | {
        "history": [(each, written(queries.as_policy(each.value), asked.unit)) for each in history],
        "now": now,
        "may_override": policy.may_override(asked),
        "may_change": may(request.user, Permission.CHANGE_ASSUMPTIONS),
        "may_see_history": may(request.user, Permission.SEE_HISTORY),
        "roles": _who_may_change(),
        "nation": request.user.authority.get_nation_display(),
        "elsewhere": request.user.authority.nation not in asked.scope,
    }
    return render(request, "local/entry.html", context)


@requires(Permission.CHANGE_ASSUMPTIONS)
def set_value(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask for a local value, show what it replaces, then set it."""
    asked = _entry(key)
    if not policy.may_override(asked):
        return redirect("local:entry", key)
    now = queries.local_values().get(key)
    form = LocalValueForm(request.POST or None, entry=asked, now=now)
    doing = request.POST.get("doing", "")
    if form.is_valid() and doing == "use" and _set(request, key, form):
        messages.success(request, _("Your authority's value is now used."))
        return redirect("local:entry", key)
    check = form.is_valid() and doing != "change"
    context = pages.replacing(asked, localdate(), now, form) | {"entry": asked, "form": form, "now": now}
    return render(request, "local/check_value.html" if check else "local/set_value.html", context)


def _set(request: SignedInRequest, key: str, form: LocalValueForm) -> bool:
    value, reason = form.cleaned_data["value"], form.cleaned_data["reason"]
    try:
        actions.set_local_value(key, value, reason, by=request.user, today=localdate())
    except actions.CannotSet as refusal:
        form.add_error(None, refusal.reasons)
        return False
    return True


@requires(Permission.CHANGE_ASSUMPTIONS)
def withdraw(request: SignedInRequest, key: str) -> HttpResponse:
    """Ask, then go back to the pack's value. A value whose entry the packs no longer have can be withdrawn too."""
    now = queries.in_use_of(queries.history(key))
    if now is None:
        return redirect("local:entry", _entry(key).key)
    onwards = ("local:entry", key) if queries.entry_of(key) else ("local:packs",)
    if request.method == "POST":
        try:
            actions.withdraw(key, by=request.user, today=localdate())
        except actions.CannotSet as refusal:
            messages.info(request, " ".join(refusal.reasons))
        else:
            messages.success(request, _("The local value was withdrawn. The pack's value is used again."))
        return redirect(*onwards)
    return render(request, "local/withdraw.html", pages.withdrawing(now, localdate()))


def _who_may_change() -> list[str]:
    return [str(Role(role).label) for role in roles_with(Permission.CHANGE_ASSUMPTIONS)]


def _entry(key: str) -> policy.Entry:
    try:
        return policy.entry(key)
    except policy.UnknownEntry as unknown:
        raise Http404(unknown.sentence) from unknown
