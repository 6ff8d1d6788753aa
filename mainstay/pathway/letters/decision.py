"""A decision as a letter: every carer gets it in writing, with advice, whatever it says."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from mainstay.engines.eligibility import DUTY, POWER, Result, RuleSet
from mainstay.pathway.letters.limbs import sentences
from mainstay.web.words import day


@dataclass(frozen=True)
class Letter:
    """Everything that a letter says, kept with the decision from the moment it is final.

    found: what was found, a sentence each. advice: title and text each. ombudsman: name and address, where known.
    """

    to: str
    address: str
    authority: str
    on: str
    decided: str
    why: str
    carers_words: str
    found: list[str]
    rules: str
    next: list[str]
    advice: list[dict[str, str]]
    challenge: list[str]
    ombudsman: dict[str, str]

    def as_data(self) -> dict[str, Any]:
        """Return the letter as JSON keeps it."""
        return asdict(self)


@dataclass(frozen=True)
class Around:
    """What a letter says besides the decision itself. plan_by: when the plan is due, where one follows."""

    to: str
    authority: str
    plan_by: date | None
    answer_days: int
    ombudsman: Mapping[str, str]
    address: str = ""


def letter(
    result: Result,
    rules: RuleSet,
    *,
    decided: str,
    why: str,
    carers_words: str,
    advice: Sequence[Mapping[str, str]],
    overridden: str,
    around: Around,
    today: date,
) -> Letter:
    """Return what the letter of this decision says. overridden: why it differs from the rules, or empty."""
    return Letter(
        to=around.to,
        address=around.address,
        authority=around.authority,
        on=f"{today}",
        decided=decided_in_words(decided, around.authority),
        why="\n\n".join(each for each in (why.strip(), overridden.strip()) if each),
        carers_words=carers_words.strip(),
        found=sentences(result, rules),
        rules=_("%(test)s, as it has stood since %(day)s.")
        % {"test": rules.title, "day": day(date.fromisoformat(rules.from_on))}
        if rules.law
        else _("A professional decided, and said why."),
        next=_next(decided, rules, around),
        advice=[dict(each) for each in advice],
        challenge=_challenge(around),
        ombudsman=dict(around.ombudsman),
    )


def decided_in_words(decided: str, authority: str) -> str:
    """Return what was decided, as the carer reads it."""
    said = {
        DUTY: _("You have a right to support. %(authority)s must meet your need for it."),
        POWER: _(
            "The law does not oblige %(authority)s to support you, but lets it. We will plan with you what we can do."
        ),
    }
    nothing = _(
        "On what we found, the law does not oblige %(authority)s to support you now. You still get advice."
    )
    return said.get(decided, nothing) % {"authority": authority}


def _next(decided: str, rules: RuleSet, around: Around) -> list[str]:
    if decided in (DUTY, POWER):
        said = [_("We make a plan together with you: what would help, who does what, and by when.")]
        if around.plan_by:
            said.append(_("The plan is due by %(day)s.") % {"day": day(around.plan_by)})
        if rules.free and decided == DUTY:
            said.append(_("You do not pay for support that we must give you."))
        return said
    return [
        _("Nothing more from us for now. The advice below is for you to use."),
        _("If something changes, tell us at once: you can be assessed again at any time."),
    ]


def _challenge(around: Around) -> list[str]:
    return [
        _(
            "If you think that this is not right, tell us: by telephone, in writing, or on your own pages in Mainstay."
        ),
        _("Say in your own words what is not right. Somebody else may say it for you."),
        _("We answer with reasons within %(days)s working days.") % {"days": around.answer_days},
    ]
