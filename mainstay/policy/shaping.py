"""From what YAML holds to what an entry holds: values, ranges, items and dates. Nothing here reads a file."""

import re
from calendar import monthrange
from collections.abc import Mapping
from datetime import date
from math import isfinite
from types import MappingProxyType
from typing import Any

from mainstay.policy.entries import Dated, Item, Range

_RANGE = {"low", "central", "high"}
_OF_AN_ITEM = {"code", "title", "description"}


def first_day(written: object) -> Dated | None:
    """The day from which a value counts, as a Dated without its value; None if it is not a date.

    A year or a month ("2024-12") alone counts from its last day: never before the figure existed.
    """
    if isinstance(written, date):
        return Dated(written, None)
    text = str(written)
    if re.fullmatch(r"\d{4}", text):
        return Dated(date(int(text), 12, 31), None, "year")
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", text):
        year, month = int(text[:4]), int(text[5:])
        return Dated(date(year, month, monthrange(year, month)[1]), None, "month")
    return None


def shaped(written: object) -> Any:
    """The same value, frozen: mappings of low, central and high become a Range, lists become tuples."""
    if isinstance(written, dict):
        if set(written) == _RANGE:
            return Range(**written)
        return MappingProxyType({str(name): shaped(each) for name, each in written.items()})
    if isinstance(written, list):
        return tuple(shaped(each) for each in written)
    return written


def item(written: Mapping[str, object]) -> Item:
    """One line of a list, with every further column among its attributes."""
    further = {name: shaped(each) for name, each in written.items() if name not in _OF_AN_ITEM}
    return Item(
        code=str(written["code"]),
        title=str(written["title"]),
        description=str(written.get("description") or ""),
        attributes=MappingProxyType(further),
    )


def faults_of_value(value: object, unit: str) -> list[str]:
    """Everything wrong with one value: a range out of order, a share outside 0 to 1; empty if nothing is."""
    if isinstance(value, Range):
        if not all(is_number(each) for each in value):
            return ["has a range with something other than numbers in it."]
        faults = (
            [] if value.low <= value.central <= value.high else [f"has a range out of order: {_said(value)}."]
        )
        return faults + [fault for each in value for fault in _faults_of_number(each, unit)]
    if isinstance(value, Mapping):
        return [fault for each in value.values() for fault in faults_of_value(each, unit)]
    return (
        _faults_of_number(float(value), unit) if isinstance(value, int | float) and is_number(value) else []
    )


def _faults_of_number(number: float, unit: str) -> list[str]:
    if not isfinite(number) or number < 0:
        return [f"must be a number of 0 or more, and it says {number:g}."]
    if unit == "share" and number > 1:
        return [f"is a share, so it must lie between 0 and 1, and it says {number:g}."]
    return []


def faults_of_item(written: object, attributes: Mapping[str, str]) -> list[str]:
    """Everything wrong with one line of a list; empty if nothing is."""
    if not isinstance(written, dict):
        return [f"has a line that is not an item: {written!r}."]
    name = written.get("code", "without a code")
    missing = [each for each in ("code", "title", *attributes) if each not in written]
    unknown = [str(each) for each in written if each not in _OF_AN_ITEM and each not in attributes]
    faults = [f"item {name}: {each} is missing." for each in missing]
    faults += [f"item {name}: {each} is not a field of this list." for each in unknown]
    faults += [
        f"item {name}: {each} must be words." for each in _OF_AN_ITEM if not _is_words(written.get(each, ""))
    ]
    return faults


def _is_words(value: object) -> bool:
    # YAML reads a bare NO as false and a bare 01 as a number: a code that was not quoted must not pass.
    return isinstance(value, str)


def is_number(value: object) -> bool:
    """Whether it is a number; yes and no are not, though Python counts with them."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def _said(value: Range) -> str:
    return f"low {value.low}, central {value.central}, high {value.high}"
