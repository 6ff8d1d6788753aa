"""Registers of care services and of charities, as their publishers hand them out, read into entries and candidates.

    from mainstay.interop.registers import read_register, read_charities
    read_register(path, known)     # EntriesRead: services that may give carers a break, and what was left out
    read_charities(path, known)    # EntriesRead whose ``others`` are charities that a person may confirm

Nothing here knows a table. Layouts are files in ``layouts``.
"""

from mainstay.interop.registers.charities import read_charities
from mainstay.interop.registers.reader import read_register

__all__ = ["read_charities", "read_register"]
