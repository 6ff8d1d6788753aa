"""Which criteria has an authority written, and how do two versions differ?"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from mainstay import policy
from mainstay.accounts.models import Authority, User
from mainstay.pathway.models import LocalCriteria
from mainstay.pathway.rules.rule_sets import BREAKS, LOCAL, default_content, held_tests


def criteria_visible_to(user: User) -> QuerySet[LocalCriteria]:
    """Return the criteria of the user's authority, drafts among them, the newest first."""
    mine = LocalCriteria.objects.filter(authority=user.authority_id, test=LOCAL)
    return mine.select_related("made_by").order_by("-from_on")


def switches_visible_to(user: User) -> QuerySet[LocalCriteria]:
    """Return what the authority recorded of the day from which the duty to support sufficient breaks applies."""
    mine = LocalCriteria.objects.filter(authority=user.authority_id, test=BREAKS)
    return mine.select_related("made_by").order_by("-from_on")


def may_write_criteria(authority: Authority) -> bool:
    """Return whether the nation lets its authorities set levels, words and threshold of their own."""
    return any(each.attributes["local"] for each in held_tests(authority.nation))


def most_years(today: date) -> int:
    """Return within how many years criteria are looked at again."""
    return int(policy.value("eligibility.scottish_local.review_years", today))


@dataclass(frozen=True)
class Version:
    """Criteria to show. pk and from_on: None for the guidance's own."""

    pk: int | None
    from_on: date | None
    content: dict[str, Any]
    published: bool

    @property
    def levels(self) -> dict[str, str]:
        """Code → title, lowest first."""
        return {each["code"]: each["title"] for each in self.content["levels"]}

    @property
    def threshold(self) -> str:
        """What the threshold is called."""
        return self.levels[self.content["threshold"]]

    @property
    def reached(self) -> list[str]:
        """Codes of the threshold and every level above it."""
        codes = list(self.levels)
        return codes[codes.index(self.content["threshold"]) :]

    @property
    def indicators(self) -> dict[str, str]:
        """Code → title."""
        return {each["code"]: each["title"] for each in self.content["indicators"]}

    def words(self, indicator: str) -> list[tuple[str, str]]:
        """Return what each level of an indicator is called and means, lowest first."""
        own = {each["code"]: each.get("words") or {} for each in self.content["indicators"]}
        return [(title, own.get(indicator, {}).get(code, "")) for code, title in self.levels.items()]


def version_of(criteria: LocalCriteria) -> Version:
    """Return an authority's criteria to show."""
    return Version(criteria.pk, criteria.from_on, criteria.content, criteria.published_on is not None)


def guidance(on: date) -> Version:
    """Return the levels, words and threshold of the guidance, used where an authority has published none."""
    return Version(None, None, default_content(LOCAL, on), published=True)


@dataclass(frozen=True)
class Compared:
    """One line of two versions side by side."""

    title: str
    before: list[tuple[str, str]]
    after: list[tuple[str, str]]

    @property
    def same(self) -> bool:
        """Whether both say the same."""
        return self.before == self.after


def compare(before: Version, after: Version) -> list[Compared]:
    """Return two versions side by side: what they call their threshold, and each indicator level by level."""
    every = before.indicators | after.indicators
    return [Compared(title, before.words(code), after.words(code)) for code, title in every.items()]
