"""The content of a strategy, put together once from what was agreed in a review."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay.accounts.models import User
from mainstay.places import queries as places
from mainstay.planning.models import EqualityAssessment, NeedsAssessment, Review
from mainstay.planning.priorities.firmness import agreement_in_words
from mainstay.planning.priorities.naming import names
from mainstay.planning.queries.priorities import InReview, in_review
from mainstay.planning.strategy import required
from mainstay.planning.strategy.area import OfArea, Statement, of_area, statement
from mainstay.planning.strategy.called import called
from mainstay.planning.strategy.decided import entry
from mainstay.planning.strategy.references import References

Content = dict[str, Any]


def content(
    review: Review, *, title: str, introduction: str, of_its_own: Mapping[str, str], by: User, today: date
) -> Content:
    """Return everything the plan says, as plain values ready to keep. Its sentences are in the language of ``by``.

    of_its_own: code of a content that the law asks for → what was typed about it.
    """
    refs = References()
    area = places.area(review.area_code)
    saved = NeedsAssessment.objects.filter(authority=by.authority, area_code=review.area_code).first()
    of = of_area(area, saved, refs, today)
    found = in_review(by, review, today, also=("options", "grounds__evidence"))
    # In the order of the plan, so that the numbers rise as it is read.
    carers = _carers(found, refs)
    decided = _decided(found, refs, today)
    nation = by.authority.nation
    made: Content = {
        "format": 1,
        "title": title,
        "made_on": today.isoformat(),
        "called": called(nation, today),
        "nation": nation,
        "authority": by.authority.name,
        "area": {
            "code": review.area_code,
            "name": area.name if area else by.authority.name,
            "invented": by.authority.invented,
        },
        "review": {"id": review.pk, "title": review.title},
        "introduction": introduction,
        **_statements(of),
        "carers": carers,
        "rankings": _rankings(found),
        **decided,
        "open": [each.priority.title for each in found.lines if each.priority.state == "proposed"],
        "money": _money(decided["agreed"]),
        "assumptions": (saved.content.get("assumptions") if saved else None) or [],
        "sources": (saved.content.get("sources") if saved else None) or [],
    }
    made["required"] = required.contents(made, of_its_own, nation, today)
    made["references"] = refs.listed
    return made


def _statements(of: OfArea) -> Content:
    return {"needs": of.needs, "coverage": of.coverage, "gaps": of.gaps, "reach": of.reach}


def _decided(found: InReview, refs: References, today: date) -> dict[str, list[Content]]:
    codes = {code for line in found.lines for code in line.priority.places}
    named = names(codes, today)
    assessed = EqualityAssessment.objects.filter(priority__review=found.review, signed_at__isnull=False)
    # The newest signed one of a priority comes last, and so counts.
    signed = {each.priority_id: each for each in assessed.order_by("signed_at") if each.priority_id}
    order = sorted(
        found.lines, key=lambda line: (line.carers_place or len(found.lines) + 1, line.priority.pk)
    )
    return {
        state: [entry(line, named, refs, signed) for line in order if line.priority.state == state]
        for state in ("agreed", "deferred", "refused")
    }


def _carers(found: InReview, refs: References) -> list[Statement]:
    said = found.carers
    numbers = [refs.ranking(each) for each in said.rankings]
    if not said.rankings:
        return [statement(_("No ranking by carers is recorded."))]
    told = {"rankings": len(said.rankings), "carers": said.carers, "none": said.not_using_services}
    lines = [
        ngettext(
            "Carers put the priorities in order on %(rankings)s occasion; %(carers)s took part, of whom %(none)s are "
            "known to use no service.",
            "Carers put the priorities in order on %(rankings)s occasions; %(carers)s took part, of whom %(none)s are "
            "known to use no service.",
            len(said.rankings),
        )
        % told
    ]
    titles = {line.priority.pk: line.priority.title for line in found.lines}
    first = [titles[pk] for pk, place in said.places.items() if place == 1]
    lines.append(_("Taken together they put first: %(named)s.") % {"named": "; ".join(first)})
    lines += agreement_in_words(found.weighed, said, titles)
    return [statement(line, *numbers) for line in lines]


def _rankings(found: InReview) -> list[Content]:
    """Each priority's place in every ranking, in all together, and by score."""
    said = found.carers
    by_ranking = [
        {place.priority_id: place.position for place in ranking.places.all()} for ranking in said.rankings
    ]
    lines = sorted(
        found.lines, key=lambda line: (line.carers_place or len(found.lines) + 1, line.priority.pk)
    )
    return [
        {
            "title": line.priority.title,
            "together": line.carers_place,
            "score": line.score_place,
            "each": [
                {"title": ranking.title, "place": places_of.get(line.priority.pk)}
                for ranking, places_of in zip(said.rankings, by_ranking, strict=True)
            ],
        }
        for line in lines
    ]


def _money(agreed: list[Content]) -> Content:
    """What the agreed options come to in a year, and how many have no cost."""
    chosen = [next((each for each in entry["options"] if each["chosen"]), None) for entry in agreed]
    known = [each["cost_pence"] for each in chosen if each and each["cost_pence"] is not None]
    return {"pence": sum(known), "costed": len(known), "of": len(agreed)}
