"""What becomes of a change: sent for approval, published, sent back, given up."""

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest, denied, requires
from mainstay.accounts.permissions import Permission
from mainstay.audit.refusing import Refused
from mainstay.directory.actions import publishing, writing
from mainstay.directory.queries import visible
from mainstay.directory.queries.drafts import moves_of
from mainstay.directory.queries.known import known_codes
from mainstay.directory.rules import versions as rules

if TYPE_CHECKING:
    from mainstay.directory.models import ServiceVersion

_MAY_WRITE = (Permission.WRITE_ENTRIES, Permission.OWN_ENTRIES)


@requires(*_MAY_WRITE)
def send(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Send a change for approval."""
    version = _version(request, draft_id)
    if request.method == "POST":
        try:
            note = _typed(request, "note")
            writing.send(version, by=request.user, known=known_codes(localdate()), note=note)
        except Refused as refusal:
            _say(request, refusal)
        else:
            messages.success(request, _("The change was sent. Somebody at your authority looks at it."))
    return redirect("directory:draft", version.pk)


@requires(*_MAY_WRITE)
def publish(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Make a change what is listed: whoever approves, or an owner who is trusted to."""
    version, today = _version(request, draft_id), localdate()
    if request.method != "POST":
        return redirect("directory:draft", version.pk)
    if rules.PUBLISHED not in moves_of(version, request.user, today) and version.state in rules.OPEN:
        raise PermissionDenied(denied(Permission.APPROVE_ENTRIES))
    try:
        service = publishing.publish(version, by=request.user, today=today)
    except Refused as refusal:
        _say(request, refusal)
        return redirect("directory:draft", version.pk)
    messages.success(request, _("The entry was published."))
    return redirect("directory:entry", service.pk)


@requires(Permission.APPROVE_ENTRIES)
def send_back(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Send a change back to whoever wrote it, with what is to be mended."""
    version = _version(request, draft_id)
    if request.method == "POST":
        try:
            writing.send_back(version, by=request.user, reason=_typed(request, "back-reason"))
        except Refused as refusal:
            _say(request, refusal)
        else:
            messages.success(request, _("The change was sent back."))
    return redirect("directory:draft", version.pk)


@requires(*_MAY_WRITE)
def drop(request: SignedInRequest, draft_id: int) -> HttpResponse:
    """Give a change up; what is listed stays as it is."""
    version = _version(request, draft_id)
    if request.method != "POST":
        return redirect("directory:draft", version.pk)
    try:
        writing.drop(version, by=request.user)
    except Refused as refusal:
        _say(request, refusal)
        return redirect("directory:draft", version.pk)
    messages.success(request, _("The change was given up."))
    if version.service_id:
        return redirect("directory:entry", version.service_id)
    return redirect("directory:drafts")


def _version(request: SignedInRequest, draft_id: int) -> "ServiceVersion":
    return get_object_or_404(visible.versions_visible_to(request.user), pk=draft_id)


def _say(request: SignedInRequest, refusal: Refused) -> None:
    for reason in refusal.reasons:
        messages.warning(request, reason)


def _typed(request: SignedInRequest, name: str) -> str:
    """A note as it was typed, as long as it is kept; a NUL cannot be kept at all."""
    return request.POST.get(name, "").replace("\0", "")[:500]
