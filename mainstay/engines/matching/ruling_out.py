"""What rules a service out, whatever else speaks for it: every reason, so that each can be looked at."""

from collections.abc import Iterator
from datetime import timedelta

from mainstay.engines.matching.stated import Offer, Said, Wanted

COMES = frozenset({"at_home", "phone", "online"})  # ways for which nobody travels


def reasons_against(wanted: Wanted, offer: Offer) -> list[Said]:
    """Return every reason why a service is out of the question; empty if there is none.

    Only what an entry says counts: silence rules nothing out.
    """
    return [*_of_itself(wanted, offer), *_of_place(wanted, offer), *_of_people(wanted, offer)]


def travels(offer: Offer) -> bool:
    """Return whether somebody has to go there: it has a place, and says of no way by which it comes."""
    return offer.metres is not None and not offer.ways & COMES


def _of_itself(wanted: Wanted, offer: Offer) -> Iterator[Said]:
    if offer.state != "listed":
        yield Said(offer.state)
    if wanted.interventions and not wanted.interventions & offer.interventions:
        yield Said("other_help")
    price, most = offer.price_pence, wanted.most_pence
    if price is not None and most is not None and price > most:
        yield Said("too_dear", {"pence": price, "most": most})
    yield from _of_room(wanted, offer)


def _of_room(wanted: Wanted, offer: Offer) -> Iterator[Said]:
    if offer.room not in ("waiting", "full"):
        return
    if offer.waiting_weeks is None:
        # A waiting list of unknown length may be short; full without a day is full.
        if offer.room == "full":
            yield Said("full")
    elif wanted.needed_by and wanted.on + timedelta(weeks=offer.waiting_weeks) > wanted.needed_by:
        yield Said("too_late", {"weeks": offer.waiting_weeks})


def _of_place(wanted: Wanted, offer: Offer) -> Iterator[Said]:
    if offer.areas and wanted.areas and not offer.areas & wanted.areas:
        yield Said("other_area")
    if travels(offer) and offer.metres is not None and offer.metres > wanted.furthest_metres:
        yield Said("too_far", {"metres": offer.metres, "most": wanted.furthest_metres})


def _of_people(wanted: Wanted, offer: Offer) -> Iterator[Said]:
    if offer.conditions and wanted.conditions and not offer.conditions & wanted.conditions:
        yield Said("other_condition")
    if wanted.age is not None:
        if offer.minimum_age is not None and wanted.age < offer.minimum_age:
            yield Said("too_young", {"age": wanted.age, "from": offer.minimum_age})
        if offer.maximum_age is not None and wanted.age > offer.maximum_age:
            yield Said("too_old", {"age": wanted.age, "to": offer.maximum_age})
