"""Two records field by field, in words, and how much hangs from each."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay.accounts.models import Organisation, User
from mainstay.pathway.actions import same_rows
from mainstay.pathway.actions.same_merging import values
from mainstay.pathway.models import Carer, Person, SamePair
from mainstay.pathway.rules.same import OF_PERSON, differing
from mainstay.web.words import day


@dataclass(frozen=True)
class Line:
    """One field of two records. differs: whether both say something and not the same."""

    name: str
    label: str
    one: str
    two: str
    differs: bool


@dataclass(frozen=True)
class Both:
    """A pair as its page shows it. hangs: (what, how many of the first, how many of the second)."""

    one: Carer
    two: Carer
    lines: list[Line]
    hangs: list[tuple[str, int, int]]
    gives_way: list[str]

    @property
    def choices(self) -> list[tuple[str, str, str, str]]:
        """What has to be chosen: field, label, and what each says."""
        return [(each.name, each.label, each.one, each.two) for each in self.lines if each.differs]


def both_of(pair: SamePair) -> Both:
    """Return the two records of a pair side by side; a fixed number of queries."""
    one, two = pair.carer, pair.other
    first, second = values(one), values(two)
    differ = set(differing(first, second))
    people = _names(User, first["worker"], second["worker"])
    bodies = _names(Organisation, first["organisation"], second["organisation"])
    lines = []
    for name in first:
        texts = [_said(name, each[name], people, bodies) for each in (first, second)]
        if any(texts):
            lines.append(Line(name, _label(name), texts[0], texts[1], name in differ))
    gives_way = [same_rows.ONLY_ONE[name].said for name in same_rows.in_the_way(one, two)]
    return Both(one, two, lines, _hangs(one, two), gives_way)


def _names(model: Any, *numbers: int | None) -> dict[int, str]:
    wanted = [number for number in numbers if number]
    return {each.pk: each.name for each in model.objects.filter(pk__in=wanted)} if wanted else {}


def _label(name: str) -> str:
    if name in OF_PERSON:
        return {
            "contact_by": _("How they want to hear from us"),
            "formats": _("Formats"),
            "conditions": _("Conditions"),
        }.get(name) or str(Person._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    return {
        "hours": _("Hours of caring"),
        "cares_since": _("Caring since"),
        "worker": _("Worker"),
        "organisation": _("Organisation"),
        "stage": _("Where they stand"),
    }[name]


def _said(name: str, value: Any, people: dict[int, str], bodies: dict[int, str]) -> str:
    if value in (None, "", [], False):
        return ""
    if value is True:
        return _("Yes")
    if isinstance(value, date):
        return day(value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    if name in ("worker", "organisation"):
        return (people if name == "worker" else bodies).get(value, str(value))
    choices = {"stage": Carer.Stage, "hours": Carer.Hours}.get(name)
    return str(choices(value).label) if choices is not None else str(value)


def _hangs(one: Carer, two: Carer) -> list[tuple[str, int, int]]:
    """Return how much hangs from each: what people ask about by its name, the rest in one line."""
    named = {
        "Relationship": _("People looked after"),
        "Consent": _("Agreements"),
        "Referral": _("Referrals"),
        "SelfAssessment": _("Self-assessments"),
        "Assessment": _("Assessments"),
        "Decision": _("Decisions"),
        "Plan": _("Plans"),
        "Budget": _("Budgets"),
        "LedgerEntry": _("Entries of the ledger"),
        "EmergencyPlan": _("Emergency plans"),
        "CarerReview": _("Reviews"),
        "Message": _("Messages"),
        "Advice": _("Advice given"),
    }
    found: dict[str, list[int]] = {}
    for each in same_rows.models():
        counts = dict.fromkeys((one.pk, two.pk), 0)
        for carer in each._default_manager.filter(carer__in=counts).values_list("carer", flat=True):
            counts[carer] += 1
        line = found.setdefault(named.get(each.__name__, ""), [0, 0])
        line[0], line[1] = line[0] + counts[one.pk], line[1] + counts[two.pk]
    titles = [*named.values(), ""]
    return [
        (title or _("Everything else, in rows"), found[title][0], found[title][1])
        for title in titles
        if any(found.get(title, ()))
    ]
