"""How the parts of a strategy are written, on the page and on paper."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from mainstay.planning.priorities import listing

Entry = Mapping[str, Any]


def parts() -> list[tuple[str, str]]:
    """Return the key and the title of each part that is made of sentences, in the order of the plan."""
    return [
        ("needs", _("What carers here need")),
        ("coverage", _("What there is")),
        ("gaps", _("What is missing")),
        ("reach", _("Who is missed")),
        ("carers", _("What carers put first")),
    ]


def with_numbers(statement: Entry) -> str:
    """Return a sentence with the numbers of what it stands on behind it: "… at weekends. [2] [3]"."""
    numbers = " ".join(f"[{number}]" for number in statement["refs"])
    return f"{statement['words']} {numbers}".strip()


def named(coded: Sequence[Entry]) -> str:
    """Return the titles of codes, one after the other."""
    return ", ".join(each["title"] for each in coded)


def cost(entry: Entry) -> str:
    """Return what a priority costs a year and what that is made of."""
    span = listing.cost(entry["cost_low_pence"], entry["cost_high_pence"])
    return f"{span} ({entry['cost_note']})" if entry["cost_note"] else span


def place_in_words(entry: Entry) -> str:
    """Return where carers and the scores place a priority."""
    if entry["carers_place"]:
        carers = _("Carers placed it %(place)s.") % {"place": entry["carers_place"]}
    else:
        carers = _("Carers have not ranked it: %(reason)s") % {"reason": entry["no_ranking_reason"]}
    if not entry["score_place"]:
        return carers
    return f"{carers} {_('The scores placed it %(place)s.') % {'place': entry['score_place']}}"


def options_of(entry: Entry) -> list[list[Any]]:
    """Return each option as a row: name, cost in pence, both risks."""
    return [
        [
            _("%(title)s (agreed)") % {"title": each["title"]} if each["chosen"] else each["title"],
            each["cost_pence"],
            each["risk_of_doing"] or "–",
            each["risk_of_not_doing"] or "–",
        ]
        for each in entry["options"]
    ]


def missing(content: Entry) -> list[str]:
    """Return a sentence for each content that the law asks for and the plan does not set out."""
    return [
        _("The law asks for this and it is missing: %(title)s (%(law)s).")
        % {"title": each["title"], "law": each["law"]}
        for each in content["required"]
        if not each["there"]
    ]
