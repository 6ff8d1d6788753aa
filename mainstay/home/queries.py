"""How does each step of the commissioning cycle stand, for whoever is signed in?"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.home.money import of_budgets
from mainstay.home.waiting import Task, of_carers, of_directory
from mainstay.local.queries import local_values
from mainstay.places import queries as places
from mainstay.planning import queries as planning
from mainstay.planning.models import NeedsAssessment
from mainstay.planning.queries import deciding, equality, reviews, strategies
from mainstay.planning.queries.reviews import ReviewSoFar
from mainstay.policy import Item
from mainstay.web.svg.cycle import Stage, Step
from mainstay.web.svg.signs import State
from mainstay.web.words import day


class Standing(NamedTuple):
    """How a step stands, on what that rests, and where it is done."""

    state: State
    note: str
    href: str


# The steps that have a page of their own.
HAVE_PAGES = {"A1", "A2", "A3"}


def standings(user: User, today: date) -> dict[str, Standing]:
    """Return how each step stands, by its code, of those whose pages this person's roles open."""
    found = {}
    if may(user, Permission.SEE_AREAS):
        found["A1"] = assess_needs(user, today)
    if may(user, Permission.SEE_PLANS):
        newest_review = reviews.newest_review(user)
        found["A2"] = review_provision(newest_review)
        found["A3"] = decide_priorities(newest_review)
    return found


def stages(user: User, standings: Mapping[str, Standing], today: date) -> list[Stage]:
    """Return the cycle with the state of every step, under the names the user's nation gives its stages."""
    scottish = user.authority.nation == "scotland"
    found: dict[str, list[Step]] = {}
    for item in policy.items("model.cycle", on=today):
        label = item.attributes["label" if scottish else "stage_short"]
        found.setdefault(label, []).append(_step(item, standings))
    return [Stage(label, tuple(steps)) for label, steps in found.items()]


def _step(item: Item, standings: Mapping[str, Standing]) -> Step:
    if standing := standings.get(item.code):
        return Step(item.code, item.title, standing.href, standing.state, standing.note)
    note = _("Done by other roles") if item.code in HAVE_PAGES else _("In a later version")
    return Step(item.code, item.title, None, "later", note)


def review_provision(newest_review: ReviewSoFar | None) -> Standing:
    """Return how the second step stands: how many key questions of the newest review are settled."""
    if newest_review is None:
        return Standing("missing", _("No review opened"), reverse("planning:reviews"))
    page = reverse("planning:review", args=[newest_review.review.pk])
    if newest_review.review.moved_on_on:
        return Standing("done", _("Moved on %(day)s") % {"day": day(newest_review.review.moved_on_on)}, page)
    count = ngettext("%(count)s question settled", "%(count)s questions settled", newest_review.settled)
    return Standing("due", count % {"count": newest_review.settled}, page)


def decide_priorities(newest_review: ReviewSoFar | None) -> Standing:
    """Return how the third step stands: how many priorities of the newest review are decided, and if it is signed."""
    page = reverse("planning:priorities")
    if newest_review is None:
        return Standing("missing", _("No review opened"), page)
    so_far = deciding.deciding_so_far(newest_review.review)
    told = {"decided": so_far.decided, "all": so_far.decided + so_far.proposed}
    if not told["all"]:
        return Standing("missing", _("No priority proposed"), page)
    if so_far.proposed:
        return Standing("due", _("%(decided)s of %(all)s decided") % told, page)
    if so_far.strategy is None:
        return Standing("due", _("Decided, no strategy made"), reverse("planning:strategies"))
    page = reverse("planning:strategy", args=[so_far.strategy.pk])
    if so_far.strategy.state == "signed":
        return Standing("done", _("Strategy signed"), page)
    return Standing("due", _("Strategy not signed yet"), page)


def assess_needs(user: User, today: date) -> Standing:
    """Return how the first step stands."""
    saved = newest(user)
    if saved:
        months = int(
            policy.value(
                "house.assessments.months", on=today, override=local_values().get("house.assessments.months")
            )
        )
        page = reverse("planning:version", args=[saved.pk])
        if planning.is_stale(saved, today, months):
            return Standing("due", _("Last saved %(day)s") % {"day": day(saved.as_at)}, page)
        return Standing("done", _("Saved %(day)s") % {"day": day(saved.as_at)}, page)
    if places.catalogue().has("unpaid_care"):
        return Standing("due", _("Figures loaded, none saved"), _own_area(user))
    return Standing("missing", _("No figures loaded"), reverse("interop:files"))


def newest(user: User) -> NeedsAssessment | None:
    """Return the newest assessment of the authority's own area, or of any area where it names none."""
    found = planning.assessments_visible_to(user).defer("content")
    own = user.authority.area_code
    return (found.filter(area_code=own) if own else found).first()


def tasks(user: User, standings: Mapping[str, Standing], today: date) -> list[Task]:
    """Return what this person's roles let them do next, the most useful first."""
    answer = []
    if may(user, Permission.OWN_RECORD):
        why = _("What happens next and by when, what is held about you, and messages.")
        answer.append(Task(_("Open my record"), reverse("pathway:my"), why))
    answer += of_carers(user, today) + of_budgets(user, today)
    if first := standings.get("A1"):
        if first.state == "missing":
            answer.append(
                Task(_("See which files to load"), first.href, _("There are no figures about carers yet."))
            )
        else:
            answer.append(
                Task(_("Open your area"), _own_area(user), _("How many carers, where, and how sure that is."))
            )
        if may(user, Permission.SAVE_NEEDS) and first.state == "due":
            answer.append(Task(_("Save a needs assessment"), _own_area(user), _("None is up to date.")))
    if "A2" in standings:
        answer += _of_review(user, standings["A2"], today)
    if third := standings.get("A3"):
        answer += _of_deciding(user, third)
    answer += of_directory(user, today)
    if may(user, Permission.SEE_CARER_FIGURES) and not may(user, Permission.SEE_CARERS):
        why = _("Who was found through what, and what could not be had: counts that name nobody.")
        answer.append(Task(_("See carers in figures"), reverse("pathway:found"), why))
    if may(user, Permission.LOAD_STATISTICS):
        answer.append(
            Task(
                _("Load a published file"),
                reverse("interop:load"),
                _("It is checked before anything is kept."),
            )
        )
    if may(user, Permission.LOAD_SERVICES):
        why = _("A feed, a file, a register or payments: you see what would change before it is listed.")
        answer.append(Task(_("Load services"), reverse("sources:sources"), why))
    if may(user, Permission.MANAGE_USERS):
        answer.append(
            Task(
                _("Look after people and roles"),
                reverse("accounts:people"),
                _("Add, change or close an account."),
            )
        )
    if may(user, Permission.SET_CRITERIA):
        why = _("Which test decides, every limb of it, and what your authority sets itself.")
        answer.append(Task(_("See the rules of eligibility"), reverse("pathway:criteria"), why))
    if may(user, Permission.SEE_POLICY):
        answer.append(
            Task(
                _("Read the policy packs"),
                reverse("local:packs"),
                _("What carers' support is measured against, and by whose word."),
            )
        )
    return answer


def _of_review(user: User, second: Standing, today: date) -> list[Task]:
    answer = []
    if may(user, Permission.WRITE_PLANS) and second.state != "done":
        why = _("Six key questions, each answered with evidence or put aside with a reason.")
        label = _("Review what is there") if second.state == "missing" else _("Go on with the review")
        answer.append(Task(label, second.href, why))
    if due := equality.equality_due(user, today).count():
        counted = ngettext(
            "%(count)s equality impact assessment is due for review.",
            "%(count)s equality impact assessments are due for review.",
            due,
        )
        answer.append(
            Task(_("Look again at equality"), reverse("planning:equality"), counted % {"count": due})
        )
    return answer


def _of_deciding(user: User, third: Standing) -> list[Task]:
    answer = []
    if may(user, Permission.DECIDE_PRIORITIES) and third.state == "due":
        why = _("%(standing)s. Carers' ranking and the scores stand side by side.") % {"standing": third.note}
        answer.append(Task(_("Go on with priorities"), third.href, why))
    if may(user, Permission.SIGN_STRATEGY):
        newest = strategies.newest_strategy(user)
        if newest and newest.state == "draft":
            page = reverse("planning:strategy", args=[newest.pk])
            answer.append(
                Task(_("Sign the strategy"), page, _("A version is made and nobody has signed it."))
            )
        why = _("Two pages on what carers there need, what reaches them and what was decided.")
        answer.append(Task(_("Read the paper for a ward"), reverse("planning:papers"), why))
    return answer


def _own_area(user: User) -> str:
    own = user.authority.area_code
    return reverse("planning:area", args=[own]) if own and places.area(own) else reverse("planning:areas")
