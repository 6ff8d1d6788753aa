"""What was answered, as a referral keeps it."""

from collections.abc import Mapping
from typing import Any

from mainstay.engines.postcodes import written

Answers = Mapping[str, Mapping[str, Any]]


def about(answers: Answers, *, carer: str) -> dict[str, Any]:
    """Return what was said of the carer, as JSON can hold it: by Person's fields, and who is looked after.

    carer: the step that says who the carer is.
    """
    who, reach, caring = answers[carer], answers["reach"], answers["caring"]
    said = {
        "given_names": who["given_names"],
        "family_name": who["family_name"],
        "born_on": who["born_on"].isoformat() if who["born_on"] else "",
        "postcode": written(who["postcode"]) or who["postcode"],
        **{name: reach[name] for name in ("contact_by", "phone", "email", "address", "language")},
        "needs_interpreter": reach["needs_interpreter"],
        "safe": reach["safe"],
        "safe_words": reach["safe_words"],
        "agreed_how": answers["agree"].get("agreed_how") or "online",
    }
    after = {"given_names": caring["who"], "kind": caring["kind"], "lives_in": caring["lives_in"]}
    kept = {name: value for name, value in said.items() if value not in ("", [], False, None)}
    if any(after.values()):
        kept["looked_after"] = {name: value for name, value in after.items() if value}
    return kept


def who_refers(answers: Answers) -> str:
    """Return who refers, in one line; empty where the carer asks for themselves."""
    referrer = answers.get("referrer")
    return f"{referrer['your_name']}, {referrer['your_work']}" if referrer else ""
