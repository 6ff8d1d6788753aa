"""Who tells the stories of Northmoor's carers, where, and counted back from which day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from mainstay.accounts.models import User
from mainstay.interop.northmoor.carers.kept import Staff
from mainstay.interop.northmoor.postcodes import Postcodes


@dataclass(frozen=True)
class Teller:
    """Whoever tells the stories: who works there, where it is, and which day it is."""

    staff: Staff
    postcodes: Postcodes
    people: Mapping[str, User]
    today: date

    def ago(self, days: int) -> date:
        """Return the day so many days ago; days ahead are below nought."""
        return self.today - timedelta(days=days)

    def by(self, story: Mapping[str, Any]) -> User:
        """Return the worker whose carer this is."""
        return self.staff.of_centre if story.get("with_the_centre") else self.staff.of_council
