"""Commands about the database and the audit."""

import sys

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.command()
def migrate() -> None:
    """Bring the database's tables up to this version."""
    ready()
    click.echo("The database is ready.", err=True)


@cli.group()
def audit() -> None:
    """Check the record of who did what."""


@audit.command()
def verify() -> None:
    """Recompute the audit's chain and name the first broken link."""
    ready()
    from mainstay.audit import chain

    broken = chain.verify()
    for link in broken:
        click.echo(str(link))
    click.echo("The audit's chain is whole." if not broken else "The audit has been tampered with.", err=True)
    sys.exit(1 if broken else 0)
