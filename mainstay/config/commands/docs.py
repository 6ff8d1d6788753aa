"""Commands about what is written down: check the policy packs, and write the reference pages from the code."""

import sys
from datetime import date, datetime
from pathlib import Path

import click
import django

from mainstay import policy
from mainstay.config.commands.cli import cli


@cli.command()
@click.option(
    "--folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Only look for problems, in this folder instead of the packs in use.",
)
@click.option(
    "--on",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="YYYY-MM-DD",
    help="List what is due for review by this day; without it, by today.",
)
def packs(folder: Path | None, on: datetime | None) -> None:
    """Check the policy packs: what is wrong with them, what they hold, and what is due for review."""
    problems = policy.problems(folder)
    for problem in problems:
        click.echo(problem)
    if problems:
        click.echo("The packs are not used until these are mended.", err=True)
        sys.exit(1)
    if folder is None:
        _table_and_reviews((on or datetime.now().astimezone()).date())
    click.echo("The packs are sound.", err=True)


def _table_and_reviews(today: date) -> None:
    click.echo(f"{'pack':20}{'entries':>8}{'lists':>8}{'open to change':>16}")
    for name in policy.packs():
        entries = policy.entries(name)
        lists, may_be_set = sum(each.is_list for each in entries), sum(map(policy.may_override, entries))
        click.echo(f"{name:20}{len(entries):>8}{lists:>8}{may_be_set:>16}")
    for entry in policy.due_for_review(today):
        click.echo(f"due {entry.review_by}  {entry.key:48} {entry.title}")


@cli.command()
@click.option(
    "--check", is_flag=True, help="Change nothing; name the pages that the code no longer agrees with."
)
def docs(check: bool) -> None:
    """Write the reference pages in docs/reference from the code and the packs."""
    django.setup()
    from mainstay.config import reference, settings

    folder = settings.ROOT / "docs" / "reference"
    if not folder.is_dir():
        click.echo("There is no docs/reference here. Run this in a whole checkout.", err=True)
        sys.exit(2)
    stale = reference.out_of_date(folder)
    for name, text in stale.items():
        click.echo(f"docs/reference/{name}")
        if not check:
            (folder / name).write_text(text, "utf-8")
    if check and stale:
        click.echo("These pages are not what the code says. Write them again: ./dev docs", err=True)
    sys.exit(1 if check and stale else 0)
