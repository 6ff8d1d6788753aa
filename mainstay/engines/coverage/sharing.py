"""How the volume of one service is divided, so that no carer, place or pound is counted twice.

- Over interventions: equally, for nothing says how much of a service each takes.
- Over places: by the carers who live in the parts it reaches. What it does elsewhere stays there. Parts without
  a known carer share equally.
- Over the groups it is meant for: by their shares of all carers, where all are known; else equally. The same over
  conditions. Services for everybody reach a group as far as its share goes; where no share is known, nobody can say.

"All carers" is not one more group: it holds the whole of every service.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isnan, nan

import numpy as np
from numpy.typing import NDArray

from mainstay.engines.coverage.values import Floats, Ground, Offer
from mainstay.engines.estimate import Triple

Bools = NDArray[np.bool_]


@dataclass(frozen=True)
class Share:
    """How one service stands to one group: meant for it, open to it, and which part of its volume that is (or NaN)."""

    meant: bool
    open: bool
    part: float


def share(offer: Offer, group: str, ground: Ground) -> Share:
    """Return how a service stands to a group and the ground's condition."""
    if group in offer.closed_to or not _takes(offer.groups, group):
        return Share(False, False, 0.0)
    if not _takes(offer.conditions, ground.condition):
        return Share(False, False, 0.0)
    part = _part(offer.groups, group, ground.group_shares)
    part *= _part(offer.conditions, ground.condition, ground.condition_shares)
    named = all(not one or one in many for many, one in _asked(offer, group, ground))
    return Share(named, not named, part)


def _asked(offer: Offer, group: str, ground: Ground) -> Sequence[tuple[frozenset[str], str]]:
    return ((offer.groups, group), (offer.conditions, ground.condition))


def _takes(many: frozenset[str], one: str) -> bool:
    return not one or not many or one in many


def _part(many: frozenset[str], one: str, shares: Mapping[str, Triple]) -> float:
    if not one:
        return 1.0
    if not many:
        return shares[one].central if one in shares else nan
    known = [shares[each].central for each in many if each in shares]
    if len(known) < len(many) or not sum(known):
        return 1 / len(many)
    return shares[one].central / sum(known)


def over_places(offers: Sequence[Offer], ground: Ground) -> tuple[Bools, Floats]:
    """Return which services are in which places, and what part of each falls to the place (services × places).

    The part is NaN where a service also serves carers elsewhere whom nobody has counted.
    """
    many = len(ground.weights)
    lies_in = np.zeros((many, len(ground.places)))
    for place, parts in enumerate(ground.places):
        lies_in[list(parts), place] = 1
    reached = np.zeros((len(offers), many))
    for at, offer in enumerate(offers):
        reached[at, list(offer.parts)] = 1
    there = (reached @ lies_in) > 0
    carers = reached * np.nan_to_num(ground.weights)
    # Where nobody is known to live, each part reached weighs the same.
    none = carers.sum(axis=1) == 0
    carers[none] = reached[none]
    elsewhere = np.array([nan if isnan(offer.elsewhere) else offer.elsewhere for offer in offers])
    whole = carers.sum(axis=1) + elsewhere
    with np.errstate(invalid="ignore", divide="ignore"):
        parts_of = (carers @ lies_in) / whole[:, None]
    return there, np.where(there, parts_of, 0.0)
