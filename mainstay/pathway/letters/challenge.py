"""The answer to a challenge as a letter: what the carer said, what was answered and why, and where to go next."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from mainstay.pathway.actions.finishing import ombudsman
from mainstay.web.words import day

if TYPE_CHECKING:
    from mainstay.pathway.models import Challenge


@dataclass(frozen=True)
class AnswerLetter:
    """What the letter says. about: which decision, with its day. decided: whether anything changes, in a sentence."""

    authority: str
    to: str
    address: str
    on: str
    about: str
    decided: str
    said: str
    answer: str
    by: str
    next: list[str]
    ombudsman: dict[str, str]


def answer_letter(challenge: "Challenge") -> AnswerLetter | None:
    """Return the letter about a challenge that was answered; None while it waits, or where it was taken back."""
    if challenge.state not in ("upheld", "kept") or challenge.answered_on is None:
        return None
    person, authority = challenge.carer.person, challenge.carer.authority
    upheld = challenge.state == "upheld"
    decided, follows = _what_follows(upheld=upheld, of_decision=challenge.decision_id is not None)
    return AnswerLetter(
        authority=authority.name,
        to=person.name if person else "",
        address="\n".join(part for part in (person.address, person.postcode) if part) if person else "",
        on=f"{challenge.answered_on}",
        about=_("You told us on %(day)s that something was not right.") % {"day": day(challenge.on)},
        decided=decided,
        said=challenge.words.strip(),
        answer=challenge.answer.strip(),
        by=challenge.answered_by.name if challenge.answered_by else "",
        next=[follows],
        ombudsman=ombudsman(authority.nation),
    )


def _what_follows(*, upheld: bool, of_decision: bool) -> tuple[str, str]:
    """Return what was decided about the challenge, and what follows. of_decision: not of a plan or a budget."""
    if not upheld:
        return (
            _("We have looked at it again, and it stands."),
            _("If something changes, tell us at once: you can be assessed again at any time."),
        )
    if of_decision:
        return (
            _("You were right. We decide anew."),
            _("You get the new decision in writing, with its reasons. Until then the one before stands."),
        )
    return _("You were right. We change it."), _("We talk with you about what changes, and from when.")
