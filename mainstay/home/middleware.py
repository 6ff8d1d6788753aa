"""What every page shows around itself: whose Mainstay it is, where one can go, whether the area is invented."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, permissions_of

Handler = Callable[[HttpRequest], HttpResponse]


@dataclass(frozen=True)
class Link:
    """One place to go, and whether the page being looked at lies there."""

    label: str
    href: str
    current: bool = False


class Surroundings:
    """Give the layout its navigation; it holds only what the person's role opens."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.footer = [Link(_("About Mainstay"), reverse("home:about"))]  # type: ignore[attr-defined]
        user = request.user
        if isinstance(user, User):
            request.authority = user.authority.name  # type: ignore[attr-defined]
            request.invented = user.authority.invented  # type: ignore[attr-defined]
            request.navigation = navigation(user, request.path)  # type: ignore[attr-defined]
            request.account_menu = [Link(user.name, reverse("accounts:own"))]  # type: ignore[attr-defined]
        return self.get_response(request)


def navigation(user: User, path: str) -> list[Link]:
    """Return the main links for what this person's roles let them do."""
    allowed = permissions_of(user)
    places = [
        (None, _("Start"), "home:start"),
        (Permission.SEE_AREAS, _("Areas"), "planning:areas"),
        (Permission.SEE_AREAS, _("Assessments"), "planning:versions"),
        (Permission.SEE_AREAS, _("Files"), "interop:files"),
        (Permission.SEE_POLICY, _("Policy"), "local:packs"),
        (Permission.MANAGE_USERS, _("People"), "accounts:people"),
        (Permission.SEE_HISTORY, _("History"), "accounts:history"),
    ]
    links = []
    for permission, label, name in places:
        if permission is None or permission in allowed:
            href = reverse(name)
            links.append(Link(label, href, path == href if href == "/" else path.startswith(href)))
    return links
