"""Pairs of entries as a table."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.directory.candidate_tables import sentences
from mainstay.directory.models import LikelyDuplicate, Provider, Service
from mainstay.web.tables import Cell, Column, Table, arrange
from mainstay.web.words import moment, percent


def of_pairs(found: Iterable[LikelyDuplicate], *, state: str, count: int) -> Table:
    """Return pairs as a table in the order they come in."""
    waiting = state == LikelyDuplicate.State.WAITING
    columns = [
        Column("one", _("One entry")),
        Column("other", _("The other")),
        Column("kind", _("Kind")),
        Column("reasons", _("Why they may be one")),
        Column("score", _("How sure"), numeric=True) if waiting else Column("decided", _("Decided")),
    ]
    rows = [
        [
            Cell(
                _named(each.one_service, each.one_provider),
                href=reverse("directory:duplicate", args=[each.pk]),
            ),
            Cell(_named(each.other_service, each.other_provider)),
            Cell(_("Service") if each.one_service_id else _("Provider")),
            Cell(sentences(each.reasons, shown=3)),
            Cell(percent(each.score, 0)) if waiting else Cell(_decided(each)),
        ]
        for each in found
    ]
    caption = ngettext("%(count)s pair", "%(count)s pairs", count) % {"count": count}
    return arrange("pairs", caption, columns, rows)


def _named(service: Service | None, provider: Provider | None) -> str:
    if service is not None:
        return _("%(service)s, by %(provider)s") % {
            "service": service.name,
            "provider": service.provider.name,
        }
    return provider.name if provider else ""


def _decided(pair: LikelyDuplicate) -> str:
    by = pair.decided_by.name if pair.decided_by else _("the operator")
    return _("%(when)s, by %(who)s") % {"when": moment(pair.decided_at), "who": by}
