"""What the tests of the architecture look at: the files of the system, without what is made or fetched."""

import ast
import os
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SYSTEM = ROOT / "mainstay"
ASIDE = {".git", ".venv", "var", "__pycache__", ".mypy_cache", ".ruff_cache", ".import_linter_cache", "dist"}


def under(*folders: str, ends: str = "") -> list[Path]:
    """Return every file under these folders of the checkout, by name; the whole checkout where none is named."""
    found = []
    for top in folders or (".",):
        for folder, inner, names in os.walk(ROOT / top):
            inner[:] = [name for name in inner if name not in ASIDE]
            found += [Path(folder) / name for name in names if name.endswith(ends)]
    return sorted(found)


def name(path: Path) -> str:
    """Return the file's path as it is written in the checkout."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text("utf-8"))


MODULES = [path for path in under("mainstay", ends=".py") if path.stat().st_size]
MIGRATIONS = [path for path in MODULES if path.parent.name == "migrations" and path.name != "__init__.py"]
TEMPLATES = [path for path in under("mainstay", ends=".html") if "templates" in path.parts]
