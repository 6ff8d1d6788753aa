"""From Open Referral, in any of its shapes, to entries. Pure: no database, no network."""

from mainstay.interop.openreferral.reading.entries import read_services
from mainstay.interop.openreferral.reading.files import read_file
from mainstay.interop.openreferral.reading.words import Words, words_in_force

__all__ = ["Words", "read_file", "read_services", "words_in_force"]
