"""Commands that check other people's files against open standards."""

import sys

import click
import django

from mainstay.config.commands.cli import cli


@cli.group()
def check() -> None:
    """Check files and feeds against open standards, and against sense."""


@check.command("open-referral")
@click.argument("what", metavar="FILE-or-ADDRESS")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def open_referral(what: str, form: str) -> None:
    """Check services against Open Referral UK 3.0: 0 clean, 1 findings, 2 could not read."""
    django.setup()
    from django.utils.timezone import localdate

    from mainstay.interop.openreferral.checking.answering import answer_check

    sys.exit(answer_check(what, form, today=localdate()))
