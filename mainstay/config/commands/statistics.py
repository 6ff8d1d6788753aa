"""Commands about published statistics: load them, and list the layouts that are known."""

import sys
from pathlib import Path

import click
import django

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--as", "layout", metavar="NAME", help="Read the files by this layout, not by their headings.")
@click.option("--authority", metavar="NAME", help="Whose files they are; without it everyone may use them.")
@click.option("--check", is_flag=True, help="Say what is in the files and load nothing.")
def load(files: tuple[Path, ...], layout: str | None, authority: str | None, check: bool) -> None:
    """Load published files: each is checked, and loaded whole or not at all."""
    ready()
    from mainstay.interop import reporting
    from mainstay.interop.loading import whose

    owner = whose(authority)
    if authority and owner is None:
        click.echo(f"No authority is called {authority}. The administrator's page lists them.", err=True)
        sys.exit(2)
    sys.exit(max(reporting.load_one(path, layout, owner, check=check) for path in files))


@cli.command()
@click.argument("name", required=False)
def layouts(name: str | None) -> None:
    """List the layouts of published files that Mainstay can read, or describe one."""
    django.setup()
    from mainstay.interop import reporting

    sys.exit(reporting.list_layouts(name))


@cli.command()
@click.argument("name")
def template(name: str) -> None:
    """Print the CSV template of what only a council knows: known_to_services, services_by_hand."""
    django.setup()
    from mainstay.interop import reporting

    sys.exit(reporting.print_template(name))
