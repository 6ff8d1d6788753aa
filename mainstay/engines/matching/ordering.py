"""Services in order: by what their fit on each criterion weighs; where that is equal, by a rule anybody can follow."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from mainstay.engines.matching.fitting import fits
from mainstay.engines.matching.ruling_out import reasons_against
from mainstay.engines.matching.stated import Fit, Offer, Said, Scale, Wanted


@dataclass(frozen=True)
class Part:
    """What one criterion gave: of so many parts of the whole, a share from 0 to 100. known: whether the entry says."""

    criterion: str
    weight: int
    share: int
    known: bool
    said: Said

    @property
    def points(self) -> int:
        """Weight times share: hundredths of a part."""
        return self.weight * self.share


@dataclass(frozen=True)
class Ranked:
    """A service with its place, from 1, its score, 0 to 1, and what each criterion gave."""

    place: int
    offer: Offer
    score: Fraction
    parts: tuple[Part, ...]

    @property
    def points(self) -> int:
        """The score as whole parts of 100, halves up."""
        return int(self.score * 100 + Fraction(1, 2))


@dataclass(frozen=True)
class RuledOut:
    """A service that is out of the question, and every reason."""

    offer: Offer
    reasons: tuple[Said, ...]


@dataclass(frozen=True)
class Matched:
    """Every service that was looked at: in order, or ruled out (by name)."""

    ranked: tuple[Ranked, ...]
    ruled_out: tuple[RuledOut, ...]


def match(wanted: Wanted, offers: Iterable[Offer], scale: Scale) -> Matched:
    """Return the services in order and those ruled out; each of the offers is in one of the two.

    A criterion that nobody asked for counts for none. The order does not depend on that of the offers.
    """
    judged: list[tuple[Offer, Fraction, tuple[Part, ...]]] = []
    out: list[RuledOut] = []
    for offer in offers:
        found = fits(wanted, offer, scale)
        reasons = [*reasons_against(wanted, offer), *_musts(wanted, found)]
        if reasons:
            out.append(RuledOut(offer, tuple(reasons)))
            continue
        parts = _parts(found, scale)
        judged.append((offer, _score(parts), parts))
    judged.sort(key=lambda each: (-each[1], *_apart(each[0])))
    ranked = tuple(Ranked(place, *each) for place, each in enumerate(judged, 1))
    return Matched(ranked, tuple(sorted(out, key=lambda each: _by_name(each.offer))))


def ahead(one: Ranked, other: Ranked) -> Part | None:
    """Return what put one service before the other: where it gained most; None where the scores are equal."""
    if one.score == other.score:
        return None
    theirs = {part.criterion: part.points for part in other.parts}
    return max(one.parts, key=lambda part: part.points - theirs.get(part.criterion, 0))


def _musts(wanted: Wanted, found: dict[str, Fit]) -> list[Said]:
    return [
        Said("must", {"criterion": name})
        for name, fit in found.items()
        if name in wanted.must and fit.share == 0
    ]


def _parts(found: dict[str, Fit], scale: Scale) -> tuple[Part, ...]:
    return tuple(
        Part(
            name,
            scale.weights.get(name, 0),
            scale.unknown if fit.share is None else fit.share,
            fit.share is not None,
            fit.said,
        )
        for name, fit in found.items()
    )


def _score(parts: Sequence[Part]) -> Fraction:
    whole = sum(part.weight for part in parts)
    # All weights at nought: nothing puts one before another.
    return Fraction(sum(part.points for part in parts), whole * 100) if whole else Fraction(0)


def _apart(offer: Offer) -> tuple[bool, int, str, int]:
    """Where scores are equal: the nearer first, then by name, then as it was entered."""
    return (offer.metres is None, offer.metres or 0, *_by_name(offer))


def _by_name(offer: Offer) -> tuple[str, int]:
    return offer.name.casefold(), offer.id
