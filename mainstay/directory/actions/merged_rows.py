"""What hangs from two entries, moved when they become one and moved back when that is undone."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Model

from mainstay.directory.models import (
    CostOption,
    Location,
    MistakeReport,
    Schedule,
    Service,
    ServiceAtLocation,
)

# What was moved: label of the model → id → column → its value before.
Moved = dict[str, dict[str, dict[str, int | None]]]
_MODELS: Mapping[str, type[Model]] = {
    each.__name__: each for each in (CostOption, MistakeReport, Schedule, ServiceAtLocation)
}


def move(moved: Moved, rows: Iterable[Model], **to: int | None) -> None:
    """Point rows elsewhere, and note where they pointed before."""
    for row in rows:
        before = moved.setdefault(type(row).__name__, {}).setdefault(str(row.pk), {})
        for name, value in to.items():
            before.setdefault(name, getattr(row, name))
            setattr(row, name, value)
        row.save(update_fields=[name.removesuffix("_id") for name in to])


def move_whereabouts(moved: Moved, kept: Service, other: Service, *, swap: bool) -> None:
    """Give ``kept`` the places and times of ``other``; with ``swap`` it hands over its own, else it has both.

    A place that both have stays with each: only the times that held there are led to the other's link.
    """
    links = {side.pk: list(side.at_locations.select_related("location")) for side in (kept, other)}
    times = {side.pk: list(side.schedules.all()) for side in (kept, other)}
    place = {link.pk: _place(link.location) for each in links.values() for link in each}
    at = {(side.pk, place[link.pk]): link.pk for side in (kept, other) for link in links[side.pk]}
    shared = {place[link.pk] for link in links[kept.pk]} & {place[link.pk] for link in links[other.pk]}
    for source, target in [(other, kept), (kept, other)] if swap else [(other, kept)]:
        apart = [link for link in links[source.pk] if place[link.pk] not in shared]
        move(moved, apart, service_id=target.pk)
        for time in times[source.pk]:
            where = place.get(time.at_id) if time.at_id else None
            there = at[target.pk, where] if where is not None and where in shared else time.at_id
            move(moved, [time], service_id=target.pk, at_id=there)


def _place(location: Location) -> tuple[str, ...]:
    """What makes a place the same to a person: two sources give one hall a row each."""
    if not location.postcode:
        return (str(location.pk),)
    return location.postcode, " ".join((location.name or location.address).casefold().split())


def move_prices(moved: Moved, kept: Service, other: Service, *, swap: bool) -> None:
    """Give ``kept`` the prices of ``other``; with ``swap`` it hands over its own."""
    mine, theirs = list(kept.cost_options.all()), list(other.cost_options.all())
    move(moved, theirs, service_id=kept.pk)
    if swap:
        move(moved, mine, service_id=other.pk)


def move_back(moved: Moved, among: Mapping[str, type[Model]] = _MODELS) -> None:
    """Point every row where it pointed before; one that is gone by now is left out."""
    for label, rows in moved.items():
        model: Any = among[label]
        for pk, before in rows.items():
            model.objects.filter(pk=int(pk)).update(**before)


def as_kept(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """Return values of a row as JSON can hold them, to be set again with ``set_again``."""
    held = {name: getattr(row, name) for name in names}
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in held.items()}


def set_again(row: Model, held: Mapping[str, Any]) -> None:
    """Set the values that ``as_kept`` wrote down."""
    for name, value in held.items():
        field: models.Field[Any, Any] = row._meta.get_field(name)  # type: ignore[assignment]
        setattr(row, name, field.to_python(value))
