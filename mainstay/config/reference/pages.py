"""docs/reference/pages.md: every address, what is there, and who may open it."""

import re
from collections.abc import Iterator
from inspect import getdoc

from django.urls import URLPattern, URLResolver, get_resolver

from mainstay.accounts.permissions import Permission

_OPENING = """# Pages

Every address, what is there and who may open it. Written from the site map and the views by `./dev docs`. Which role
may do what is in [Permissions](permissions.md). Whatever the role, people see only the records of their own authority.

| Address | What is there | Who may open it |
|---|---|---|
"""


def page() -> str:
    """Return the whole page, ending with a newline; in the order of the addresses."""
    rows = sorted((f"/{_readable(route)}", each) for route, each in _pages(get_resolver()))
    lines = [
        f"| `{route}` | {_what(each)} | {_who(each)} |"
        for route, each in sorted(rows, key=lambda row: row[0])
    ]
    return _OPENING + "\n".join(lines) + "\n"


def _pages(resolver: URLResolver, before: str = "") -> Iterator[tuple[str, URLPattern]]:
    for each in resolver.url_patterns:
        route = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from _pages(each, route)
        else:
            yield route, each


def _readable(route: str) -> str:
    """Return an address without the signs of a regular expression, each part it names in angle brackets."""
    named = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", route)
    return re.sub(r"<\w+:(\w+)>", r"<\1>", named.replace("^", "").replace("$", "").replace("\\", ""))


def _what(page: URLPattern) -> str:
    view = getattr(page.callback, "view_class", page.callback)
    if not view.__module__.startswith("mainstay."):
        return f"A page of allauth: {(page.name or '').replace('_', ' ')}"
    return " ".join((getdoc(view) or "").partition("\n\n")[0].split()).replace("|", "\\|")


def _who(page: URLPattern) -> str:
    permission = getattr(page.callback, "permission", "")
    if isinstance(permission, Permission):
        return f"Roles that may {permission}"
    if permission.startswith("public: "):
        return f"Anyone ({permission.removeprefix('public: ')})"
    return "Everyone who has signed in" if permission else "Nobody: the page names no permission"
