"""A needs assessment as a document to keep: text, JSON, CSV, Excel, Word and tagged PDF.

Each ``as_…`` module has one function, ``render(content)``, which is pure: all it says is in the content.
Text, Excel, Word and PDF are laid out from one ``Paper``, so that none can say less than another; JSON and
CSV are made from the content itself.

Headings and sentences are in the language that is active (``django.utils.translation``), English where none is; the
content keeps the language it was saved in. Of Django no more is used, but its settings must be configured. Keys, codes
and columns of JSON and CSV are for programs, and the same in every language.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any

from mainstay.planning.exports.paper import Content


def _renderer(form: str) -> Callable[[Content], Any]:
    # Found when it is asked for: a page or a command needs one of these libraries, not all four.
    def render(content: Content) -> Any:
        return import_module(f"mainstay.planning.exports.as_{form}").render(content)

    return render


# What renders each form: text, JSON and CSV as str, the others as bytes.
RENDERERS = {form: _renderer(form) for form in ("text", "json", "csv", "excel", "word", "pdf")}
