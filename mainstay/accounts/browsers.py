"""A browser in the words of whoever uses it, from what it says of itself."""

from django.utils.translation import gettext as _

# In this order: most browsers also claim to be the ones further down.
_BROWSERS = [
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("SamsungBrowser", "Samsung Internet"),
    ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"),
    ("Chrome", "Chrome"),
    ("CriOS", "Chrome"),
    ("Safari", "Safari"),
]
_MACHINES = [
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
]


def in_words(user_agent: str) -> str:
    """Return "Firefox on Windows"; "another browser" or "another machine" for what is not known."""
    browser = _first(_BROWSERS, user_agent) or _("another browser")
    machine = _first(_MACHINES, user_agent) or _("another machine")
    return _("%(browser)s on %(machine)s") % {"browser": browser, "machine": machine}


def _first(known: list[tuple[str, str]], text: str) -> str:
    return next((name for sign, name in known if sign in text), "")
