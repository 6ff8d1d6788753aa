"""The tests that decide, as the page about them shows them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mainstay import policy
from mainstay.accounts.models import Authority
from mainstay.engines.eligibility import RuleSet, decide
from mainstay.pathway.letters.limbs import Line, lines
from mainstay.pathway.queries.criteria import Version, version_of
from mainstay.pathway.queries.rule_sets import criteria_on, rules_on
from mainstay.pathway.rules.rule_sets import default_content, held_tests
from mainstay.policy import Item

THEN = {
    "duty": gettext_lazy("the authority must support"),
    "power": gettext_lazy("the authority may support"),
    "none": gettext_lazy("nothing is owed under this test"),
}


@dataclass(frozen=True)
class TestShown:
    """A test to show. ours: whether it decides in the authority's nation today. version: levels, where it has them."""

    code: str
    title: str
    description: str
    nation: str
    from_on: str
    until: str | None
    law: str | None
    ours: bool
    sure: str
    sources: list[str]
    consider: list[str]
    rules: RuleSet
    lines: list[Line]
    version: Version | None
    whose: str
    steps: list[str]


def tests_shown(authority: Authority, today: date) -> list[TestShown]:
    """Return every test, the one of the authority's nation first, history last."""
    found = [_shown(each, authority, today) for each in held_tests()]
    return sorted(found, key=lambda each: (not each.ours, each.until is not None, each.nation == ""))


def test_shown(code: str, authority: Authority, today: date) -> TestShown | None:
    """Return one test to show, or None where there is none of that name."""
    return next((_shown(each, authority, today) for each in held_tests() if each.code == code), None)


def _shown(test: Item, authority: Authority, today: date) -> TestShown:
    held = test.attributes
    on = min(today, date.fromisoformat(held["until"])) if held["until"] else today
    rules = rules_on(test.code, on, authority)
    own = criteria_on(authority, test.code, on) if held["local"] else None
    has_levels = held["made_of"] == "levels"
    guidance = Version(None, None, default_content(test.code, on), published=True) if has_levels else None
    entry = policy.entry(rules.basis["key"])
    return TestShown(
        code=test.code,
        title=test.title,
        description=test.description,
        nation=policy.in_words(held["nation"]) if held["nation"] else "",
        from_on=held["from_on"],
        until=held["until"],
        law=held["law"],
        ours=held["nation"] == authority.nation and held["until"] is None,
        sure=f"{entry.sure}; {entry.sure_because}",
        sources=[each.title for each in entry.source],
        consider=list(held["consider"]),
        rules=rules,
        lines=lines(decide(rules, {}), rules),
        version=version_of(own) if own else guidance,
        whose=_("the authority's own") if own else _("the guidance's"),
        steps=_steps(rules),
    )


def _steps(rules: RuleSet) -> list[str]:
    """The steps in their order, a sentence each."""
    titles = {limb.code: limb.title for limb in rules.limbs}
    said = [
        (_("%(limb)s: %(then)s.") if step.met else _("Not “%(limb)s”: %(then)s."))
        % {"limb": titles[step.limb], "then": THEN[step.then]}
        for step in rules.steps
    ]
    return [*said, _("Otherwise: %(then)s.") % {"then": THEN[rules.otherwise]}]
