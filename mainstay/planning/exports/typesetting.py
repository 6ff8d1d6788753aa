"""Typst, which sets the PDF and draws the charts: its fonts, its files, and letters that it has no shape for."""

import json
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import typst

from mainstay.planning.exports.paper import Bars

_FILES = Path(__file__).with_name("typst")
_PIXELS_PER_INCH = 200
# Every letter of these has a shape: Latin with its accents, Welsh and Gaelic among them.
_LAST_KNOWN = "\u017f"
_ONE_LETTER = b'#set document(title: "letter")\n#sys.inputs.letter'


def tagged_pdf(paper: dict[str, Any], made: int) -> bytes:
    """The paper as PDF/UA-1. made: the moment that it says it was made, in seconds since 1970."""
    return typst.compile(
        _FILES / "paper.typ",
        root=_FILES,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(with_shapes(paper))},
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made,
    )


def pages(paper: dict[str, Any]) -> int:
    """How many pages the paper takes."""
    found = typst.query(
        _FILES / "paper.typ",
        "<pages>",
        field="value",
        one=True,
        root=_FILES,
        font_paths=_fonts(),
        sys_inputs={"paper": json.dumps(with_shapes(paper))},
    )
    return int(json.loads(found))


def picture(chart: Bars) -> bytes:
    """The chart as a PNG."""
    return typst.compile(
        _FILES / "picture.typ",
        root=_FILES,
        font_paths=_fonts(),
        sys_inputs={"chart": json.dumps(drawn(chart))},
        format="png",
        ppi=_PIXELS_PER_INCH,
    )


def drawn(chart: Bars) -> dict[str, Any]:
    """The chart as ``bars.typ`` takes it: each bar's length as a part, 0 to 1, of the longest."""
    longest = max((bar.length for bar in chart.bars), default=0) or 1
    return {
        "title": chart.title,
        "alt": chart.alt,
        "bars": [
            {"label": bar.label, "part": max(bar.length, 0) / longest, "written": bar.written}
            for bar in chart.bars
        ],
    }


def with_shapes(value: Any) -> Any:
    """The value with each letter that no font here can show written as its number: [U+1F600].

    PDF/UA refuses a page with a letter that cannot be shown, and a place may be named in any script.
    """
    if isinstance(value, str):
        return "".join(letter if _has_shape(letter) else f"[U+{ord(letter):04X}]" for letter in value)
    if isinstance(value, dict):
        return {key: with_shapes(part) for key, part in value.items()}
    return [with_shapes(part) for part in value] if isinstance(value, list | tuple) else value


def _has_shape(letter: str) -> bool:
    return letter <= _LAST_KNOWN or _can_be_set(letter)


@lru_cache(maxsize=4096)
def _can_be_set(letter: str) -> bool:
    try:
        typst.compile(
            _ONE_LETTER,
            font_paths=_fonts(),
            sys_inputs={"letter": letter},
            format="pdf",
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return False
    return True


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that typst brings: a paper looks the same on every machine."""
    return typst.Fonts(include_system_fonts=False)
