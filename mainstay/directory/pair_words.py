"""Two entries side by side, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay.directory.queries.pairs import PairPage, Side
from mainstay.directory.rules.merging import LISTS
from mainstay.directory.wording import FIELDS, SCHEMES, Words


@dataclass(frozen=True)
class Choice:
    """One field in which two entries differ. both: whether the two may be put together."""

    name: str
    label: str
    one: str
    other: str
    both: bool


def choices(page: PairPage, today: date) -> list[Choice]:
    """Return every field in which the two differ, with what each says."""
    words = Words(today, page.names)
    of_provider = not hasattr(page.one.row, "provider")
    return [
        Choice(
            name,
            _label(name, of_provider=of_provider),
            _said(page.one, name, words, of_provider=of_provider),
            _said(page.other, name, words, of_provider=of_provider),
            name in LISTS,
        )
        for name in page.fields
    ]


def _label(name: str, *, of_provider: bool) -> str:
    if name == "whereabouts":
        return _("Where and when it is")
    if name == "prices":
        return str(FIELDS["cost_options"])
    return str(FIELDS[f"provider.{name}"] if of_provider and name != "name" else FIELDS[name])


def _said(side: Side, name: str, words: Words, *, of_provider: bool) -> str:
    value = side.values[name]
    if name == "whereabouts":
        locations, schedules = value
        said = [words.of("locations", locations), words.of("schedules", schedules, side.places)]
        return "\n".join(filter(None, said)) or _("nothing")
    if name == "prices":
        return words.of("cost_options", value) or _("nothing")
    return words.of(f"provider.{name}" if of_provider else name, value) or _("nothing")


def told(side: Side) -> list[str]:
    """Return each source of an entry with what it calls the entry there."""
    said = _("%(source)s, where it is %(known_as)s")
    found = [said % {"source": source, "known_as": known_as} for source, known_as in side.told]
    return found or [_("Written here")]


def numbers(side: Side) -> list[str]:
    """Return the numbers by which registers know an entry."""
    return [f"{SCHEMES.get(scheme, scheme)} {number}" for scheme, number in dict.fromkeys(side.numbers)]


def fuller(side: Side) -> tuple[int, int, int]:
    """Return what makes an entry the better one to keep: its owner's words, then how much it says, then its age."""
    says = sum(1 for value in side.values.values() if value not in ("", None, (), ((), ())))
    return (1 if side.owner else 0, says, -side.row.pk)


def better(one: Any, other: Any) -> bool:
    """Whether the first value is the one to offer: where it says something and the other nothing, or both do."""
    empty: Sequence[Any] = ("", None, (), ((), ()))
    return one not in empty or other in empty
