"""What every page shows around itself: whose Mainstay it is, where one can go, whether the area is invented."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
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
        vars(request).update(surroundings(request))
        return self.get_response(request)


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Return what the layout reads from the request, by the names it reads them under."""
    found: dict[str, object] = {
        "footer": [
            Link(_("About Mainstay"), reverse("home:about")),
            Link(_("Services as open data"), reverse("openreferral:about")),
        ]
    }
    user = request.user
    if isinstance(user, User):
        found["authority"] = user.authority.name
        found["invented"] = user.authority.invented
        found["navigation"] = navigation(user, request.path)
        found["account_menu"] = [Link(user.name, reverse("accounts:own"))]
    else:
        found["navigation"] = [_caring(request.path), _finder(request.path)]
        found["invented"] = settings.DEMO
    return found


def _caring(path: str) -> Link:
    href = reverse("pathway:caring")
    return Link(_("Am I a carer?"), href, path.startswith(href))


def _finder(path: str) -> Link:
    href = reverse("finder:find")
    return Link(_("Find support"), href, path.startswith(href))


# Those who have the page of carers come to these from there.
_WITHIN_CARERS = ("pathway:all_budgets", "pathway:found")


def navigation(user: User, path: str) -> list[Link]:
    """Return the main links for what this person's roles let them do."""
    allowed = permissions_of(user)
    # In the order of the cycle. Beside each, what else lies there.
    places: list[tuple[Permission | None, str, str, tuple[str, ...]]] = [
        (None, _("Start"), "home:start", ()),
        (Permission.OWN_RECORD, _("My record"), "pathway:my", ()),
        (Permission.SEE_CARERS, _("Carers"), "pathway:carers", ()),
        (Permission.APPROVE_IN_PANEL, _("Plans to answer"), "pathway:approvals", ()),
        (Permission.APPROVE_MONEY, _("Plans to answer"), "pathway:approvals", ()),
        (Permission.KEEP_BUDGETS, _("Budgets"), "pathway:all_budgets", ()),
        (Permission.SEE_CARER_FIGURES, _("Carers in figures"), "pathway:found", ("/carers/unmet/",)),
        (Permission.SEE_AREAS, _("Areas"), "planning:areas", ("/assessments/",)),
        (Permission.SEE_DIRECTORY, _("Directory"), "directory:entries", ("/sources/",)),
        (Permission.OWN_ENTRIES, _("Directory"), "directory:entries", ()),
        (Permission.SEE_PLANS, _("Coverage"), "planning:coverage", ()),
        (Permission.SEE_PLANS, _("Equality"), "planning:equality", ()),
        (Permission.SEE_PLANS, _("Reviews"), "planning:reviews", ("/evidence/",)),
        (Permission.SEE_PLANS, _("Priorities"), "planning:priorities", ("/strategies/",)),
        (Permission.SEE_AREAS, _("Files"), "interop:files", ()),
        (Permission.SEE_POLICY, _("Policy"), "local:packs", ()),
        (Permission.MANAGE_USERS, _("People"), "accounts:people", ()),
        (Permission.SEE_HISTORY, _("History"), "accounts:history", ()),
    ]
    links: dict[str, Link] = {}
    for permission, label, name, also in places:
        if permission is None or permission in allowed:
            href = reverse(name)
            if name in _WITHIN_CARERS and Permission.SEE_CARERS in allowed:
                continue
            here = path == href if href == "/" else path.startswith((href, *also))
            links.setdefault(href, Link(label, href, here))
    return [*links.values(), _finder(path)]
