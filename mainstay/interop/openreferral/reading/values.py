"""Single values: text without markup, dates, times, numbers, addresses. One that cannot be used is set aside."""

import html
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from mainstay.interop.openreferral.reading.noting import Notes

_HIDDEN = re.compile(
    r"<(script|style|template|iframe|object)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.I | re.S
)
# Never past the next "<": a page of nothing else would be looked through once for each of them.
_BREAKS = re.compile(r"<(?:br|/p|/div|/h[1-6]|/tr|/ul|/ol|/blockquote)\b[^<>]*>", re.I)
_ITEMS = re.compile(r"<li\b[^<>]*>", re.I)
_TAGS = re.compile(r"</?[a-z][^<>]*>|<![a-z][^<>]*>", re.I)
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u200b\ufeff]")
_EMAIL = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[A-Za-z0-9-]{2,}")
_PHONE = re.compile(r"\+?[\d][\d ()./-]{3,}(?:\s*(?:x|ext\.?|extension)\s*\d+)?", re.I)
_TIME = re.compile(r"([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?")


def text_of(value: object) -> str:
    """Return words as plain text: markup becomes line breaks, entities become letters; "" for what is no text."""
    if value is None or isinstance(value, (dict, list, bool)):
        return ""
    text = str(value)
    if "<" in text:
        text = _HIDDEN.sub(" ", text)
        text = _TAGS.sub("", _ITEMS.sub("\n- ", _BREAKS.sub("\n", text)))
    if "&" in text:
        text = html.unescape(text)
        # What was escaped twice, or escaped to look like text, is taken out as well.
        text = _TAGS.sub("", _HIDDEN.sub(" ", text)) if "<" in text else text
    text = _CONTROLS.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("\u00a0", " "))
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


def words(notes: Notes, field: str, value: object, most: int) -> str:
    """Return text on one line; what is longer than the field holds ends in "…" and is set aside."""
    if isinstance(value, (bool, dict, list)):
        notes.aside(field, value, "Give it as text.")
        return ""
    text = " ".join(text_of(value).split())
    if len(text) <= most:
        return text
    notes.aside(field, text, f"Say it in {most} characters; the rest is kept with what the source said.")
    return text[: most - 1].rstrip() + "\u2026"


def identity(value: object) -> UUID | None:
    """Return the value as a UUID; None where it is none, so that an id of Mainstay's own is made."""
    try:
        return UUID(str(value)) if value else None
    except ValueError:
        return None


def day(notes: Notes, field: str, value: object) -> date | None:
    """Return a day written as 2026-03-31, with or without a time; another is set aside."""
    if value in (None, ""):
        return None
    try:
        found = date.fromisoformat(value[:10]) if isinstance(value, str) else None
    except ValueError:
        found = None
    if isinstance(value, (date, datetime)):
        found = value.date() if isinstance(value, datetime) else value
    if found is None or not 1900 <= found.year <= 2200:
        notes.aside(field, value, "Write the day as 2026-03-31.")
        return None
    return found


def moment(notes: Notes, field: str, value: object) -> time | None:
    """Return a time of day written as 09:30 or 09:30:00; 24:00 is one minute to midnight. Another is set aside."""
    if value in (None, ""):
        return None
    found = _TIME.fullmatch(value.strip()) if isinstance(value, str) else None
    if not found:
        notes.aside(field, value, "Write the time as 09:30.")
        return None
    hour, minute = int(found[1]), int(found[2])
    if hour == 24:
        return time(23, 59)
    return time(hour, minute, int(found[3] or 0))


def whole_number(notes: Notes, field: str, value: object, *, most: int) -> int | None:
    """Return a whole number from 0 to ``most``; another is set aside."""
    if value in (None, ""):
        return None
    try:
        found = None if isinstance(value, bool) else Decimal(str(value).strip())
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or not 0 <= found <= most:
        notes.aside(field, value, f"Give a number from 0 to {most:,}.")
        return None
    return int(found)


def pence(notes: Notes, field: str, value: object) -> int | None:
    """Return pounds as whole pence; what is no amount is set aside."""
    if value in (None, ""):
        return None
    try:
        found = None if isinstance(value, bool) else Decimal(str(value).strip().lstrip("£").replace(",", ""))
    except InvalidOperation:
        found = None
    if found is None or not found.is_finite() or not 0 <= found <= 1_000_000:
        notes.aside(field, value, "Give the amount in pounds, as 12.50.")
        return None
    return int((found * 100).to_integral_value())


def address(notes: Notes, field: str, value: object) -> str:
    """Return an address on the web that begins with http:// or https://; another is set aside."""
    if value in (None, ""):
        return ""
    text = str(value).strip()
    try:
        parts = urlsplit(text)
        good = (
            parts.scheme in ("http", "https") and "." in (parts.hostname or "") and not re.search(r"\s", text)
        )
    except ValueError:
        good = False
    if not good or len(text) > 500:
        notes.aside(field, value, "Give the whole address on the web, beginning with https://.")
        return ""
    return text


def email(notes: Notes, field: str, value: object) -> str:
    """Return an e-mail address; another value is set aside."""
    if value in (None, ""):
        return ""
    text = str(value).strip().removeprefix("mailto:")
    if not _EMAIL.fullmatch(text) or len(text) > 254:
        notes.aside(field, value, "Give one e-mail address, as name@example.org.")
        return ""
    return text


def phone(notes: Notes, field: str, value: object) -> str:
    """Return a telephone number as it is written, without quotation marks; another value is set aside."""
    if value in (None, ""):
        return ""
    text = " ".join(str(value).strip().strip("\"'").split())
    if not _PHONE.fullmatch(text) or len(text) > 60:
        notes.aside(field, value, "Give one telephone number.")
        return ""
    return text


def parts_of(told: Mapping[str, Any], field: str) -> Iterator[Mapping[str, Any]]:
    """Yield the objects listed under a field; a lone object counts as a list of one, anything else as none."""
    found = told.get(field)
    for each in found if isinstance(found, list) else [found]:
        if isinstance(each, dict):
            yield each
