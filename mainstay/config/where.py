"""Whether this process serves the world, the machine it runs on, or the demo."""

import os

from django.core.exceptions import ImproperlyConfigured

from mainstay.web.loopback import is_loopback

DEMO = os.environ.get("MAINSTAY_DEMO") == "1"
LOCAL = DEMO or os.environ.get("MAINSTAY_LOCAL", "") == "1"
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def refuse_beyond_loopback(host: str) -> None:
    """Raise ImproperlyConfigured where the demo, or a local run, would be served to other machines.

    Their cookies travel unencrypted, and the demo's passwords are printed for everybody.
    """
    if LOCAL and not is_loopback(host):
        what = "The demo" if DEMO else "A local run (MAINSTAY_LOCAL=1)"
        raise ImproperlyConfigured(
            f"{what} is served on this machine only, and {host} can be reached from others. "
            "Serve it on 127.0.0.1, or unset MAINSTAY_DEMO and MAINSTAY_LOCAL and serve it over HTTPS."
        )
