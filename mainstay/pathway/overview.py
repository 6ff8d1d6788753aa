"""The first page of a record as it is read: the pathway as a line of steps, who it is, and a word about the young."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from mainstay.pathway.models import Carer
from mainstay.pathway.queries.overview import Overview
from mainstay.policy import items
from mainstay.web.words import day


@dataclass(frozen=True)
class Shown:
    """One step as it is read: its name, how it stands, and when, in words."""

    label: str
    state: str
    when: str


def steps_of(overview: Overview) -> list[Shown]:
    """Return the pathway as a line of steps."""
    labels = {
        "found": _("Found"),
        "heard": _("Heard"),
        "assessed": _("Assessed"),
        "decided": _("Decided"),
        "planned": _("Planned"),
        "supported": _("Supported"),
    }
    now = _("Now")
    return [
        Shown(labels[step.code], step.state, day(step.on) if step.on else now if step.state == "now" else "")
        for step in overview.steps
    ]


def missing_of(overview: Overview, carer: Carer) -> list[tuple[str, str]]:
    """Return what the record lacks, each as a sentence with the page where it is put right."""
    # Only pages that are there: the emergency plan has its own part of the record.
    found = []
    for each in overview.missing:
        with suppress(NoReverseMatch):
            found.append((each.sentence, reverse(f"pathway:{each.page}", args=[carer.pk])))
    return found


def who_it_is(carer: Carer, overview: Overview, today: date) -> list[tuple[str, str]]:
    """Return who the carer is and how to reach them: only what is known."""
    person = carer.person
    assert person is not None
    through = {item.code: item.title for item in items("pathway.found_through", on=today)}
    ways = {item.code: item.title for item in items("pathway.contact_ways", on=today)}
    kinds = {item.code: item.title for item in items("pathway.relationships", on=today)}
    cared_for = [
        _("%(name)s (%(kind)s)")
        % {"name": each.person.name or _("No name given"), "kind": kinds.get(each.kind, each.kind).lower()}
        for each in overview.looks_after
    ]
    pairs = [
        (_("Looks after"), "; ".join(cared_for)),
        (_("Hours of care in a week"), carer.get_hours_display()),
        (_("Caring since"), day(carer.cares_since) if carer.cares_since else ""),
        (_("Worker"), carer.worker.name if carer.worker else _("Nobody yet")),
        (_("Organisation"), carer.organisation.name if carer.organisation else ""),
        (_("Telephone"), person.phone),
        (_("E-mail address"), person.email),
        (_("Reach them"), ", ".join(ways.get(way, way) for way in person.contact_by)),
        (_("Address"), ", ".join(part for part in (*person.address.splitlines(), person.postcode) if part)),
        (_("Language"), person.language),
        (
            _("Found through"),
            f"{through.get(carer.found_through, carer.found_through)}, {day(carer.found_on)}",
        ),
        (_("Last contact"), day(overview.contact_on) if overview.contact_on else _("None is written down")),
        (_("Number in the council's case system"), person.council_reference),
    ]
    return [(label, str(value)) for label, value in pairs if value]


def words_for_the_young(carer: Carer, today: date) -> dict[str, str]:
    """Return what a plan or statement of a young carer is called in the authority's nation, and by which law.

    Empty strings where the packs have no term or law at hand: the page then says so.
    """
    nation = carer.authority.nation
    found = next(item for item in items(f"{nation}.terms", on=today) if item.code == "young_carer")
    return {
        "term": found.attributes["term"] or "",
        "law": found.attributes["law"] or "",
        "page": reverse("local:packs"),
    }
