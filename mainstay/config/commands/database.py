"""Commands about the database and the audit."""

import sys
from typing import TextIO

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.command()
def migrate() -> None:
    """Bring the database's tables up to this version."""
    ready()
    click.echo("The database is ready.", err=True)


@cli.group()
def database() -> None:
    """Prepare an outside PostgreSQL for Mainstay."""


@database.command()
@click.option("--admin-url", required=True, envvar="MAINSTAY_ADMIN_URL", help="An administrator's address.")
@click.option("--name", default="mainstay", show_default=True, help="The database to make.")
def prepare(admin_url: str, name: str) -> None:
    """Make the database and its two roles on an outside PostgreSQL; print the addresses to use."""
    from mainstay.database import roles

    prepared = roles.prepare(admin_url, name)
    click.echo(f"DATABASE_URL={prepared.runtime_url}\nMAINSTAY_OWNER_URL={prepared.owner_url}")


@cli.group()
def audit() -> None:
    """Check the record of who did what."""


@audit.command()
def heads() -> None:
    """Print the newest hash of every chain, to be kept somewhere else."""
    ready()
    from mainstay.audit import chain

    click.echo(chain.heads_as_json())


@audit.command()
@click.option(
    "--against",
    type=click.File(),
    help="Heads kept from before, as `mainstay audit heads` printed them: finds a chain cut short as well.",
)
def verify(against: TextIO | None) -> None:
    """Recompute the audit's chains and name the first broken link of each."""
    ready()
    from mainstay.audit import chain

    broken = chain.verify(chain.read_heads(against.read()) if against else ())
    for link in broken:
        click.echo(str(link))
    click.echo("The audit is whole." if not broken else "The audit has been tampered with.", err=True)
    sys.exit(1 if broken else 0)
