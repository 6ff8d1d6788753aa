"""Codes of council areas by the names that registers give them, which change from year to year."""

from mainstay.interop.entries_read import Known
from mainstay.interop.statistics.codes import usual
from mainstay.interop.statistics.headings import close
from mainstay.interop.statistics.layout_files import layouts

# The layout of national figures that names every council area of Scotland with its code.
_COUNCILS = "phs_support_needs"


class Places:
    """What names of areas stand for."""

    def __init__(self, known: Known) -> None:
        councils = layouts()[_COUNCILS].place.names
        self._codes = {
            close(name): code
            for names in (known.places, councils, usual().names)
            for name, code in names.items()
        }

    def code(self, name: str) -> str:
        """Return the code of an area by its name, or of its council by the council's; "" where it is not known."""
        for said in (name, name.removesuffix(" Council"), name.removeprefix("City of ")):
            if code := self._codes.get(close(said)):
                return code
        return ""
