"""Which layout a file has, from its headings; and when none fits, what was found and what is nearest."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase

from mainstay.interop.statistics.headings import close, plain, spellings
from mainstay.interop.statistics.layout import Layout
from mainstay.interop.statistics.opening import ROWS_TO_LOOK_AT, Opened, Sheet
from mainstay.interop.statistics.reading import CannotRead

NEAR = 0.3  # below this share of headings, naming a "nearest" layout would mislead

Names = list[tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Found:
    """A layout's headings in a sheet. row: the heading row, counted from 0. at: heading name → column."""

    layout: Layout
    sheet: Sheet
    row: int
    headings: tuple[str, ...]
    at: Mapping[str, int]
    missing: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        """Share of the wanted headings that are there, 0 to 1."""
        wanted = len(self.at) + len(self.missing)
        return len(self.at) / wanted if wanted else 0.0


def recognise_opened(opened: Opened, layouts: Iterable[Layout]) -> tuple[Found, ...]:
    """The headings of the one layout that fits, a Found for each sheet it needs; or CannotRead."""
    tried = [finds for layout in layouts if (finds := find_layout(opened, layout))]
    fitting = [finds for finds in tried if not any(found.missing for found in finds) and _same_holds(finds)]
    if not fitting:
        raise _unknown(opened, tried)
    best = max(len(finds[0].at) for finds in fitting)
    chosen = [finds for finds in fitting if len(finds[0].at) == best]
    if len(chosen) > 1:
        names = [finds[0].layout.name for finds in chosen]
        raise CannotRead(
            f"{opened.file_name} fits more than one layout: {', '.join(names)}.",
            *(f"If it is {finds[0].layout.title}, load it --as {finds[0].layout.name}." for finds in chosen),
        )
    return chosen[0]


def find_layout(opened: Opened, layout: Layout) -> tuple[Found, ...]:
    """Where this layout's headings are best found, missing ones named; () if the file is of another kind."""
    if layout.shape == "boundaries" or not opened.sheets:
        return ()
    if not layout.sheets:
        return (max((_best(sheet, layout) for sheet in opened.sheets), key=lambda found: found.share),)
    by_name = {close(sheet.name): sheet for sheet in opened.sheets}
    finds = []
    for names in layout.sheets.values():
        sheet = next((by_name[close(name)] for name in names if close(name) in by_name), None)
        if sheet is None:
            return ()
        finds.append(_best(sheet, layout))
    return tuple(finds)


def _best(sheet: Sheet, layout: Layout) -> Found:
    needs, extras = wanted(layout), maybe(layout)
    best = Found(layout, sheet, 0, (), {}, tuple(name for name, _ in needs))
    words = frozenset[str]().union(
        *(spellings(text, layout.variable) for _, texts in needs for text in texts)
    )
    for index, row, there in sheet.first:
        if words.isdisjoint(there):
            continue
        found = _match(Found(layout, sheet, index, tuple(row), {}), there, needs, extras)
        if found.share > best.share:
            best = found
        if not best.missing:
            break
    return best


def wanted(layout: Layout) -> Names:
    """Headings the layout cannot do without: (its own name for each, the spellings that will do)."""
    needs: Names = []
    if layout.place.code:
        needs.append(("place code", layout.place.code))
    elif layout.place.name:
        needs.append(("place name", layout.place.name))
    needs += [(column.key, column.headings) for column in layout.columns if not column.optional]
    needs += [(by.heading, (by.heading,)) for by in layout.by]
    for link in layout.links:
        needs += [(heading, (heading,)) for heading in (link.child[0], link.parent[0])]
    for change in layout.changes:
        needs += [(heading, (heading,)) for heading in (change.old, change.new, change.kind) if heading]
    needs += [(field.heading, (field.heading,)) for field in layout.fields]
    return list(dict(needs).items())


def maybe(layout: Layout) -> Names:
    """Headings that are read where they are there."""
    needs = [("place name", layout.place.name)] if layout.place.code and layout.place.name else []
    needs += [(column.key, column.headings) for column in layout.columns if column.optional]
    others = [
        *layout.same,
        *layout.only,
        *layout.repeated.values(),
        *(share.spelling for share in layout.shares),
    ]
    others += [name for link in layout.links for name in (link.child[1], link.parent[1]) if name]
    others += [layout.reference_column] if layout.reference_column else []
    return needs + [(heading, (heading,)) for heading in others]


def _match(empty: Found, there: Mapping[str, int], needs: Names, extras: Names) -> Found:
    at: dict[str, int] = {}
    missing: list[str] = []
    for name, headings in needs:
        hit = _column(there, headings, empty.layout.variable)
        if hit is None:
            missing.append(headings[0])
        else:
            at[name] = hit
    for name, headings in extras if at else ():
        hit = _column(there, headings, empty.layout.variable)
        if hit is not None:
            at.setdefault(name, hit)
    return replace(empty, at=at, missing=tuple(missing))


def _column(there: Mapping[str, int], headings: tuple[str, ...], variable: str) -> int | None:
    for heading in headings:
        if "*" in heading:
            hit = next((column for text, column in there.items() if fnmatchcase(text, heading)), None)
        else:
            hit = next((there[text] for text in spellings(heading, variable) if text in there), None)
        if hit is not None:
            return hit
    return None


def _same_holds(finds: tuple[Found, ...]) -> bool:
    """Whether the first row of data belongs to this table, where two tables share their headings."""
    found = finds[0]
    rows = found.sheet.top(found.row + 4)[found.row + 1 :]
    row = next((row for row in rows if any(row)), [])
    return all(
        plain(row[found.at[heading]]) in {plain(value) for value in values}
        for heading, values in found.layout.same.items()
        if heading in found.at and heading != "date" and found.at[heading] < len(row)
    )


def _unknown(opened: Opened, tried: list[tuple[Found, ...]]) -> CannotRead:
    nearest = max((finds[0] for finds in tried), key=lambda found: found.share, default=None)
    tops = (row for sheet in opened.sheets for row in sheet.top(ROWS_TO_LOOK_AT))
    headings = next((row for row in tops if any(row)), [])
    seen = "; ".join(cell for cell in headings[:6] if cell) or "no headings"
    if nearest is None or nearest.share < NEAR:
        return CannotRead(
            f"{opened.file_name} has no layout that Mainstay knows. It begins: {seen[:300]}.",
            "Check that this is the table you meant.",
            "See docs/how-to/add-a-layout.md to describe a new one.",
        )
    return CannotRead(wrong_headings(opened.file_name, nearest), *ways_out(nearest))


def wrong_headings(file_name: str, found: Found) -> str:
    """What differs between the headings found and those of the layout, as a sentence."""
    if not found.missing:
        where = ", ".join(f"{heading} is {_listed(values)}" for heading, values in found.layout.same.items())
        return f"{file_name} has the headings of {found.layout.title}, but not its rows, where {where}."
    used = set(found.at.values())
    others = [cell for column, cell in enumerate(found.headings) if cell and column not in used]
    said = f"{file_name} is nearest to {found.layout.title} ({found.layout.name}), but has no {_listed(found.missing)}."
    return f"{said} It has {_listed(others)} instead." if others else said


def ways_out(found: Found) -> list[str]:
    """What can be done about wrong headings."""
    return [
        "If the headings were edited, fetch the file again and load it as published.",
        f"If the publisher changed them, correct layouts/{found.layout.name}.yaml or add a layout beside it.",
    ]


def _listed(names: Iterable[str]) -> str:
    quoted = [f"“{name.strip()}”" for name in names]
    if len(quoted) > 5:
        return f"{', '.join(quoted[:5])} and {len(quoted) - 5} more"
    return " or ".join(quoted) if len(quoted) < 2 else f"{', '.join(quoted[:-1])} or {quoted[-1]}"
