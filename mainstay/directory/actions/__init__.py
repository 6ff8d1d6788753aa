"""Everything that changes what is listed."""

from mainstay.directory.actions.by_hand import keep_by_hand
from mainstay.directory.actions.keeping import Kept, keep_entries

__all__ = ["Kept", "keep_by_hand", "keep_entries"]
