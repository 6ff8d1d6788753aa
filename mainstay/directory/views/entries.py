"""Find entries, look at one."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate
from django.utils.translation import ngettext

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission, may
from mainstay.directory import sheets, showing, tables
from mainstay.directory.forms.listing import FindEntries
from mainstay.directory.queries import listing as queries
from mainstay.directory.queries import pages, upkeep, visible
from mainstay.directory.wording import Words

_ON_A_PAGE = 50


@requires(Permission.SEE_DIRECTORY, Permission.OWN_ENTRIES)
def listing(request: SignedInRequest) -> HttpResponse:
    """List the entries that somebody may see, found by words and choices."""
    today, form = localdate(), _form(request)
    months = upkeep.rules_in_force(today).months
    found = queries.entries_found(request.user, form.wanted, today=today, months=months)
    page = Paginator(queries.in_order(found, request.GET.get("sort", "")), _ON_A_PAGE).get_page(
        request.GET.get("page")
    )
    asked = request.GET.copy()
    asked.pop("page", None)
    count = page.paginator.count
    caption = ngettext("%(count)s entry", "%(count)s entries", count) % {"count": count}
    context = {
        "find": form,
        "page": page,
        "chosen": asked.urlencode(),
        "table": tables.of_entries(page, caption=caption, asked=asked, today=today, months=months),
        "is_staff": may(request.user, Permission.SEE_DIRECTORY),
        "may_load": may(request.user, Permission.LOAD_SERVICES),
        "may_write": visible.may_write(request.user),
    }
    return render(request, "directory/entries.html", context)


@requires(Permission.SEE_DIRECTORY, Permission.OWN_ENTRIES)
def sheet(request: SignedInRequest) -> HttpResponse:
    """Hand out the entries that the list shows as CSV, all of its pages."""
    today = localdate()
    months = upkeep.rules_in_force(today).months
    found = queries.entries_found(request.user, _form(request).wanted, today=today, months=months)
    text = sheets.of_entries(queries.in_order(found, request.GET.get("sort", "")))
    answer = HttpResponse(text, "text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="directory-{today.isoformat()}.csv"'
    return answer


def _form(request: SignedInRequest) -> FindEntries:
    titles = Words(localdate(), {}).titles("interventions")
    return FindEntries(
        request.GET or None, interventions=titles, places=queries.places_to_serve(request.user)
    )


@requires(Permission.SEE_DIRECTORY, Permission.OWN_ENTRIES)
def entry(request: SignedInRequest, service_id: int) -> HttpResponse:
    """Show everything about an entry, where it stands on the thread, and its history."""
    today = localdate()
    found = get_object_or_404(pages.entries_to_show(request.user), pk=service_id)
    page = pages.entry_page(found, request.user, today)
    words = Words(today, page.areas)
    sections = showing.sections(page.entry, words, page.problems)
    context = {
        "service": found,
        "sections": sections,
        "silent": [each.title for each in sections if not each.lines and not each.mend],
        "thread": showing.thread(page.entry, today),
        "serving": [(code, page.areas.get(code, code), code in page.areas) for code in found.areas],
        "page": page,
        "told": [(record, showing.compared(said, words)) for record, said in page.told],
        "may_write": visible.may_write(request.user),
        "may_approve": may(request.user, Permission.APPROVE_ENTRIES),
        "may_see_areas": may(request.user, Permission.SEE_AREAS),
        "may_see_history": may(request.user, Permission.SEE_HISTORY),
    }
    return render(request, "directory/entry.html", context)
