"""A review beside the one before it, line by line."""

from dataclasses import dataclass

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.pathway.models import CarerReview
from mainstay.pathway.queries.going import life_at


@dataclass(frozen=True)
class Line:
    """One line of a table: what it is of, what this review says and what the one before said; empty where nothing."""

    label: str
    now: str
    before: str


@dataclass(frozen=True)
class Beside:
    """What a review says of each outcome and of life, beside the one before; no life where neither asked."""

    outcomes: list[Line]
    life: list[Line]


def beside(review: CarerReview, before: CarerReview | None) -> Beside:
    """Return a review beside the one before; outcomes are the same where the carer worded them the same."""
    achieved = {item.code: item.title for item in policy.items("reviewing.achieved", on=localdate())}
    now, earlier = _outcomes(review, achieved), _outcomes(before, achieved) if before else {}
    life, life_then = life_at(review), life_at(before) if before else None
    titles = {item.code: item.title for item in policy.items("reviewing.items", on=localdate())}
    asked = life is not None or life_then is not None
    return Beside(
        [Line(words, now.get(words, ""), earlier.get(words, "")) for words in {**now, **earlier}],
        [Line(title, _said(life, item), _said(life_then, item)) for item, title in titles.items()]
        if asked
        else [],
    )


def _outcomes(review: CarerReview, achieved: dict[str, str]) -> dict[str, str]:
    said = {}
    for each in review.outcomes.all():
        title = achieved.get(str(each.achieved), str(each.achieved))
        said[each.outcome.words] = f"{title}: {each.words}" if each.words else title
    return said


def _said(life: dict[str, int | None] | None, item: str) -> str:
    if life is None:
        return ""
    value = life.get(item)
    return _("Not answered") if value is None else _("%(value)s of 2") % {"value": value}
