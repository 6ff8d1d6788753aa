"""Load Northmoor: the same way in as real files, in one transaction, so that it is there whole or not at all."""

import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

from django.utils.timezone import now

from mainstay import policy
from mainstay.accounts.models import Authority, User
from mainstay.audit.context import action
from mainstay.database import scope
from mainstay.directory.actions import keep_entries
from mainstay.directory.models import Source
from mainstay.engines.tables import Reading
from mainstay.interop import statistics
from mainstay.interop.loading import keep
from mainstay.interop.northmoor.carers.loading import bring_carers
from mainstay.interop.northmoor.carers.strathmoor import tell_of_strathmoor
from mainstay.interop.northmoor.design import AUTHORITY
from mainstay.interop.northmoor.files import invented
from mainstay.interop.northmoor.known import known_csv, people_known
from mainstay.interop.northmoor.offers import offers
from mainstay.interop.northmoor.planned import plan
from mainstay.interop.northmoor.planners import Planners
from mainstay.interop.northmoor.sign_ins import add_authorities, is_loaded, sign_ins
from mainstay.interop.northmoor.upkeep import look_after
from mainstay.interop.northmoor.whole import Northmoor, make, readings
from mainstay.local.actions import set_local_value
from mainstay.local.queries import local_values
from mainstay.places import queries as places
from mainstay.places.actions import draw_group
from mainstay.planning import actions as planning
from mainstay.planning.needs.assess import assess

Say = Callable[[str], None]


def load_northmoor(password: str, *, today: date, say: Say, carers: bool = True) -> bool:
    """Load Northmoor with its people; return False, having changed nothing, where it is there already.

    password: the one that all the demo's people sign in with. say: told each step in a few words, before it begins.
    carers: whether to bring in the carers too, who take most of the time.
    """
    if is_loaded():
        return False
    say("Making the coast, the town and the moor")
    northmoor = make()
    with scope.of_authority(None, sharing=True):
        say("Adding an authority and its people")
        authority, strathmoor = add_authorities(password)[:2]
        scope.enter_authority(authority.pk)
        analyst, commissioner = _person(authority, "analyst"), _person(authority, "commissioner")
        say("Loading outlines and figures")
        for reading in readings(northmoor):
            keep(reading, by=analyst, authority=authority)
        say("Loading people known to services, and services")
        keep(_known_to_services(northmoor), by=analyst, authority=authority)
        list_services(northmoor, by=analyst, today=today)
        say("Drawing groups and assessing needs")
        draw_groups(northmoor, by=commissioner)
        save_assessments(northmoor, by=commissioner, today=today)
        say("Reviewing what exists and deciding priorities")
        # Of two with one role, the one who was added first plans.
        people = {each.roles[0]: each for each in User.objects.filter(authority=authority).order_by("-pk")}
        who = Planners(people, _wards(northmoor), today)
        plan(who)
        say("Looking after the directory")
        look_after(northmoor.postcodes, who)
        if carers:
            _bring_carers(northmoor, authority, strathmoor, today=today, say=say)
    return True


def _bring_carers(
    northmoor: Northmoor, authority: Authority, strathmoor: Authority, *, today: date, say: Say
) -> None:
    say("Bringing in four thousand carers")
    people = {each.email: each for each in User.objects.filter(authority=authority)}
    bring_carers(northmoor.postcodes, _wards(northmoor), known_by_ward(northmoor), people, today=today)
    say("Going over to Scotland")
    scope.enter_authority(strathmoor.pk)
    tell_of_strathmoor(strathmoor, today=today)


def _wards(northmoor: Northmoor) -> dict[str, str]:
    return dict(zip(northmoor.names.wards.names, northmoor.names.wards.codes, strict=True))


def known_by_ward(northmoor: Northmoor) -> dict[str, float]:
    """Return how many carers are known to services in each ward, by its name."""
    counts = people_known(northmoor.design, northmoor.care)
    return dict(zip(northmoor.names.wards.names, map(float, counts), strict=True))


def _person(authority: Authority, role: str) -> User:
    email = next(each.email for each in sign_ins() if each.authority == authority.name and each.role == role)
    return User.objects.get(authority=authority, email=email)


def list_services(northmoor: Northmoor, *, by: User, today: date) -> None:
    """List the sixty services, as a council's own directory that was typed by hand."""
    with action("list services from a source", by=by):
        source = Source.objects.create(
            authority=by.authority,
            kind=Source.Kind.BY_HAND,
            name=invented("Northmoor's own directory"),
            publisher=northmoor.design.publisher,
            licence=northmoor.design.licence,
            state=Source.State.READ,
            read_at=now(),
            added_by=by,
        )
    keep_entries(offers(_wards(northmoor), northmoor.postcodes, today=today), source, by=by)


def _known_to_services(northmoor: Northmoor) -> Reading:
    """The template that a council fills in, read as if it had sent it."""
    names, layout = northmoor.names, "known_to_services"
    on = northmoor.design.known["as_at"]
    known = statistics.KnownCodes(
        kinds={item.code: item.attributes["level"] for item in policy.items("places.code_kinds", on=on)},
        current=frozenset([*names.authority.codes, *names.wards.codes, *names.areas.codes]),
        choices={},
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"northmoor_{layout}.csv"
        path.write_text(known_csv(northmoor.design, names, northmoor.care), "utf-8")
        reading = statistics.read(path, layout=layout, known=known)
    design = northmoor.design
    return replace(reading, title=invented(reading.title), publisher=design.publisher, licence=design.licence)


def draw_groups(northmoor: Northmoor, *, by: User) -> None:
    """Draw the design's groups of small areas."""
    names = northmoor.names
    code_of = dict(
        zip([*names.wards.names, *names.areas.names], [*names.wards.codes, *names.areas.codes], strict=True)
    )
    for name, parts in northmoor.design.groups.items():
        wards = {code_of[ward] for ward in parts["wards"]}
        inside = [code for code, ward in names.ward_of.items() if ward in wards]
        draw_group(name, [*inside, *(code_of[area] for area in parts["and_areas"])], by=by)


def save_assessments(northmoor: Northmoor, *, by: User, today: date) -> None:
    """Save two versions of Northmoor's assessment: before and after it set a value of its own."""
    before = today - timedelta(days=northmoor.design.assessed_days_before)
    _assess("First needs assessment", "With the packs' values only.", by=by, on=before)
    _set_own_value(northmoor, by=by, today=today)
    _assess("Needs assessment with our own price", "With our contract's price for sitting.", by=by, on=today)


def _set_own_value(northmoor: Northmoor, *, by: User, today: date) -> None:
    """Put the design's value in place of the pack's, with its reason."""
    own = northmoor.design.local_value
    set_local_value(own["key"], policy.Range(**own["value"]), own["reason"], by=by, today=today)


def _assess(title: str, note: str, *, by: User, on: date) -> None:
    area = places.area(AUTHORITY)
    assert area is not None
    content = assess(area, as_at=on, local=local_values())
    planning.save(content, title=title, note=note, by=by, today=on)
