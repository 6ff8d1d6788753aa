"""A file as text in pieces: unpacked if it is packed, in whichever encoding it is, and only as far as is safe."""

import codecs
import gzip
import zlib
from collections.abc import Callable, Iterator
from typing import IO

from django.utils.translation import gettext as _

from mainstay.interop.openreferral.checking.documents import CannotRead

MOST_BYTES = 2_000_000_000
BLOCK = 1 << 18
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

Opened = Callable[[], IO[bytes]]


class NotUtf8(Exception):
    """The bytes are not UTF-8 after all: read them again in the encoding that Windows used to write."""


def encoding_of(opened: Opened) -> str:
    """Return the encoding its first bytes speak for: UTF-8 unless they say otherwise."""
    head = next(_blocks_of(opened), b"")[:4]
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    if len(head) == 4 and head[1] == head[3] == 0:
        return "utf-16-le"
    return "utf-16-be" if len(head) == 4 and head[0] == head[2] == 0 else "utf-8"


def text_of(opened: Opened, encoding: str) -> Iterator[str]:
    """Yield the text, piece by piece; NotUtf8 or CannotRead where the bytes do not spell any."""
    decoder = codecs.getincrementaldecoder(encoding)()
    read = 0
    try:
        for block in _blocks_of(opened):
            read += len(block)
            yield decoder.decode(block)
        yield decoder.decode(b"", True)
    except UnicodeDecodeError as fault:
        if encoding == "utf-8":
            raise NotUtf8 from fault
        raise CannotRead(
            _("Its text stops making sense before byte %(at)s.") % {"at": f"{read:,}"}
        ) from fault


def _blocks_of(opened: Opened) -> Iterator[bytes]:
    read = 0
    try:
        with opened() as raw:
            packed = raw.read(2) == b"\x1f\x8b"
            raw.seek(0)
            with gzip.GzipFile(fileobj=raw) if packed else raw as file:
                while block := file.read(BLOCK):
                    read += len(block)
                    if read > MOST_BYTES:
                        raise CannotRead(
                            _("It is larger than %(most)s GB. Split it and check the parts.")
                            % {"most": MOST_BYTES // 1_000_000_000}
                        )
                    yield block
    except (EOFError, zlib.error, gzip.BadGzipFile) as fault:
        raise CannotRead(_("It is packed, but damaged or cut short. Fetch it again.")) from fault
    except OSError as fault:
        raise CannotRead(_("It cannot be opened: %(why)s.") % {"why": fault.strerror or fault}) from fault
