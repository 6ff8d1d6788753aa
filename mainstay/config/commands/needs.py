"""The command that assesses an area."""

import sys

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.command()
@click.argument("area", metavar="AREA")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True
)
@click.option("--authority", metavar="NAME", help="Use this authority's own files and assumptions as well.")
def needs(area: str, form: str, authority: str | None) -> None:
    """Assess the needs of carers in AREA, a code or a name."""
    ready()
    from mainstay.interop.answering import answer_needs

    sys.exit(answer_needs(area, form, authority))
