"""What one page about an entry shows, in a fixed number of queries."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch, QuerySet

from mainstay.accounts.models import User
from mainstay.accounts.permissions import Permission, may
from mainstay.directory.models import MistakeReport, Service, ServiceVersion, SourceRecord
from mainstay.directory.queries.entries import as_entry, with_everything
from mainstay.directory.queries.known import known_codes
from mainstay.directory.queries.listing import names_of
from mainstay.directory.queries.upkeep import rules_in_force
from mainstay.directory.queries.visible import services_visible_to
from mainstay.directory.rules.checking import Problem, out_of_date, problems
from mainstay.directory.rules.differences import Difference, source_says
from mainstay.directory.rules.entry import ServiceEntry
from mainstay.directory.rules.freshness import Freshness, freshness
from mainstay.directory.rules.versions import OPEN, places_to_go


def entries_to_show(user: User) -> QuerySet[Service]:
    """Return the entries the user may see, each with all that its page shows."""
    return (
        with_everything(services_visible_to(user))
        .select_related("provider__organisation", "checked_by", "merged_into", "file")
        .prefetch_related(
            Prefetch("records", SourceRecord.objects.select_related("source").order_by("first_seen_at")),
            Prefetch(
                "versions",
                ServiceVersion.objects.select_related("written_by", "decided_by").order_by("-pk"),
            ),
            Prefetch(
                "mistakes", MistakeReport.objects.filter(state=MistakeReport.State.OPEN), "open_reports"
            ),
        )
    )


@dataclass(frozen=True)
class EntryPage:
    """An entry with what is the matter with it. told: each source's record and where it differs from what is listed.

    change: the change that is being written, or None. published: the versions, newest first.
    """

    entry: ServiceEntry
    areas: Mapping[str, str]
    problems: Sequence[Problem]
    freshness: Freshness
    told: Sequence[tuple[SourceRecord, Sequence[Difference]]]
    change: ServiceVersion | None
    published: Sequence[ServiceVersion]
    states: Sequence[str]


def entry_page(service: Service, user: User, today: date) -> EntryPage:
    """Return what the page of an entry shows; two queries besides those of ``entries_to_show``."""
    listed = as_entry(service)
    versions = list(service.versions.all())
    return EntryPage(
        listed,
        names_of(listed.areas),
        [*problems(listed, known=known_codes(today)), *out_of_date(listed, today)],
        freshness(service.checked_on, today, rules_in_force(today).months),
        [(record, source_says(record.content, listed)) for record in service.records.all()],
        next((each for each in versions if each.state in OPEN), None),
        [each for each in versions if each.number is not None],
        states_open_to(user, service),
    )


def wants_equality(user: User, service: Service) -> bool:
    """Whether to lead to an equality assessment before an entry stops: it is bought, and they may write one."""
    return service.funded_how in Service.BOUGHT and may(user, Permission.WRITE_PLANS)


def states_open_to(user: User, service: Service) -> list[str]:
    """Return where this person may put an entry: whoever approves, and its owner; none for one merged away."""
    approves = may(user, Permission.APPROVE_ENTRIES)
    if service.merged_into_id is not None or not (approves or may(user, Permission.OWN_ENTRIES)):
        return []
    return list(places_to_go(service.state, approves=approves))
