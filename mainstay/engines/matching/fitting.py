"""How well a service fits each wish: 0 to 100 on every criterion that was asked for."""

from collections.abc import Callable, Mapping

from mainstay.engines.matching.ruling_out import COMES, travels
from mainstay.engines.matching.stated import Fit, Offer, Said, Scale, Span, Wanted

WHOLE = 100
HALF = 50


def fits(wanted: Wanted, offer: Offer, scale: Scale) -> dict[str, Fit]:
    """Return criterion → how well the service fits, for every criterion that was asked for, in their order."""
    found = {name: fit(wanted, offer, scale) for name, fit in CRITERIA.items()}
    return {name: fit for name, fit in found.items() if fit is not None}


def _help(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if not wanted.outcomes:
        return Fit(WHOLE, Said("help"))
    if not offer.outcomes:
        return Fit(None, Said("outcome_unknown"))
    if offer.outcomes & wanted.outcomes:
        return Fit(WHOLE, Said("help_and_outcome"))
    return Fit(HALF, Said("other_outcome"))


def _place(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if wanted.way:
        if not offer.ways:
            return Fit(None, Said("way_unknown"))
        if wanted.way not in offer.ways:
            return Fit(0, Said("other_way"))
        if wanted.way in COMES:
            return Fit(WHOLE, Said(f"way_{wanted.way}"))
    if travels(offer) and offer.metres is not None:
        nearness = max(0, wanted.furthest_metres - offer.metres) * WHOLE // max(1, wanted.furthest_metres)
        return Fit(nearness, Said("distance", {"metres": offer.metres}))
    if offer.ways & COMES:
        return Fit(WHOLE, Said("comes"))
    return Fit(None, Said("place_unknown"))


def _time(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if not wanted.spans:
        return None
    if not offer.spans:
        return Fit(None, Said("time_unknown"))
    met = sum(any(overlap(each, open_) for open_ in offer.spans) for each in wanted.spans)
    return Fit(met * WHOLE // len(wanted.spans), Said("times", {"met": met, "of": len(wanted.spans)}))


def overlap(one: Span, other: Span) -> bool:
    """Return whether two spans share a minute."""
    return max(one[0], other[0]) < min(one[1], other[1])


def _competence(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    return _shared("competence", wanted.conditions, offer.conditions)


def _culture(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    return _shared("culture", wanted.culture, offer.groups)


def _access(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    return _shared("access", wanted.access, offer.accessibility)


def _language(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    return _shared("language", frozenset({wanted.language} - {""}), offer.languages)


def _shared(name: str, wishes: frozenset[str], offered: frozenset[str]) -> Fit | None:
    if not wishes:
        return None
    if not offered:
        return Fit(None, Said(f"{name}_unknown"))
    met = len(wishes & offered)
    return Fit(met * WHOLE // len(wishes), Said(name, {"met": met, "of": len(wishes)}))


def _continuity(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if not wanted.before:
        return None
    known = offer.provider in wanted.before
    return Fit(WHOLE if known else 0, Said("known_provider" if known else "new_provider"))


def _cost(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if wanted.most_pence is None:
        return None
    if offer.price_pence is None:
        return Fit(None, Said("price_unknown"))
    if offer.price_pence == 0:
        return Fit(WHOLE, Said("free"))
    # What costs all that the plan allows fits half; what costs more is ruled out before it comes here.
    spent = min(offer.price_pence, wanted.most_pence) * HALF // max(1, wanted.most_pence)
    return Fit(WHOLE - spent, Said("price", {"pence": offer.price_pence}))


def _room(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    if offer.room == "taking":
        return Fit(WHOLE, Said("taking"))
    if offer.room == "" or offer.waiting_weeks is None:
        return Fit(None, Said("wait_unknown" if offer.room else "room_unknown"))
    weeks = offer.waiting_weeks
    return Fit(_left(weeks, scale.long_wait_weeks), Said("waiting", {"weeks": weeks}))


def _freshness(wanted: Wanted, offer: Offer, scale: Scale) -> Fit | None:
    months = offer.checked_months
    if months is None:
        return Fit(0, Said("never_checked"))
    return Fit(_left(months, scale.old_entry_months), Said("checked", {"months": months}))


def _left(part: int, whole: int) -> int:
    return max(0, whole - part) * WHOLE // max(1, whole)


CRITERIA: Mapping[str, Callable[[Wanted, Offer, Scale], Fit | None]] = {
    "help": _help,
    "place": _place,
    "time": _time,
    "competence": _competence,
    "culture": _culture,
    "language": _language,
    "access": _access,
    "continuity": _continuity,
    "cost": _cost,
    "room": _room,
    "freshness": _freshness,
}
