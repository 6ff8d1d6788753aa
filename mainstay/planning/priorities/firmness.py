"""How firmly scores put priorities in order, and how that agrees with carers, in plain words."""

from collections.abc import Mapping
from itertools import pairwise

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.engines.agreement import Agreement, agreement
from mainstay.engines.weighing import Changed
from mainstay.planning.queries.rankings import WhatCarersSay
from mainstay.planning.queries.scoring import Sensitivity, Weighed
from mainstay.web.words import number, percent

Titles = Mapping[int, str]
_FARTHEST = 3  # so many priorities are named as the ones on which the two orders differ most


def sentences(found: Weighed, shaken: Sensitivity, titles: Titles) -> list[str]:
    """Return what can be relied on in the order that the scores give, and what cannot."""
    return [
        _of_the_first(found, shaken, titles),
        _of_the_top(found, shaken, titles),
        _of_single_weights(found, shaken),
        *_of_neighbours(found, shaken, titles),
    ]


def _of_the_first(found: Weighed, shaken: Sensitivity, titles: Titles) -> str:
    first = [pk for pk, place in found.places.items() if place == 1]
    if len(first) > 1:
        named = ", ".join(titles[pk] for pk in first)
        return _("These share the first place: %(named)s.") % {"named": named}
    told = {
        "title": titles[first[0]],
        "share": percent(shaken.drawn.first[first[0]], 0),
        "weightings": number(shaken.drawn.weightings),
    }
    if shaken.drawn.first[first[0]] < 0.5:
        return (
            _("%(title)s comes first here, but in only %(share)s of %(weightings)s other weightings.") % told
        )
    return _("%(title)s comes first here, and in %(share)s of %(weightings)s other weightings.") % told


def _of_the_top(found: Weighed, shaken: Sensitivity, titles: Titles) -> str:
    top = shaken.drawn.top
    if len(found.places) <= top:
        return _("There are too few priorities for it to matter which are among the first %(top)s.") % {
            "top": top
        }
    firm = [titles[pk] for pk in sorted(shaken.firm_top, key=lambda pk: found.places[pk])]
    told = {"top": top, "share": percent(found.scale.firm, 0)}
    if not firm:
        return (
            _(
                "No priority stays among the first %(top)s under every single change and in at least %(share)s of "
                "other weightings: which come first is a matter of judgement."
            )
            % told
        )
    told["named"] = "; ".join(firm)
    return (
        _(
            "Firmly among the first %(top)s, under every single change and in at least %(share)s of other weightings: "
            "%(named)s."
        )
        % told
    )


def _of_single_weights(found: Weighed, shaken: Sensitivity) -> str:
    changing = [each for each in shaken.changes if dict(each.places) != dict(found.places)]
    if not changing:
        return _("No change of a single weight, and weighing all alike, changes the order.")
    by = percent(found.scale.variation, 0)
    titles = {item.code: item.title for item in found.scale.criteria}
    named = "; ".join(_change(each, titles, by) for each in changing)
    return _("The order changes with other weights: %(changes)s.") % {"changes": named}


def change_in_words(change: Changed[int], found: Weighed) -> str:
    """Return what was changed in a weighting, such as “Can be done: 25% more”."""
    titles = {item.code: item.title for item in found.scale.criteria}
    return _change(change, titles, percent(found.scale.variation, 0))


def _change(each: Changed[int], titles: Mapping[str, str], by: str) -> str:
    told = {"criterion": titles.get(each.criterion, each.criterion), "by": by}
    return {
        "more": _("“%(criterion)s”: %(by)s more") % told,
        "less": _("“%(criterion)s”: %(by)s less") % told,
        "without": _("“%(criterion)s” left out") % told,
        "equal": _("all criteria alike"),
    }[each.kind]


def _of_neighbours(found: Weighed, shaken: Sensitivity, titles: Titles) -> list[str]:
    """What holds between each priority and the next one in the order."""
    order = sorted(found.places, key=lambda pk: (found.places[pk], titles[pk]))
    said = []
    for ahead, behind in pairwise(order):
        told = {
            "ahead": titles[ahead],
            "behind": titles[behind],
            "share": percent(shaken.drawn.ahead[ahead, behind], 0),
        }
        if found.places[ahead] == found.places[behind]:
            continue
        if (ahead, behind) in shaken.always:
            said.append(_("%(ahead)s is never behind %(behind)s, whatever the weights.") % told)
        elif (ahead, behind) in shaken.firm:
            said.append(_("%(ahead)s is ahead of %(behind)s in %(share)s of weightings: firm.") % told)
        else:
            said.append(
                _(
                    "%(ahead)s is ahead of %(behind)s in only %(share)s of weightings: the scores do not settle which."
                )
                % told
            )
    return said


def agreement_of(found: Weighed, carers: WhatCarersSay) -> Agreement:
    """Return how the order of the scores agrees with that of carers."""
    # Places count from 1 downwards in both, so the same sign means the same order.
    return agreement(found.places, carers.places)


def agreement_in_words(found: Weighed, carers: WhatCarersSay, titles: Titles) -> list[str]:
    """Return how far scores and carers agree; one sentence where there is nothing to compare."""
    with_carers = agreement_of(found, carers)
    if with_carers.tau is None:
        return [
            _("There are not yet two priorities that carers ranked and that are scored on every criterion.")
        ]
    told = {
        "pairs": with_carers.pairs,
        "same": with_carers.same,
        "opposite": with_carers.opposite,
        "tau": number(with_carers.tau, 2),
    }
    said = [
        ngettext(
            "Of %(pairs)s pair of priorities, scores and carers put %(same)s in the same order and %(opposite)s in "
            "the opposite order (Kendall's tau %(tau)s, where 1 is the same order and −1 the opposite).",
            "Of %(pairs)s pairs of priorities, scores and carers put %(same)s in the same order and %(opposite)s in "
            "the opposite order (Kendall's tau %(tau)s, where 1 is the same order and −1 the opposite).",
            with_carers.pairs,
        )
        % told
    ]
    return said + _farthest_apart(found, carers, titles)


def _farthest_apart(found: Weighed, carers: WhatCarersSay, titles: Titles) -> list[str]:
    both = [pk for pk in found.places if pk in carers.places]
    apart = sorted(both, key=lambda pk: -abs(found.places[pk] - carers.places[pk]))
    return [
        _("%(title)s: carers place it %(theirs)s, the scores %(ours)s.")
        % {"title": titles[pk], "theirs": carers.places[pk], "ours": found.places[pk]}
        for pk in apart[:_FARTHEST]
        if found.places[pk] != carers.places[pk]
    ]
