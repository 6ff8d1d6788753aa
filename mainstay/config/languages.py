"""Which languages the pages are offered in: English, and each that has a catalogue of words."""

from pathlib import Path

from django.conf.locale import LANG_INFO

ENGLISH = ("en-gb", "English")


def offered(folder: Path) -> list[tuple[str, str]]:
    """Return English, then each language with a compiled catalogue in the folder: its code and its own name.

    A language without one is not offered to a browser that asks for it: its pages would say that they are Welsh, hold
    English words, and be read out as if they were Welsh.
    """
    found = sorted(path.parents[1].name for path in folder.glob("*/LC_MESSAGES/django.mo"))
    codes = [name.replace("_", "-").lower() for name in found]
    return [ENGLISH, *((code, LANG_INFO[code]["name_local"]) for code in codes if code in LANG_INFO)]
