"""Files are small, named for what is in them, and say what comes back."""

import ast
import re
from collections.abc import Iterator

from tests.house.source import MIGRATIONS, MODULES, name, tree, under

# What a name like these says is that nobody knew what the file is about.
NOT_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "services",
    "managers",
    "signals",
    "mixins",
    "base",
    "common",
    "misc",
}
MOST_LINES = 250
# Called by a framework, which says what they are for; a name that begins with an underscore needs no docstring.
FRAMEWORKS = {"Meta", "__init__", "__str__", "__call__", "__len__", "__iter__", "__post_init__", "__repr__"}
# Words that are written where work is left, put together here so that this file does not hold them.
LEFT = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
# Where Homebrew lives is the same on every machine.
MACHINE = re.compile(r"(?<![\w.])/(work|home|root|Users)/(?!linuxbrew)[\w.-]+")
TEXT = (".py", ".html", ".md", ".yaml", ".toml", ".scss", ".css", ".txt", ".sql", ".json", ".svg", ".csv")


def test_no_module_has_a_name_that_says_nothing():
    assert not [name(path) for path in MODULES if path.stem in NOT_NAMES or path.parent.name in NOT_NAMES]


def test_no_file_is_longer_than_can_be_read_at_a_sitting():
    files = [path for path in MODULES if path not in MIGRATIONS]
    long = {
        name(path): count for path in files if (count := path.read_text("utf-8").count("\n")) > MOST_LINES
    }
    assert not long, "make it a folder of the same name, one module a noun"


def test_nothing_is_left_to_be_done_later():
    assert not list(lines_with(LEFT, [path for path in under() if path.suffix in TEXT or path.name == "dev"]))


def test_no_file_knows_the_machine_it_was_written_on():
    assert not list(lines_with(MACHINE, [path for path in under() if path.suffix in TEXT]))


def test_only_tests_benches_and_docs_know_the_published_files_beside_the_checkout():
    beside = re.compile(r"\.\./shared")
    assert not list(lines_with(beside, [path for path in under("mainstay", "packs") if path.suffix in TEXT]))


def lines_with(wanted: re.Pattern[str], paths: list) -> Iterator[str]:
    """Yield where the pattern is found, as file:line: text."""
    for path in paths:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if wanted.search(line):
                yield f"{name(path)}:{number}: {line.strip()[:100]}"


def test_every_module_says_what_it_is_about():
    assert not [
        name(path) for path in MODULES if path.name != "apps.py" and not ast.get_docstring(tree(path))
    ]


def test_every_public_function_and_class_says_what_comes_back_or_is_done():
    silent = [
        f"{name(path)}:{node.lineno} {node.name}"
        for path in MODULES
        if path not in MIGRATIONS
        for node in public(tree(path))
        if not ast.get_docstring(node)
    ]
    assert not silent


def public(module: ast.Module | ast.ClassDef) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    """Yield what others may use: functions and classes of the module, and methods of public classes."""
    for node in module.body:
        if isinstance(node, ast.FunctionDef) and not (node.name.startswith("_") or node.name in FRAMEWORKS):
            if not overrides(node, module):
                yield node
        elif isinstance(node, ast.ClassDef) and not (node.name.startswith("_") or node.name in FRAMEWORKS):
            if not is_a_list(node):
                yield node
            yield from public(node)


def is_a_list(node: ast.ClassDef) -> bool:
    """Whether the class only names choices, or an app: the names say it."""
    return any(ast.unparse(base).endswith(("Choices", "AppConfig", "Enum")) for base in node.bases)


def overrides(node: ast.FunctionDef, inside: ast.Module | ast.ClassDef) -> bool:
    """Whether this is a method of a class made from another, which said already what the method is for."""
    return isinstance(inside, ast.ClassDef) and bool(inside.bases)
