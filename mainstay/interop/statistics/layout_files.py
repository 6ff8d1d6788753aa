"""Layout files read strictly: a word that is not known, or a key that is nowhere, names the file and the fault."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from mainstay.interop.statistics.expand import as_key, as_spelling, choices, read_lists
from mainstay.interop.statistics.layout import (
    NUMBERS,
    SHAPES,
    AddsUp,
    By,
    ChangeColumns,
    Layout,
    LayoutColumn,
    LinkColumns,
    PlaceColumns,
    RecordField,
    Share,
    Warn,
)

FOLDER = Path(__file__).with_name("layouts")
# Nomis heads the area by its kind ("2021 super output area - lower layer") and its code "mnemonic".
NOMIS = PlaceColumns(
    code=("geography code", "mnemonic"),
    name=("geography", "*super output area*", "*authorit*", "countr*", "region*", "*ward*", "area"),
)
_TEXT = ("title", "dataset", "publisher", "licence", "source", "base", "shape")
_PLAIN = ("variable", "key", "format", "reference_in", "reference_day", "reference_column")
_READ_APART = (
    "reference",
    "expect",
    "place",
    "columns",
    "adds_up",
    "shares",
    "by",
    "links",
    "changes",
    "fields",
)
_MAPS = ("only", "repeated", "members")
_KNOWN = {*_TEXT, *_PLAIN, *_READ_APART, *_MAPS, "let", "levels", "same", "sheets", "ignore", "number"}
_KNOWN |= {"warnings", "properties", "template"}


class _Strict(yaml.CSafeLoader):
    """YAML in which a word written twice is a fault, not a silent last word."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        found = super().construct_mapping(node, deep)
        if len(found) < len(node.value):
            words = [str(key.value) for key, _ in node.value]
            raise ValueError(
                f"{', '.join(sorted({word for word in words if words.count(word) > 1}))} is written twice"
            )
        return found


class LayoutFault(Exception):
    """A layout file that cannot be used; says which file, what was found and what to write instead."""


@cache
def layouts() -> dict[str, Layout]:
    """Every layout by name, in order of name."""
    return {path.stem: read_layout(path) for path in sorted(FOLDER.glob("*.yaml"))}


def read_layout(path: Path) -> Layout:
    """The layout in one YAML file, or LayoutFault."""
    try:
        raw = _Strict(path.read_text("utf-8")).get_single_data()
        _check_words(raw)
        layout = _build(path.stem, raw)
        _check_keys(layout)
    except (KeyError, TypeError, ValueError, AttributeError, yaml.YAMLError) as fault:
        raise LayoutFault(f"{path.name}: {fault}") from fault
    return layout


def _check_words(raw: Any) -> None:
    if not isinstance(raw, dict):
        raise ValueError("write a mapping, beginning with title:")
    if missing := [word for word in _TEXT if not isinstance(raw.get(word), str)]:
        raise ValueError(f"write {', '.join(missing)} as text")
    if unknown := sorted(set(raw) - _KNOWN):
        raise ValueError(f"{', '.join(unknown)} not known; known are {', '.join(sorted(_KNOWN))}")
    if raw["shape"] not in SHAPES:
        raise ValueError(f"shape {raw['shape']} not known; known are {', '.join(SHAPES)}")


def _build(name: str, raw: Mapping[str, Any]) -> Layout:
    lists = read_lists(raw.get("let", {}))
    expect = raw.get("expect", {})
    properties = raw.get("properties", {})
    said: dict[str, Any] = {word: " ".join(raw[word].split()) for word in _TEXT}
    said |= {word: raw[word] for word in _PLAIN if word in raw}
    said |= {word: {str(k): str(v) for k, v in raw[word].items()} for word in _MAPS if word in raw}
    return Layout(
        name=name,
        **said,
        reference_on=_day(raw.get("reference")),
        levels=tuple(raw.get("levels", ())),
        rows=expect.get("rows", {}),
        lines=int(expect.get("lines", 0)),
        nations=tuple(expect.get("nations", ())),
        megabytes=float(expect.get("megabytes", 1)),
        place=_place(raw.get("place")),
        same={heading: _several(values) for heading, values in raw.get("same", {}).items()},
        columns=tuple(_columns(raw, lists)),
        adds_up=tuple(_sums(raw, lists)),
        shares=tuple(_shares(raw.get("shares", {}), lists)),
        ignore=tuple(raw.get("ignore", ())),
        sheets={str(key): _several(names) for key, names in raw.get("sheets", {}).items()},
        by=tuple(_by(heading, spec, lists) for heading, spec in raw.get("by", {}).items()),
        links=tuple(_link(spec) for spec in raw.get("links", ())),
        changes=tuple(ChangeColumns(**spec) for spec in raw.get("changes", ())),
        code_properties=_several(properties.get("code", ())),
        name_properties=_several(properties.get("name", ())),
        fields=tuple(RecordField(key=key, **spec) for key, spec in raw.get("fields", {}).items()),
        template=tuple(tuple(str(cell) for cell in row) for row in raw.get("template", ())),
        warnings=tuple(
            Warn(" ".join(spec["say"].split()), tuple(spec.get("levels", ())))
            for spec in raw.get("warnings", ())
        ),
    )


def _several(value: Any) -> tuple[str, ...]:
    return (
        (str(value),) if isinstance(value, str | int | float | date) else tuple(str(item) for item in value)
    )


def _day(value: Any) -> date | None:
    if value is None or type(value) is date:
        return value
    raise ValueError(f"write reference as a day, 2021-03-21, not {value}")


def _place(raw: Any) -> PlaceColumns:
    if raw == "nomis":
        return NOMIS
    raw = raw or {}
    return PlaceColumns(_several(raw.get("code", ())), _several(raw.get("name", ())), raw.get("names", {}))


def _columns(raw: Mapping[str, Any], lists: Any) -> Iterator[LayoutColumn]:
    usual = raw.get("number", "count")
    for key, spec in raw.get("columns", {}).items():
        spec = spec if isinstance(spec, Mapping) else {"heading": spec}
        headings, number = _several(spec["heading"]), spec.get("number", usual)
        if number not in NUMBERS:
            raise ValueError(f"number {number} of {key} not known; known are {', '.join(NUMBERS)}")
        for chosen in choices(key, *headings, lists=lists):
            spelt = tuple(as_spelling(heading, chosen) for heading in headings)
            yield LayoutColumn(as_key(key, chosen), spelt, number, bool(spec.get("optional")))


def _sums(raw: Mapping[str, Any], lists: Any) -> Iterator[AddsUp]:
    for spec in raw.get("adds_up", ()):
        for chosen in choices(spec["whole"], lists=lists):
            parts = (as_key(part, chosen) for part in spec["parts"])
            every = [as_key(part, more) for part in parts for more in choices(part, lists=lists)]
            yield AddsUp(as_key(spec["whole"], chosen), tuple(every), float(spec.get("within", 0)))


def _shares(raw: Mapping[str, Any], lists: Any) -> Iterator[Share]:
    for spelling, (part, whole, within) in raw.items():
        for chosen in choices(spelling, part, whole, lists=lists):
            keys = as_key(part, chosen), as_key(whole, chosen)
            yield Share(as_spelling(spelling, chosen), *keys, float(within))


def _by(heading: str, raw: Mapping[str, Any] | None, lists: Any) -> By:
    raw = raw or {}
    keys = {
        as_spelling(spelling, chosen): as_key(str(key), chosen)
        for key, spellings in raw.get("keys", {}).items()
        for spelling in _several(spellings)
        for chosen in choices(str(key), spelling, lists=lists)
    }
    return By(heading, keys, tuple(_shares(raw.get("shares", {}), lists)), bool(raw.get("open")))


def _link(raw: Mapping[str, Any]) -> LinkColumns:
    child, parent = raw["child"], raw["parent"]
    return LinkColumns(
        (child["code"], child.get("name", "")),
        (parent["code"], parent.get("name", "")),
        child.get("level", ""),
        parent.get("level", ""),
    )


def _check_keys(layout: Layout) -> None:
    if layout.shape != "wide":
        return
    parts = layout.sheets or {"": ()}
    known = {key + column.key for key in parts for column in layout.columns}
    used = {key for rule in layout.adds_up for key in (rule.whole, *rule.parts)}
    if layout.shape == "wide" and (missing := sorted(used - known)):
        raise ValueError(f"adds_up names {', '.join(missing)}, which no column has")
