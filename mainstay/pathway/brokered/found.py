"""What matching found, as a page shows it and as it is kept with an offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.directory.models import Service
from mainstay.directory.wording import DAYS
from mainstay.engines.matching import Ranked, Said, ahead
from mainstay.pathway.brokered.wording import said
from mainstay.pathway.queries.matching import Found
from mainstay.pathway.rules.matches import Wishes

# So many are read with their reasons; the page says how many more there are.
_SHOWN = 10


@dataclass(frozen=True)
class Line:
    """What one criterion gave a service: its title, parts of 100, how much of that it earned, and why."""

    title: str
    weight: int
    share: int
    known: bool
    text: str


@dataclass(frozen=True)
class Suits:
    """A service in its place, with what every criterion gave and why it comes before the next."""

    service: Service
    place: int
    points: int
    lines: Sequence[Line]
    before_next: str


@dataclass(frozen=True)
class Out:
    """A service that is no choice, and every reason."""

    service: Service
    reasons: Sequence[str]


@dataclass(frozen=True)
class Page:
    """What was found for one request. ask: what the directory does not tell and somebody has to ask.

    more: how many suit as well, further down the order.
    """

    suits: Sequence[Suits]
    more: int
    out: Sequence[Out]
    asked_for: Sequence[str]
    ask: Sequence[str]
    from_where: bool


def page_of(found: Found, wishes: Wishes, today: date) -> Page:
    """Return what was found in words: the best so many, and all that was ruled out."""
    titles = titles_of(today)
    ranked = found.matched.ranked[:_SHOWN]
    following: list[Ranked | None] = [*found.matched.ranked[1 : _SHOWN + 1], None]
    return Page(
        [_suits(each, after, found.services, titles) for each, after in zip(ranked, following, strict=False)],
        len(found.matched.ranked) - len(ranked),
        [
            Out(found.services[each.offer.id], [said(reason, titles) for reason in each.reasons])
            for each in found.matched.ruled_out
        ],
        in_words(wishes, today),
        _to_ask(wishes),
        found.from_where,
    )


def titles_of(today: date) -> dict[str, str]:
    """Return the code of each criterion → its title."""
    return {each.code: each.title for each in policy.items("brokerage.matching.criteria", on=today)}


def _suits(
    each: Ranked, after: Ranked | None, services: Mapping[int, Service], titles: Mapping[str, str]
) -> Suits:
    lines = [
        Line(
            titles.get(part.criterion, part.criterion),
            part.weight,
            part.share,
            part.known,
            said(part.said, titles),
        )
        for part in each.parts
    ]
    return Suits(services[each.offer.id], each.place, each.points, lines, _before_next(each, after, titles))


def _before_next(each: Ranked, after: Ranked | None, titles: Mapping[str, str]) -> str:
    if after is None:
        return ""
    part = ahead(each, after)
    if part is None:
        return _("As good as the next: the nearer comes first, then the name.")
    return _("Before the next above all for: %(criterion)s.") % {
        "criterion": titles.get(part.criterion, part.criterion)
    }


def kept(each: Ranked) -> dict[str, Any]:
    """Return what is kept with an offer, so that its place can be explained years later."""
    return {
        "points": each.points,
        "parts": [
            {
                "criterion": part.criterion,
                "weight": part.weight,
                "share": part.share,
                "known": part.known,
                "said": part.said.code,
                "values": dict(part.said.values),
            }
            for part in each.parts
        ],
    }


def read(reasons: Mapping[str, Any], today: date) -> list[Line]:
    """Return in words what was kept with an offer."""
    titles = titles_of(today)
    return [
        Line(
            titles.get(each["criterion"], each["criterion"]),
            each["weight"],
            each["share"],
            each["known"],
            said(Said(each["said"], each["values"]), titles),
        )
        for each in reasons.get("parts", [])
    ]


def in_words(wishes: Wishes, today: date) -> list[str]:
    """Return what matters to the carer, one line each; empty where they said nothing."""
    named = {
        _("Days"): _titles_in("", wishes.days, today),
        _("Time of day"): _titles_in("directory.parts_of_day", (wishes.part,), today),
        _("Where"): _titles_in("directory.ways", (wishes.way,), today),
        _("Language"): _titles_in("directory.languages", (wishes.language,), today),
        _("Good with"): _titles_in("model.overlooked_groups", wishes.culture, today),
        _("Knows about"): _titles_in("directory.conditions", wishes.conditions, today),
        _("Has"): _titles_in("directory.accessibility", wishes.access, today),
        _("Must have"): _titles_in("brokerage.matching.criteria", wishes.must, today),
    }
    lines = [f"{label}: {', '.join(words)}" for label, words in named.items() if words]
    if wishes.miles:
        lines.append(_("At most %(miles)s miles") % {"miles": wishes.miles})
    if wishes.same_provider:
        lines.append(_("Somebody they know already"))
    return [*lines, wishes.words] if wishes.words else lines


def _titles_in(key: str, codes: Sequence[str], today: date) -> list[str]:
    titles = {each.code: each.title for each in policy.items(key, on=today)} if key else DAYS
    return [str(titles.get(code, code)) for code in codes if code]


def _to_ask(wishes: Wishes) -> list[str]:
    if not wishes.gender:
        return []
    return [_("Whether somebody can come who is: %(gender)s") % {"gender": wishes.gender}]
