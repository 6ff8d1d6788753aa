"""An entry as its page shows it: sections of labelled lines, and where it stands on the thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.directory.rules.checking import Problem
from mainstay.directory.rules.differences import Difference
from mainstay.directory.rules.entry import ServiceEntry
from mainstay.directory.wording import FIELDS, Words, listed
from mainstay.policy import Item

# Key → title and fields. The forms that change an entry have the same sections.
SECTIONS: Mapping[str, tuple[Any, Sequence[str]]] = {
    "about": (gettext_lazy("What it is"), ("name", "description", "way_in")),
    "help": (gettext_lazy("What it helps with"), ("interventions", "outcomes", "pathway")),
    "who": (
        gettext_lazy("Who it is for"),
        (
            "groups",
            "conditions",
            "with_person",
            "minimum_age",
            "maximum_age",
            "eligibility",
            "languages",
            "accessibility",
        ),
    ),
    "where": (gettext_lazy("Where"), ("ways", "areas", "locations")),
    "when": (gettext_lazy("When"), ("schedules",)),
    "cost": (gettext_lazy("What it costs the carer"), ("cost", "cost_note", "cost_options")),
    "contact": (gettext_lazy("How to get in touch"), ("phone", "email", "website", "contact")),
    "funding": (
        gettext_lazy("Funding, size and quality"),
        (
            "funded_how",
            "funding_ends_on",
            "funding_pence_a_year",
            "places_per_week",
            "carers_a_year",
            "quality",
            "quality_on",
        ),
    ),
    "room": (gettext_lazy("Room and waiting"), ("capacity", "waiting_weeks", "capacity_on")),
}


@dataclass(frozen=True)
class Shown:
    """One section of an entry as it is read. lines: (label, text), empty fields left out. mend: what to do about it."""

    key: str
    title: str
    lines: tuple[tuple[str, str], ...]
    mend: tuple[Problem, ...] = ()


def sections(entry: ServiceEntry, words: Words, found: Sequence[Problem] = ()) -> list[Shown]:
    """Return every section of an entry, those with nothing in them too. found: problems, shown where they belong."""
    return [
        Shown(
            key,
            str(title),
            tuple(
                (str(FIELDS[name]), text)
                for name in names
                if (text := words.of(name, getattr(entry, name), entry.locations))
            ),
            tuple(each for each in found if each.field.partition(".")[0] in names),
        )
        for key, (title, names) in SECTIONS.items()
    ]


@dataclass(frozen=True)
class Thread:
    """Where an entry stands: what it helps with, the outcomes that serves, and its place on the pathway.

    derived: whether outcomes and pathway are those of its interventions, as nobody said otherwise.
    """

    interventions: tuple[Item, ...]
    outcomes: tuple[Item, ...]
    pathway: tuple[Item, ...]
    derived: bool


def thread(entry: ServiceEntry, today: date) -> Thread:
    """Return where an entry stands on the thread from need to result."""
    interventions = _items("model.interventions", entry.interventions, today)
    outcomes, pathway = entry.outcomes, entry.pathway
    if not outcomes:
        outcomes = tuple(code for each in interventions for code in each.attributes["outcomes"])
    if not pathway:
        pathway = tuple(code for each in interventions for code in each.attributes["pathway"])
    derived = not (entry.outcomes and entry.pathway)
    return Thread(
        interventions,
        _items("model.outcomes", outcomes, today),
        _items("model.pathway", pathway, today),
        derived,
    )


def _items(key: str, codes: Sequence[str], today: date) -> tuple[Item, ...]:
    return tuple(each for each in policy.items(key, on=today) if each.code in codes)


@dataclass(frozen=True)
class Compared:
    """One field of two versions, in words."""

    label: str
    before: str
    after: str


def compared(found: Sequence[Difference], words: Words) -> list[Compared]:
    """Return differences in words."""
    nothing = _("nothing")
    return [
        Compared(
            str(FIELDS.get(each.field, each.field)),
            words.of(each.field, each.before) or nothing,
            words.of(each.field, each.after) or nothing,
        )
        for each in found
    ]


def serving(entry: ServiceEntry, words: Words) -> str:
    """Return the places an entry serves, in one line."""
    return listed([words.areas.get(code, code) for code in entry.areas])
