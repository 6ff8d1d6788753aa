"""The command that shows Mainstay at work in an invented area."""

import os
import sys
import time

import click
from django.core.exceptions import ImproperlyConfigured

from mainstay.config.commands.cli import cli
from mainstay.config.ready import ready

_THREADS = 4


@cli.command()
@click.option("--port", default=8000, show_default=True, help="The port to answer on.")
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="This machine's own address, by any of its names."
)
def demo(port: int, host: str) -> None:
    """Show Mainstay at work in Northmoor, an invented area; Ctrl-C stops it."""
    # Before the settings are read: they then turn away everybody beyond this machine.
    os.environ["MAINSTAY_DEMO"] = "1"
    from mainstay.config import demo as show
    from mainstay.config import serving, where

    try:
        where.refuse_beyond_loopback(host)
        other = 8001 if port == 8000 else 8000
        serving.refuse_a_port_in_use(
            host, port, f"Perhaps a demo runs already. Choose another: ./dev demo --port {other}"
        )
        ready()
        from django.conf import settings
        from django.utils.timezone import localdate

        show.refuse_beside_real_authorities(settings.DATA)
        show.load(_say, today=localdate(), data=settings.DATA)
        serving.serve(
            host,
            port,
            workers=1,
            threads=_THREADS,
            when_ready=lambda: click.echo(show.welcome(port, settings.DATA)),
        )
    except (ImproperlyConfigured, serving.CannotServe) as refusal:
        click.echo(str(refusal), err=True)
        sys.exit(2)


_began = time.monotonic()


def _say(step: str) -> None:
    click.echo(f"{time.monotonic() - _began:5.1f} s  {step} …", err=True)
