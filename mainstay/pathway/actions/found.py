"""Somebody asks for support from outside: the carer, or a professional with the carer's agreement."""

from collections.abc import Mapping
from datetime import date
from secrets import choice
from typing import Any

from mainstay.accounts.models import Authority, Organisation, User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.directory.actions.mistakes import Anybody
from mainstay.pathway.models import Referral
from mainstay.pathway.rules import found as rules


class CannotAsk(Refused):
    """Nothing was sent, and nothing is kept."""


def ask_for_support(
    authority: Authority,
    *,
    through: str,
    about: Mapping[str, Any],
    words: str = "",
    who_refers: str = "",
    agreed: bool,
    urgent: bool = False,
    today: date,
) -> Referral:
    """Keep what somebody sent for the authority's workers to answer, or raise CannotAsk with every reason.

    For the public pages: needs no sign-in. The same sent twice on a day, as a button pressed twice does, is kept once.
    about: as JSON can hold it, by the names of Person's fields, and ``looked_after`` for the person looked after.
    """
    of = {
        "authority_id": authority.pk,
        "through": through,
        "about": dict(about),
        "words": words.strip(),
        "who_refers": who_refers.strip(),
        "urgent": urgent,
        "received_on": today,
    }
    # Every carer: whoever sends it sees nothing, and a referral belongs to no carer yet.
    with (
        scope.of_authority(authority.pk, carers=scope.Carers.ALL),
        action("ask for support", by=Anybody()),
    ):
        # Locked: a button pressed twice sends two requests at once.
        Authority.objects.select_for_update(of=("self",), no_key=True).get(pk=authority.pk)
        waiting = Referral.objects.filter(
            authority=authority.pk, state=Referral.State.NEW, received_by__isnull=True
        )
        reachable = reaches(about)
        reasons = rules.reasons_not_to_ask(words, reachable=reachable, agreed=agreed, waiting=waiting.count())
        refuse_if(CannotAsk, reasons)
        return waiting.filter(**of).first() or _new(of | {"carer_agreed": True})


def take_referral(
    *,
    through: str,
    about: Mapping[str, Any],
    words: str = "",
    who_refers: str = "",
    urgent: bool = False,
    organisation: Organisation | None = None,
    received_on: date,
    by: User,
) -> Referral:
    """Keep a referral that a worker writes down with the carer's recorded agreement."""
    with action("write down a referral", by=by):
        return _new(
            {
                "authority_id": by.authority_id,
                "through": through,
                "about": dict(about),
                "words": words.strip(),
                "who_refers": who_refers.strip(),
                "urgent": urgent,
                "organisation": organisation or _own(by),
                "carer_agreed": True,
                "received_on": received_on,
                "received_by": by,
            }
        )


def _own(by: User) -> Organisation | None:
    """Return the organisation of a worker who is not the authority's own, so that they see what they wrote."""
    own = by.organisation
    council = (Organisation.Kind.COUNCIL, Organisation.Kind.PARTNERSHIP)
    return own if own is not None and own.kind not in council else None


def reaches(about: Mapping[str, Any]) -> bool:
    """Return whether the carer can be reached with what was said."""
    return any(str(about.get(name) or "").strip() for name in ("phone", "email", "address"))


def _new(of: Mapping[str, Any]) -> Referral:
    random = "".join(choice(rules.LETTERS) for _ in range(rules.RANDOM))
    return Referral.objects.create(**of, receipt=rules.receipt(random, of["authority_id"]))
