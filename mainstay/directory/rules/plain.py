"""Text from anywhere as plain text: descriptions are words, never mark-up, so no page ever shows them raw."""

import re
from html.parser import HTMLParser

# What begins a new line where it is shown.
_LINES = frozenset({"br", "dd", "div", "dl", "dt", "hr", "li", "ol", "p", "section", "table", "tr", "ul"})
_LINES |= {"address", "article", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6"}
_SILENT = frozenset({"script", "style", "template", "iframe", "object"})
# A tag or an entity; a lone "<" as in "under 18 < 25" is text. Never past the next "<": a text of nothing else would
# be looked through once for each of them.
_MARKED_UP = re.compile(r"<[a-zA-Z!/][^<>]*>|&#?\w+;|<(?:script|style)", re.IGNORECASE)
# A comment, or what begins like one and never ends; and "<" that begins no whole tag. Python's reader of HTML would
# look through all that follows for each of those.
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_LONE = re.compile(r"<(?![a-zA-Z!/?][^<>]*>)")
# Controls that no reader sees; line ends and tabs stay.
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


def plain_text(text: str) -> str:
    """Return the words of a text that may hold HTML: tags gone, scripts gone with what is in them, lines kept."""
    if _MARKED_UP.search(text):
        reader = _Words()
        reader.feed(_LONE.sub("&lt;", _COMMENT.sub("", text)))
        reader.close()
        text = "".join(reader.words)
    lines = (" ".join(line.split()) for line in _UNSEEN.sub("", text).splitlines())
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


class _Words(HTMLParser):
    """Collects what a reader would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self.silent += 1
        elif tag in _LINES:
            self.words.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self.silent = max(0, self.silent - 1)
        elif tag in _LINES and tag not in ("br", "li"):
            self.words.append("\n")

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)
