"""What waits for somebody, as one line of what they can do next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.models import User
from mainstay.directory.queries import upkeep


@dataclass(frozen=True)
class Task:
    """Something to do next, and where."""

    label: str
    href: str
    why: str


def of_directory(user: User, today: date) -> list[Task]:
    """Return one line for everything that waits in the directory, leading to the most pressing; or none."""
    waits = upkeep.to_do(user, today)
    lines = [
        (
            "mistakes",
            waits.reports,
            ngettext("%(count)s reported mistake", "%(count)s reported mistakes", waits.reports),
        ),
        (
            "drafts",
            waits.sent_back,
            ngettext("%(count)s change sent back", "%(count)s changes sent back", waits.sent_back),
        ),
        (
            "drafts",
            waits.waiting,
            ngettext("%(count)s change to approve", "%(count)s changes to approve", waits.waiting),
        ),
        (
            "claims",
            waits.claims,
            ngettext("%(count)s owner to answer", "%(count)s owners to answer", waits.claims),
        ),
        (
            "due",
            waits.due,
            ngettext("%(count)s entry to look at again", "%(count)s entries to look at again", waits.due),
        ),
    ]
    found = [(page, text % {"count": count}) for page, count, text in lines if count]
    if waits.nothing_kept:
        why = _("Say what you offer carers, and keep it right yourselves.")
        return [Task(_("Ask to keep your organisation's entries"), reverse("directory:providers"), why)]
    if not found:
        return []
    said = "; ".join(text for _page, text in found)
    return [Task(_("Keep the directory right"), reverse(f"directory:{found[0][0]}"), f"{said}.")]
