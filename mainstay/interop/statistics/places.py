"""The code and name of each row's place."""

from mainstay.interop.statistics.headings import close
from mainstay.interop.statistics.reading import KnownCodes
from mainstay.interop.statistics.rows import Rows


def codes_and_names(rows: Rows, known: KnownCodes) -> tuple[list[str], list[str]]:
    """The code and name of every row; "" where the file gives none, or a name that is not known."""
    names = [_lowered(name) if name.isupper() else name for name in map(str.strip, rows.column("place name"))]
    if any(name.startswith("=") for name in names):
        for index, name in enumerate(names):
            if name.startswith("="):
                rows.set_aside(index, "place name", "Replace the formula with the name.")
    if "place code" in rows.found.at:
        codes = list(map(str.strip, rows.column("place code")))
        return codes, names
    listed = {close(name): code for name, code in {**known.names, **rows.found.layout.place.names}.items()}
    by_name = {name: listed.get(close(name), "") for name in set(names)}
    return [by_name[name] for name in names], names


def _lowered(name: str) -> str:
    """ENGLAND as people write it: publishers put the names of wide areas in capitals. "IZ01" stays."""
    if not name.replace(" ", "").isalpha():
        return name
    words = [word if word in ("AND", "OF", "THE") else word.title() for word in name.split()]
    return " ".join(word.lower() if word.isupper() else word for word in words)
