"""Catalogues of translated words for tests, laid out as gettext lays them out."""

import struct
from collections.abc import Mapping
from pathlib import Path


def a_catalogue(folder: Path, words: Mapping[str, str], language: str = "cy") -> None:
    """Put a compiled catalogue of these words where the folder keeps the language. words: English → translated."""
    said = {"": "Content-Type: text/plain; charset=UTF-8\n", **words}
    keys = [key.encode() for key in sorted(said)]
    values = [said[key].encode() for key in sorted(said)]
    at = 28 + 16 * len(keys)
    places, text = [], b""
    for each in [*keys, *values]:
        places += [len(each), at + len(text)]
        text += each + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 0)
    kept = folder / language / "LC_MESSAGES"
    kept.mkdir(parents=True)
    (kept / "django.mo").write_bytes(head + struct.pack(f"<{len(places)}I", *places) + text)
