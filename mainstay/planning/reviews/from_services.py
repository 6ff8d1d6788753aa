"""Evidence from the services that are listed in the directory now."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from mainstay import policy
from mainstay.accounts.models import User
from mainstay.directory.models import Service
from mainstay.planning.actions.evidence import Found
from mainstay.planning.models import Review


def _listed(user: User) -> list[Service]:
    return list(
        Service.objects.filter(authority=user.authority, state=Service.State.LISTED).select_related(
            "provider"
        )
    )


def _by_intervention(services: list[Service], today: date) -> dict[str, list[Service]]:
    """Title of each intervention of the model → the services that deliver it, in the model's order."""
    items = policy.items("model.interventions", on=today)
    return {item.title: [each for each in services if item.code in each.interventions] for item in items}


def general(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many services are for everybody, and how many of them say that they help carers of the groups overlooked."""
    services = _listed(user)
    open_to_all = [each for each in services if each.funded_how == Service.Funding.UNIVERSAL]
    if services:
        told = {"count": len(open_to_all), "all": len(services)}
        said = ngettext(
            "%(count)s of %(all)s services listed is a universal service.",
            "%(count)s of %(all)s services listed are universal services.",
            len(open_to_all),
        )
        names = ", ".join(each.name for each in open_to_all)
        yield _found(review, today, _("General services listed"), f"{said % told} {names}".strip())


def delivered(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many of the model's interventions have a service at all."""
    services = _listed(user)
    if services:
        found = _by_intervention(services, today)
        told = {"count": sum(bool(each) for each in found.values()), "all": len(found)}
        told["services"] = len(services)
        said = _(
            "%(count)s of the %(all)s interventions of the model are delivered by at least one of "
            "%(services)s services."
        )
        yield _found(review, today, _("Interventions delivered"), said % told)


def not_delivered(user: User, review: Review, today: date) -> Iterator[Found]:
    """Which interventions nobody listed delivers."""
    services = _listed(user)
    missing = [title for title, each in _by_intervention(services, today).items() if not each]
    if services and missing:
        said = _("No service listed delivers: %(names)s.") % {"names": "; ".join(missing)}
        yield _found(review, today, _("Interventions that nobody delivers"), said)


def easy_ways_in(user: User, review: Review, today: date) -> Iterator[Found]:
    """How many services a carer may simply come to, without a referral or an assessment."""
    services = _listed(user)
    told = Counter(each.way_in for each in services)
    if services:
        said = _(
            "%(open)s services listed can simply be turned up to, %(referral)s want a referral and %(assessment)s an "
            "assessment; %(unknown)s do not say."
        )
        counts = {name: told[name] for name in ("open", "referral", "assessment")} | {"unknown": told[""]}
        yield _found(review, today, _("Ways in to services"), said % counts)


def _found(review: Review, today: date, title: str, says: str, **more: Any) -> Found:
    return Found(
        kind="figure",
        title=title,
        says=says,
        source=_("The directory as it is listed today"),
        gathered_on=today,
        page=reverse("planning:area_section", args=[review.area_code, "services"])
        if review.area_code
        else "",
        places=[review.area_code] if review.area_code else [],
        **more,
    )
