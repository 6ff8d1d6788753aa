"""A JSON document read piece by piece: the entries of its list one after another, and what stands around them.

The whole text is never in memory, so a file may be larger than the machine. Three shapes are known: one object,
a list of objects (bare, or inside ``contents`` with totals around it), and one object a line.
"""

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

import numpy as np
from django.utils.translation import gettext as _

from mainstay.interop.openreferral.checking.broken import in_plain_words

LONGEST_ENTRY = 32_000_000
LIST = "contents"
_SPACE = re.compile(r"[ \t\n\r]*")


class CannotRead(Exception):
    """The document cannot be read. Its text says what is the matter and where, as a sentence."""


def _no_number(word: str) -> NoReturn:
    raise ValueError(_("%(word)s is not a number in JSON") % {"word": word})


class Document:
    """One document. ``entries()`` reads it; afterwards ``around`` holds what stood beside the list.

    kind: "object", "list", "page" or "lines", known once the first entry was read. The text of the
    entries is kept until ``let_go``, so that it can be seen whether one names a field twice.
    """

    def __init__(self, blocks: Iterator[str]) -> None:
        self.kind = ""
        self.around: dict[str, Any] = {}
        self._blocks = blocks
        self._text = ""
        self._at = 0
        # Entries by where they begin and end in all the text there was; the first ``_cut`` signs of it are gone.
        self._places: list[tuple[int, int]] = []
        self._cut = 0
        self._begun = 0
        self._free = 0
        self._lines = 0
        self._last_line = 0
        self._ended = False
        self._decode = json.JSONDecoder(parse_constant=_no_number).raw_decode

    def entries(self) -> Iterator[Any]:
        """Yield each entry; CannotRead where the text stops making sense."""
        begins = self._next()
        if begins == "[":
            self.kind = "list"
            yield from self._list()
        elif begins == "{":
            yield from self._object()
        elif not begins:
            raise CannotRead(_("There is nothing in it."))
        else:
            self._stop(_("it begins with %(sign)s, where JSON begins with { or [") % {"sign": repr(begins)})
        if self.kind != "lines" and self._next():
            self._stop(_("something follows after its end"))

    def fields(self) -> int:
        """Return how many fields the text has that the entries since ``let_go`` were read from."""
        # A field's name ends in ": and hardly anything else does. Counted in bytes: many times faster than as text.
        begins = self._places[0][0] - self._cut if self._places else self._at
        signs = np.frombuffer(self._text[begins : self._at].encode("utf-8", "replace"), dtype=np.uint8)
        return int(np.count_nonzero((signs[:-1] == ord('"')) & (signs[1:] == ord(":"))))

    def key_twice(self, nth: int) -> list[str]:
        """Return the fields that stand twice in the nth entry since ``let_go``."""
        twice: list[str] = []

        def note(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
            made = dict(pairs)
            if len(made) != len(pairs):
                counted = Counter(name for name, _value in pairs)
                twice.extend(name for name, count in counted.items() if count > 1)
            return made

        begins, ends = self._places[nth]
        json.loads(self._text[begins - self._cut : ends - self._cut], object_pairs_hook=note)
        return twice

    @property
    def held(self) -> int:
        """How many signs of text are kept since ``let_go``."""
        return self._at - self._free

    def let_go(self) -> None:
        """Forget the entries read so far; their text goes when more is read, for what follows it is moved then."""
        self._free = self._at
        self._places = []

    def _cut_free(self) -> None:
        """Drop the text that was let go; how many lines it had is kept."""
        free = self._free
        self._lines += self._text.count("\n", 0, free)
        newest = self._text.rfind("\n", 0, free)
        self._last_line = free - newest - 1 if newest >= 0 else self._last_line + free
        self._text = self._text[free:]
        self._at -= free
        self._cut += free
        self._free = 0

    def _object(self) -> Iterator[Any]:
        begun = self._cut + self._at
        self._at += 1
        told: dict[str, Any] = {}
        if self._next() == "}":
            self._at += 1
        else:
            while True:
                if self._next() != '"':
                    self._stop(_("the name of a field is expected, in double quotes"))
                name = self._value()
                if self._next() != ":":
                    self._stop(_("a colon is expected after %(name)s") % {"name": name})
                self._at += 1
                if name == LIST and self._next() == "[":
                    self.kind = "page"
                    self.around = told
                    yield from self._list()
                else:
                    told[name] = self._value()
                sign = self._next()
                self._at += 1
                if sign == "}":
                    break
                if sign != ",":
                    self._at -= 1
                    self._stop(_("a comma or } is expected"))
        if self.kind == "page":
            return
        self._places.append((begun, self._cut + self._at))
        self.kind = "object"
        if self._peek() == "{":
            self.kind = "lines"
        yield told
        while self.kind == "lines" and self._next():
            entry = self._value()
            self._places.append((self._begun, self._cut + self._at))
            yield entry

    def _peek(self) -> str:
        return self._next(keep=True)

    def _list(self) -> Iterator[Any]:
        self._at += 1
        if self._next() == "]":
            self._at += 1
            return
        while True:
            entry = self._value()
            self._places.append((self._begun, self._cut + self._at))
            yield entry
            sign = self._next()
            self._at += 1
            if sign == "]":
                return
            if sign != ",":
                self._at -= 1
                self._stop(_("a comma or ] is expected between two entries"))

    def _value(self) -> Any:
        """Read the next value; ``_begun`` is then where it begins."""
        while True:
            self._next()
            self._begun = self._cut + self._at
            try:
                value, end = self._decode(self._text, self._at)
            except json.JSONDecodeError as fault:
                # It may only be that the rest has not been read yet.
                if not self._more():
                    cut = self._ended and fault.msg.startswith("Unterminated string")
                    self._at = len(self._text) if cut else fault.pos
                    self._stop(in_plain_words(fault.msg))
            except RecursionError:
                self._stop(_("it is nested deeper than any service could be"))
            except ValueError as fault:
                long = "digits" in str(fault)
                self._stop(_("a number has more digits than it could mean") if long else str(fault))
            else:
                # A number at the very end of what was read may go on.
                if end < len(self._text) or not self._more():
                    self._at = end
                    return value

    def _next(self, keep: bool = False) -> str:
        """Go to the next sign that is not space and return it; "" at the end."""
        while True:
            at = self._at
            if at < len(self._text) and self._text[at] > " ":
                return self._text[at]
            match = _SPACE.match(self._text, at)
            at = match.end() if match else at
            if at < len(self._text):
                self._at = at
                return self._text[at]
            if not keep:
                self._at = at
            if not self._more():
                self._at = at
                return ""

    def _more(self) -> bool:
        if self._ended or len(self._text) - self._at > LONGEST_ENTRY:
            return False
        # Twice as much as there is: an entry that needs many blocks is not read again for each.
        wanted, got = max(1, len(self._text) - self._at), []
        while wanted > 0:
            block = next(self._blocks, "")
            if not block:
                self._ended = True
                break
            got.append(block)
            wanted -= len(block)
        if got:
            self._cut_free()
            self._text += "".join(got)
        return bool(got)

    def _stop(self, what: str) -> NoReturn:
        line = self._lines + self._text.count("\n", 0, self._at) + 1
        newest = self._text.rfind("\n", 0, self._at)
        column = self._at - newest if newest >= 0 else self._last_line + self._at + 1
        told = {"line": f"{line:,}", "column": f"{column:,}", "what": what}
        if self._ended and self._at >= len(self._text.rstrip()):
            raise CannotRead(
                _("It stops in the middle, at line %(line)s, column %(column)s. Fetch or export it again.")
                % told
            )
        if len(self._text) - self._at > LONGEST_ENTRY:
            raise CannotRead(_("One entry, at line %(line)s, is larger than any service could be.") % told)
        raise CannotRead(_("It is not JSON at line %(line)s, column %(column)s: %(what)s.") % told)
