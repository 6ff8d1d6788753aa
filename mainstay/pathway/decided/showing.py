"""A decision shaped for its page: every limb beside the carer's own words, and what may be done with it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay.engines.eligibility import Found, Result, RuleSet
from mainstay.pathway.letters.limbs import Line, lines
from mainstay.pathway.queries.own_words import OwnWords
from mainstay.pathway.queries.replaying import Replayed
from mainstay.pathway.rules.questions import questions_of

if TYPE_CHECKING:
    from mainstay.pathway.models import Decision

OUTCOMES = {
    "duty": (gettext_lazy("The authority must support"), "green"),
    "power": (gettext_lazy("The authority may support"), "blue"),
    "none": (gettext_lazy("No need that the test counts"), "grey"),
    "open": (gettext_lazy("Still open"), "yellow"),
}


@dataclass(frozen=True)
class Shown:
    """What the rules made of the answers. notes: what to know about the rules themselves."""

    lines: list[Line]
    rules: RuleSet
    result: Result
    wants: list[str]
    notes: list[str] = field(default_factory=list)

    @property
    def outcome(self) -> str:
        """The outcome, "open" where answers are missing."""
        return self.result.outcome or "open"


def shown(result: Result, rules: RuleSet, words: OwnWords) -> Shown:
    """Return a result for its page."""
    return Shown(lines(result, rules, words.beside), rules, result, words.wants, _notes(result, rules))


def shown_decision(decision: "Decision", words: OwnWords) -> Shown | None:
    """Return what a decision's own row says; None where it holds no rules, as in one that was brought over bare."""
    if not decision.rules.get("limbs"):
        return None
    return shown(Result.from_data(decision.result), RuleSet.from_data(decision.rules), words)


def wellbeing_of(decision: "Decision") -> list[str]:
    """Return the parts of wellbeing that caring touches, as the assessment named them; empty where it did not ask."""
    touched = decision.answers.get("wellbeing") or []
    if not isinstance(touched, list):
        return []
    day, nation = decision.tentative_on, decision.assessment.nation
    asked = questions_of("assessment.care_act.questions", on=day, nation=nation)
    options = next((each.options for each in asked if each.code == "wellbeing"), {})
    return [options.get(code, code) for code in touched]


def _notes(result: Result, rules: RuleSet) -> list[str]:
    basis: dict[str, Any] = dict(rules.basis)
    notes = []
    if result.besides:
        said = {"of": OUTCOMES[result.besides][0]}
        notes.append(_("Sufficient breaks are a duty by themselves. For the other needs: %(of)s.") % said)
    if breaks := basis.get("breaks"):
        told = _("The law sets the day.") if breaks["whose"] == "law" else breaks["reason"]
        notes.append(
            _("The duty to support sufficient breaks applies since %(day)s. %(why)s")
            % {
                "day": breaks["since"],
                "why": told,
            }
        )
    if basis.get("whose") == "guidance" and basis.get("content"):
        notes.append(
            _(
                "The levels and words are those of the guidance: the authority has published none of its own here."
            )
        )
    if result.outcome and (
        unasked := [
            each.title for each in result.limbs if each.asks and each.answer is None and each.met is None
        ]
    ):
        notes.append(
            _("Not answered, and it would not change the outcome: %(what)s.")
            % {"what": ", ".join(dict.fromkeys(unasked))}
        )
    return notes


@dataclass(frozen=True)
class Differing:
    """One limb that comes out differently. Each side: what was found, and in which words."""

    title: str
    then: str
    now: str


def differing(replayed: Replayed) -> list[Differing]:
    """Return every limb that differs, in words."""
    return [Differing(each.title, _side(each.then), _side(each.now)) for each in replayed.differs]


def _side(found: Found | None) -> str:
    if found is None:
        return _("Not asked by these rules")
    return {True: _("Met"), False: _("Not met"), None: _("Open")}[found.met]
