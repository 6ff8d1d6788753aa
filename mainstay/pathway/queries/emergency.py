"""What stands on an emergency plan, who holds it, and who opened it with its card."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from mainstay import policy
from mainstay.local.queries import local_values
from mainstay.pathway.models import CardUse, Carer, CopyHolder, EmergencyPlan
from mainstay.pathway.rules.emergency import Section

State = EmergencyPlan.State
_MOST, _MONTHS = "emergency.page.most", "emergency.review.months"
CARD = "card"


def sections(today: date) -> list[Section]:
    """Return the parts of the page in the order in which they are needed."""
    return [
        Section(
            item.code,
            item.title,
            item.description,
            str(item.attributes["hint"]),
            bool(item.attributes["needed"]),
            int(item.attributes["most"]),
        )
        for item in policy.items("emergency.sections", today)
    ]


def most_letters(today: date) -> int:
    """Return how many letters fit on the page."""
    return int(policy.value(_MOST, today))


def latest_review(today: date) -> date:
    """Return the last day by which a plan that is put in force today has to be looked at again."""
    months = int(policy.value(_MONTHS, today, override=local_values().get(_MONTHS)))
    year, month = divmod(today.month - 1 + months, 12)
    year, month = today.year + year, month + 1
    return date(year, month, min(today.day, monthrange(year, month)[1]))


@dataclass(frozen=True)
class Part:
    """One part of a page as it is read: its title and its text."""

    code: str
    title: str
    text: str


def parts(content: dict[str, str], today: date) -> list[Part]:
    """Return what a page says, in the packs' order; what the packs do not name any more comes last, as it was."""
    listed = [Part(each.code, each.title, content.get(each.code, "")) for each in sections(today)]
    known = {each.code for each in listed}
    listed += [Part(code, code, text) for code, text in content.items() if code not in known]
    return [each for each in listed if each.text.strip()]


@dataclass(frozen=True)
class Plans:
    """A carer's emergency plans: the one in force, the draft, the older ones; who holds a copy, who opened it."""

    in_force: EmergencyPlan | None
    draft: EmergencyPlan | None
    older: list[EmergencyPlan]
    holders: list["Holder"]
    uses: list[CardUse]

    @property
    def to_replace(self) -> list["Holder"]:
        """Who holds a page that is not the newest."""
        return [each for each in self.holders if each.outdated]


@dataclass(frozen=True)
class Holder:
    """Who holds a copy, and whether theirs is an older edition; a card opens the newest, so it never is."""

    copy: CopyHolder
    outdated: bool


def plans_of(carer: Carer) -> Plans:
    """Return the emergency plans of a carer whose record is open; three queries."""
    every = list(EmergencyPlan.objects.filter(carer=carer).select_related("written_by").order_by("-number"))
    in_force = next((each for each in every if each.state == State.IN_FORCE), None)
    draft = next((each for each in every if each.state == State.DRAFT), None)
    held = CopyHolder.objects.filter(carer=carer, taken_back_on=None).select_related("plan").order_by("name")
    holders = [
        Holder(each, each.what != CARD and (in_force is None or each.plan_id != in_force.pk)) for each in held
    ]
    uses = list(CardUse.objects.filter(carer=carer)[:20])
    older = [each for each in every if each not in (in_force, draft)]
    return Plans(in_force, draft, older, holders, uses)


def editions_of(carer: Carer) -> QuerySet[EmergencyPlan]:
    """Return every edition of a carer's emergency plan."""
    return EmergencyPlan.objects.filter(carer=carer)


def copies_of(carer: Carer) -> QuerySet[CopyHolder]:
    """Return the copies that somebody holds."""
    return CopyHolder.objects.filter(carer=carer, taken_back_on=None)


def titles_of_copies(today: date) -> list[tuple[str, str]]:
    """Return what somebody may hold: (code, title)."""
    return [(item.code, item.title) for item in policy.items("emergency.holders", today)]
