"""Everything that changes what is listed."""

from mainstay.directory.actions.by_hand import keep_by_hand
from mainstay.directory.actions.keeping import Kept, keep_entries
from mainstay.directory.actions.mistakes import report_mistake
from mainstay.directory.actions.publishing import publish

__all__ = ["Kept", "keep_by_hand", "keep_entries", "publish", "report_mistake"]
