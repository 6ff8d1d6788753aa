"""How Northmoor's directory is looked after: another source, who keeps what, a change that waits, reports, payments."""

import csv
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.utils.timezone import now

from mainstay.accounts.models import Authority, User
from mainstay.directory.actions import claims, duplicates, keep_entries, mistakes, writing
from mainstay.directory.models import Provider, Service, Source
from mainstay.directory.queries.known import known_codes
from mainstay.directory.rules.entry import ProviderEntry, ServiceEntry, from_json
from mainstay.interop.northmoor.design import FOLDER
from mainstay.interop.northmoor.offers import place, schedule
from mainstay.interop.northmoor.planners import Planners
from mainstay.interop.northmoor.postcodes import Postcodes
from mainstay.interop.sources.jobs import keep
from mainstay.interop.sources.knowing import known_to
from mainstay.interop.spending.reader import read_payments


@cache
def _raw() -> dict[str, Any]:
    return dict(yaml.safe_load((FOLDER / "upkeep.yaml").read_text("utf-8")))


def look_after(postcodes: Postcodes, who: Planners) -> None:
    """Do what a year of keeping a directory leaves behind."""
    authority = who.lead.authority
    _tell_twice(postcodes, who)
    for each in _raw()["claims"]:
        _claim(each, who)
    _change(_raw()["change"], who)
    for each in _raw()["mistakes"]:
        _report(each, who)
    _pay(authority, who)
    duplicates.find_duplicates(authority, by=who.people["analyst"], today=who.today)


def _tell_twice(postcodes: Postcodes, who: Planners) -> None:
    """List what a second source tells; two of its entries are there already, under other names."""
    raw, analyst = _raw()["second_source"], who.people["analyst"]
    source = Source.objects.create(
        authority=analyst.authority,
        kind=Source.Kind.BY_HAND,
        name=raw["name"],
        publisher=raw["publisher"],
        state=Source.State.READ,
        read_at=now(),
        added_by=analyst,
    )
    entries = [_entry(each, postcodes, who.today) for each in raw["services"]]
    keep_entries(entries, source, by=analyst)


def _entry(raw: Mapping[str, Any], postcodes: Postcodes, today: date) -> ServiceEntry:
    return ServiceEntry(
        name=raw["name"],
        provider=ProviderEntry(name=raw["provider"], phone=raw["phone"], kind="community"),
        source_id=raw["name"],
        description=raw["text"],
        phone=raw["phone"],
        interventions=tuple(raw["i"]),
        ways=("visit",),
        funded_how="volunteer",
        checked_on=today - timedelta(days=raw["checked"]),
        locations=(replace(place(raw["at"], postcodes), source_id=""),),
        schedules=(schedule(raw["when"]),),
    )


def _claim(raw: Mapping[str, Any], who: Planners) -> None:
    provider = Provider.objects.get(name=raw["provider"])
    claim = claims.ask_to_keep(provider, words=raw["words"], by=who.people[raw["role"]])
    if raw["agreed"]:
        claims.agree(claim, by=who.lead)


def _change(raw: Mapping[str, Any], who: Planners) -> None:
    by = who.people[raw["role"]]
    version = writing.begin_change(Service.objects.get(name=raw["service"]), by=by)
    entry = replace(from_json(version.content), description=raw["description"])
    version = writing.keep_draft(version, entry, by=by)
    writing.send(version, by=by, known=known_codes(who.today), note=raw["note"])


def _report(raw: Mapping[str, Any], who: Planners) -> None:
    service = Service.objects.get(name=raw["service"])
    report = mistakes.report_mistake(service, raw["about"], raw["words"])
    if "answer" in raw:
        mistakes.answer_mistake(report, mended=raw["mended"], words=raw["answer"], by=who.lead)


def _pay(authority: Authority, who: Planners) -> None:
    """Read a list of payments as if the council had published it; nobody has said yet who supports carers."""
    analyst: User = who.people["analyst"]
    source = Source.objects.create(
        authority=authority,
        kind=Source.Kind.PAYMENTS,
        name="Payments to suppliers (invented)",
        publisher=authority.name,
        state=Source.State.READ,
        read_at=now(),
        added_by=analyst,
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "payments.csv"
        _write_payments(path, who.today)
        keep(source, read_payments(path, known_to(authority)), analyst)


def _write_payments(path: Path, today: date) -> None:
    year = today.year - (1 if today.month > 3 else 2)
    days = [date(year, month, 15) for month in range(4, 13)] + [
        date(year + 1, month, 15) for month in (1, 2, 3)
    ]
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Organisation Name", "Supplier Name", "Payment Date", "Amount", "Purpose"])
        for raw in _raw()["payments"]:
            for day, pounds in zip(days, raw["pounds"], strict=True):
                if pounds:
                    row = ["Northmoor Council", raw["supplier"], f"{day:%d/%m/%Y}", f"{pounds:.2f}"]
                    writer.writerow([*row, raw["purpose"]])
