"""``mainstay …``: what can be done at the command line.

Standard output holds only the answer; messages go to standard error.
Exit status: 0 done, 1 findings or refused rows, 2 could not.
"""

import click

from mainstay.config.commands.refusing import Refusing


@click.group(cls=Refusing)
def cli() -> None:
    """Commission support and short breaks for unpaid carers."""


from mainstay.config.commands import database  # noqa: E402, F401
