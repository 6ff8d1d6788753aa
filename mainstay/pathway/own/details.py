"""Who the carer is, whom they look after, what each agreed to and who may see the record."""

from datetime import date

from django.utils.translation import gettext as _

from mainstay.pathway.models import Carer, Consent, Person, Relationship
from mainstay.pathway.own.blocks import Block, facts, named, titles
from mainstay.web.words import day


def about_me(carer: Carer, today: date) -> list[Block]:
    """Return what is held about the carer, whom they look after, and what was agreed to."""
    person = carer.person
    if person is None:
        return []
    return [_me(carer, person, today), *_looked_after(carer, today), *_agreed(carer, today)]


def _me(carer: Carer, person: Person, today: date) -> Block:
    ways = titles("pathway.contact_ways", today)
    pairs = facts(
        (_("Name"), person.name),
        (_("Likes to be called"), person.known_as),
        (_("Born"), person.born_on and day(person.born_on)),
        (_("Address"), person.address),
        (_("Postcode"), person.postcode),
        (_("Telephone"), person.phone),
        (_("E-mail"), person.email),
        (_("How to reach me"), ", ".join(ways.get(each, each) for each in person.contact_by)),
        (_("Language"), person.language),
        (_("Interpreter"), _("Wanted") if person.needs_interpreter else None),
        (_("Formats"), ", ".join(person.formats)),
        (_("Gender"), person.gender),
        (_("Ethnic group"), person.ethnic_group),
        (_("Hours I care"), carer.get_hours_display() if carer.hours else None),
        (_("I have cared since"), carer.cares_since and day(carer.cares_since)),
        (_("Found through"), named("pathway.found_through", carer.found_through, today)),
        (_("In touch with me"), carer.worker and carer.worker.name),
        (_("Where they work"), carer.organisation and carer.organisation.name),
        (_("My number here"), carer.reference),
    )
    return Block(_("Me"), facts=pairs)


def _looked_after(carer: Carer, today: date) -> list[Block]:
    found = Relationship.objects.filter(carer=carer).select_related("person").order_by("ended_on", "pk")
    blocks = []
    for each in found:
        known = {True: _("Yes"), False: _("No"), None: _("Not noted")}[each.known_to_council]
        pairs = facts(
            (_("They are my"), named("pathway.relationships", each.kind, today)),
            (_("Born"), each.person.born_on and day(each.person.born_on)),
            (_("We live together"), {True: _("Yes"), False: _("No"), None: None}[each.lives_together]),
            (_("Known to the council"), known),
            (_("Since"), each.since and day(each.since)),
            (_("Until"), each.ended_on and day(each.ended_on)),
        )
        name = each.person.known_as or each.person.name or _("somebody whose name is not noted")
        blocks.append(Block(_("I look after %(name)s") % {"name": name}, facts=pairs))
    return blocks


def _agreed(carer: Carer, today: date) -> list[Block]:
    purposes = titles("pathway.consents", today)
    newest: dict[tuple[int, str], Consent] = {}
    for each in Consent.objects.filter(carer=carer).select_related("person"):
        newest.setdefault((each.person_id, each.purpose), each)
    if not newest:
        return []
    points = []
    for each in newest.values():
        who = _("I") if each.person_id == carer.person_id else (each.person.name or _("Whoever I look after"))
        told = {
            "who": who,
            "what": purposes.get(each.purpose, each.purpose.replace("_", " ")),
            "day": day(each.on),
        }
        said = (
            _("%(who)s agreed: %(what)s, %(day)s")
            if each.given
            else _("%(who)s did not agree: %(what)s, %(day)s")
        )
        points.append(said % told)
    return [Block(_("What was agreed to"), points=points)]
