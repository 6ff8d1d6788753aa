"""Bytes made into text, saying so when the file was not in UTF-8."""

from mainstay.interop.statistics.reading import CannotRead

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def read_text(name: str, data: bytes) -> tuple[str, list[str]]:
    """The text, and a warning naming the encoding if it is neither UTF-8 nor ASCII; or CannotRead."""
    encoding = next((said for mark, said in _MARKS.items() if data.startswith(mark)), "") or _without_mark(
        data
    )
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise CannotRead(
            f"{name} is not text that can be read: it stops making sense at byte {fault.start:,}.",
            "Save it again as CSV (UTF-8), or fetch it again.",
        ) from fault
    if "\0" in text:
        raise CannotRead(
            f"{name} is not a spreadsheet, CSV or JSON.", "Load the file the publisher calls CSV or Excel."
        )
    spoken = {"utf-16": "UTF-16", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16", "cp1252": "Windows-1252"}
    if encoding in spoken:
        return text, [
            f"The file is in {spoken[encoding]}, not UTF-8. Check that names with accents look right."
        ]
    return text, []


def _without_mark(data: bytes) -> str:
    head = data[:2000]
    if head and head[1::2].count(0) > len(head) // 4:
        return "utf-16-le"
    if head and head[0::2].count(0) > len(head) // 4:
        return "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "utf-8" if b"\0" in data else "cp1252"
    return "utf-8"
