"""A carer's record as every one of its pages opens it: found, logged, and framed by the same heading and links."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay.accounts.access import SignedInRequest
from mainstay.pathway.actions.opening import note_opening
from mainstay.pathway.models import Carer, Restriction
from mainstay.pathway.queries.visible import carers_visible_to, may_act_for
from mainstay.pathway.rules.people import age_on
from mainstay.policy import value
from mainstay.web.words import day


@dataclass(frozen=True)
class Tab:
    """One part of the record: its name, where it is, and whether it is the one being looked at."""

    label: str
    href: str
    current: bool

    def __iter__(self) -> Iterator[str | bool]:
        # As the macros take links apart.
        return iter((self.label, self.href, self.current))


@dataclass(frozen=True)
class Alert:
    """Something to know before anything else. colour: of the tag."""

    text: str
    colour: str


@dataclass(frozen=True)
class Record:
    """What stands around every page of a carer's record. may_act: whether the reader may change it."""

    carer: Carer
    tabs: list[Tab]
    may_act: bool
    age: int | None
    alerts: list[Alert]


def open_record(request: SignedInRequest, carer_id: int, tab: str) -> Record:
    """Return the record with this number, having logged that it was opened; 404 where the reader may not see it.

    tab: the name of the tab in ``tabs_of`` that the page belongs to.
    """
    restricted = Exists(Restriction.objects.filter(carer=OuterRef("pk"), ended_on=None))
    carer = carers_visible_to(request.user).filter(pk=carer_id).annotate(restricted=restricted).first()
    if carer is None:
        raise Http404
    note_opening(carer, tab, by=request.user)
    today = localdate()
    assert carer.person is not None
    age = age_on(carer.person.born_on, carer.person.died_on or today)
    return Record(carer, tabs_of(carer, tab), may_act_for(request.user, carer), age, alerts_of(carer, today))


def open_to_change(request: SignedInRequest, carer_id: int, tab: str) -> Record:
    """Return the record as ``open_record`` does, to somebody who may change it; 403 where they may only look."""
    record = open_record(request, carer_id, tab)
    if not record.may_act:
        raise PermissionDenied(_("You may look at this record and not change it."))
    return record


def tabs_of(carer: Carer, current: str) -> list[Tab]:
    """Return the parts of a record in the order of the pathway."""
    parts = [
        ("carer", _("Overview")),
        ("family", _("Family and access")),
        ("heard", _("Heard")),
        ("assessments", _("Assessments")),
        ("decisions", _("Decisions")),
        ("plans", _("Plans")),
        ("budgets", _("Budgets")),
        ("finding", _("Finding support")),
        ("emergency", _("Emergency plan")),
        ("going", _("Reviews and changes")),
        ("messages", _("Messages")),
        ("privacy", _("Privacy")),
    ]
    return [Tab(label, reverse(f"pathway:{name}", args=[carer.pk]), name == current) for name, label in parts]


def alerts_of(carer: Carer, today: date) -> list[Alert]:
    """Return what whoever opens the record has to know at once; the carer comes from ``open_record``."""
    person = carer.person
    assert person is not None
    found = []
    if getattr(carer, "restricted", False):
        found.append(Alert(_("Restricted: only those named may open it"), "red"))
    if person.died_on:
        found.append(Alert(_("Died %(day)s") % {"day": day(person.died_on)}, "grey"))
    if carer.ended_on:
        found.append(Alert(_("Ended %(day)s") % {"day": day(carer.ended_on)}, "grey"))
    if person.needs_interpreter:
        language = person.language or _("language not noted")
        found.append(Alert(_("Interpreter: %(language)s") % {"language": language}, "yellow"))
    if is_young(carer, today):
        found.append(Alert(_("Young carer"), "blue"))
    return found


def is_young(carer: Carer, today: date) -> bool:
    """Return whether this is a young carer, by the age of the policy pack; not where the birth is not known."""
    person = carer.person
    age = age_on(person.born_on, today) if person and not person.died_on else None
    return age is not None and age < int(value("pathway.ages.young_carer_under", on=today))
