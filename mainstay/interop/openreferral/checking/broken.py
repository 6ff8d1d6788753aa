"""What is wrong with a text that is not JSON, in plain words."""

from django.utils.translation import gettext as _


def in_plain_words(said: str) -> str:
    """Return what Python's reader found, in plain words."""
    for begins, plain in (
        ("Expecting property name", _("the name of a field is expected, in double quotes")),
        ("Expecting ',' delimiter", _("a comma is missing")),
        ("Expecting ':' delimiter", _("a colon is missing after the name of a field")),
        ("Expecting value", _("a value is expected")),
        ("Unterminated string", _("a text has no closing quote")),
        (
            "Invalid control character",
            _("a text holds a line break or tab that is not written as \\n or \\t"),
        ),
        ("Invalid \\", _("a backslash in a text is followed by something that means nothing")),
        ("Illegal trailing comma", _("there is a comma too many before the end")),
    ):
        if said.startswith(begins):
            return plain
    return said
