"""Payments of councils to suppliers, from any council's published list, as suppliers that may support carers.

    from mainstay.interop.spending import read_payments
    read_payments(path, known)     # EntriesRead with no entries: ``others`` are candidates, the largest first

Nothing here knows a table, and nothing counts as support for carers: only a person can say that.
"""

from mainstay.interop.spending.reader import read_payments
from mainstay.interop.spending.words import charity_words, payment_words

__all__ = ["charity_words", "payment_words", "read_payments"]
