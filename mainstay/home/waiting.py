"""What waits for somebody, as one line of what they can do next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.queries import upkeep
from mainstay.pathway.queries.caseload import waiting_for
from mainstay.pathway.queries.going import how_many_worries
from mainstay.pathway.queries.messages import how_many_wait


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


def of_carers(user: User, today: date) -> list[Task]:
    """Return what is owed to one's carers this week, who waits for an answer, and records to look at; or none."""
    answer = _of_safety(user) + _of_caseload(user, today)
    if may(user, Permission.SEE_CARERS):
        waits = how_many_wait(user)
        lines = [
            (waits.wishes, ngettext("%(count)s wish", "%(count)s wishes", waits.wishes)),
            (waits.messages, ngettext("%(count)s message", "%(count)s messages", waits.messages)),
        ]
        if said := "; ".join(text % {"count": count} for count, text in lines if count):
            answer.append(Task(_("Answer carers"), reverse("pathway:wishes"), f"{said}."))
        if may(user, Permission.GUARD_RECORDS):
            counted = ngettext(
                "%(count)s opened in an emergency, to look at.",
                "%(count)s opened in an emergency, to look at.",
                waits.emergencies,
            )
            why = _("Restricted, held, opened in an emergency, due to be erased.")
            said = counted % {"count": waits.emergencies} if waits.emergencies else why
            answer.append(Task(_("Guard carers' records"), reverse("pathway:guarded"), said))
    return answer


def _of_safety(user: User) -> list[Task]:
    worries, at_once = how_many_worries(user)
    if not worries:
        return []
    waiting = ngettext("%(count)s worry waits", "%(count)s worries wait", worries)
    today = ngettext(", %(now)s to act on today", ", %(now)s to act on today", at_once) if at_once else ""
    said = (waiting + today) % {"count": worries, "now": at_once}
    return [Task(_("Answer worries about safety"), reverse("pathway:concerns"), f"{said}.")]


def _of_caseload(user: User, today: date) -> list[Task]:
    waits = waiting_for(user, today)
    answer = []
    if waits.due:
        owed = ngettext("%(count)s thing owed to a carer", "%(count)s things owed to carers", waits.due)
        late = _(", %(late)s of them late") if waits.late else ""
        said = (owed + late) % {"count": waits.due, "late": waits.late}
        answer.append(Task(_("See what is due this week"), reverse("pathway:carers_due"), f"{said}."))
    if waits.referrals:
        said = ngettext("%(count)s referral waits.", "%(count)s referrals wait.", waits.referrals)
        counted = said % {"count": waits.referrals}
        answer.append(Task(_("Answer referrals"), reverse("pathway:referrals"), counted))
    if waits.approvals:
        said = ngettext("%(count)s plan waits for you.", "%(count)s plans wait for you.", waits.approvals)
        counted = said % {"count": waits.approvals}
        answer.append(Task(_("Answer plans"), reverse("pathway:approvals"), counted))
    if may(user, Permission.SEE_CARERS):
        why = _("By name, date of birth, postcode or reference, though it is misspelt.")
        answer.append(Task(_("Look for a carer"), reverse("pathway:search_carers"), why))
    return answer
