"""Write a change to an entry, section by section, and look at it before it goes on."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.audit.refusing import Refused
from mainstay.directory import showing
from mainstay.directory.actions import writing
from mainstay.directory.forms.deciding import ChooseProvider, Note, Reason
from mainstay.directory.forms.sections import SectionForm
from mainstay.directory.queries import drafts as queries
from mainstay.directory.queries import visible
from mainstay.directory.queries.known import PACKS, known_codes
from mainstay.directory.queries.listing import names_of, places_to_serve
from mainstay.directory.rules.entry import ServiceEntry, from_json
from mainstay.directory.rules.versions import OPEN
from mainstay.directory.wording import Words

_MAY_WRITE = (Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)


@requires(*_MAY_WRITE)
def listing(request: SignedInRequest) -> HttpResponse:
    """List the changes that are being written or wait for approval."""
    context = {
        "drafts": queries.open_changes(request.user),
        "is_staff": may(request.user, Permission.SEE_DIRECTORY),
    }
    return render(request, "directory/drafts.html", context)


@requires(*_MAY_WRITE)
def new(request: SignedInRequest) -> HttpResponse:
    """Begin a new entry of one of the providers that somebody may write for."""
    found = visible.providers_to_write_for(request.user)
    choices = [(str(each.pk), each.name) for each in found]
    form = ChooseProvider(
        request.POST or None, providers=choices, initial={"provider": request.GET.get("provider", "")}
    )
    if form.is_valid():
        provider = get_object_or_404(found, pk=form.cleaned_data["provider"])
        draft = writing.begin_entry(provider, by=request.user)
        return redirect("directory:section", draft.pk, "about")
    return render(request, "directory/new_entry.html", {"form": form, "providers": choices})


@requires(*_MAY_WRITE)
def change(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Begin a change to an entry, or go on with the one that is being written."""
    service = get_object_or_404(visible.services_visible_to(request.user), pk=service_id, merged_into=None)
    if request.method != "POST":
        return redirect("directory:entry", service.pk)
    return redirect("directory:draft", writing.begin_change(service, by=request.user).pk)


@requires(*_MAY_WRITE)
def draft(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Show a change as it would be listed, what is to be mended, and what can be done with it."""
    version = get_object_or_404(visible.versions_visible_to(request.user), pk=draft_id, state__in=OPEN)
    today = localdate()
    page = queries.draft_page(version, request.user, today)
    words = Words(today, page.areas)
    context = {
        "version": version,
        "sections": showing.sections(page.entry, words, page.problems),
        "changed": showing.compared(page.changed, words),
        "page": page,
        "note": Note(initial={"note": version.note}),
        "send_back": Reason(prefix="back"),
    }
    return render(request, "directory/draft.html", context)


@requires(*_MAY_WRITE)
def section(request: SignedInRequest, draft_id: int, part: str) -> HttpResponse:
    """Write one section of a change; what was typed is kept, and the next section shown."""
    version = get_object_or_404(visible.versions_visible_to(request.user), pk=draft_id, state__in=OPEN)
    keys = queries.sections_of(version)
    if part not in keys:
        raise Http404
    form = _form(request, from_json(version.content), part)
    if form.is_valid:
        try:
            writing.keep_draft(version, form.entry, by=request.user)
        except Refused as refusal:
            form.form.add_error(None, refusal.reasons)
        else:
            return _onwards(request, version.pk, part, keys)
    number = keys.index(part) + 1
    context = {"form": form, "version": version, "part": part, "number": number, "count": len(keys)}
    context["title"] = showing.SECTIONS[part][0]
    return render(request, "directory/section.html", context)


def _form(request: SignedInRequest, entry: ServiceEntry, part: str) -> SectionForm:
    today = localdate()
    titles = {name: Words(today, {}).titles(name) for name in PACKS}
    if part == "where":
        titles["areas"] = places_to_serve(request.user) | names_of(entry.areas)
        titles["areas"] |= {code: code for code in entry.areas if code not in titles["areas"]}
    data = request.POST if request.method == "POST" else None
    more = "more" in request.GET
    return SectionForm(part, entry, known=known_codes(today), titles=titles, data=data, more=more)


def _onwards(request: SignedInRequest, draft_id: int, part: str, keys: list[str]) -> HttpResponse:
    if "add" in request.POST:
        answer = redirect("directory:section", draft_id, part)
        answer["Location"] += "?more=1#another"
        return answer
    following = keys[keys.index(part) + 1 :]
    if "next" in request.POST and following:
        return redirect("directory:section", draft_id, following[0])
    messages.success(request, _("What you typed was kept."))
    return redirect("directory:draft", draft_id)
