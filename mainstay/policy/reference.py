"""The packs as a page of Markdown, for docs/reference/packs.md. Entries go in, text comes out."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from mainstay.policy.asking import in_words
from mainstay.policy.entries import HOW_SURE, KINDS, NATIONS, Dated, Entry, Item, Range
from mainstay.policy.overriding import may_override

_OPENING = """# Policy packs

Every number and list of policy that Mainstay uses, with its source, its dates and how sure it is. Made from `packs/` by
`./dev docs`: change the YAML, not this page.
"""


def page(entries: Iterable[Entry]) -> str:
    """The whole page, ending with a newline: what the words mean, then every entry by pack and key."""
    parts = [_OPENING, _meanings("Kinds of entry", KINDS), _meanings("How sure", HOW_SURE)]
    for pack, held in groupby(sorted(entries, key=lambda each: each.key), key=lambda each: each.pack):
        parts.append(f"## {pack.replace('_', ' ').capitalize()}\n")
        parts += [_entry(each) for each in held]
    return "\n".join(parts)


def value_in_words(value: object, unit: str = "") -> str:
    """A value as people read it: "0.19 to 0.69, most likely 0.386", "28", "none at hand"."""
    if value is None:
        return "none at hand"
    if isinstance(value, Range):
        return f"{_number(value.low)} to {_number(value.high)}, most likely {_number(value.central)}"
    if isinstance(value, Mapping):
        return "; ".join(f"{name} {value_in_words(each)}" for name, each in value.items())
    if isinstance(value, tuple):
        return ", ".join(value_in_words(each) for each in value) or "none"
    if isinstance(value, bool):
        return "yes" if value else "no"
    said = _number(value) if isinstance(value, int | float) else str(value)
    return f"{said} {unit}".strip()


def _number(value: float) -> str:
    return f"{value:,}"


def _meanings(heading: str, words: Mapping[str, str]) -> str:
    lines = [f"| {word} | {meaning} |" for word, meaning in words.items()]
    return "\n".join([f"## {heading}\n", "| Word | Meaning |", "|---|---|", *lines, ""])


def _entry(entry: Entry) -> str:
    lines = [f"### {entry.title}\n", f"`{entry.key}` · {entry.kind} · {_scope(entry)}\n"]
    lines += [_items(each, entry) if entry.is_list else _value(each, entry) for each in entry.values]
    lines += ["", f"- How sure: {entry.sure}. {_sentence(entry.sure_because)}"]
    lines += [
        f"- Source: {f'[{each.title}]({each.href})' if each.href else each.title}" for each in entry.source
    ]
    if entry.note:
        lines.append(f"- Note: {entry.note}")
    review = f"{entry.review_by.day} {entry.review_by:%B %Y}"
    lines.append(f"- Written by the {entry.written_by}, to be reviewed by {review}.")
    if may_override(entry):
        lines.append("- An authority may put its own value here, with a reason.")
    return "\n".join([*lines, ""])


def _scope(entry: Entry) -> str:
    if set(entry.scope) == set(NATIONS):
        return "all four nations"
    return " and ".join(in_words(each) for each in entry.scope)


def _value(dated: Dated, entry: Entry) -> str:
    unit = "" if isinstance(dated.value, str | Mapping) else entry.unit
    of = f" ({unit})" if unit and dated.value is not None else ""
    return f"- From {dated.since_in_words}: {value_in_words(dated.value)}{of}"


def _items(dated: Dated, entry: Entry) -> str:
    columns = ["Code", entry.unit.capitalize(), "In plain words", *entry.attributes.values()]
    rows = [f"| {' | '.join(_cells(item, entry))} |" for item in dated.value]
    heading = f"From {dated.since_in_words}.\n"
    return "\n".join([heading, f"| {' | '.join(columns)} |", "|---" * len(columns) + "|", *rows])


def _cells(item: Item, entry: Entry) -> list[str]:
    further = [item.attributes[name] for name in entry.attributes]
    said = [
        item.code,
        item.title,
        item.description,
        *("" if each is None else value_in_words(each) for each in further),
    ]
    return [each.replace("|", "\\|") for each in said]


def _sentence(text: str) -> str:
    return f"{text[0].upper()}{text[1:].rstrip('.')}."
