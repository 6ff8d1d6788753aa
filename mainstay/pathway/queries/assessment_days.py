"""By when is an assessment offered, talked through, copied and decided, in this nation and for this carer?"""

from dataclasses import dataclass
from datetime import date

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.pathway.models import Assessment, Carer, Clock, Relationship
from mainstay.pathway.queries.calendar import due_by, working_day_after

OFFER, CONVERSATION, COPY, DECISION, PLAN = "offer", "conversation", "copy", "decision", "plan"
_OURS = {
    OFFER: "assessment.days.offer",
    CONVERSATION: "assessment.days.conversation",
    COPY: "assessment.days.copy",
    DECISION: "assessment.days.decision",
}
_ENGLAND = {OFFER: "england.duties.assessment_offer_days"}
_TERMINAL = {
    OFFER: "scotland.duties.terminal_offer_days",
    CONVERSATION: "scotland.duties.terminal_conversation_days",
    PLAN: "scotland.duties.terminal_plan_days",
}


@dataclass(frozen=True)
class Owed:
    """One thing that is owed by a day. pack: which policy entry says how many days."""

    due_on: date
    pack: str


def terminally_ill(carer: Carer) -> bool:
    """Return whether somebody the carer looks after is known to be terminally ill."""
    return Relationship.objects.filter(carer=carer, terminally_ill=True, ended_on=None).exists()


def owed(authority: Authority, what: str, start: date, *, terminal: bool) -> Owed | None:
    """Return by when something is owed that starts on a day; None where nobody has set a number of days.

    terminal: whether somebody looked after is terminally ill, for which Scotland's law sets shorter times.
    """
    key = _key(authority.nation, what, terminal)
    if key is None:
        return None
    try:
        return Owed(due_by(authority, key, start), key)
    except policy.NotInForce:
        return None


def plan_put_off(authority: Authority, talk_on: date) -> date:
    """Return by when the plan is owed where the carer chose a later day to talk: the days the law leaves after it.

    The law's ten days are for a conversation within five. What it says of a later one is not at hand; this keeps
    the five days between the two.
    """
    whole = policy.value(_TERMINAL[PLAN], talk_on, authority.nation)
    until_talk = policy.value(_TERMINAL[CONVERSATION], talk_on, authority.nation)
    return working_day_after(authority, talk_on, whole - until_talk)


def _key(nation: str, what: str, terminal: bool) -> str | None:
    if terminal and nation == "scotland" and what in _TERMINAL:
        return _TERMINAL[what]
    if nation == "england" and what in _ENGLAND:
        return _ENGLAND[what]
    return _OURS.get(what)


@dataclass(frozen=True)
class Running:
    """A clock as a page shows it. entry: the policy that says the days; None where a person chose the day."""

    clock: Clock
    title: str
    entry: policy.Entry | None

    @property
    def by(self) -> date:
        """The day by which it is owed now: the later one, where the carer asked for it."""
        return self.clock.later_on or self.clock.due_on

    def is_late(self, today: date) -> bool:
        """Return whether it was done after its day, or is not done though the day has passed."""
        return (self.clock.done_on or today) > self.by and self.clock.stopped_on is None


def clocks_of(assessment: Assessment, today: date) -> list[Running]:
    """Return every clock of an assessment, with the offer and the plan that go with it, by day."""
    titles = {each.code: each.title for each in policy.items("pathway.clocks", today)}
    found = Clock.objects.filter(
        carer=assessment.carer_id, what__in=[OFFER, CONVERSATION, COPY, DECISION, PLAN]
    )
    since = assessment.identified_on
    until = assessment.completed_on or today
    mine = [
        each
        for each in found
        if each.record == assessment.pk or (each.record is None and since <= each.from_on <= until)
    ]
    return [
        Running(each, titles.get(each.what, each.what), policy.entry(each.pack) if each.pack else None)
        for each in mine
    ]
