"""What is written down while one service is read: values that were not used, and fields that have no place."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from mainstay.interop.entries_read import SetAside

_SHOWN = 200


def fields(names: str) -> frozenset[str]:
    """Return names written with spaces between them as a set."""
    return frozenset(names.split())


class Notes:
    """Collects what was set aside of one reading. ``id`` is the service that is being read."""

    def __init__(self) -> None:
        self.id = ""
        self.set_aside: list[SetAside] = []
        self.not_mapped: Counter[str] = Counter()
        self._of_this: set[str] = set()

    def begin(self, known_as: str) -> None:
        """Go on with the next service."""
        self.id = known_as
        self._of_this = set()

    def aside(self, field: str, value: object, mend: str, *, whole: bool = False) -> None:
        """Set a value aside, or with ``whole`` the service itself."""
        shown = value if isinstance(value, str) else repr(value)
        self.set_aside.append(SetAside(self.id, field, " ".join(shown.split())[:_SHOWN], mend, whole))

    def no_place_for(self, field: str) -> None:
        """Count a field that an entry has no place for, once a service."""
        if field not in self._of_this:
            self._of_this.add(field)
            self.not_mapped[field] += 1

    def others(self, told: Mapping[str, Any], mapped: frozenset[str], where: str = "") -> None:
        """Count whatever has a value and is not among the fields that are read."""
        for name, value in told.items():
            if name not in mapped and value not in (None, "", [], {}):
                self.no_place_for(f"{where}{name}")
