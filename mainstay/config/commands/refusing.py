"""A group of commands that turns "could not" into one clear sentence and exit status 2."""

import sys
from typing import Any

import click

from mainstay.database.refusal import NoDatabase


class Refusing(click.Group):
    """Says what is the matter and stops, where a command cannot go on."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; a refusal ends with its sentence on standard error."""
        try:
            return super().invoke(ctx)
        except NoDatabase as refusal:
            click.echo(str(refusal), err=True)
            sys.exit(2)
