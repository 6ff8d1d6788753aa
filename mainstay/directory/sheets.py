"""Entries as a sheet: one line each, in words and codes that a spreadsheet can count."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from mainstay.directory.models import Service
from mainstay.web.csv_text import csv_text


def of_entries(services: Iterable[Service]) -> str:
    """Return entries as CSV: codes of interventions and places, choices in words, days as 2026-03-31."""
    headings = [
        _("Service"),
        _("Offered by"),
        _("Helps with (codes)"),
        _("Places served (codes)"),
        _("Funding"),
        _("Cost to the carer"),
        _("Room"),
        _("Weeks to wait"),
        _("State"),
        _("Last checked"),
        _("Kept by"),
        _("Phone"),
        _("E-mail"),
        _("Website"),
        _("Identifier"),
    ]
    return csv_text(headings, (_line(each) for each in services))


def _line(service: Service) -> list[object]:
    return [
        service.name,
        service.provider.name,
        "; ".join(service.interventions),
        "; ".join(service.areas),
        str(service.get_funded_how_display()),
        service.cost_note or str(service.get_cost_display()),
        str(service.get_capacity_display()),
        service.waiting_weeks,
        str(service.get_state_display()),
        service.checked_on,
        str(service.get_kept_by_display()),
        service.phone,
        service.email,
        service.website,
        str(service.public_id),
    ]
