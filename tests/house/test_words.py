"""Every sentence that Python makes for a reader can be translated, when it is read and not before."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import MODULES, name, tree

SHOWN = ("accounts", "directory", "home", "interop", "local", "places", "planning", "web")
# Their sentences stay English, as docs/how-to/translate.md says: made without Django, or before there is a reader.
ENGLISH = (
    "/rules.py",
    "planning/rules/",
    "directory/rules/",
    "/reference.py",
    "accounts/middleware/answers.py",
    "interop/openreferral/feed/",
    "interop/openreferral/reading/",
    "interop/sources/jobs.py",
    "interop/sources/kept.py",
    "interop/registers/",
    "interop/spending/",
    "interop/statistics/",
    "interop/northmoor/",
    "interop/doubting.py",
    "interop/jobs.py",
    "interop/loading.py",
    "interop/stored.py",
    "places/actions/load.py",
)
MARKED = {"_", "gettext", "ngettext", "pgettext", "gettext_lazy", "ngettext_lazy", "gettext_noop"}
NOW, LAZY = {"gettext", "ngettext", "pgettext"}, {"gettext_lazy", "ngettext_lazy"}
SPEAKING = [
    path
    for path in MODULES
    if name(path).split("/")[1] in SHOWN
    if not any(part in name(path) for part in ENGLISH)
]


@pytest.mark.parametrize("path", SPEAKING, ids=name)
def test_every_sentence_can_be_translated(path):
    assert not list(untranslated(tree(path))), 'write _("…") and name what is put in: %(count)s'


@pytest.mark.parametrize("path", SPEAKING, ids=name)
def test_nothing_is_translated_before_there_is_a_reader(path):
    assert not list(too_early(tree(path))), "gettext_lazy where a module is imported"


def test_the_search_for_sentences_finds_them():
    said = ['"""No. It is."""', "a = _('It is fine.')", "b = f'Row {a} is wrong.'", "c = 'Nothing is here.'"]
    assert list(untranslated(ast.parse("\n".join(said)))) == ["Row … is wrong.", "Nothing is here."]


def test_the_search_for_words_translated_too_early_finds_them():
    module = "from django.utils.translation import gettext as _\nA = _('a')\ndef f():\n    return _('b')"
    assert list(too_early(ast.parse(module))) == [2]


def untranslated(module: ast.Module) -> Iterator[str]:
    """Yield sentences that no translator is shown: text with a space that ends as a sentence does."""
    aside = {id(part) for node in ast.walk(module) if is_aside(node) for part in ast.walk(node)}
    for node in ast.walk(module):
        if id(node) in aside:
            continue
        text = ""
        if isinstance(node, ast.JoinedStr):
            aside |= {id(part) for part in node.values}
            text = "".join(str(part.value) if isinstance(part, ast.Constant) else "…" for part in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
        if is_sentence(text):
            yield text


def is_sentence(text: str) -> bool:
    return text[:1].isupper() and " " in text and text.endswith((".", "?"))


def is_aside(node: ast.AST) -> bool:
    """Whether what is below is marked for translation, a docstring, or a note on a column of the database."""
    if calls(node, MARKED):
        return True
    if isinstance(node, ast.keyword):
        return node.arg == "help_text"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def too_early(module: ast.Module) -> Iterator[int]:
    """Yield the lines that translate while the module is being imported, for whoever imports it first."""
    imported = [
        each
        for node in module.body
        if isinstance(node, ast.ImportFrom) and node.module
        for each in node.names
    ]
    now, lazy = (
        {each.asname or each.name for each in imported if each.name in names} for names in (NOW, LAZY)
    )
    waiting: list[ast.AST] = [module]
    while waiting:
        node = waiting.pop()
        if calls(node, now) or (isinstance(node, ast.BinOp) and calls(node.left, lazy)):
            yield node.lineno  # a lazy text with something put in by % is one no more: use format_lazy
        inner = ast.iter_child_nodes(node)
        waiting += [each for each in inner if not isinstance(each, ast.FunctionDef | ast.Lambda)]


def calls(node: ast.AST, names: set[str]) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names
