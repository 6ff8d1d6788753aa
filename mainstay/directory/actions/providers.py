"""Add a provider, or change what is said of it."""

from collections.abc import Mapping

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from mainstay.accounts.models import Authority, User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.actions import rows
from mainstay.directory.actions.writing import what_stops
from mainstay.directory.models import Provider, ProviderIdentifier
from mainstay.directory.rules.checking import Known
from mainstay.directory.rules.entry import ProviderEntry, ServiceEntry


class CannotKeepProvider(Refused):
    """The provider was not added or changed."""


def add_provider(authority: Authority, entry: ProviderEntry, *, by: User, known: Known) -> Provider:
    """Add a provider, or raise CannotKeepProvider; one with the same name or number is not added twice."""
    with action("add a provider", by=by):
        there = Provider.objects.filter(authority=authority, merged_into=None)
        numbers = {(each.scheme, each.identifier) for each in entry.identifiers}
        twice = there.filter(name__iexact=entry.name.strip()).first() or _with_number(there, numbers)
        reasons = [_("%(name)s is in the directory already.") % {"name": twice.name}] if twice else []
        refuse_if(CannotKeepProvider, reasons + _wrong(entry, known))
        provider = Provider.objects.create(authority=authority, **rows.columns(entry))
        _number(provider, entry)
        return provider


def change_provider(provider: Provider, entry: ProviderEntry, *, by: User, known: Known) -> Provider:
    """Change what is said of a provider and the numbers it is known by, or raise CannotKeepProvider."""
    with action("change a provider", by=by):
        refuse_if(CannotKeepProvider, _wrong(entry, known))
        provider = Provider.objects.select_for_update(of=("self",), no_key=True).get(pk=provider.pk)
        held: Mapping[str, object] = rows.columns(entry)
        vars(provider).update(held)
        provider.save(update_fields=list(held))
        kept = {(each.scheme, each.identifier) for each in entry.identifiers}
        for row in provider.identifiers.all():
            if (row.scheme, row.identifier) not in kept:
                row.delete()
        _number(provider, entry)
        return provider


def _with_number(there: QuerySet[Provider], numbers: set[tuple[str, str]]) -> Provider | None:
    for scheme, identifier in sorted(numbers):
        if found := there.filter(identifiers__scheme=scheme, identifiers__identifier=identifier).first():
            return found
    return None


def _number(provider: Provider, entry: ProviderEntry) -> None:
    ProviderIdentifier.objects.bulk_create(
        [
            ProviderIdentifier(
                authority_id=provider.authority_id,
                provider=provider,
                scheme=each.scheme,
                identifier=each.identifier,
            )
            for each in entry.identifiers
        ],
        ignore_conflicts=True,
    )


def _wrong(entry: ProviderEntry, known: Known) -> list[str]:
    # A provider is checked where an entry is: as the provider of one.
    return what_stops(ServiceEntry(name="-", provider=entry), known)
