"""Changes that are being written: which there are, and what one looks like before it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import Service, ServiceVersion
from mainstay.directory.queries.entries import as_entry, with_everything
from mainstay.directory.queries.known import known_codes
from mainstay.directory.queries.listing import names_of
from mainstay.directory.queries.upkeep import rules_in_force
from mainstay.directory.queries.visible import versions_visible_to
from mainstay.directory.rules import versions as rules
from mainstay.directory.rules.checking import Problem, out_of_date, problems
from mainstay.directory.rules.differences import Difference, differences
from mainstay.directory.rules.entry import ServiceEntry, from_json


def open_changes(user: User) -> QuerySet[ServiceVersion]:
    """Return the changes the user may see that are not published or given up, the newest first."""
    return versions_visible_to(user).filter(state__in=rules.OPEN).order_by("-written_at")


@dataclass(frozen=True)
class DraftPage:
    """A change with what is the matter with it. changed: against what is listed; empty for a new entry."""

    entry: ServiceEntry
    areas: Mapping[str, str]
    problems: Sequence[Problem]
    changed: Sequence[Difference]
    moves: frozenset[str]

    @property
    def stopped(self) -> bool:
        """Whether something has to be mended before it can go on."""
        return any(each.stops for each in self.problems)


def draft_page(version: ServiceVersion, user: User, today: date) -> DraftPage:
    """Return what the page of a change shows, and which moves are the user's to make."""
    entry = from_json(version.content)
    listed = None
    if version.service_id:
        listed = as_entry(with_everything(Service.objects.filter(pk=version.service_id)).get())
    codes = {*entry.areas, *(listed.areas if listed else ())}
    return DraftPage(
        entry,
        names_of(sorted(codes)),
        [*problems(entry, known=known_codes(today)), *out_of_date(entry, today)],
        [each for each in differences(listed, entry) if each.field not in NOT_PART] if listed else [],
        moves_of(version, user, today),
    )


# Changed by one press, whatever change is being written.
NOT_PART = {"state", "capacity", "capacity_on", "waiting_weeks", "checked_on"}


def moves_of(version: ServiceVersion, user: User, today: date) -> frozenset[str]:
    """Return where this person may send a change from where it is; one query."""
    approves = may(user, Permission.APPROVE_ENTRIES)
    owns = user.organisation_id is not None and version.provider.organisation_id == user.organisation_id
    trusted = rules_in_force(today).owners_publish
    moves = set(rules.MOVES[version.state])
    if not rules.may_publish(approves=approves, owns=owns, owners_publish=trusted):
        moves.discard(rules.PUBLISHED)
    if not approves:
        moves.discard(rules.SENT_BACK)
    return frozenset(moves)


def sections_of(version: ServiceVersion) -> list[str]:
    """Return the keys of the sections in which a change is written: room is only written with a new entry."""
    keys = ["about", "help", "who", "where", "when", "cost", "contact", "funding"]
    return keys if version.service_id else [*keys, "room"]
