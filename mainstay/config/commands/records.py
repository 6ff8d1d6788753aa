"""The commands that say which carers' records have been kept long enough, and erase them."""

import json
import sys

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.group()
def records() -> None:
    """Keep carers' records no longer than the schedule of an authority says."""


@records.command()
@click.argument("authority")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def due(authority: str, form: str) -> None:
    """List the records of AUTHORITY that are due to be erased, by number. Exit status 1 where there are any."""
    ready()
    from mainstay.pathway.erasing_told import due_of

    found = due_of(authority)
    if found is None:
        _unknown(authority)
        return
    if form == "json":
        click.echo(json.dumps([each.as_json() for each in found], indent=2))
    else:
        for each in found:
            click.echo(each.line)
        click.echo(f"{len(found)} due.", err=True)
    sys.exit(1 if found else 0)


@records.command()
@click.argument("authority")
@click.argument("references", nargs=-1, metavar="[REFERENCE]…")
@click.option("--all-due", is_flag=True, help="Erase every record that is due and not held.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def erase(authority: str, references: tuple[str, ...], all_due: bool, yes: bool) -> None:
    """Erase records of AUTHORITY that are due: those named by number, or all. Nothing brings them back."""
    ready()
    from mainstay.pathway.erasing_told import due_of, erase_of

    if bool(references) == all_due:
        click.echo("Name the records by number, or say --all-due.", err=True)
        sys.exit(2)
    found = due_of(authority)
    if found is None:
        _unknown(authority)
        return
    wanted = [each.reference for each in found if not each.held] if all_due else list(references)
    if not yes and wanted:
        click.confirm(f"Erase {len(wanted)} for good?", abort=True, err=True)
    refused = erase_of(authority, wanted)
    for line in refused:
        click.echo(line, err=True)
    click.echo(f"{len(wanted) - len(refused)} erased.")
    sys.exit(1 if refused else 0)


def _unknown(authority: str) -> None:
    click.echo(f"There is no authority called {authority}.", err=True)
    sys.exit(2)
