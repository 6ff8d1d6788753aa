"""The same assessment as a file."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.text import slugify
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, requires
from mainstay.accounts.permissions import Permission
from mainstay.local.queries import local_values
from mainstay.planning import queries
from mainstay.planning.exports import RENDERERS
from mainstay.planning.needs import NoFigures, assess
from mainstay.planning.views.areas import asked_for

# The ending of the address → what renders it, and what it is called on the wire.
KINDS = {
    "txt": ("text", "text/plain; charset=utf-8"),
    "json": ("json", "application/json"),
    "csv": ("csv", "text/csv; charset=utf-8"),
    "xlsx": ("excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "docx": ("word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    "pdf": ("pdf", "application/pdf"),
}


@requires(Permission.SEE_AREAS)
def of_area(request: SignedInRequest, code: str, ending: str) -> HttpResponse:
    """Send the assessment of an area as it stands today."""
    found = asked_for(code)
    try:
        content = assess(found, as_at=localdate(), local=local_values())
    except NoFigures as refusal:
        raise Http404(str(refusal)) from refusal
    return _file(content, ending)


@requires(Permission.SEE_AREAS)
def of_version(request: SignedInRequest, version_id: int, ending: str) -> HttpResponse:
    """Send a saved assessment, exactly as it was saved."""
    saved = get_object_or_404(queries.assessments_visible_to(request.user), pk=version_id)
    return _file(saved.content, ending)


def _file(content: dict[str, Any], ending: str) -> HttpResponse:
    if ending not in KINDS:
        raise Http404(_("An assessment cannot be sent as .%(ending)s.") % {"ending": ending})
    kind, called = KINDS[ending]
    name = f"carers-needs-{slugify(content['area']['name'])}-{content['as_at']}.{ending}"
    sent = HttpResponse(RENDERERS[kind](content), content_type=called)
    sent["Content-Disposition"] = f'attachment; filename="{name}"'
    return sent
