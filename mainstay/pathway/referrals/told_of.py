"""What a referral says, as a worker reads it, and what to look out for in it."""

from datetime import date
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from mainstay import policy
from mainstay.pathway.actions.referrals import person_of
from mainstay.pathway.models import Referral
from mainstay.pathway.rules.people import age_on
from mainstay.web.words import day

_ADULT = 18


def titles(key: str) -> dict[str, str]:
    """Return code → title of a list of the packs, as it is today."""
    return {item.code: item.title for item in policy.items(key, on=localdate())}


def person(referral: Referral) -> dict[str, Any]:
    """Return what was said of the carer, by the names of Person's fields."""
    return person_of(referral.about)


def lines(referral: Referral) -> list[tuple[str, str]]:
    """Return what was said as (what, words), without what was left open."""
    about = referral.about
    after = about.get("looked_after") or {}
    ways, kinds = titles("pathway.contact_ways"), titles("pathway.relationships")
    born = date.fromisoformat(about["born_on"]) if about.get("born_on") else None
    said = [
        (_("Carer"), " ".join(filter(None, (about.get("given_names"), about.get("family_name"))))),
        (_("Born"), day(born) if born else ""),
        (_("Postcode"), about.get("postcode", "")),
        (_("Reach them"), ", ".join(ways.get(code, code) for code in about.get("contact_by", []))),
        (_("Telephone"), about.get("phone", "")),
        (_("E-mail address"), about.get("email", "")),
        (_("Address"), about.get("address", "")),
        (_("Language"), about.get("language", "")),
        (_("Interpreter"), _("Wanted") if about.get("needs_interpreter") else ""),
        (_("Looks after"), _named(after, kinds)),
        (_("That person lives in"), after.get("lives_in", "")),
        (_("In their words"), referral.words),
        (_("Referred by"), referral.who_refers),
        (_("Said in the first talk"), about.get("spoken_words", "")),
        (_("How they agreed"), titles("pathway.consent_ways").get(about.get("agreed_how", ""), "")),
    ]
    return [(what, words) for what, words in said if words]


def _named(after: dict[str, str], kinds: dict[str, str]) -> str:
    name = " ".join(filter(None, (after.get("given_names"), after.get("family_name"))))
    kind = kinds.get(after.get("kind", ""), after.get("kind", ""))
    return f"{name} ({kind})" if name and kind else name or kind


def notes(referral: Referral, today: date) -> list[str]:
    """Return what to look out for before anybody rings or answers, as sentences."""
    about, found = referral.about, []
    if about.get("safe") == "no":
        found.append(_("Do not ring. Write, or meet somewhere that the carer chooses."))
    if words := about.get("safe_words"):
        found.append(_("Before you ring: %(words)s") % {"words": words})
    born = date.fromisoformat(about["born_on"]) if about.get("born_on") else None
    age = age_on(born, today)
    if age is not None and age < _ADULT:
        found.append(
            _("The carer is %(age)s. A young carer has rights of their own, under another law than an adult.")
            % {"age": age}
        )
    if area := (about.get("looked_after") or {}).get("lives_in"):
        found.append(
            _("The person lives in %(area)s. Look whose duty this is before you accept it.") % {"area": area}
        )
    return found
