"""What to think of with a carer, in words, each with the page where it is done."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from mainstay.pathway.rules import prompts as rules
from mainstay.web.words import day


@dataclass(frozen=True)
class Line:
    """One thing to think of. at_once: whether it stands out."""

    text: str
    label: str
    href: str
    at_once: bool = False


def lines_of(prompts: list[rules.Prompt], carer_id: int) -> list[Line]:
    """Return what to think of as lines to read, in their order."""
    return [_line(each, carer_id) for each in prompts]


def _line(prompt: rules.Prompt, carer_id: int) -> Line:
    on = {"day": day(prompt.on)} if prompt.on else {"day": ""}
    said = {
        (rules.DIED, True): (_("The carer died on %(day)s."), _("Note what follows")),
        (rules.DIED, False): (_("Somebody looked after died on %(day)s."), _("Note what follows")),
        (rules.NOBODY, False): (_("The carer looks after nobody now."), _("Note what follows")),
        (rules.REVIEW, False): (_("Nobody has looked at the plan since %(day)s."), _("Begin a review")),
        (rules.RESUME, False): (_("Support was to go on by %(day)s."), _("Take it up again")),
        (rules.BUDGET, False): (
            _("A plan has ended and its budget is still open: what was committed may have to be released."),
            _("Look at the budget"),
        ),
        (rules.BIRTHDAY, True): (
            _("The carer comes of age on %(day)s: services and rights change."),
            _("Open the list"),
        ),
        (rules.NEW, False): (_("New to caring, since %(day)s."), _("Open the list")),
    }
    at_once = prompt.why in (rules.DIED, rules.NOBODY, rules.ASKED)
    if prompt.why == rules.ASKED:
        asked = {
            "review": (
                _("The carer asked for an earlier review."),
                _("Begin a review"),
                "begin_carer_review",
            ),
            "provider": (_("The carer asked for another provider."), _("See what they asked"), "messages"),
        }
        text, label, page = asked[prompt.kind]
        return Line(text, label, reverse(f"pathway:{page}", args=[carer_id]), at_once)
    if prompt.why == rules.BIRTHDAY and not prompt.carers:
        grown = prompt.kind == rules.GROWN_UP
        text = (
            _("Somebody looked after grows up on %(day)s: children's services end.")
            if grown
            else _("Somebody looked after reaches the age of older people's services on %(day)s.")
        )
        label = _("Open the list")
    else:
        text, label = said[prompt.why, prompt.carers]
    return Line(text % on, label, _href(prompt, carer_id), at_once)


def _href(prompt: rules.Prompt, carer_id: int) -> str:
    if prompt.record is not None:
        return reverse(f"pathway:{prompt.page}", args=[carer_id, prompt.record])
    page = reverse(f"pathway:{prompt.page}", args=[carer_id])
    return f"{page}?kind={prompt.kind}" if prompt.kind else page
