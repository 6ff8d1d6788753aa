"""What must be true of rows and of figures before they are used."""

from collections import Counter, defaultdict
from datetime import date

import numpy as np

from mainstay.interop.statistics.codes import highest_first, is_code, level_of
from mainstay.interop.statistics.headings import plain
from mainstay.interop.statistics.layout import AddsUp, Layout
from mainstay.interop.statistics.reading import CannotRead, KnownCodes
from mainstay.interop.statistics.rows import Rows

INVENTED = "X"  # how codes of invented places begin: no publication holds them, so none of it is missing


def check_same(rows: Rows) -> None:
    """Set aside rows of another table or date; refuse the file when every row is."""
    for name, values in rows.found.layout.same.items():
        if name not in rows.found.at:
            continue
        cells = rows.column(name)
        wanted = {plain(value) for value in values}
        wrong = {cell for cell in set(cells) if plain(cell) not in wanted}
        if wrong and wrong == set(cells):
            raise CannotRead(
                f"“{rows.heading(name)}” says {', '.join(sorted(wrong)[:3])}. "
                f"{rows.found.layout.title} says {values[0]}.",
                "Check that this is the right edition of the table.",
            )
        for index in [index for index, cell in enumerate(cells) if cell in wrong] if wrong else ():
            rows.set_aside(index, name, f"This layout holds only {' or '.join(values)}. Take the row out.")


def check_places(rows: Rows, codes: list[str], known: KnownCodes, reference_on: date | None) -> list[str]:
    """The level of each row's code ("" where it is not known), setting aside codes that cannot be used."""
    layout = rows.found.layout
    level_by_start = {start: level_of(start, known.kinds) for start in {code[:3] for code in codes}}
    levels = [level_by_start[code[:3]] for code in codes]
    allowed = set(layout.levels)
    bad = [index for index, level in enumerate(levels) if level not in allowed]
    bad += (
        [] if all(map(is_code, codes)) else [index for index, code in enumerate(codes) if not is_code(code)]
    )
    for index in sorted(set(bad)):
        rows.set_aside(index, _code_name(rows), _mend_code(codes[index], levels[index], layout), codes[index])
    if known.current:
        _check_current(rows, codes, known)
    if known.retired:
        _check_retired(rows, codes, known, reference_on)
    return levels


def _code_name(rows: Rows) -> str:
    return "place code" if "place code" in rows.found.at else "place name"


def _mend_code(code: str, level: str, layout: Layout) -> str:
    if not code:
        return "Enter the code of the area."
    if not is_code(code):
        return "Enter a code of one letter and eight digits, such as E08000009."
    if not level:
        return f"No kind of area has codes that begin {code[:3]}. Check the code."
    return (
        f"This is a {level.replace('_', ' ')}. The layout holds {', '.join(layout.levels).replace('_', ' ')}."
    )


def _check_current(rows: Rows, codes: list[str], known: KnownCodes) -> None:
    for index, code in enumerate(codes):
        if index not in rows.aside and code not in known.current and code not in known.retired:
            rows.set_aside(index, _code_name(rows), "No area has this code. Check it for a slip.", code)


def _check_retired(rows: Rows, codes: list[str], known: KnownCodes, reference_on: date | None) -> None:
    """Set aside a code that had ended by the day of the figures, or whose successor is in the same file."""
    here, old = set(codes), []
    for index, code in enumerate(codes) if here & set(known.retired) else ():
        retired = known.retired.get(code)
        if retired is None or index in rows.aside:
            continue
        after = " and ".join(retired.successors) or "the code in force"
        if retired.on and reference_on and reference_on >= retired.on:
            mend = f"This code ended on {retired.on:%-d %B %Y}. Use {after}."
        elif here.intersection(retired.successors) and retired.on is None and len(retired.successors) == 1:
            mend = f"This area is now {after}, which is in the file as well. Keep one of the two."
        else:
            old.append(f"{code} (now {after})")
            continue
        rows.set_aside(index, _code_name(rows), mend, code)
    if old:
        shown = ", ".join(old[:5]) + (f" and {len(old) - 5} more" if len(old) > 5 else "")
        rows.warnings.append(f"{len(old)} codes are no longer used: {shown}. They were kept as published.")


def check_duplicates(rows: Rows, codes: list[str]) -> None:
    """Set aside areas given twice: the second of two equal rows, and all of them where they differ."""
    if len(set(codes)) == len(codes):
        return
    where: dict[str, list[int]] = defaultdict(list)
    for index, code in enumerate(codes):
        if index not in rows.aside:
            where[code].append(index)
    for code, indexes in where.items():
        if len(indexes) > 1:
            equal = len({tuple(column[index] for column in rows.columns) for index in indexes}) == 1
            numbers = " and ".join(str(rows.numbers[index]) for index in indexes)
            which = "Keep one." if equal else "They differ: keep the right one."
            for index in indexes[1:] if equal else indexes:
                rows.set_aside(index, _code_name(rows), f"{code} is on rows {numbers}. {which}", code)


def sums_that_differ(rule: AddsUp, values: dict[str, np.ndarray]) -> tuple[np.ndarray, np.ndarray]:
    """Rows where the parts do not come to the whole, and the sums; rows with a number missing are not judged."""
    total = np.sum([values[part] for part in rule.parts], axis=0)
    return np.flatnonzero(np.abs(total - values[rule.whole]) > rule.within), total


def parts_too_large(rule: AddsUp, values: dict[str, np.ndarray]) -> list[tuple[int, str]]:
    """(row, part) wherever a part is larger than its whole by more than the layout allows."""
    whole = values[rule.whole] + rule.within
    return [(row, part) for part in rule.parts for row in np.flatnonzero(values[part] > whole).tolist()]


def missing_areas(layout: Layout, levels: list[str], codes: list[str]) -> list[str]:
    """A warning for each level that is only partly there, and for each nation that is not there at all."""
    if all(code.startswith(INVENTED) for code in codes):
        return []
    said = []
    counts = Counter(levels)
    for level in highest_first(set(counts) & set(layout.rows)):
        whole, here = layout.rows[level], counts[level]
        if here < whole:
            name = level.replace("_", " ")
            said.append(
                f"The whole table has {whole:,} rows for {name} areas and this file has {here:,}. "
                "If you did not choose a part of it, the file was cut short."
            )
    return said + _missing_nations(layout, codes)


def _missing_nations(layout: Layout, codes: list[str]) -> list[str]:
    names = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}
    here = {code[:1] for code in codes}
    gone = [names[letter] for letter in layout.nations if letter not in here]
    return [f"There are no areas in {' or '.join(gone)}."] if gone else []
