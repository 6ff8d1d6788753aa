"""How does each step of the commissioning cycle stand, for whoever is signed in?"""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.local.queries import local_values
from mainstay.places import queries as places
from mainstay.planning import queries as planning
from mainstay.planning.models import NeedsAssessment
from mainstay.policy import Item
from mainstay.web.svg.cycle import Stage, Step
from mainstay.web.svg.signs import State
from mainstay.web.words import day


@dataclass(frozen=True)
class Task:
    """Something to do next, and where."""

    label: str
    href: str
    why: str


class Standing(NamedTuple):
    """How a step stands, on what that rests, and where it is done."""

    state: State
    note: str
    href: str


def stages(user: User, first: Standing, today: date) -> list[Stage]:
    """Return the cycle with the state of every step, under the names the user's nation gives its stages.

    first: how the first step stands, from ``assess_needs``.
    """
    scottish = user.authority.nation == "scotland"
    found: dict[str, list[Step]] = {}
    for item in policy.items("model.cycle", on=today):
        label = item.attributes["label" if scottish else "stage_short"]
        found.setdefault(label, []).append(_step(item, user, first))
    return [Stage(label, tuple(steps)) for label, steps in found.items()]


def _step(item: Item, user: User, first: Standing) -> Step:
    if item.code == "A1" and may(user, Permission.SEE_AREAS):
        return Step(item.code, item.title, first.href, first.state, first.note)
    note = _("Done by other roles") if item.code == "A1" else _("In a later version")
    return Step(item.code, item.title, None, "later", note)


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


def tasks(user: User, first: Standing) -> list[Task]:
    """Return what this person's roles let them do next, the most useful first.

    first: how the first step stands, from ``assess_needs``.
    """
    answer = []
    if may(user, Permission.SEE_AREAS):
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
    if may(user, Permission.LOAD_STATISTICS):
        answer.append(
            Task(
                _("Load a published file"),
                reverse("interop:load"),
                _("It is checked before anything is kept."),
            )
        )
    if may(user, Permission.MANAGE_USERS):
        answer.append(
            Task(
                _("Look after people and roles"),
                reverse("accounts:people"),
                _("Add, change or close an account."),
            )
        )
    if may(user, Permission.SEE_POLICY):
        answer.append(
            Task(
                _("Read the policy packs"),
                reverse("local:packs"),
                _("What carers' support is measured against, and by whose word."),
            )
        )
    return answer


def _own_area(user: User) -> str:
    own = user.authority.area_code
    return reverse("planning:area", args=[own]) if own and places.area(own) else reverse("planning:areas")
