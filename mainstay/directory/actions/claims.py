"""Let an organisation keep a provider's entries, and end it."""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.directory.models import Claim, Provider
from mainstay.directory.rules import claims as rules

State = Claim.State


class CannotClaim(Refused):
    """Who keeps the entries is as it was."""


def ask_to_keep(provider: Provider, *, words: str, by: User) -> Claim:
    """Ask for a provider's entries on behalf of one's organisation, or raise CannotClaim."""
    own = by.organisation
    with action("ask to keep a provider's entries", by=by):
        provider = Provider.objects.select_for_update(of=("self",), no_key=True).get(pk=provider.pk)
        reasons = rules.reasons_to_refuse_claim(
            kind=own.kind if own else None,
            kept_by_them=own is not None and provider.organisation_id == own.pk,
            kept=provider.organisation_id is not None,
            asked=provider.claims.filter(organisation=own, state=State.ASKED).exists(),
        )
        refuse_if(CannotClaim, reasons)
        assert own is not None  # the rules refuse somebody without an organisation
        return Claim.objects.create(
            authority_id=provider.authority_id,
            provider=provider,
            organisation=own,
            asked_by=by,
            words=words.strip(),
        )


def agree(claim: Claim, *, by: User) -> Claim:
    """Let the organisation that asked keep the provider's entries, or raise CannotClaim."""
    return _decide(claim, State.AGREED, "", "agree that an organisation keeps entries", by=by)


def refuse(claim: Claim, *, reason: str, by: User) -> Claim:
    """Refuse a claim with the reason, or raise CannotClaim."""
    return _decide(claim, State.REFUSED, reason, "refuse that an organisation keeps entries", by=by)


def end(claim: Claim, *, reason: str, by: User) -> Claim:
    """End that an organisation keeps entries, with the reason, or raise CannotClaim; what it wrote stays."""
    return _decide(claim, State.ENDED, reason, "end that an organisation keeps entries", by=by)


def _decide(claim: Claim, to: str, reason: str, doing: str, *, by: User) -> Claim:
    with action(doing, by=by):
        claim = Claim.objects.select_for_update(of=("self",), no_key=True).get(pk=claim.pk)
        refuse_if(CannotClaim, rules.reasons_against_move(claim.state, to, reason=reason))
        claim.state, claim.reason = to, reason.strip()
        claim.decided_by, claim.decided_at = by, timezone.now()
        try:
            with transaction.atomic():
                claim.save(update_fields=["state", "reason", "decided_by", "decided_at"])
        except IntegrityError as taken:
            other = _("Another organisation keeps these entries by now. End that first.")
            raise CannotClaim([other]) from taken
        if to != State.REFUSED:
            keeper = claim.organisation_id if to == State.AGREED else None
            Provider.objects.filter(pk=claim.provider_id).update(organisation=keeper)
        return claim
