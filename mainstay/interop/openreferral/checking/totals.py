"""Whether what stands around a list is so: how many, which page, the last or not."""

from collections.abc import Iterator, Mapping
from typing import Any

from jsonschema_rs import validator_for

from mainstay.interop.openreferral import standard
from mainstay.interop.openreferral.checking import words
from mainstay.interop.openreferral.checking.findings import Finding, found


def around_a_list(around: Mapping[str, Any], count: int) -> Iterator[Finding]:
    """Yield what is not so around a list with ``count`` entries in it."""
    faults = list(validator_for(standard.schema_of("page")).iter_errors(dict(around)))
    for fault in faults:
        yield from words.against_standard("", fault)
    missing = [name for name in standard.wrapper("page") if name not in around]
    if missing:
        yield found("", missing[0], "", "page", names=", ".join(missing))
    if missing or faults:
        return
    yield from _untrue(around, count)


def _untrue(around: Mapping[str, Any], count: int) -> Iterator[Finding]:
    page, items = around["page_number"], max(around["total_items"], count)
    if around["size"] != count:
        yield found("", "size", around["size"], "totals", found=count)
    if around["total_items"] < count or (around["total_items"] > count and _alone(around)):
        items = count
        yield found("", "total_items", around["total_items"], "totals", found=count)
    # The last page may be shorter than the others, so it does not tell how many pages there are.
    whole = max(around["size"], count)
    pages = around["total_pages"]
    if page == 1 and count:
        pages = -(-items // whole)
    if around["total_pages"] != pages and not (items == 0 and around["total_pages"] in (0, 1)):
        yield found("", "total_pages", around["total_pages"], "totals", found=pages)
    if page > max(pages, 1) or page < 1:
        yield found("", "page_number", page, "beyond", found=pages)
        return
    for name, true in (("first_page", page == 1), ("last_page", page >= pages), ("empty", count == 0)):
        if around[name] != true:
            yield found("", name, around[name], "totals", found="true" if true else "false")


def _alone(around: Mapping[str, Any]) -> bool:
    return bool(around["first_page"] and around["last_page"] and around["total_pages"] == 1)
