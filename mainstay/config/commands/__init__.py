"""``mainstay …``: what can be done at the command line.

Standard output holds only the answer; messages go to standard error.
Exit status: 0 done, 1 findings or refused rows, 2 could not.
"""

from mainstay.config.commands import (
    authorities,
    check,
    database,
    decisions,
    demo,
    docs,
    looking,
    needs,
    open_referral,
    publish,
    records,
    serve,
    statistics,
)
from mainstay.config.commands.cli import cli

__all__ = [
    "authorities",
    "check",
    "cli",
    "database",
    "decisions",
    "demo",
    "docs",
    "looking",
    "needs",
    "open_referral",
    "publish",
    "records",
    "serve",
    "statistics",
]
