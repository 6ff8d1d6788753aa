"""Imports only ever go down, between the parts and inside each of them."""

import ast
import subprocess
import sys
import tomllib

from tests.house.source import MODULES, ROOT, SYSTEM, name, tree

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
ORDER = {"urls", "views", "forms", "actions", "queries", "facts", "models", "rules"}


def test_every_contract_is_kept():
    run = [
        sys.executable,
        "-c",
        "from importlinter.cli import lint_imports_command as run; run(['--no-cache'])",
    ]
    checked = subprocess.run(run, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_no_import_is_excused():
    assert not [contract["name"] for contract in CONTRACTS if contract.get("ignore_imports")]


def test_every_part_that_has_the_usual_files_keeps_their_order():
    held = next(contract for contract in CONTRACTS if contract["name"].startswith("Inside every part"))
    ordered = {part.removeprefix("mainstay.") for part in held["containers"]}
    usual = {
        part.name
        for part in SYSTEM.iterdir()
        if part.is_dir() and len(ORDER & {inner.stem for inner in part.iterdir()}) > 1
    }
    assert usual - {"config"} <= ordered, "add the part to the contract in pyproject.toml"


def test_what_is_imported_for_a_type_alone_is_a_model_in_a_view_or_of_the_same_part():
    for path in MODULES:
        part = path.relative_to(SYSTEM).parts[0]
        for module in imported_for_types(tree(path)):
            if module.startswith("mainstay."):
                same = module.split(".")[1] == part
                assert same or ("views" in path.parts and ".models" in module), (name(path), module)


def imported_for_types(module: ast.Module) -> list[str]:
    """Return the modules imported under ``if TYPE_CHECKING``, which the contracts do not look at."""
    blocks = [
        node
        for node in ast.walk(module)
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test)
    ]
    return [
        inner.module or ""
        for block in blocks
        for inner in ast.walk(block)
        if isinstance(inner, ast.ImportFrom)
    ]
