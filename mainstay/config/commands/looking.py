"""Commands about what a person should look at: suppliers that may support carers, and entries that may be one."""

import sys
from pathlib import Path

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready

_AUTHORITY = click.option("--authority", required=True, metavar="NAME", help="Whose directory it is.")
_FORMAT = click.option(
    "--format", "ending", type=click.Choice(["text", "json"]), default="text", show_default=True
)


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@_AUTHORITY
@click.option("--check", is_flag=True, help="Say what is in the list and keep nothing.")
@_FORMAT
def payments(file: Path, authority: str, check: bool, ending: str) -> None:
    """Find the suppliers in a council's list of payments that may support carers, for a person to confirm."""
    ready()
    from mainstay.interop import looking
    from mainstay.interop.loading import whose

    owner = whose(authority)
    if owner is None:
        click.echo(f"No authority is called {authority}. The administrator's page lists them.", err=True)
        sys.exit(2)
    sys.exit(looking.payments(file, owner, check=check, ending=ending))


@cli.command()
@_AUTHORITY
@_FORMAT
def duplicates(authority: str, ending: str) -> None:
    """Find the entries of a directory that may be one, for a person to decide."""
    ready()
    from mainstay.interop import looking
    from mainstay.interop.loading import whose

    owner = whose(authority)
    if owner is None:
        click.echo(f"No authority is called {authority}. The administrator's page lists them.", err=True)
        sys.exit(2)
    sys.exit(looking.duplicates(owner, ending=ending))
