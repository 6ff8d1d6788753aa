"""Reading packs/: every YAML file into entries, and a sentence for everything that is wrong with them.

A file is one entry (it has a title at the top: packs/model/outcomes.yaml is "model.outcomes") or holds several by
name ("estimation.need.hours_50_plus"). What several have in common may stand once under ``shared``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml

from mainstay.policy.checking import broken_references, faults
from mainstay.policy.entries import NATIONS, Dated, Entry, Source
from mainstay.policy.shaping import first_day, item, shaped

# In a checkout packs/ stands beside the package; in a wheel it travels inside it.
FOLDERS = (Path(__file__).parents[2] / "packs", Path(__file__).parents[1] / "packs")


@dataclass(frozen=True)
class Reading:
    """All that was read: entries by key, and every problem as a sentence (empty if there is none)."""

    entries: Mapping[str, Entry]
    problems: tuple[str, ...]


class _Strict(yaml.CSafeLoader):
    """YAML that refuses a name written twice, where plain YAML would keep the last and say nothing."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        names = [self.construct_object(name, deep=True) for name, _ in node.value]
        twice = sorted({str(name) for name in names if names.count(name) > 1})
        if twice:
            line = node.start_mark.line + 1
            raise yaml.YAMLError(f"from line {line} the name {', '.join(twice)} is written twice.")
        return super().construct_mapping(node, deep=deep)


def folder() -> Path:
    """Where the packs are. Raises FileNotFoundError, naming the places looked in, if they are nowhere."""
    for place in FOLDERS:
        if place.is_dir():
            return place
    looked = " or ".join(str(place) for place in FOLDERS)
    raise FileNotFoundError(
        f"No policy packs at {looked}. Run from a whole checkout or install the package again."
    )


def read(packs: Path) -> Reading:
    """Every entry under the folder, and every problem; an entry with a problem is left out."""
    entries: dict[str, Entry] = {}
    problems: list[str] = []
    for path in sorted(packs.rglob("*.yaml")):
        name = f"packs/{path.relative_to(packs)}"
        try:
            written = _Strict(path.read_text("utf-8")).get_single_data()
        except (yaml.YAMLError, UnicodeDecodeError) as why:
            problems.append(f"{name}: cannot be read: {why}")
            continue
        for key, each in _entries_in(written, ".".join(path.relative_to(packs).with_suffix("").parts)):
            wrong = faults(each) if isinstance(each, dict) else ["is not an entry."]
            problems += [f"{name}, {key}: {fault}" for fault in wrong]
            if not wrong:
                entries[key] = _entry(key, each, name)
    problems += broken_references(entries)
    return Reading(MappingProxyType(entries), tuple(problems))


def _entries_in(written: Any, stem: str) -> Iterator[tuple[str, Any]]:
    # Any of these, so that a lone entry without its title is told so.
    if not isinstance(written, dict) or {"title", "kind", "values", "items"} & set(written):
        yield stem, written
        return
    shared = written.pop("shared", {})
    for name, each in written.items():
        yield f"{stem}.{name}", {**shared, **each} if isinstance(each, dict) else each


def _entry(key: str, written: Mapping[str, Any], file: str) -> Entry:
    level, _, because = str(written["sure"]).partition(";")
    return Entry(
        key=key,
        title=written["title"],
        kind=written["kind"],
        unit=written["unit"],
        source=tuple(Source(each["title"], each.get("href")) for each in written["source"]),
        values=_values(written),
        sure=level.strip(),
        sure_because=because.strip(),
        written_by=written["written_by"],
        review_by=written["review_by"],
        scope=tuple(written.get("scope", NATIONS)),
        open_to=written.get("open_to"),
        least=written.get("least"),
        note=" ".join(written.get("note", "").split()),
        attributes=MappingProxyType(dict(written.get("attributes", {}))),
        refers_to=MappingProxyType(dict(written.get("refers_to", {}))),
        file=file,
    )


def _values(written: Mapping[str, Any]) -> tuple[Dated, ...]:
    if "items" in written:
        held: dict[Any, Any] = {written["from"]: tuple(item(each) for each in written["items"])}
    else:
        held = {since: shaped(each) for since, each in written["values"].items()}
    days = [(first_day(since), value) for since, value in held.items()]
    dated = [Dated(day.since, value, day.known_to) for day, value in days if day is not None]
    return tuple(sorted(dated, key=lambda each: each.since))
