"""Everything that is held about a carer, table by table, as the copy they are given says it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.pathway import models as kept
from mainstay.pathway.models import Carer, Consent, Person, Relationship
from mainstay.pathway.rules import subject_access as rules

# What lets the details of somebody who is looked after be given to their carer: code of pathway.consents.
_SHARING = "family"
# In the order of the pathway. Not here: SearchKey, SamePair and Concern (rules.subject_access.notes says why), and
# what is about no carer.
TABLES: tuple[type[models.Model], ...] = (
    kept.Carer,
    kept.Person,
    kept.Referral,
    kept.Advice,
    kept.Relationship,
    kept.Consent,
    kept.Access,
    kept.SelfAssessment,
    kept.Assessment,
    kept.FamilyView,
    kept.QualityOfLife,
    kept.Decision,
    kept.Challenge,
    kept.Plan,
    kept.PersonalOutcome,
    kept.Support,
    kept.ToDo,
    kept.Approval,
    kept.Budget,
    kept.OfferedOption,
    kept.OptionChoice,
    kept.LedgerEntry,
    kept.BrokerRequest,
    kept.OfferedMatch,
    kept.UnmetNeed,
    kept.EmergencyPlan,
    kept.CopyHolder,
    kept.CardUse,
    kept.CarerReview,
    kept.OutcomeReviewed,
    kept.Transition,
    kept.Pause,
    kept.Wish,
    kept.Message,
    kept.Clock,
    kept.Opening,
    kept.Restriction,
    kept.LegalHold,
    kept.GivenOut,
)
NOT_GIVEN = (kept.SearchKey, kept.SamePair, kept.Concern)


@dataclass(frozen=True)
class Section:
    """One table of the copy. rows: each a list of (name of the field, its label, its value)."""

    name: str
    title: str
    rows: list[list[tuple[str, str, Any]]]


@dataclass(frozen=True)
class Held:
    """Everything that is held about a carer, and what of it is not in the copy."""

    sections: list[Section]
    notes: list[str]

    @property
    def counts(self) -> dict[str, int]:
        """How many rows of what: all that is kept about the copy itself."""
        return {each.name: len(each.rows) for each in self.sections}


def everything_held(carer: Carer) -> Held:
    """Return everything held about a carer that they may be given; one query a table."""
    shown, hidden = _others(carer)
    sections = []
    for model in TABLES:
        name = str(model._meta.model_name)
        out = rules.OF_THE_SYSTEM | rules.left_out(name, details_of_others=not hidden)
        rows = [_row(row, out, hidden) for row in _rows(model, carer, shown)]
        if rows:
            sections.append(Section(name, capfirst(str(model._meta.verbose_name)), rows))
    tables = [each.name for each in sections]
    return Held(sections, rules.notes(people_left_out=len(hidden), tables=tables))


def _others(carer: Carer) -> tuple[set[int], set[int]]:
    """Return the persons on a record whose details may be given, and those whose may not."""
    agreed: dict[int, bool] = {}
    for consent in Consent.objects.filter(carer=carer, purpose=_SHARING):
        agreed.setdefault(consent.person_id, consent.given)
    shown: set[int] = set()
    hidden: set[int] = set()
    known = dict(Relationship.objects.filter(carer=carer).values_list("person", "known_to_council"))
    people = set(Person.objects.filter(carer=carer).values_list("pk", flat=True)) | set(known)
    for each in people - {carer.person_id}:
        may = rules.may_give_details(known_to_council=known.get(each), agreed=agreed.get(each))
        (shown if may else hidden).add(each)
    return shown, hidden


def _rows(model: type[models.Model], carer: Carer, shown: set[int]) -> Iterable[models.Model]:
    every = model._default_manager
    if model is Carer:
        return every.filter(pk=carer.pk)
    if model is Person:
        return every.filter(pk__in={carer.person_id, *shown})
    links = [
        field.name for field in model._meta.concrete_fields if field.many_to_one and field.name != "authority"
    ]
    return every.filter(carer=carer).select_related(*links).order_by("pk")


def _row(row: models.Model, out: set[str], hidden: set[int]) -> list[tuple[str, str, Any]]:
    found = []
    for field in row._meta.concrete_fields:
        if field.name in out or _of_another(row, field.name, hidden):
            continue
        value = _value(row, field, hidden)
        if value not in (None, "", [], {}):
            found.append((field.name, capfirst(str(field.verbose_name)), value))
    return found


def _of_another(row: models.Model, name: str, hidden: set[int]) -> bool:
    return isinstance(row, Consent) and name == "words" and row.person_id in hidden


def _value(row: models.Model, field: "models.Field[Any, Any]", hidden: set[int]) -> Any:
    if field.many_to_one or field.one_to_one:
        if field.related_model is Person:
            return _person(row, field, hidden)
        if field.related_model is User:
            return _user(row, getattr(row, field.name))
        if str(field.related_model.__module__).startswith(kept.__name__):
            return getattr(row, field.attname)
        return None if getattr(row, field.attname) is None else str(getattr(row, field.name))
    if isinstance(row, kept.Referral) and field.name == "about" and hidden:
        return {name: value for name, value in row.about.items() if name != rules.LOOKED_AFTER}
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    return getattr(row, field.attname)


def _person(row: models.Model, field: "models.Field[Any, Any]", hidden: set[int]) -> str | None:
    person = getattr(row, field.name)
    if person is None:
        return None
    return _("left out") if person.pk in hidden else person.name


def _user(row: models.Model, user: User | None) -> str | None:
    if user is None:
        return None
    if not isinstance(row, kept.Opening):
        return user.name
    # Who looked is answered for by where they work and as what, as on the page that shows it.
    where = user.organisation.name if user.organisation else user.authority.name
    return ", ".join([*(str(User.Role(role).label) for role in user.roles), where])
