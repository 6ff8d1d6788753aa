"""The command that tries an authority's decisions under other rules."""

import sys
from datetime import datetime

import click

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready


@cli.group()
def decisions() -> None:
    """Look at decisions about carers in numbers."""


@decisions.command()
@click.argument("authority", metavar="AUTHORITY")
@click.option(
    "--test", default="care_act_carers", show_default=True, help="Which decisions: the code of their test."
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Try the rules of this day; of today where it is left out.",
)
@click.option("--threshold", default="", metavar="LEVEL", help="Try this level as the threshold (Scotland).")
@click.option("--breaks", is_flag=True, help="Try sufficient breaks as a duty (Scotland).")
def replay(authority: str, test: str, on: datetime | None, threshold: str, breaks: bool) -> None:
    """Count how many decisions of AUTHORITY would come out differently: 0 none, 1 some, 2 could not.

    Nothing is changed. Small numbers are left out and the others rounded, so that nobody can be told.
    """
    ready()
    from mainstay.pathway.replays.answering import answer_replay

    sys.exit(answer_replay(authority, test, on.date() if on else None, threshold, breaks=breaks))
