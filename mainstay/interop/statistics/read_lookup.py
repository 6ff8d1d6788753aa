"""Lookups: which place lies in which, and which code followed which."""

from collections import Counter, defaultdict
from collections.abc import Callable

from mainstay.interop.statistics.codes import is_code, level_of
from mainstay.interop.statistics.draft import Draft, Job
from mainstay.interop.statistics.layout import ChangeColumns, LinkColumns
from mainstay.interop.statistics.read_wide import unused_headings
from mainstay.interop.statistics.reading import Change, Link
from mainstay.interop.statistics.rows import Rows


def read_lookup(job: Job) -> Draft:
    """Links, each child once, and changes of code, each pair once."""
    found = job.finds[0]
    rows = job.rows(found)
    draft = Draft(reference_on=found.layout.reference_on)
    _check_codes(rows)
    for columns in found.layout.links:
        draft.links += _links(rows, columns, lambda code: level_of(code, job.known.kinds))
    for changed in found.layout.changes:
        draft.changes += _changes(rows, changed)
    draft.levels = {level for link in draft.links for level in (link.child_level, link.parent_level)}
    draft.take(rows)
    draft.warnings += unused_headings(found)
    retired = {link.parent_code for link in draft.links} & set(job.known.retired)
    if retired:
        draft.warnings.append(
            f"{len(retired)} parent codes have been replaced since: {', '.join(sorted(retired)[:5])}."
        )
    return draft


def _check_codes(rows: Rows) -> None:
    layout = rows.found.layout
    columns = [heading for link in layout.links for heading in (link.child[0], link.parent[0])]
    columns += [heading for change in layout.changes for heading in (change.old, change.new)]
    for heading in dict.fromkeys(columns):
        for index, code in enumerate(rows.column(heading)):
            if not is_code(code.strip()):
                mend = "Enter a code of one letter and eight digits, such as E08000009."
                rows.set_aside(index, heading, mend)


def _links(rows: Rows, columns: LinkColumns, level: Callable[[str], str]) -> list[Link]:
    """One link a child. Lookups repeat a child on every row of its parts: joined as they are, they count it twice."""
    cells = [[cell.strip() for cell in rows.column(heading)] for heading in (*columns.child, *columns.parent)]
    parents = defaultdict(set)
    for index in rows.kept():
        parents[cells[0][index]].add(cells[2][index])
    links = {}
    for index in rows.kept():
        child, child_name, parent, parent_name = (column[index] for column in cells)
        if len(parents[child]) > 1:
            others = " and ".join(sorted(parents[child]))
            rows.set_aside(index, columns.child[0], f"It lies in {others}. Keep one parent.", child)
        elif child not in links:
            levels = columns.child_level or level(child), columns.parent_level or level(parent)
            links[child] = Link(child, child_name, levels[0], parent, parent_name, levels[1])
    return list(links.values())


def _changes(rows: Rows, columns: ChangeColumns) -> list[Change]:
    old, new = ([cell.strip() for cell in rows.column(heading)] for heading in (columns.old, columns.new))
    pairs = {(old[index], new[index]): index for index in rows.kept()}
    if columns.kind:
        kinds = rows.column(columns.kind)
        return [Change(before, after, kinds[index].strip()) for (before, after), index in pairs.items()]
    befores, afters = Counter(before for before, _ in pairs), Counter(after for _, after in pairs)
    return [Change(before, after, _kind(befores[before], afters[after])) for before, after in pairs]


def _kind(becomes: int, comes_from: int) -> str:
    """Split, merged, both (no simple match), or unchanged even where its code is new."""
    if becomes > 1 and comes_from > 1:
        return "X"
    if becomes > 1:
        return "S"
    if comes_from > 1:
        return "M"
    return "U"
