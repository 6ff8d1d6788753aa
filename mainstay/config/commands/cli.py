"""The one command that all others hang from."""

import click

from mainstay.config.commands.refusing import Refusing


@click.group(cls=Refusing, context_settings={"help_option_names": ["-h", "--help"]})
def cli() -> None:
    """Commission support and short breaks for unpaid carers."""
