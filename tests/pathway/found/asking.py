"""What somebody answers who asks for support: one helper says the ordinary case, and each test changes one thing."""

from django.test import Client

OWN = {
    "where-council": "",
    "you-given_names": "Ida",
    "you-family_name": "Rowan",
    "you-born_on-day": "14",
    "you-born_on-month": "5",
    "you-born_on-year": "1961",
    "reach-contact_by": ["phone"],
    "reach-phone": "01632 960001",
    "reach-safe": "yes",
    "caring-who": "Tom",
    "caring-words": "A night's sleep.",
    "caring-urgent": "no",
    "agree-agreed": "on",
}
STEPS = ("where", "you", "reach", "caring", "agree")
ANOTHER = {
    **{name: value for name, value in OWN.items() if not name.startswith("you-")},
    **{name.replace("you-", "carer-"): value for name, value in OWN.items() if name.startswith("you-")},
    "referrer-through": "gp",
    "referrer-your_name": "Gil Ash",
    "referrer-your_work": "Link worker, Moor Surgery",
    "agree-agreed_how": "spoken",
}
STEPS_OF_ANOTHER = ("where", "referrer", "carer", "reach", "caring", "agree")


def send(authority, *, go: str = "send", shown: str = "agree", own: bool = True, browser=None, **changes):
    """Answer every step at once, as the page does that reads everything back."""
    answers, steps = (OWN, STEPS) if own else (ANOTHER, STEPS_OF_ANOTHER)
    data = answers | {"where-council": str(authority.pk), "shown": shown, "had": list(steps[:-1]), "go": go}
    changed = {name.replace("__", "-"): value for name, value in changes.items()}
    address = "/caring/ask/" if own else "/caring/refer/"
    return (browser or Client()).post(address, data | changed)
