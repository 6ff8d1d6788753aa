"""Evidence from the newest saved needs assessment of the area that is reviewed; it links to that very version."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.planning.actions.evidence import Found
from mainstay.planning.models import NeedsAssessment, Review
from mainstay.planning.queries import assessments_visible_to
from mainstay.web.words import between, number


def _newest(user: User, review: Review) -> NeedsAssessment | None:
    return assessments_visible_to(user).filter(area_code=review.area_code).first()


def how_many(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many carers there are."""
    if (saved := _newest(user, review)) and (carers := saved.content.get("carers")):
        told = {"count": number(carers["total"]), "area": saved.area_name}
        told["range"] = between(carers["low"], carers["high"])
        yield _found(
            saved,
            "overview",
            _("Carers in %(area)s") % told,
            _("About %(count)s carers live in %(area)s (%(range)s).") % told,
        )


def hidden(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many carers no service knows."""
    saved = _newest(user, review)
    found = saved.content.get("hidden") if saved else None
    if saved and found and found["hidden"]:
        told = {"count": number(found["hidden"]["central"]), "why": found["sentence"]}
        told["range"] = between(found["hidden"]["low"], found["hidden"]["high"])
        said = _("About %(count)s carers (%(range)s) are not known to services. %(why)s") % told
        yield _found(saved, "hidden", _("Carers not known to services"), said)


def overlooked(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many carers to expect in each group at risk of being overlooked, where a share is known."""
    saved = _newest(user, review)
    for row in saved.content.get("overlooked", ()) if saved else ():
        if saved and row["expected"]:
            told = {"group": row["title"], "count": number(row["expected"]["central"])}
            told["range"] = between(row["expected"]["low"], row["expected"]["high"])
            said = _("%(group)s: about %(count)s are to be expected here (%(range)s).") % told
            yield _found(saved, "who", _("%(group)s to expect") % told, said, groups=[row["code"]])


def demand(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many breaks carers would take that they do not get now, by kind."""
    saved = _newest(user, review)
    for row in saved.content.get("demand", ()) if saved else ():
        unmet = row.get("unmet")
        if saved and unmet:
            told = {"kind": row["title"], "unit": row["unit"], "count": number(unmet["central"])}
            told["range"] = between(unmet["low"], unmet["high"])
            said = _("About %(count)s more %(unit)s a year (%(range)s) would be taken than are now.") % told
            yield _found(saved, "breaks", _("Demand not met: %(kind)s") % told, said)


def _found(saved: NeedsAssessment, section: str, title: str, says: str, **more: Any) -> Found:
    if section == "overview":
        page = reverse("planning:version", args=[saved.pk])
    else:
        page = reverse("planning:version_section", args=[saved.pk, section])
    source = _("Needs assessment: %(title)s") % {"title": saved.title}
    return Found(
        kind="figure",
        title=title[:200],
        says=says,
        source=source[:300],
        gathered_on=saved.as_at,
        assessment=saved,
        page=page,
        places=[saved.area_code],
        **more,
    )
