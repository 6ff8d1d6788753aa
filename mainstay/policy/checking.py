"""What makes a pack refuse to load. Every rule gives every reason, as sentences that name the entry."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from mainstay.policy.entries import HOW_SURE, KINDS, NATIONS, Entry, Item
from mainstay.policy.shaping import faults_of_item, faults_of_value, first_day, shaped

REQUIRED = ("title", "kind", "unit", "source", "sure", "written_by", "review_by")
OF_TYPE = {
    "title": str,
    "kind": str,
    "unit": str,
    "written_by": str,
    "note": str,
    "source": list,
    "scope": list,
    "attributes": dict,
    "refers_to": dict,
}
_AS_WRITTEN = {str: "words", list: "a list", dict: "names with meanings"}
OPTIONAL = ("values", "items", "from", "scope", "open_to", "least", "note", "attributes", "refers_to")


def faults(written: Mapping[str, Any]) -> list[str]:
    """Everything wrong with one entry as YAML holds it; empty if it may be read."""
    found = [f"{name} is missing." for name in REQUIRED if not written.get(name)]
    found += [f"{name} is not a field of an entry." for name in written if name not in REQUIRED + OPTIONAL]
    found += [
        f"{name} must be {_AS_WRITTEN[shape]}."
        for name, shape in OF_TYPE.items()
        if not isinstance(written.get(name, shape()), shape)
    ]
    if found:
        return found
    return _faults_of_words(written) + _faults_of_source(written["source"]) + _faults_of_content(written)


def _faults_of_words(written: Mapping[str, Any]) -> list[str]:
    found = []
    if written["kind"] not in KINDS:
        found.append(f"kind says {written['kind']!r}. Choose one of: {', '.join(KINDS)}.")
    level, _, because = str(written["sure"]).partition(";")
    if level.strip() not in HOW_SURE or not because.strip():
        found.append(f"sure must be one of {', '.join(HOW_SURE)}, then a semicolon and the reason.")
    if not isinstance(written["review_by"], date):
        found.append("review_by must be a date, as in 2027-04-01.")
    for nation in written.get("scope", ()):
        if nation not in NATIONS:
            found.append(f"scope names {nation!r}. Choose from: {', '.join(NATIONS)}.")
    if written.get("open_to") not in (None, "local"):
        found.append("open_to may only say local, or be left out.")
    if not isinstance(written.get("least", 0), int | float):
        found.append("least must be a number.")
    return found


def _faults_of_source(sources: Any) -> list[str]:
    found = []
    for each in sources:
        if (
            not isinstance(each, dict)
            or not isinstance(each.get("title"), str)
            or set(each) - {"title", "href"}
        ):
            found.append("each source has a title and, where there is one, an href, and nothing else.")
        elif each.get("href") and not str(each["href"]).startswith("https://"):
            found.append(f"the source {each['title']} has an href that is not an https address.")
    return found


def _faults_of_content(written: Mapping[str, Any]) -> list[str]:
    if ("values" in written) == ("items" in written):
        return ["needs either values by date, or items and from."]
    return _faults_of_items(written) if "items" in written else _faults_of_values(written)


def _faults_of_values(written: Mapping[str, Any]) -> list[str]:
    values = written["values"]
    if not isinstance(values, dict) or not values:
        return ["values must give at least one value, each under the date it came into force."]
    found = [f"values are under {each!r}, which is not a date." for each in values if first_day(each) is None]
    if any(each is None for each in values.values()) and not written.get("note"):
        found.append("a value is empty and there is no note to say what was looked for.")
    for each in values.values():
        found += faults_of_value(shaped(each), written["unit"])
    return found


def _faults_of_items(written: Mapping[str, Any]) -> list[str]:
    items, attributes = written["items"], written.get("attributes", {})
    found = [] if first_day(written.get("from")) else ["from must say since when the list holds."]
    if not isinstance(items, list) or not items:
        return [*found, "items must be a list with at least one item."]
    for each in items:
        found += faults_of_item(each, attributes)
    codes = [each.get("code") for each in items if isinstance(each, dict)]
    found += [
        f"item {code} is there twice." for code in sorted({str(c) for c in codes if codes.count(c) > 1})
    ]
    found += [
        f"refers_to names {name}, which is not an attribute."
        for name in written.get("refers_to", {})
        if name not in attributes
    ]
    return found


def broken_references(entries: Mapping[str, Entry]) -> list[str]:
    """A sentence for each item whose attribute holds a code that the entry it refers to does not have."""
    found = []
    for entry in entries.values():
        for attribute, key in entry.refers_to.items():
            if key not in entries:
                found.append(f"{entry.file}, {entry.key}: refers to {key}, which does not exist.")
                continue
            known = {item.code for item in entries[key].values[-1].value}
            for item in entry.values[-1].value:
                strange = [code for code in _codes(item, attribute) if code not in known]
                found += [
                    f"{entry.file}, {entry.key}: item {item.code}: {key} has no {code}." for code in strange
                ]
    return found


def _codes(item: Item, attribute: str) -> Iterable[str]:
    held = item.attributes[attribute]
    if held is None:
        return ()
    return held if isinstance(held, tuple) else (held,)
