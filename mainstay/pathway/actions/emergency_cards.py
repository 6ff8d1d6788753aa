"""The card that opens an emergency plan, who used it, and who holds a copy on paper."""

from dataclasses import dataclass
from datetime import date
from secrets import choice

from mainstay.accounts.models import User
from mainstay.audit.context import action
from mainstay.audit.refusing import Refused, refuse_if
from mainstay.database import scope
from mainstay.directory.actions.mistakes import Anybody
from mainstay.pathway.models import CardUse, CopyHolder, EmergencyPlan
from mainstay.pathway.queries.emergency import Part, parts
from mainstay.pathway.rules import emergency as rules
from mainstay.pathway.rules.found import LETTERS, spaced

State = EmergencyPlan.State


class CannotOpen(Refused):
    """No page was opened."""


class CannotCard(Refused):
    """The card and the copies are as they were."""


def make_card(plan: EmergencyPlan, *, by: User, today: date) -> str:
    """Make the code of a card for the plan in force and return it; an earlier card opens nothing from then on.

    Only its hash is kept: it can be shown this once, and a lost card is made anew.
    """
    with action("make a card for an emergency plan", by=by):
        plan = EmergencyPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=plan.pk)
        reasons = (
            [] if plan.state == State.IN_FORCE else ["Put the plan in force first: a card opens that page."]
        )
        refuse_if(CannotCard, reasons)
        code = "".join(choice(LETTERS) for _ in range(rules.CODE))
        plan.code_hash, plan.code_made_on = rules.hash_of(code), today
        plan.save(update_fields=["code_hash", "code_made_on", "changed_at"])
        return spaced(code)


def stop_card(plan: EmergencyPlan, *, by: User) -> None:
    """Let a lost card open nothing any more, without making another."""
    with action("stop the card of an emergency plan", by=by):
        EmergencyPlan.objects.filter(pk=plan.pk).update(code_hash="", code_made_on=None)


@dataclass(frozen=True)
class Opened:
    """A page that a card opened. old: it was replaced by another record's when two were merged."""

    council: str
    number: int
    parts: list[Part]
    in_force_on: date | None
    review_on: date | None
    old: bool


def open_by_card(code: str, *, who: str, why: str = "", today: date) -> Opened:
    """Open the one page that a card's code is for, and write down that it was opened; or raise CannotOpen.

    For whoever stands in the family's kitchen at night: needs no sign-in, and shows no other row.
    who: what they say they are; the carer and their workers read it.
    """
    hashed = rules.hash_of(code)
    with action("open an emergency plan with its card", by=Anybody()):
        # An empty setting opens nothing.
        scope.enter_emergency(hashed)
        plan = EmergencyPlan.objects.filter(code_hash=hashed).first() if hashed else None
        scope.enter_emergency("")
        refuse_if(CannotOpen, rules.reasons_not_to_open(who, found=plan is not None))
        assert plan is not None
        # Every carer: whoever holds the card has no access to the record in which its use is written down.
        with scope.of_authority(plan.authority_id, carers=scope.Carers.ALL):
            CardUse.objects.create(
                authority_id=plan.authority_id,
                carer_id=plan.carer_id,
                plan=plan,
                who=who.strip()[:200],
                why=why.strip()[:500],
            )
            council = plan.authority.name
        return Opened(
            council,
            plan.number,
            parts(plan.content, today),
            plan.in_force_on,
            plan.review_on,
            plan.state != State.IN_FORCE,
        )


def give_copy(
    plan: EmergencyPlan, *, name: str, how_to_reach: str = "", what: str, by: User, on: date
) -> CopyHolder:
    """Note who was given a copy of the plan in force; or raise CannotCard."""
    with action("give a copy of an emergency plan", by=by):
        reasons = (
            [] if plan.state == State.IN_FORCE else ["Put the plan in force first, then give copies of it."]
        )
        if not name.strip():
            reasons.append("Write who holds the copy.")
        refuse_if(CannotCard, reasons)
        return CopyHolder.objects.create(
            authority_id=plan.authority_id,
            carer_id=plan.carer_id,
            plan=plan,
            name=name.strip(),
            how_to_reach=how_to_reach.strip(),
            what=what,
            given_on=on,
        )


def give_newest(holder: CopyHolder, plan: EmergencyPlan, *, by: User, on: date) -> CopyHolder:
    """Note that somebody was given the newest page in place of an older one."""
    with action("replace a copy of an emergency plan", by=by):
        take_back(holder, by=by, on=on)
        return give_copy(
            plan, name=holder.name, how_to_reach=holder.how_to_reach, what=holder.what, by=by, on=on
        )


def take_back(holder: CopyHolder, *, by: User, on: date) -> None:
    """Note that somebody holds no copy any more."""
    with action("take back a copy of an emergency plan", by=by):
        holder.taken_back_on = on
        holder.save(update_fields=["taken_back_on"])
