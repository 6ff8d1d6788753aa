"""What somebody reads about themselves, or about a carer who lets them."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils.timezone import now
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.database import scope
from mainstay.pathway.models import Access, Carer, Clock, OfferedMatch, Wish
from mainstay.pathway.queries.visible import open_access_of

# Whoever reads a record as the carer does, and not as a worker.
_READ_AS_CARER = (Access.As.SELF, Access.As.FAMILY, Access.As.ADVOCATE)


def own_access(user: User) -> list[Access]:
    """Return what lets somebody read a record as its carer does today, their own record first."""
    found = (
        open_access_of(user)
        .filter(user=user, as_whom__in=_READ_AS_CARER, carer__merged_into=None, carer__erased_on=None)
        .filter(from_at__lte=now())
        .select_related("carer__person", "carer__worker", "carer__organisation")
        .order_by("pk")
    )
    return sorted(found, key=lambda each: each.as_whom != Access.As.SELF)


@dataclass(frozen=True)
class Owed:
    """Something that happens next, and by when. late: whether its day has passed. by_carer: the carer's own turn."""

    title: str
    due_on: date
    late: bool
    by_carer: bool


# Clocks that wait for the carer; what the organisation checks of itself is not shown at all.
_OF_CARER = {"option"}
_INSIDE = {"emergency_opening", "approval_manager", "approval_panel", "approval_finance"}


def _for_the_carer() -> dict[str, str]:
    """Return what each clock means to the carer it runs for."""
    return {
        "first_contact": _("Somebody speaks with you"),
        "another_way": _("Another language, form or person is arranged for you"),
        "said": _("Somebody reads what you said"),
        "offer": _("You are offered a conversation about what you need"),
        "conversation": _("The conversation about what you need"),
        "copy": _("You are given a copy of what was written"),
        "decision": _("It is decided what the council must do, and you are told why"),
        "plan": _("Your plan is finished"),
        "budget": _("Your budget is settled"),
        "budget_review": _("Your budget is looked at again"),
        "option": _("Choose how your budget is held"),
        "broker": _("A service is found for you"),
        "review": _("Your plan is looked at again"),
        "emergency_review": _("Your emergency plan is looked at again"),
        "transition": _("The next step of a change in your life"),
        "challenge": _("You are answered about what you do not agree with"),
        "wish": _("You are answered about what you asked for"),
        "message": _("Your message is answered"),
        "subject_access": _("You are given a copy of everything that is held"),
    }


def owed_to(carer: Carer, today: date) -> list[Owed]:
    """Return what is owed to a carer and by when, the soonest first."""
    titles = {item.code: item.title for item in policy.items("pathway.clocks", on=today)} | _for_the_carer()
    running = Clock.objects.filter(carer=carer, done_on=None, stopped_on=None).exclude(what__in=_INSIDE)
    found = set()
    for clock in running:
        due = clock.later_on or clock.due_on
        # Of several things of one kind by one day, the carer reads once.
        found.add(Owed(titles.get(clock.what, clock.what), due, due < today, clock.what in _OF_CARER))
    return sorted(found, key=lambda each: (each.due_on, each.title))


def access_to(carer: Carer) -> list[Access]:
    """Return who may see a carer's record today beside the authority's workers, for the carer to read.

    Called only with a record the asker may see already: the table of access itself shows a carer no row but their own.
    """
    # Every carer: a carer's transaction sees only their own access, and this is whom else they let in.
    with scope.every_carer():
        found = (
            Access.objects.filter(carer=carer, ended_at=None)
            .exclude(as_whom__in=[Access.As.SELF, Access.As.WORKER])
            .select_related("user__organisation", "organisation")
        )
        return [each for each in found if each.until_at is None or each.until_at > now()]


def wishes_of(carer: Carer) -> QuerySet[Wish]:
    """Return everything a carer asked for, newest first."""
    return Wish.objects.filter(carer=carer).select_related("answered_by")


def choices_waiting(carer: Carer) -> int:
    """Return how many things were found for which the carer has yet to choose."""
    waiting = OfferedMatch.objects.filter(carer=carer, answer=OfferedMatch.Answer.WAITING)
    return waiting.values("request").distinct().count()


def matches_before(carer: Carer) -> QuerySet[OfferedMatch]:
    """Return what was ever put before a carer to choose from; what was ruled out is not."""
    ruled_out = OfferedMatch.Answer.RULED_OUT
    found = OfferedMatch.objects.filter(carer=carer).exclude(answer=ruled_out)
    return found.select_related("request__support", "service__provider")
